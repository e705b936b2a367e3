using Saltwater.Guide;

namespace Saltwater.Cli.Commands;

/// <summary><c>saltwater sources</c>: what the guide rests on.</summary>
internal static class SourcesCommand
{
    public static int Run(Terminal terminal, string? guide, string? id)
    {
        if (GuideSource.Load(terminal, guide) is not { } pack)
        {
            return GuideSource.Failure(guide);
        }

        var found = pack.Sources.Where(source => id is null || source.Id.Equals(id, StringComparison.OrdinalIgnoreCase)).ToList();
        if (found.Count == 0)
        {
            return terminal.Refuse("SOURCES-001", "source", "There is no such source.", NearestName.Suggest(id!, [.. pack.Sources.Select(source => source.Id)]) + " `saltwater sources` lists all.");
        }

        terminal.Say("P: a primary or official text was read. M: a mirror of one. S: a secondary page. No clinician has signed the guide yet.");
        foreach (var source in found)
        {
            terminal.Item(source.Cite, source.Id);
        }

        return ExitCode.Done;
    }
}
