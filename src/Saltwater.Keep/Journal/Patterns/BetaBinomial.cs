namespace Saltwater.Keep.Journal.Patterns;

/// <summary>What is known of a chance after some evenings, drawn towards what is usual for the person: a beta distribution.</summary>
/// <remarks>
/// The beta-binomial model with a prior worth a fixed number of evenings at the person's own overall rate (empirical Bayes: G. Casella, The
/// American Statistician 39 (1985) 83–87).
/// The fewer evenings, the more it draws; no factor is named for five evenings that all went one way.
/// </remarks>
internal sealed class BetaBinomial
{
    /// <summary>How many evenings the usual rate counts for on each side. Judgement, chosen so that the intervals hold their word in
    /// simulation (docs/patterns.md).</summary>
    public const double PriorEvenings = 3;

    // No side of the prior is weaker than Jeffreys' (1946): it keeps certainty away where all evenings went one way.
    private const double Jeffreys = 0.5;

    private const int Points = 64;

    // Even steps of an angle whose squared sine is the chance; there the density is smooth up to both ends.
    private readonly double[] chances = new double[Points];
    private readonly double[] upTo = new double[Points + 1];
    private readonly double first;
    private readonly double last;

    /// <param name="evenings">What was seen.</param>
    /// <param name="usual">The overall rate, in (0, 1).</param>
    /// <param name="stretch">How many evenings tell as much as one, at least 1: see <see cref="Runs"/>.</param>
    public BetaBinomial(Evenings evenings, double usual, double stretch)
    {
        var hits = (evenings.Hits / stretch) + Math.Max(Jeffreys, PriorEvenings * usual);
        var misses = ((evenings.All - evenings.Hits) / stretch) + Math.Max(Jeffreys, PriorEvenings * (1 - usual));
        Mean = hits / (hits + misses);

        // The angle's spread is about 1 / (2 √n), whatever the rate; seven of them leave out nothing that counts.
        var (middle, reach) = (Math.Asin(Math.Sqrt(Mean)), 3.5 / Math.Sqrt(hits + misses));
        (first, last) = (Math.Max(0, middle - reach), Math.Min(Math.PI / 2, middle + reach));
        FillDensity(hits, misses, middle);
    }

    /// <summary>The expected chance, in (0, 1).</summary>
    public double Mean { get; }

    /// <summary>Where the difference between two chances lies.</summary>
    /// <returns>The ends between which it lies with a probability of 95 %, as much beyond either; each in [-1, 1].</returns>
    public static (double Low, double High) CredibleDifference(BetaBinomial with, BetaBinomial without) =>
        (QuantileOfDifference(with, without, 0.025), QuantileOfDifference(with, without, 0.975));

    private static double QuantileOfDifference(BetaBinomial with, BetaBinomial without, double share)
    {
        var (low, high) = (-1.0, 1.0);

        // Twelve halvings of a width of two: exact to 0.0003, far finer than anything that is shown.
        for (var step = 0; step < 12; step++)
        {
            var middle = (low + high) / 2;
            (low, high) = AtMost(with, without, middle) < share ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    private static double AtMost(BetaBinomial with, BetaBinomial without, double difference)
    {
        var sum = 0.0;
        for (var each = 0; each < Points; each++)
        {
            sum += (without.upTo[each + 1] - without.upTo[each]) * with.AtMost(without.chances[each] + difference);
        }

        return sum;
    }

    private double AtMost(double chance) =>
        chance switch
        {
            <= 0 => 0,
            >= 1 => 1,
            _ => AtPlace((Math.Asin(Math.Sqrt(chance)) - first) / (last - first) * Points),
        };

    private double AtPlace(double place)
    {
        if (place <= 0)
        {
            return 0;
        }

        if (place >= Points)
        {
            return 1;
        }

        var step = (int)place;
        return upTo[step] + ((place - step) * (upTo[step + 1] - upTo[step]));
    }

    private void FillDensity(double hits, double misses, double middle)
    {
        var peak = LogDensity(hits, misses, Math.Clamp(middle, 1e-3, (Math.PI / 2) - 1e-3));
        for (var each = 0; each < Points; each++)
        {
            var angle = first + ((each + 0.5) / Points * (last - first));
            chances[each] = Math.Pow(Math.Sin(angle), 2);
            upTo[each + 1] = upTo[each] + Math.Exp(LogDensity(hits, misses, angle) - peak);
        }

        for (var each = 1; each <= Points; each++)
        {
            upTo[each] /= upTo[Points];
        }
    }

    private static double LogDensity(double hits, double misses, double angle) =>
        (((2 * hits) - 1) * Math.Log(Math.Sin(angle))) + (((2 * misses) - 1) * Math.Log(Math.Cos(angle)));
}
