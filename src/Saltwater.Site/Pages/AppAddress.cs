namespace Saltwater.Site.Pages;

/// <summary>Where a page leads to the app.</summary>
internal static class AppAddress
{
    public const string Start = "/app";

    /// <summary>The app, opened at what somebody keeps. It shows a locked door and names nothing.</summary>
    public const string Notes = Start + "#notes";

    /// <summary>Leads on to <see cref="Notes"/> at once. Whoever locks goes this way, so that the app begins in a new process.</summary>
    public const string Again = "/again";
}
