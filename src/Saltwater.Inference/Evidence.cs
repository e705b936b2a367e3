using System.Collections.Immutable;

namespace Saltwater.Inference;

/// <summary>What has been observed so far, summed up as one log-odds for each hypothesis.</summary>
/// <remarks>
/// An immutable value. Since weights add, the order of observations does not matter, and something that was not observed is simply absent.
/// Floating-point sums of the same weights in another order can differ in the last bit; compare with a tolerance.
/// </remarks>
public sealed class Evidence
{
    private readonly double[] nats;

    internal Evidence(double[] nats) => this.nats = nats;

    /// <summary>How many hypotheses the evidence is about.</summary>
    public int Count => nats.Length;

    /// <summary>The log-odds of one hypothesis, in nats.</summary>
    /// <param name="hypothesis">Index in the network.</param>
    public LogOdds this[int hypothesis] => new(nats[hypothesis]);

    internal ReadOnlySpan<double> Nats => nats;

    /// <summary>The same evidence and one more outcome.</summary>
    /// <param name="outcome">An outcome of the network this evidence was begun for.</param>
    public Evidence With(Outcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        var sum = (double[])nats.Clone();
        foreach (var weight in outcome.Weights)
        {
            sum[weight.Hypothesis] += weight.Evidence.Nats;
        }

        return new(sum);
    }

    /// <summary>The probability of each hypothesis.</summary>
    /// <returns>One for each hypothesis, in the order of the network; each in [0, 1]. They need not add up to 1: hypotheses can hold
    /// together.</returns>
    public ImmutableArray<double> Posterior()
    {
        var posterior = ImmutableArray.CreateBuilder<double>(nats.Length);
        foreach (var each in nats)
        {
            posterior.Add(new LogOdds(each).Probability);
        }

        return posterior.MoveToImmutable();
    }
}
