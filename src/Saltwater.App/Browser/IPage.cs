using Saltwater.Guide;

namespace Saltwater.App.Browser;

/// <summary>What the app asks of the page it runs in.</summary>
public interface IPage
{
    /// <summary>Says that the app answers for itself now.</summary>
    /// <returns>Who asks, if somebody chose that before; otherwise null.</returns>
    Role? TakeOver();

    /// <summary>
    /// Moves the focus to the heading of a new screen, or to the field that was opened to write in, and shows its top, so that a screen
    /// reader says it and nobody starts in the middle.
    /// </summary>
    void MoveToHeading();

    /// <summary>
    /// Says whether somebody reflects: then the browser's Back presses the hidden button for it, and otherwise it leaves as ever.
    /// </summary>
    void SetReflecting(bool reflecting);

    /// <summary>Waits until the page has nothing else to do.</summary>
    Task WhenIdle();

    /// <summary>Opens the browser's own print and save dialogue.</summary>
    void Print();

    /// <summary>Day and minutes after midnight in a time zone; null if the browser does not know it.</summary>
    /// <param name="zone">IANA name.</param>
    (DayOfWeek Day, int Minute)? TimeIn(string zone);

    /// <summary>How keeping on this device stands.</summary>
    Task<OfflineState> ReadOfflineState();

    /// <summary>Keeps the pages and the app on this device.</summary>
    Task<OfflineState> KeepOffline();

    /// <summary>Removes what was kept.</summary>
    Task<OfflineState> ForgetOffline();

    /// <summary>Whether this site has the words that a part loaded later needs, in the language of its guide.</summary>
    bool HasPart(LaterPart part);

    /// <summary>The words of a part, held against their hash; there once the part was fetched.</summary>
    byte[] WordsOf(LaterPart part);

    /// <summary>Hands a text over as a file, by the browser's own way of saving.</summary>
    void SaveText(string name, string text);

    /// <summary>Copies a text; false if the browser does not.</summary>
    Task<bool> CopyText(string text);

    /// <summary>
    /// Fetches what is loaded later, and names it; none if it could not be reached, null if the site was renewed and has it no more.
    /// </summary>
    Task<string[]?> LoadPart(LaterPart part);

    /// <summary>Opens the site's new build, which takes along what was answered; false if the browser opens nothing.</summary>
    /// <param name="given">Each as question=answer.</param>
    bool OpenNewBuild(string[] given);

    /// <summary>Offers to put it on the home screen.</summary>
    Task<bool> OfferToInstall();
}

/// <summary>What is loaded only when somebody opens it.</summary>
public enum LaterPart
{
    /// <summary>What a person keeps.</summary>
    Keep,

    /// <summary>The box for own words, with its phrases.</summary>
    OwnWords,

    /// <summary>The page to take along, with its words.</summary>
    TakeAlong,
}

/// <summary>Whether the pages and the app are kept on this device.</summary>
public enum OfflineState
{
    /// <summary>Nothing is kept.</summary>
    NotKept,

    /// <summary>Everything is kept and works without a line.</summary>
    Kept,

    /// <summary>This browser does not let anything be kept, or not here.</summary>
    NotPossible,
}
