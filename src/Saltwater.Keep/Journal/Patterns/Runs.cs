namespace Saltwater.Keep.Journal.Patterns;

/// <summary>How far evenings that follow each other are alike: hard weeks come in rows, and then many evenings tell less than they seem
/// to.</summary>
internal static class Runs
{
    // Beyond this, the few evenings that are left would decide everything.
    private const double Most = 0.9;

    /// <summary>How many evenings it takes to tell as much as one that knew nothing of the evening before.</summary>
    /// <param name="factor">The factor, evening by evening in their order: any numbers.</param>
    /// <param name="hits">The outcome on the same evenings.</param>
    /// <returns>At least 1. It is 1 where only one of the two comes in rows: then neither can feign a bond with the other.</returns>
    /// <remarks>M. S. Bartlett, Journal of the Royal Statistical Society 98 (1935) 536–543, with both taken to fade from evening to evening
    /// at a steady rate.</remarks>
    public static double Stretch(ReadOnlySpan<double> factor, ReadOnlySpan<double> hits) => Stretch(Alike(factor), Alike(hits));

    /// <summary>The same from the correlation of each with its own evening before, in [-1, 1].</summary>
    public static double Stretch(double factor, double hits)
    {
        var both = Math.Min(Most, Math.Max(0, factor) * Math.Max(0, hits));
        return (1 + both) / (1 - both);
    }

    /// <summary>The correlation of each evening with the one before it; 0 where nothing varies.</summary>
    public static double Alike(ReadOnlySpan<double> evenings)
    {
        var mean = 0.0;
        foreach (var each in evenings)
        {
            mean += each / evenings.Length;
        }

        var (together, alone) = (0.0, 0.0);
        for (var each = 0; each < evenings.Length; each++)
        {
            var off = evenings[each] - mean;
            alone += off * off;
            if (each > 0)
            {
                together += off * (evenings[each - 1] - mean);
            }
        }

        return alone <= 0 ? 0 : together / alone;
    }
}
