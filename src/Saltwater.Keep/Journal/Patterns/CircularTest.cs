namespace Saltwater.Keep.Journal.Patterns;

/// <summary>Whether hits gather in one part of a circle: the score test of a logistic regression on one sine and one cosine of the place in
/// the cycle.</summary>
/// <remarks>
/// Its variance is that of dealing the hits out anew among the same evenings (cosinor: F. Halberg and others, Chronobiologia 6 Suppl. 1
/// (1979); score test: C. R. Rao, 1948). Two degrees of freedom.
/// </remarks>
internal static class CircularTest
{
    /// <param name="evenings">Place in the cycle in [0, 1), and whether it was a hit.</param>
    /// <param name="stretch">From <see cref="Runs.Stretch(double, double)"/>.</param>
    /// <returns>The test, and the place around which hits gather; null where all evenings lie at one place, or all or none are
    /// hits.</returns>
    public static (NullTest Test, double Peak)? Of(IReadOnlyList<(double Place, bool Hit)> evenings, double stretch)
    {
        var (count, hits, meanX, meanY) = (evenings.Count, evenings.Count(each => each.Hit), 0.0, 0.0);
        foreach (var (place, _) in evenings)
        {
            var (sine, cosine) = Math.SinCos(2 * Math.PI * place);
            (meanX, meanY) = (meanX + (cosine / count), meanY + (sine / count));
        }

        double xx = 0,
            xy = 0,
            yy = 0,
            scoreX = 0,
            scoreY = 0;
        foreach (var (place, hit) in evenings)
        {
            var (sine, cosine) = Math.SinCos(2 * Math.PI * place);
            var (x, y) = (cosine - meanX, sine - meanY);
            (xx, xy, yy) = (xx + (x * x), xy + (x * y), yy + (y * y));
            if (hit)
            {
                (scoreX, scoreY) = (scoreX + x, scoreY + y);
            }
        }

        var spread = (xx * yy) - (xy * xy);
        var variance = count < 2 ? 0 : hits * (double)(count - hits) / count / (count - 1);
        if (variance <= 0 || spread <= 1e-9)
        {
            return null;
        }

        var (slopeX, slopeY) = (((yy * scoreX) - (xy * scoreY)) / spread, ((xx * scoreY) - (xy * scoreX)) / spread);
        var statistic = ((slopeX * scoreX) + (slopeY * scoreY)) / variance;
        var peak = Math.Atan2(slopeY, slopeX) / (2 * Math.PI);
        return (NullTest.Continuous(Math.Exp(-statistic / 2), stretch), peak < 0 ? peak + 1 : peak);
    }
}
