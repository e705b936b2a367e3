using System.Collections.Immutable;
using Saltwater.Inference;

namespace Saltwater.Tests.Inference;

/// <summary>An outcome in plain numbers: nothing here is in log-odds, so that a fault in them cannot hide.</summary>
/// <param name="BaseRate">How often it is seen when no hypothesis holds.</param>
/// <param name="Ratios">How many times as likely each hypothesis makes it; 1 where it is silent, 0 where it rules out.</param>
internal sealed record PlainOutcome(double BaseRate, ImmutableArray<double> Ratios)
{
    /// <summary>The same as the product takes it: silent hypotheses are absent.</summary>
    public Outcome AsOutcome() =>
        new(
            BaseRate,
            [
                .. Ratios
                    .Select((ratio, at) => (ratio, at))
                    .Where(each => each.ratio != 1)
                    .Select(each => new Weight(each.at, LogOdds.FromLikelihoodRatio(each.ratio))),
            ]
        );

    public override string ToString() => FormattableString.Invariant($"{BaseRate} × [{string.Join(", ", Ratios)}]");
}

/// <summary>
/// The joint model of <see cref="Network"/> written out in full: P(h, a) ∝ Π_i P(h_i) · base(a) · Π_{i ∈ h} ratio(a, i), one number for every set h
/// of hypotheses and every outcome a. It uses no closed form, and takes 2ⁿ steps where the product takes n.
/// </summary>
internal sealed class BruteForce
{
    private readonly int count;
    private readonly double[] sets;

    /// <summary>Weighs every set of hypotheses.</summary>
    /// <param name="priors">Probability of each hypothesis before anything was observed, in (0, 1).</param>
    /// <param name="observed">One outcome of each observation already made.</param>
    public BruteForce(ImmutableArray<double> priors, ImmutableArray<PlainOutcome> observed)
    {
        count = priors.Length;
        sets = new double[1 << count];
        for (var set = 0; set < sets.Length; set++)
        {
            sets[set] = 1;
            for (var hypothesis = 0; hypothesis < count; hypothesis++)
            {
                sets[set] *= Holds(set, hypothesis) ? priors[hypothesis] : 1 - priors[hypothesis];
            }

            foreach (var outcome in observed)
            {
                sets[set] *= Likelihood(outcome, set);
            }
        }

        Normalise(sets);
    }

    /// <summary>The probability of each hypothesis: of all sets it is in.</summary>
    public double[] Posterior() => [.. Enumerable.Range(0, count).Select(hypothesis => Sum(sets, set => Holds(set, hypothesis)))];

    /// <summary>How likely each outcome of the next observation is.</summary>
    public double[] Predict(ImmutableArray<PlainOutcome> next) => [.. Joint(next).Select(outcome => outcome.Sum())];

    /// <summary>Σ_i I(h_i ; a) in bits, straight from the definition Σ P(h_i, a) · log₂ (P(h_i, a) / (P(h_i) · P(a))).</summary>
    public double InformationGain(ImmutableArray<PlainOutcome> next)
    {
        var joint = Joint(next);
        var gain = 0.0;
        for (var hypothesis = 0; hypothesis < count; hypothesis++)
        {
            foreach (var holds in (bool[])[true, false])
            {
                var both = joint.Select(outcome => Sum(outcome, set => Holds(set, hypothesis) == holds)).ToArray();
                var ofState = both.Sum();
                gain += joint.Select((outcome, at) => both[at] == 0 ? 0 : both[at] * Math.Log2(both[at] / (ofState * outcome.Sum()))).Sum();
            }
        }

        return gain;
    }

    // P(h, a) by outcome, then by set.
    private double[][] Joint(ImmutableArray<PlainOutcome> next)
    {
        double[][] joint =
        [
            .. next.Select(outcome => sets.Select((weight, set) => weight * outcome.BaseRate * Likelihood(outcome, set)).ToArray()),
        ];
        var total = joint.Sum(outcome => outcome.Sum());
        return [.. joint.Select(outcome => outcome.Select(weight => weight / total).ToArray())];
    }

    private double Likelihood(PlainOutcome outcome, int set)
    {
        var product = 1.0;
        for (var hypothesis = 0; hypothesis < count; hypothesis++)
        {
            product *= Holds(set, hypothesis) ? outcome.Ratios[hypothesis] : 1;
        }

        return product;
    }

    private static bool Holds(int set, int hypothesis) => (set & (1 << hypothesis)) != 0;

    private static double Sum(double[] weights, Func<int, bool> counts)
    {
        var sum = 0.0;
        for (var set = 0; set < weights.Length; set++)
        {
            sum += counts(set) ? weights[set] : 0;
        }

        return sum;
    }

    private static void Normalise(double[] weights)
    {
        var total = weights.Sum();
        for (var set = 0; set < weights.Length; set++)
        {
            weights[set] /= total;
        }
    }
}
