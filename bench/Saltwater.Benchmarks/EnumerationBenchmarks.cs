using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using Saltwater.Inference;
using Saltwater.Tests.Inference;

namespace Saltwater.Benchmarks;

/// <summary>The closed forms beside the sums over all 2ⁿ sets of hypotheses they stand for.</summary>
[ShortRunJob]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class EnumerationBenchmarks
{
    private const int Hypotheses = 16;
    private const int Outcomes = 4;
    private const int Observed = 3;
    private const int Seed = 1;

    private ImmutableArray<double> priors;
    private ImmutableArray<PlainOutcome> observed;
    private ImmutableArray<PlainOutcome> next;
    private Network network = null!;
    private ImmutableArray<Outcome> outcomes;
    private Observation observation = null!;
    private Evidence evidence = null!;
    private BruteForce bruteForce = null!;

    [GlobalSetup]
    public void Draw()
    {
        var random = new Random(Seed);
        priors = [.. Enumerable.Range(0, Hypotheses).Select(_ => 0.05 + (0.5 * random.NextDouble()))];
        (observed, next) = (Draw(random, Observed), Draw(random, Outcomes));
        network = new(priors.Select(LogOdds.FromProbability));
        outcomes = [.. observed.Select(outcome => outcome.AsOutcome())];
        observation = new([.. next.Select(outcome => outcome.AsOutcome())]);
        evidence = Weigh();
        bruteForce = new(priors, observed);
    }

    [Benchmark(Baseline = true), BenchmarkCategory("Posterior")]
    public double[] Posterior_by_enumeration() => new BruteForce(priors, observed).Posterior();

    [Benchmark, BenchmarkCategory("Posterior")]
    public ImmutableArray<double> Posterior() => Weigh().Posterior();

    [Benchmark(Baseline = true), BenchmarkCategory("Information gain")]
    public double Information_gain_by_enumeration() => bruteForce.InformationGain(next);

    [Benchmark, BenchmarkCategory("Information gain")]
    public double Information_gain() => Network.InformationGain(evidence, observation);

    private Evidence Weigh() => outcomes.Aggregate(network.Begin(), (sum, outcome) => sum.With(outcome));

    // Each outcome speaks of one hypothesis in four, as the guide's answers do of even fewer.
    private static ImmutableArray<PlainOutcome> Draw(Random random, int count) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(_ => new PlainOutcome(
                    1 + random.NextDouble(),
                    [.. Enumerable.Range(0, Hypotheses).Select(_ => random.Next(4) == 0 ? Math.Exp((6 * random.NextDouble()) - 3) : 1)]
                )),
        ];
}
