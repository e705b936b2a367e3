using System.Collections.Immutable;
using Saltwater.Guide;
using Saltwater.Safety;

namespace Saltwater.Reflections;

/// <summary>Why a question comes next.</summary>
public enum AskedBecause
{
    /// <summary>Safety comes before reasons.</summary>
    Safety,

    /// <summary>Everyone is asked this first.</summary>
    Opening,

    /// <summary>It is expected to tell the most about the reasons.</summary>
    TellsMost,
}

/// <summary>Why nothing more is asked.</summary>
public enum StoppedBecause
{
    /// <summary>Someone was under 18.</summary>
    UnderAge,

    /// <summary>An emergency comes before any reason, until the person has been helped.</summary>
    Emergency,

    /// <summary>The tears felt good and nothing is wrong.</summary>
    GoodTears,

    /// <summary>As many questions were asked as are kind to ask.</summary>
    AskedEnough,

    /// <summary>No open question is expected to tell much more.</summary>
    LittleLeftToLearn,

    /// <summary>No question is left that this person can be asked.</summary>
    NothingLeftToAsk,
}

/// <summary>The next question, or why there is none. Exactly one of the two is set.</summary>
/// <param name="Question">What to ask.</param>
/// <param name="Offered">The answers to offer: private ones only to someone who is private.</param>
/// <param name="Because">Why it comes now.</param>
/// <param name="GainBits">What it is expected to tell about the reasons, in bits; 0 for safety questions.</param>
/// <param name="PrivateLeftOut">True if private questions are left out because someone may see the screen: then the danger signs and
/// services have to stay in sight.</param>
public sealed record NextQuestion(
    Question? Question,
    ImmutableArray<Answer> Offered,
    AskedBecause? Because,
    double GainBits,
    StoppedBecause? Stopped,
    bool PrivateLeftOut
)
{
    /// <summary>Chooses the next question: safety first and in fixed order, then the opening, then what is expected to tell most.</summary>
    public static NextQuestion After(ReasonNetwork network, Answers answers)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(answers);
        var (pack, asking) = (network.Pack, network.Pack.Model.Asking);
        if (DangerSigns.UnderAge(pack.Safety, answers))
        {
            return Stop(StoppedBecause.UnderAge, leftOut: false);
        }

        var isPrivate = asking.PrivateEnough.Holds(answers);
        var open = pack
            .Questions.Where(question =>
                !answers.Has(question.Id) && question.CanAsk(answers.Role) && (question.When?.Holds(answers) ?? true)
            )
            .ToList();
        var leftOut = !isPrivate && open.Any(question => question.Sensitive);
        var askable = open.Where(question => isPrivate || !question.Sensitive).ToList();
        if (askable.FirstOrDefault(question => question.Group == Guide.Question.SafetyGroup) is { } safety)
        {
            return Ask(safety, answers.Role, AskedBecause.Safety, 0, isPrivate, leftOut);
        }

        var beyond = pack
            .Questions.Where(question => question.Group != Guide.Question.SafetyGroup && answers.Has(question.Id))
            .ToLookup(question => answers[question.Id].Contains(Answers.Skip));
        var (answered, skipped) = (beyond[false].Count(), beyond[true].Count());
        var goodTears = asking.GoodTears.Holds(answers) && DangerSigns.Find(pack.Safety, answers).IsEmpty;
        var (atMost, because) = (asking.AtMost, StoppedBecause.AskedEnough);
        if (goodTears)
        {
            (atMost, because) = (asking.GoodTearsAtMost, StoppedBecause.GoodTears);
        }

        if (answered >= atMost || skipped >= asking.AtMostSkipped)
        {
            return Stop(because, leftOut);
        }

        if (
            asking
                .Opening.Select(id => askable.FirstOrDefault(question => question.Id == id))
                .FirstOrDefault(question => question is not null) is
            { } opening
        )
        {
            return Ask(opening, answers.Role, AskedBecause.Opening, 0, isPrivate, leftOut);
        }

        var tally = network.Count(answers);
        var telling = askable
            .Where(question => question.Group is not (Guide.Question.ScreenersGroup or Guide.Question.OpeningGroup))
            .ToList();
        var worthAsking = telling
            .Select(question => (Question: question, Gain: network.InformationGain(tally, question)))
            .Where(each => each.Gain >= asking.LeastGainBits)
            .ToList();
        if (worthAsking.Count == 0)
        {
            var nothingMore = telling.Count == 0 ? StoppedBecause.NothingLeftToAsk : StoppedBecause.LittleLeftToLearn;
            return Stop(goodTears ? StoppedBecause.GoodTears : nothingMore, leftOut);
        }

        var best = worthAsking.MaxBy(each => each.Gain - asking.BurdenBits(each.Question));
        return Ask(best.Question, answers.Role, AskedBecause.TellsMost, best.Gain, isPrivate, leftOut);
    }

    private static NextQuestion Ask(Question question, Role role, AskedBecause because, double gain, bool isPrivate, bool leftOut) =>
        new(
            question,
            [.. question.Answers.Where(answer => answer.IsOffered(role) && (isPrivate || !answer.Sensitive))],
            because,
            gain,
            null,
            leftOut
        );

    private static NextQuestion Stop(StoppedBecause because, bool leftOut) => new(null, [], null, 0, because, leftOut);
}
