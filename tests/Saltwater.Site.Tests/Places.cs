namespace Saltwater.Site.Tests;

/// <summary>Where a visitor can be.</summary>
internal static class Places
{
    /// <summary>Pages that say something about the subject, one of each kind.</summary>
    public static readonly string[] Telling =
    [
        "/",
        "/now",
        "/beside",
        "/guide",
        "/reflect",
        "/words",
        "/help",
        "/help/gb",
        "/help/mx",
        "/about",
        "/access",
        "/nothing-here",
        "/help/zz",
    ];

    /// <summary>Those and the neutral page that Leave leads to.</summary>
    public static readonly string[] Pages = [.. Telling, "/pause"];

    /// <summary>The addresses of every document of the site; each country has one.</summary>
    public static async Task<string[]> Documents() =>
        [.. (await BuiltSite.Rendered).Files.Where(file => file.IsDocument).Select(file => file.Path)];
}
