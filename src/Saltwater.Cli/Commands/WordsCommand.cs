using Saltwater.Guide;
using Saltwater.Words;

namespace Saltwater.Cli.Commands;

/// <summary><c>saltwater words</c>: sentences to say or send.</summary>
internal static class WordsCommand
{
    public static int Run(Terminal terminal, string? guide, string? about, Role role, Tone? tone)
    {
        if (GuideSource.Load(terminal, guide) is not { } pack)
        {
            return GuideSource.Failure(guide);
        }

        var occasions = pack.Words.Occasions.Select(occasion => occasion.Id);
        if (about is null)
        {
            terminal.Say($"Reasons: {string.Join(", ", pack.Reasons.Select(reason => reason.Id))}.");
            terminal.Say($"Occasions: {string.Join(", ", occasions)}. Also: better-not.");
            return ExitCode.Done;
        }

        const string notForThem = "If you feel pressed, afraid or unsafe with someone, these words are not for them. `saltwater services` lists people who can help you plan.";
        if (pack.Reason(about) is { } reason)
        {
            terminal.Say(notForThem);
            terminal.Heading($"{reason.Name}{(reason.WordsTo == Listener.Trusted ? ", to someone you trust" : "")}");
            ReflectionText.WriteWords(terminal, Sayings.For(reason, role, null, tone, partnerTalkSafe: true));
            return ExitCode.Done;
        }

        if (pack.Words.Occasions.FirstOrDefault(each => each.Id == about) is { } occasion)
        {
            terminal.Say(notForThem);
            terminal.Heading($"{occasion.Name}{(occasion.To == Listener.Trusted ? ", to someone you trust" : "")}");
            ReflectionText.WriteWords(terminal, [.. occasion.Words.Where(wording => (tone ?? wording.Tone) == wording.Tone)]);
            return ExitCode.Done;
        }

        if (about == "better-not")
        {
            terminal.Say(notForThem);
            foreach (var each in pack.Words.BetterNot)
            {
                terminal.Item($"“{each.Say}” {each.Why} Instead: “{each.Instead}”", "–");
            }

            return ExitCode.Done;
        }

        return terminal.Refuse("WORDS-001", "reason", "There is no such reason or occasion.", NearestName.Suggest(about, [.. pack.Reasons.Select(each => each.Id), .. occasions, "better-not"]) + " `saltwater words` lists all.");
    }
}
