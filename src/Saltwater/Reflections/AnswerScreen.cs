using Saltwater.Guide;
using Saltwater.Guide.Screens;

namespace Saltwater.Reflections;

/// <summary>What the answer says beside its reasons, the same on a screen and in a terminal, and what it leaves out to be safe.</summary>
public static class AnswerScreen
{
    /// <summary>So many answers stand behind "because you said"; more would not fit beside the rest.</summary>
    public const int ChipsAtOnce = 5;

    /// <summary>So many reasons stand beside the leading one; more is a list again, and a list is what people came away from.</summary>
    public const int OthersAtOnce = 4;

    /// <summary>The line on top. Only what was asked can be called calm, and nothing is while someone may be unsafe.</summary>
    public static string Calm(Pack pack, Answers answers, Reflection reflection)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(reflection);
        var lists = pack.Questions.Where(question =>
            question is { Group: Question.SafetyGroup, When: null, AtMost: > 1 } && question.CanAsk(answers.Role)
        );
        var allAsked = lists.All(question => answers[question.Id].Any(id => id != Answers.Skip));
        var says = PathTexts.Of(pack);
        if (reflection.Flags.Any(flag => flag.Urgency <= Urgency.SameDay))
        {
            return says.NeedsHelp;
        }

        if (reflection.Flags.Any(flag => flag.Urgency == Urgency.ThisWeek))
        {
            return says.NeedsSoon;
        }

        if (reflection.CoercionPossible)
        {
            return says.FreedomFirst;
        }

        return allAsked ? says.NothingTonight : says.NothingAsked;
    }

    /// <summary>The step for tonight, or null. One that suggests talking stays away unless it is known to be safe; while someone may be
    /// unsafe, a partner reads the flags alone.</summary>
    public static string? Step(Reflection reflection, Thread thread)
    {
        ArgumentNullException.ThrowIfNull(reflection);
        ArgumentNullException.ThrowIfNull(thread);
        var partner = reflection.Role == Role.Partner;
        var step = partner ? thread.Reason.TonightPartner : thread.Reason.Tonight;
        if ((partner && reflection.CoercionPossible) || (step.PartnerTalk && !reflection.PartnerTalkSafe))
        {
            return null;
        }

        return step.Text;
    }

    /// <summary>What a reason is, in two sentences for whoever reads.</summary>
    public static string Brief(Reflection reflection, Thread thread)
    {
        ArgumentNullException.ThrowIfNull(reflection);
        ArgumentNullException.ThrowIfNull(thread);
        return (reflection.Role == Role.Partner ? thread.Reason.BriefPartner : thread.Reason.Brief).Text;
    }
}
