using System.Collections.Immutable;

namespace Saltwater.Inference;

/// <summary>What one outcome of an observation says about one hypothesis.</summary>
/// <param name="Hypothesis">Index of the hypothesis in its <see cref="Network"/>.</param>
/// <param name="Evidence">Weight of evidence, in nats: positive speaks for, negative against, −∞ rules out. Never +∞.</param>
public readonly record struct Weight(int Hypothesis, LogOdds Evidence);

/// <summary>One thing an observation can turn out to be.</summary>
/// <param name="BaseRate">How often it is seen when no hypothesis holds, relative to its siblings; greater than 0, need not add up to
/// 1.</param>
/// <param name="Weights">What it says about the hypotheses, each named at most once; one it is silent on is absent.</param>
public sealed record Outcome(double BaseRate, ImmutableArray<Weight> Weights);

/// <summary>Something that can be observed once, with the outcomes it can have.</summary>
/// <param name="Outcomes">At least one.</param>
public sealed record Observation(ImmutableArray<Outcome> Outcomes);
