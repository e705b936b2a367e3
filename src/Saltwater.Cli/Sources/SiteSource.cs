using System.Text.RegularExpressions;
using Saltwater.Appointment;
using Saltwater.Cli.Authoring;
using Saltwater.Cli.Streams;
using Saltwater.Site;
using Saltwater.Site.App;
using Saltwater.Site.Pages;

namespace Saltwater.Cli.Sources;

/// <summary>Renders the site from the guide, the app and the figures that were built with this program.</summary>
internal static partial class SiteSource
{
    /// <summary>The folder that was named cannot be written.</summary>
    public const string CannotWrite = "SITE-001";

    /// <summary>No path that a site can lie below.</summary>
    public const string BadRoot = "SITE-002";

    private const string AppFolder = "app";
    private const string FiguresFile = "figures.json";

    /// <summary>The site, or null after saying why there is none.</summary>
    public static Website? Render(Terminal terminal, SiteRequest request)
    {
        if (!RootPath().IsMatch(request.Root))
        {
            terminal.Refuse(
                BadRoot,
                "--base",
                "This is not a path that a site can lie below.",
                "Begin and end it with a slash, and use small letters, digits and hyphens in between, for example: --base /care/"
            );
            return null;
        }

        if (GuideSource.LoadPack(terminal, request.Guide) is not { } pack)
        {
            return null;
        }

        LocalCopy? copy = null;
        if (request.With is { } with)
        {
            var report = CopyReader.Read(with, pack, Directory.Exists(request.Guide) ? request.Guide : null);
            GuideSource.WriteProblems(terminal, report.Problems);
            if (report.Pack is null)
            {
                return null;
            }

            (pack, copy) = (report.Pack, report.Copy);
        }

        var figures = Path.Combine(AppContext.BaseDirectory, FiguresFile);
        return Website
            .Render(
                pack,
                AppBundle.Read(Path.Combine(AppContext.BaseDirectory, AppFolder)),
                File.Exists(figures) ? Figures.Read(File.ReadAllBytes(figures)) : null,
                PhraseSource.ReadBytes(request.Guide, pack),
                new()
                {
                    Root = request.Root,
                    Copy = copy,
                    Made = GuideSource.Today(terminal),
                },
                PagePart.WritePage(pack)
            )
            .GetAwaiter()
            .GetResult();
    }

    /// <summary>What to say to the program that started us when there is no site: only a pack that was not shipped is not the input's fault.</summary>
    public static int ExitCodeWithout(SiteRequest request)
    {
        if (!RootPath().IsMatch(request.Root) || request.With is not null)
        {
            return ExitCode.BadInput;
        }

        return GuideSource.ExitCodeWithout(request.Guide);
    }

    // Addresses of pages are told apart in small letters, and nothing in one may need an escape in a page, a script, a header or a server's settings.
    [GeneratedRegex(@"^/(?:[a-z0-9][a-z0-9-]{0,63}/){0,8}\z")]
    private static partial Regex RootPath();
}

/// <summary>What a site is made from.</summary>
/// <param name="Guide">The guide that was named, or null for the one shipped.</param>
/// <param name="Root">Where the site will be on its host; begins and ends with a slash.</param>
/// <param name="With">The folder of what whoever runs it adds, or null.</param>
internal sealed record SiteRequest(string? Guide, string Root, string? With);
