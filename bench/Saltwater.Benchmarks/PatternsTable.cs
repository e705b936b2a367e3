using System.Globalization;
using Saltwater.Inference;
using Saltwater.Keep.Tests.Journal.Patterns;

namespace Saltwater.Benchmarks;

/// <summary>How the patterns of a journal fare with simulated diaries, beside the rules of trackers, as Markdown.</summary>
internal static class PatternsTable
{
    private const int Seed = 20260314;
    private const int Diaries = 1000;

    private static readonly (double Low, double High) third = (0.30, 0.50);

    public static void Write(TextWriter output)
    {
        Head(output, "diaries with any finding, though nothing makes a difference");
        foreach (var repeats in (ReadOnlySpan<double>)[0, 0.2, 0.4, 0.6])
        {
            Row(
                output,
                repeats == 0
                    ? "evenings that know nothing of each other"
                    : Text($"each evening takes over the one before with a chance of {repeats:0.0}"),
                PatternTrials.AnyFinding(Diaries, Seed, repeats)
            );
        }

        output.WriteLine(
            "\nLooked at after every week for four months, with Saltwater's rule: "
                + Show(PatternTrials.AnyFindingEver(Diaries / 2, Seed))
                + " ever show a finding."
        );
        Head(output, "a true doubling found: tears without the factor · evenings with it");
        Row(output, "**20–50 % · 30–50 %**", PatternTrials.Doubling(Diaries, Seed, (0.20, 0.50), third));
        foreach (
            var (low, high) in (ReadOnlySpan<(double, double)>)
                [(0.10, 0.20), (0.20, 0.25), (0.25, 0.30), (0.30, 0.40), (0.40, 0.50), (0.10, 0.50)]
        )
        {
            Row(output, Text($"{100 * low:0}–{100 * high:0} % · 30–50 %"), PatternTrials.Doubling(Diaries, Seed, (low, high), third));
        }

        foreach (var (low, high) in (ReadOnlySpan<(double, double)>)[(0.10, 0.20), (0.20, 0.30), (0.50, 0.70)])
        {
            Row(
                output,
                Text($"20–50 % · {100 * low:0}–{100 * high:0} %"),
                PatternTrials.Doubling(Diaries, Seed, (0.20, 0.50), (low, high))
            );
        }

        output.WriteLine("\n| the truth | intervals that hold it |\n| --- | --- |");
        Interval(output, "drawn: half no effect, half any", PatternTrials.AnyEffect);
        Interval(output, "no effect", (_, chance) => chance);
        Interval(output, "no effect, evenings taken over with a chance of 0.4", (_, chance) => chance, 0.4);
        Interval(output, "tears twice as likely", (_, chance) => 2 * chance);
        Interval(output, "tears half as likely", (_, chance) => chance / 2);
    }

    private static void Head(TextWriter output, string what)
    {
        output.WriteLine($"\n| {what} | {string.Join(" | ", Rule.All.Select(each => each.Name))} |");
        output.WriteLine($"|{string.Concat(Enumerable.Repeat(" --- |", Rule.All.Length + 1))}");
    }

    private static void Row(TextWriter output, string name, Tally[] tallies) =>
        output.WriteLine($"| {name} | {string.Join(" | ", tallies.Select(Show))} |");

    private static void Interval(TextWriter output, string name, Func<Random, double, double> effect, double repeats = 0) =>
        output.WriteLine($"| {name} | {Show(PatternTrials.Coverage(3 * Diaries, Seed, effect, repeats))} |");

    private static string Show(Tally tally)
    {
        var (low, high) = new Proportion(tally.Hits, tally.Of).Interval;
        return Text($"{100 * tally.Share:0.0} % ({100 * low:0.0}–{100 * high:0.0})");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
