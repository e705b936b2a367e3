using Saltwater.Cli.Sources;
using Saltwater.Cli.Streams;
using Saltwater.Guide.Screens;

namespace Saltwater.Cli.Commands;

/// <summary><c>saltwater now</c>: what to do this minute, for the one who cried or the one beside them.</summary>
internal static class NowCommand
{
    public static int Run(Terminal terminal, string? guide, bool beside)
    {
        if (GuideSource.LoadPack(terminal, guide) is not { } pack)
        {
            return GuideSource.ExitCodeWithout(guide);
        }

        var say = TerminalTexts.Of(pack);
        var moment = beside ? pack.Beside : pack.Now;
        terminal.Heading(moment.Title);
        terminal.Say(moment.Purpose);
        foreach (var stage in moment.Stages)
        {
            terminal.Heading(stage.Name);
            foreach (var step in stage.Steps)
            {
                // Nothing is known about how safe this person is, so nothing here suggests talking with the partner.
                if (beside || !step.PartnerTalk)
                {
                    terminal.Item(step.Text);
                }
            }
        }

        terminal.Heading(say.BetterNot);
        foreach (var item in moment.Avoid)
        {
            terminal.Item(item.Text, "–");
        }

        terminal.Say();
        terminal.Say(say.InDanger);
        return ExitCode.Done;
    }
}
