using System.Collections.Immutable;
using Saltwater.Inference;

namespace Saltwater.Tests.Inference;

/// <summary>A network with what was observed and what may come next, in plain numbers.</summary>
internal sealed record RandomNetwork(
    ImmutableArray<double> Priors,
    ImmutableArray<PlainOutcome> Observed,
    ImmutableArray<PlainOutcome> Next
)
{
    // Mostly small, because the oracle takes 2ⁿ steps; some as large as it can still do thousands of times.
    private static readonly Gen<int> Counts = Gen.Frequency((16, Gen.Int[1, 6]), (3, Gen.Int[7, 11]), (1, Gen.Const(12)));

    // Ratios reach from 1 : 20 to 20 : 1. Most outcomes are silent on most hypotheses, and some rule one out.
    private static readonly Gen<double> Ratios = Gen.Frequency(
        (10, Gen.Const(1.0)),
        (8, Gen.Double[-3, 3].Select(Math.Exp)),
        (2, Gen.Const(0.0))
    );

    public static readonly Gen<RandomNetwork> Any =
        from count in Counts
        from priors in Gen.Double[0.02, 0.98].Array[count]
        from observed in Outcomes(count).Array[0, 3]
        from next in Outcomes(count).Array[1, 5]
        select new RandomNetwork([.. priors], [.. observed], [.. next]);

    public int Count => Priors.Length;

    public BruteForce BruteForce => new(Priors, Observed);

    public Evidence Evidence => Weigh(Observed);

    public Observation Observation => new([.. Next.Select(outcome => outcome.AsOutcome())]);

    public Evidence Weigh(IEnumerable<PlainOutcome> outcomes) =>
        outcomes.Aggregate(new Network(Priors.Select(LogOdds.FromProbability)).Begin(), (evidence, outcome) =>
            evidence.With(outcome.AsOutcome())
        );

    // A failing law prints the network it failed on.
    public override string ToString() =>
        FormattableString.Invariant(
            $"priors {string.Join(", ", Priors)}; observed {string.Join(", ", Observed)}; next {string.Join(", ", Next)}"
        );

    private static Gen<PlainOutcome> Outcomes(int count) =>
        Gen.Select(Gen.Double[0.1, 8], Ratios.Array[count], (baseRate, ratios) => new PlainOutcome(baseRate, [.. ratios]));
}
