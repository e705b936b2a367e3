using System.Collections.Immutable;

namespace Saltwater.Inference;

/// <summary>
/// A set of hypotheses, each of which holds or not, and the observations that bear on them. The model is log-linear: the log-odds of a
/// hypothesis are
/// its prior plus the weights of every outcome observed.
/// </summary>
/// <remarks>
/// With h the set of hypotheses that hold, o an observation and a one of its outcomes, the joint model of the next observation is
/// P(h, a) ∝ Π_i P(h_i) · base(a) · Π_{i ∈ h} e^{w(a, i)}. Hence
/// P(a) ∝ base(a) · Π_i (1 − p_i + p_i · e^{w(a, i)}) and P(h_i | a) has log-odds logit(p_i) + w(a, i), for each i by itself.
/// It is not a mixture in which one hypothesis must be true: probabilities need not add up to one, and support for one never lowers
/// another.
/// </remarks>
public sealed class Network
{
    private readonly double[] priors;

    /// <summary>Builds a network.</summary>
    /// <param name="priors">Log-odds of each hypothesis before anything is observed, in nats; finite.</param>
    /// <exception cref="ArgumentException">A prior is not finite.</exception>
    public Network(IEnumerable<LogOdds> priors)
    {
        ArgumentNullException.ThrowIfNull(priors);
        this.priors = [.. priors.Select(prior => prior.Nats)];
        if (!Array.TrueForAll(this.priors, double.IsFinite))
        {
            throw new ArgumentException("A prior is finite: what is certain or impossible is not a hypothesis.", nameof(priors));
        }
    }

    /// <summary>How many hypotheses there are.</summary>
    public int Count => priors.Length;

    /// <summary>The evidence before anything is observed: the priors.</summary>
    public Evidence Begin() => new((double[])priors.Clone());

    /// <summary>How likely each outcome of an observation is, given the evidence so far.</summary>
    /// <param name="evidence">What was observed before; this observation not among it.</param>
    /// <param name="observation">The observation that may come next.</param>
    /// <returns>One probability for each outcome, in its order; in [0, 1], adding up to 1.</returns>
    /// <exception cref="ArgumentException">Nothing can be observed: every outcome contradicts what is certain.</exception>
    public static ImmutableArray<double> Predict(Evidence evidence, Observation observation)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        ArgumentNullException.ThrowIfNull(observation);
        Span<double> predicted = stackalloc double[observation.Outcomes.Length];
        Predict(evidence.Nats, observation, predicted);
        return [.. predicted];
    }

    /// <summary>How much the next observation is expected to tell about the hypotheses, in bits.</summary>
    /// <param name="evidence">What was observed before; this observation not among it.</param>
    /// <param name="observation">The observation that may come next.</param>
    /// <returns>
    /// Σ_i I(h_i ; a): the mutual information between the outcome and each hypothesis by itself, summed. Never negative; 0 if the outcomes
    /// say nothing.
    /// It is not the information about all hypotheses jointly, which is at most this.
    /// </returns>
    /// <remarks>Mutual information: C. E. Shannon, A Mathematical Theory of Communication (1948), section 12; as value of a question: D. V.
    /// Lindley (1956).</remarks>
    public static double InformationGain(Evidence evidence, Observation observation)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        ArgumentNullException.ThrowIfNull(observation);
        var nats = evidence.Nats;
        Span<double> predicted = stackalloc double[observation.Outcomes.Length];
        Predict(nats, observation, predicted);

        // Only hypotheses that some outcome speaks of can gain; for each, I = H(mean over outcomes of p) − mean over outcomes of H(p).
        Span<double> spoken = stackalloc double[nats.Length];
        Span<double> mean = stackalloc double[nats.Length];
        Span<double> entropy = stackalloc double[nats.Length];
        for (var outcome = 0; outcome < predicted.Length; outcome++)
        {
            foreach (var weight in observation.Outcomes[outcome].Weights)
            {
                var after = Logistic(nats[weight.Hypothesis] + weight.Evidence.Nats);
                spoken[weight.Hypothesis] += predicted[outcome];
                mean[weight.Hypothesis] += predicted[outcome] * after;
                entropy[weight.Hypothesis] += predicted[outcome] * BinaryEntropy(after);
            }
        }

        var gain = 0.0;
        for (var hypothesis = 0; hypothesis < nats.Length; hypothesis++)
        {
            if (spoken[hypothesis] > 0)
            {
                var now = Logistic(nats[hypothesis]);
                var silent = Math.Max(0, 1 - spoken[hypothesis]);
                gain += BinaryEntropy(mean[hypothesis] + (silent * now)) - entropy[hypothesis] - (silent * BinaryEntropy(now));
            }
        }

        // The difference of two nearly equal entropies can round below zero.
        return Math.Max(0, gain);
    }

    private static void Predict(ReadOnlySpan<double> nats, Observation observation, Span<double> predicted)
    {
        var total = 0.0;
        for (var outcome = 0; outcome < predicted.Length; outcome++)
        {
            var share = observation.Outcomes[outcome].BaseRate;
            foreach (var weight in observation.Outcomes[outcome].Weights)
            {
                // 1 − p is taken from the log-odds: next to certainty, p itself has lost the digits that decide between outcomes.
                share *= Logistic(-nats[weight.Hypothesis]) + (Logistic(nats[weight.Hypothesis]) * Math.Exp(weight.Evidence.Nats));
            }

            predicted[outcome] = share;
            total += share;
        }

        if (!(total > 0))
        {
            throw new ArgumentException("No outcome is possible under this evidence.", nameof(observation));
        }

        for (var outcome = 0; outcome < predicted.Length; outcome++)
        {
            predicted[outcome] /= total;
        }
    }

    private static double Logistic(double nats) => 1 / (1 + Math.Exp(-nats));

    private static double BinaryEntropy(double probability) =>
        probability is <= 0 or >= 1 ? 0 : -((probability * Math.Log2(probability)) + ((1 - probability) * Math.Log2(1 - probability)));
}
