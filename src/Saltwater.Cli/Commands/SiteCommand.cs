using System.Globalization;
using Saltwater.Cli.Sources;
using Saltwater.Cli.Streams;
using Saltwater.Site;

namespace Saltwater.Cli.Commands;

/// <summary><c>saltwater site</c>: the same pages and app as files, for any server of static files.</summary>
internal static class SiteCommand
{
    public static int Run(Terminal terminal, SiteRequest request, string output)
    {
        if (SiteSource.Render(terminal, request) is not { } site)
        {
            return SiteSource.ExitCodeWithout(request);
        }

        try
        {
            SiteFolder.Write(site, output);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            terminal.Refuse(
                SiteSource.CannotWrite,
                "folder",
                "The site cannot be written there.",
                "Check that it is a folder, and that you may write to it."
            );
            return ExitCode.Environment;
        }

        terminal.Say(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{site.Files.Length} addresses written, each also compressed. Headers for each are in {SiteFolder.HeadersFile}."
            )
        );
        return ExitCode.Done;
    }
}
