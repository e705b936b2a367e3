namespace Saltwater.Keep.Journal.Patterns;

/// <summary>Looks at all factors together: whoever asks twelve questions of chance should expect an answer.</summary>
/// <remarks>
/// Holm's step-down procedure with the true chances of discrete tests in place of their nominal ones: S. Holm, Scandinavian Journal of
/// Statistics 6 (1979) 65–70; Y. Zhu and W. Guo, Statistics in
/// Biopharmaceutical Research 12 (2020) 117–128. It bounds the chance of even one false finding, and with it the false discovery rate,
/// however the factors hang together.
/// </remarks>
internal static class JointControl
{
    /// <summary>For each test, the chance that any of those at least as odd, or one still in question, would come out as odd as it did if
    /// there were no difference.</summary>
    /// <param name="tests">With the weight each carries: how much of the room for error it may use, relative to the others.</param>
    /// <returns>In the order of the tests, each in [0, 1]. Those at most α can be taken for findings; then the chance of any false one is
    /// at most α.</returns>
    public static double[] Adjust(IReadOnlyList<(NullTest Test, double Weight)> tests)
    {
        var weightedP = new double[tests.Count];
        var order = new int[tests.Count];
        for (var each = 0; each < tests.Count; each++)
        {
            (order[each], weightedP[each]) = (each, tests[each].Test.P / tests[each].Weight);
        }

        Array.Sort((double[])weightedP.Clone(), order);
        var adjusted = new double[tests.Count];
        var highest = 0.0;
        for (var rank = 0; rank < order.Length; rank++)
        {
            var sum = 0.0;
            for (var other = rank; other < order.Length; other++)
            {
                var (test, weight) = tests[order[other]];
                sum += test.Reach(weightedP[order[rank]] * weight);
            }

            highest = Math.Max(highest, Math.Min(sum, 1));
            adjusted[order[rank]] = highest;
        }

        return adjusted;
    }
}
