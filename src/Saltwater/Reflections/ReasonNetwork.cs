using System.Collections.Immutable;
using Saltwater.Guide;
using Saltwater.Inference;

namespace Saltwater.Reflections;

/// <summary>The guide's reasons and questions as hypotheses and observations. Built once for a pack, when it is first asked, and shared; immutable.</summary>
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
    /// <param name="answers">What someone cannot be asked in their role is left out: a partner does not speak for the other's wishes. Several answers to one question all count.</param>
    public Evidence Weigh(Answers answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var evidence = built.Value.Network.Begin();
        foreach (var (question, answer) in Telling(answers))
        {
            evidence = evidence.With(built.Value.Outcomes[question.Id][answer.Id]);
        }

        return evidence;
    }

    /// <summary>How much a question is expected to tell about the reasons, in bits.</summary>
    /// <remarks>A question with several answers counts as if one were chosen: the others can only add to it.</remarks>
    public double InformationGain(Evidence evidence, Question question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return Network.InformationGain(evidence, built.Value.Observations[question.Id]);
    }

    /// <summary>How much a question is expected to tell about some of the reasons, in bits.</summary>
    /// <param name="answers">What was answered; this question not among it.</param>
    /// <param name="question">The question that may come next.</param>
    /// <param name="about">What it says about other reasons does not count.</param>
    public double GainAbout(Answers answers, Question question, ImmutableArray<Reason> about)
    {
        ArgumentNullException.ThrowIfNull(question);
        var indices = about.Select(reason => Pack.Reasons.IndexOf(reason)).ToHashSet();
        var observation = built.Value.Observations[question.Id];
        return Network.InformationGain(Weigh(answers), new([.. observation.Outcomes.Select(outcome => outcome with { Weights = [.. outcome.Weights.Where(weight => indices.Contains(weight.Hypothesis))] })]));
    }

    /// <summary>How likely each answer to a question is, in the order of its answers; adds up to 1.</summary>
    public ImmutableArray<double> Predict(Evidence evidence, Question question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return Network.Predict(evidence, built.Value.Observations[question.Id]);
    }

    /// <summary>The evidence with one more answer.</summary>
    public Evidence With(Evidence evidence, Question question, Answer answer)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(answer);
        return evidence.With(built.Value.Outcomes[question.Id][answer.Id]);
    }

    /// <summary>The answers that speak for or against some reason, in the guide's order.</summary>
    internal IEnumerable<(Question Question, Answer Answer)> Telling(Answers answers) =>
        from question in Pack.Questions
        where question.CanAsk(answers.Role)
        from id in answers[question.Id]
        let answer = question.Answer(id)
        where answer is { Effects.IsEmpty: false }
        select (question, answer);

    private static Built Build(Pack pack)
    {
        var index = pack.Reasons.Select((reason, at) => (reason.Id, at)).ToDictionary(each => each.Id, each => each.at, StringComparer.Ordinal);
        var weights = pack.Model.Strengths.ToDictionary(each => each.Key, each => LogOdds.FromLikelihoodRatio(each.Value));
        Network network = new(pack.Reasons.Select(reason => LogOdds.FromProbability(pack.Model.Priors[reason.Prior])));
        var outcomes = pack.Questions.ToDictionary(
            question => question.Id,
            question => question.Answers.ToDictionary(
                answer => answer.Id,
                answer => new Outcome(answer.BaseRate, [.. answer.Effects.Select(effect => new Weight(index[effect.Reason], weights[effect.Strength]))]),
                StringComparer.Ordinal),
            StringComparer.Ordinal);
        var observations = pack.Questions.ToDictionary(
            question => question.Id,
            question => new Observation([.. question.Answers.Select(answer => outcomes[question.Id][answer.Id])]),
            StringComparer.Ordinal);
        return new(network, observations, outcomes);
    }

    // Never changed once built; these are read at every step, on a phone by an interpreter.
    private sealed record Built(Network Network, Dictionary<string, Observation> Observations, Dictionary<string, Dictionary<string, Outcome>> Outcomes);
}
