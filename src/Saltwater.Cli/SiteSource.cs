using Saltwater.Site;

namespace Saltwater.Cli;

/// <summary>Renders the site from the guide, the app and the figures that were built with this program.</summary>
internal static class SiteSource
{
    private const string AppFolder = "app";
    private const string FiguresFile = "figures.json";

    /// <summary>The site, or null after saying why there is none.</summary>
    public static Website? Render(Terminal terminal, string? guide)
    {
        if (GuideSource.Load(terminal, guide) is not { } pack)
        {
            return null;
        }

        var figures = Path.Combine(AppContext.BaseDirectory, FiguresFile);
        return Website.Render(pack, AppBundle.Read(Path.Combine(AppContext.BaseDirectory, AppFolder)), File.Exists(figures) ? Figures.Read(File.ReadAllBytes(figures)) : null, PhraseSource.Bytes(guide)).GetAwaiter().GetResult();
    }
}
