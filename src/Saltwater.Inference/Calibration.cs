using System.Collections.Immutable;

namespace Saltwater.Inference;

/// <summary>A share with the uncertainty of a small sample.</summary>
/// <param name="Hits">How many times it was so; from 0 to <paramref name="Trials"/>.</param>
/// <param name="Trials">Out of how many.</param>
public readonly record struct Proportion(int Hits, int Trials)
{
    // The 97.5 % point of the standard normal distribution.
    private const double NormalQuantile = 1.959963984540054;

    /// <summary>The share, in [0, 1]; not a number when there were no trials.</summary>
    public double Share => (double)Hits / Trials;

    /// <summary>The 95 % interval of the share, in [0, 1].</summary>
    /// <remarks>Wilson's score interval, which stays inside [0, 1] and keeps its coverage for few trials: E. B. Wilson, JASA 22 (1927)
    /// 209–212.</remarks>
    public (double Low, double High) Interval
    {
        get
        {
            if (Trials == 0)
            {
                return (0, 1);
            }

            var z2 = NormalQuantile * NormalQuantile;
            var middle = (Share + (z2 / (2 * Trials))) / (1 + (z2 / Trials));
            var half = NormalQuantile / (1 + (z2 / Trials)) * Math.Sqrt((Share * (1 - Share) / Trials) + (z2 / (4.0 * Trials * Trials)));

            // Rounding can push an end past the share itself at 0 of n and n of n.
            return (Math.Clamp(middle - half, 0, Share), Math.Clamp(middle + half, Share, 1));
        }
    }
}

/// <summary>A statement of probability and what turned out to be so.</summary>
/// <param name="Probability">What was stated, in [0, 1].</param>
/// <param name="Held">Whether it held.</param>
public readonly record struct Forecast(double Probability, bool Held);

/// <summary>How far statements of probability can be taken at their word.</summary>
public static class Calibration
{
    /// <summary>The mean squared difference between what was stated and what held: 0 is perfect, 0.25 is what "always one half" earns, 1 is
    /// always wrong.</summary>
    /// <remarks>G. W. Brier, Monthly Weather Review 78 (1950) 1–3.</remarks>
    public static double BrierScore(IReadOnlyCollection<Forecast> forecasts)
    {
        ArgumentNullException.ThrowIfNull(forecasts);
        return forecasts.Count == 0
            ? double.NaN
            : forecasts.Average(forecast => Math.Pow(forecast.Probability - (forecast.Held ? 1 : 0), 2));
    }

    /// <summary>Sorts forecasts into classes and counts how many in each held: a reliability table.</summary>
    /// <param name="forecasts">What was stated.</param>
    /// <param name="classOf">The class of a stated probability.</param>
    /// <returns>For each class that occurs: the mean stated probability in [0, 1], and the share that held.</returns>
    public static ImmutableSortedDictionary<TClass, (double MeanStated, Proportion Held)> Reliability<TClass>(
        IEnumerable<Forecast> forecasts,
        Func<double, TClass> classOf
    )
        where TClass : notnull =>
        forecasts
            .GroupBy(forecast => classOf(forecast.Probability))
            .ToImmutableSortedDictionary(
                group => group.Key,
                group =>
                    (group.Average(forecast => forecast.Probability), new Proportion(group.Count(forecast => forecast.Held), group.Count()))
            );
}
