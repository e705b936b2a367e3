using System.Collections.Immutable;
using System.Globalization;
using Saltwater.Cli.Streams;
using Saltwater.Guide;
using Saltwater.Guide.Screens;
using Saltwater.Reflections;

namespace Saltwater.Cli.Texts;

/// <summary>Writes what the path came to, as the app shows it: what needs help, the leading reason, because you said, one step for tonight,
/// what could change it, and the others.</summary>
internal static class AnswerWriter
{
    public static void WriteAnswer(Terminal terminal, Pack pack, Answers answers, Reflection reflection, string? country)
    {
        var says = PathTexts.Of(pack);
        var (partner, good) = (reflection.Role == Role.Partner, reflection.Conclusion == Conclusion.GoodTears);
        FlagWriter.WriteFlags(terminal, pack, reflection.Flags, country);
        terminal.Say();
        terminal.Say(AnswerScreen.Calm(pack, answers, reflection));
        var lead = reflection.Threads.FirstOrDefault();
        terminal.Heading(
            (good || lead is null, partner, reflection.CoercionPossible) switch
            {
                (true, _, _) => PlainWords.Opening(pack, reflection.Conclusion),
                (_, true, _) => says.LeadPartner,
                (_, _, true) => says.LeadUnsafe,
                _ => says.LeadSelf,
            }
        );
        if (lead is null)
        {
            terminal.Say(PlainWords.Meaning(pack, reflection));
            terminal.Say((partner ? says.CarePartner : says.CareSelf));
        }
        else
        {
            WriteThread(terminal, pack, reflection, lead, 1, withStep: !good);
        }

        if (partner)
        {
            var (doNow, me) = (says.DoNow, says.MeCalm);
            if (reflection.CoercionPossible)
            {
                (doNow, me) = (says.DoNowUnsafe, says.MeSign);
            }

            terminal.Heading(says.DoNowTitle);
            terminal.Say(doNow);
            terminal.Heading(says.MeTitle);
            terminal.Say(me);
        }

        if (lead is not null && !good)
        {
            foreach (var (index, thread) in reflection.Threads.Skip(1).Take(AnswerScreen.OthersAtOnce).Index())
            {
                WriteThread(terminal, pack, reflection, thread, index + 2, withStep: true);
            }

            WriteChange(terminal, says, reflection.Role, lead);
        }

        if (reflection is { PartnerTalkSafe: false, CoercionPossible: false } && lead is not { Words.IsEmpty: false })
        {
            terminal.Say();
            terminal.Say(says.WordsLeftOut);
        }

        terminal.Say();
        terminal.Say(says.NotAFinding);
    }

    /// <summary>The answers to what could change the leading reason: those at hand, then the others, as they are numbered.</summary>
    public static ImmutableArray<Answer> AnswersThatChange(Reflections.Thread lead, Role role)
    {
        if (lead.WouldChange is not { } change)
        {
            return [];
        }

        var (atHand, more) = change.Offered(lead.Reason, role);
        return [.. atHand, .. more];
    }

    private static void WriteThread(
        Terminal terminal,
        Pack pack,
        Reflection reflection,
        Reflections.Thread thread,
        int number,
        bool withStep
    )
    {
        var says = PathTexts.Of(pack);
        terminal.Heading(
            withStep ? $"{number}. {thread.Reason.Name} — {PlainWords.Of(pack, thread.Band)}" : $"{number}. {thread.Reason.Name}"
        );
        terminal.Say((thread.Gentle ? says.Gently + " " : "") + AnswerScreen.Brief(reflection, thread));
        if (!thread.For.IsEmpty)
        {
            var chips = thread.For.Take(AnswerScreen.ChipsAtOnce).Select(spoken => pack.Path.ChipOf(spoken.Question, spoken.Answer));
            terminal.Say($"{says.BecauseYouSaid}: {string.Join(" · ", chips)}");
            if (thread.For.Any(spoken => spoken.Strength == Strength.Told))
            {
                terminal.Say(says.OnlyTheyCanSay);
            }
        }

        if (withStep && AnswerScreen.Step(reflection, thread) is { } step)
        {
            terminal.Say($"{says.Tonight}: {step}");
        }
    }

    private static void WriteChange(Terminal terminal, PathTexts says, Role role, Reflections.Thread lead)
    {
        if (lead.WouldChange is not { } change)
        {
            return;
        }

        terminal.Heading(says.CouldChange);
        terminal.Say(change.Question.AskFor(role));
        foreach (var (answer, index) in AnswersThatChange(lead, role).Select((answer, index) => (answer, index)))
        {
            if (index == WouldChange.AnswersAtOnce)
            {
                terminal.Say(says.MoreAnswers);
            }

            terminal.Item(answer.SaysFor(role), string.Create(CultureInfo.InvariantCulture, $"a{index + 1}"));
        }
    }
}
