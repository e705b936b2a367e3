using System.Globalization;

namespace Saltwater.Timings;

/// <summary>The table of times: each row beside a baseline of the same run, and whether any is over its budget.</summary>
internal sealed class Rows(TextWriter output)
{
    private readonly List<string> over = [];
    private readonly List<string> leftOut = [];

    /// <summary>The rows whose ratio is over its budget, or that were not measured.</summary>
    public IReadOnlyList<string> Over => over;

    /// <summary>What this machine has nothing to measure with.</summary>
    public IReadOnlyList<string> LeftOut => leftOut;

    public void Begin()
    {
        output.WriteLine("| what | baseline | times the baseline | at most | median | quiet budget | baseline's median | slowest | runs |");
        output.WriteLine("|---|---|---|---|---|---|---|---|---|");
    }

    /// <summary>Measures. The baseline is taken before and after: what else the machine has to do changes while one measures.</summary>
    public async Task Measure(string what, Yardstick baseline, Budget budget, Func<Task<IReadOnlyCollection<double>>> measure)
    {
        List<double> around = [await baseline.Takes()];
        var times = (await measure()).Order().ToList();
        around.Add(await baseline.Takes());
        Write(what, baseline.What, budget, times, around.Average());
    }

    private void Write(string what, string baseline, Budget budget, List<double> times, double without)
    {
        // No time is nothing: a zero is something that did not happen.
        if (times.Count == 0 || !times.TrueForAll(time => time > 0) || !(without > 0))
        {
            over.Add($"{what}: not measured");
            output.WriteLine($"| {what} | {baseline} | not measured, over | | | | | | {times.Count} |");
            return;
        }

        var (median, ratio) = (times[times.Count / 2], times[times.Count / 2] / without);
        if (ratio > budget.Times)
        {
            over.Add(Text($"{what}: {ratio:0.##} times {baseline}, and at most {budget.Times:0.##} is in budget"));
        }

        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {what} | {baseline} | {ratio:0.##} | {budget.Times:0.##}{(ratio > budget.Times ? ", over" : "")} | "
                    + $"{median:0.#} ms | {Quiet(budget)} | {without:0.#} ms | {times[^1]:0.#} ms | {times.Count} |"
            )
        );
        output.Flush();
    }

    /// <summary>Says that something cannot be measured here, and why.</summary>
    public void LeaveOut(string what, string why)
    {
        leftOut.Add(what);
        output.WriteLine($"{what}: not measured, {why}");
        output.WriteLine();
    }

    /// <summary>A share that must not be less than another.</summary>
    public void AtLeast(string what, double share, double least)
    {
        if (share < least)
        {
            over.Add(Text($"{what}: {share:0 %}, and at least {least:0 %} is in budget"));
        }
    }

    private static string Quiet(Budget budget) => budget.Milliseconds is { } most ? Text($"{most:N0} ms") : "";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Something that is none of ours, measured in the same run.</summary>
internal sealed record Yardstick(string What, Func<Task<double>> Takes);
