using System.Collections.Immutable;
using Saltwater.Guide;
using Saltwater.Inference;

namespace Saltwater.Reflections;

/// <summary>The guide's reasons and questions as hypotheses and observations. Built once for a pack, when it is first asked, and shared;
/// immutable.</summary>
public sealed class ReasonNetwork
{
    // The first questions are about safety and need none of it; on a phone, building it would keep them waiting.
    private readonly Lazy<Built> built;

    /// <summary>The network of a pack.</summary>
    public ReasonNetwork(Pack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        Pack = pack;
        built = new(() => Build(pack));
    }

    /// <summary>The guide it was built from.</summary>
    public Pack Pack { get; }

    /// <summary>The answers as evidence about the reasons, in the order of <see cref="Guide.Pack.Reasons"/>.</summary>
    /// <param name="answers">What someone cannot be asked in their role is left out: a partner does not speak for the other's wishes.
    /// Several answers to one question all count.</param>
    public Evidence Weigh(Answers answers) => Count(answers).Evidence;

    /// <summary>How much a question is expected to tell about the reasons, in bits.</summary>
    /// <param name="tally">What was answered before; this question not among it.</param>
    /// <param name="question">The question that may come next.</param>
    /// <param name="about">The reasons that count; null for all of them.</param>
    /// <remarks>A question with several answers counts as if one were chosen: the others can only add to it.</remarks>
    internal double InformationGain(Tally tally, Question question, IReadOnlySet<int>? about = null) =>
        Network.InformationGain(tally.Evidence, Observe(tally, question, about));

    /// <summary>How likely each answer to a question is, in the order of its answers; adds up to 1.</summary>
    internal ImmutableArray<double> Predict(Tally tally, Question question) => Network.Predict(tally.Evidence, Observe(tally, question));

    /// <summary>The evidence with one more answer.</summary>
    internal Evidence With(Tally tally, Answer answer) => tally.Evidence.With(tally.Outcome(answer, built.Value.Index, null));

    /// <summary>How often each strength was said for each reason, and what it comes to.</summary>
    internal Tally Count(Answers answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        return new(
            Pack.Model,
            Pack.Reasons.Length,
            EffectsOf(answers).Select(effect => (built.Value.Index[effect.Reason], effect.Strength)),
            built.Value.Network.Begin()
        );
    }

    private Observation Observe(Tally tally, Question question, IReadOnlySet<int>? about = null) =>
        new([.. question.Answers.Select(answer => tally.Outcome(answer, built.Value.Index, about))]);

    /// <summary>The answers that speak for or against some reason, in the guide's order.</summary>
    internal IEnumerable<(Question Question, Answer Answer)> Telling(Answers answers) =>
        from question in Pack.Questions
        where question.CanAsk(answers.Role)
        from id in answers[question.Id]
        let answer = question.Answer(id)
        where answer is { Effects.IsEmpty: false }
        select (question, answer);

    // Of what was answered alone: most questions are open, and in a sum the order makes no difference.
    private IEnumerable<Effect> EffectsOf(Answers answers) =>
        from id in answers.Questions
        let question = built.Value.Questions.GetValueOrDefault(id)
        where question?.CanAsk(answers.Role) == true
        from given in answers[id]
        from effect in question.Answer(given)?.Effects ?? []
        select effect;

    private static Built Build(Pack pack) =>
        new(
            new(pack.Reasons.Select(reason => LogOdds.FromProbability(pack.Model.Priors[reason.Prior]))),
            pack.Reasons.Select((reason, at) => (reason.Id, at)).ToDictionary(each => each.Id, each => each.at, StringComparer.Ordinal),
            pack.Questions.ToDictionary(question => question.Id, StringComparer.Ordinal)
        );

    // Never changed once built; these are read at every step, on a phone by an interpreter.
    private sealed record Built(Network Network, Dictionary<string, int> Index, Dictionary<string, Question> Questions);
}
