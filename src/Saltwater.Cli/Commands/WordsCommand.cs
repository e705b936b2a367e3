using Saltwater.Cli.Sources;
using Saltwater.Cli.Streams;
using Saltwater.Cli.Texts;
using Saltwater.Guide;
using Saltwater.Guide.Screens;
using Saltwater.Words;

namespace Saltwater.Cli.Commands;

/// <summary><c>saltwater words</c>: sentences to say or send.</summary>
internal static class WordsCommand
{
    public static int Run(Terminal terminal, string? guide, string? about, Role role, Tone? tone)
    {
        if (GuideSource.LoadPack(terminal, guide) is not { } pack)
        {
            return GuideSource.ExitCodeWithout(guide);
        }

        var say = TerminalTexts.Of(pack);
        var occasions = pack.Words.Occasions.Select(occasion => occasion.Id);
        if (about is null)
        {
            terminal.Say(say.WordReasons(string.Join(", ", pack.Reasons.Select(reason => reason.Id))));
            terminal.Say(say.WordOccasions(string.Join(", ", occasions)));
            return ExitCode.Done;
        }

        if (pack.Reason(about) is { } reason)
        {
            terminal.Say(say.NotForThem);
            terminal.Heading(NameWithListener(say, reason.Name, reason.WordsTo));
            ReflectionWriter.WriteWords(terminal, pack, Sayings.For(reason, role, null, tone, partnerTalkSafe: true));
            return ExitCode.Done;
        }

        if (pack.Words.Occasions.FirstOrDefault(each => each.Id == about) is { } occasion)
        {
            terminal.Say(say.NotForThem);
            terminal.Heading(NameWithListener(say, occasion.Name, occasion.To));
            ReflectionWriter.WriteWords(terminal, pack, [.. occasion.Words.Where(wording => (tone ?? wording.Tone) == wording.Tone)]);
            return ExitCode.Done;
        }

        if (about == "better-not")
        {
            terminal.Say(say.NotForThem);
            foreach (var each in pack.Words.BetterNot)
            {
                terminal.Item(say.Instead(each.Say, each.Why, each.Instead), "–");
            }

            return ExitCode.Done;
        }

        return terminal.Refuse(
            "WORDS-001",
            "reason",
            TerminalRefusalsTexts.Of(pack).NoWords,
            $"{Nearest.SuggestFor(pack, about, [.. pack.Reasons.Select(each => each.Id), .. occasions, "better-not"])} "
                + $"{TerminalRefusalsTexts.Of(pack).ListsAll("saltwater words")}"
        );
    }

    private static string NameWithListener(TerminalTexts say, string name, Listener listener) =>
        listener == Listener.Trusted ? say.ToTrusted(name) : name;
}
