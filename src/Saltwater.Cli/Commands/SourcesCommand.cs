using Saltwater.Cli.Sources;
using Saltwater.Cli.Streams;
using Saltwater.Cli.Texts;
using Saltwater.Guide.Screens;

namespace Saltwater.Cli.Commands;

/// <summary><c>saltwater sources</c>: what the guide rests on.</summary>
internal static class SourcesCommand
{
    public static int Run(Terminal terminal, string? guide, string? id)
    {
        if (GuideSource.LoadPack(terminal, guide) is not { } pack)
        {
            return GuideSource.ExitCodeWithout(guide);
        }

        var say = TerminalServicesTexts.Of(pack);
        var found = pack.Sources.Where(source => id is null || source.Id.Equals(id, StringComparison.OrdinalIgnoreCase)).ToList();
        if (found.Count == 0)
        {
            return terminal.Refuse(
                "SOURCES-001",
                "source",
                say.NoSource,
                $"{Nearest.SuggestFor(pack, id!, [.. pack.Sources.Select(source => source.Id)])} {TerminalRefusalsTexts.Of(pack).ListsAll("saltwater sources")}"
            );
        }

        terminal.Say(say.SourceKinds);
        foreach (var source in found)
        {
            terminal.Item(source.Cite, source.Id);
        }

        return ExitCode.Done;
    }
}
