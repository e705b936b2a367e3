using Saltwater.Guide;

namespace Saltwater.App.Browser;

/// <summary>What the app asks of the page it runs in.</summary>
public interface IPage
{
    /// <summary>Says that the app answers for itself now.</summary>
    /// <returns>Who asks, if somebody chose that before; otherwise null.</returns>
    Role? Begun();

    /// <summary>Moves the focus to the heading of a new screen and shows its top, so that a screen reader says it and nobody starts in the middle.</summary>
    void Arrive();

    /// <summary>Says whether somebody reflects: then the browser's Back presses the hidden button for it, and otherwise it leaves as ever.</summary>
    void Inside(bool reflecting);

    /// <summary>Opens the browser's own print and save dialogue.</summary>
    void Print();

    /// <summary>How keeping on this device stands.</summary>
    Task<KeepState> Kept();

    /// <summary>Keeps the pages and the app on this device.</summary>
    Task<KeepState> Keep();

    /// <summary>Removes what was kept.</summary>
    Task<KeepState> Forget();

    /// <summary>Fetches the parts that are loaded later, and names them; none if they could not be reached, null if the site was renewed and has them no more.</summary>
    Task<string[]?> Later();

    /// <summary>Opens the site's new build, which takes along what was answered; false if the browser opens nothing.</summary>
    /// <param name="given">Each as question=answer.</param>
    bool Anew(string[] given);

    /// <summary>Offers to put it on the home screen.</summary>
    Task<bool> Install();
}

/// <summary>Whether the pages and the app are kept on this device.</summary>
public enum KeepState
{
    /// <summary>Nothing is kept.</summary>
    NotKept,

    /// <summary>Everything is kept and works without a line.</summary>
    Kept,

    /// <summary>This browser does not let anything be kept, or not here.</summary>
    NotPossible,
}
