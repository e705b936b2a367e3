using System.Globalization;

namespace Saltwater.Keep.Journal.Patterns;

/// <summary>Patterns in plain words: counts of evenings, never percentages, and never a cause.</summary>
public static class PatternText
{
    /// <summary>Said once wherever patterns are shown.</summary>
    public const string NotACause = "A pattern is not a cause. It can be a place to start.";

    private static readonly string[] quarters =
        ["around the start of a period", "in the days after a period", "around the middle of the cycle", "in the week or so before a period"];

    /// <summary>What the whole report comes to, in a few sentences.</summary>
    public static string Summary(PatternReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var found = report.Patterns.Count(each => each.Verdict is Verdict.MoreOften or Verdict.LessOften);
        var verdict = found > 0 ? Text($"{(found == 1 ? "One pattern stands" : Text($"{found} patterns stand"))} out. {NotACause}")
            : report.Patterns.All(each => each.Verdict == Verdict.TooEarly) ? "It is too early to say anything about patterns."
            : "No pattern found. That is a proper answer too: tears often have no single cause.";
        var apart = report.FromMemory == 0 ? "" : Text($" {Count(report.FromMemory)} more, written days later, {(report.FromMemory == 1 ? "is" : "are")} left apart, because memory changes things.");
        return Text($"{Count(report.Evenings.All)}, {report.Evenings.Hits} with tears.{apart} {verdict}");
    }

    /// <summary>What may be said about one factor: the counts, then the verdict.</summary>
    public static string Sentence(Pattern pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        return pattern.Verdict switch
        {
            Verdict.TooEarly => $"Too early to say. {Missing(pattern)}",
            Verdict.NoPattern => $"{Counts(pattern)} No pattern found.",
            Verdict.MayBeChance => $"{Counts(pattern)} This may be chance. More evenings may tell.",
            Verdict.MoreOften when pattern.Peak is { } peak => $"{Peak(pattern, peak)} Chance would not easily do that. {NotACause}",
            Verdict.MoreOften => $"{Counts(pattern)} That is more often than chance would easily make it. {NotACause}",
            _ => $"{Counts(pattern)} That is less often than chance would easily make it. {NotACause}",
        };
    }

    /// <summary>What the picture of one factor shows, for whoever does not see it: how often in ten evenings, and how far apart the two may be. Empty where there is no picture.</summary>
    public static string Picture(Pattern pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        if (pattern.Estimate is not { } estimate)
        {
            return "";
        }

        var (tears, factor) = (Tears(pattern), pattern.Factor);
        var parts = string.Concat(pattern.Quarters.Select((evenings, index) => Text($"{Capital(quarters[index])}: on {evenings.Hits} of {Count(evenings.All)}. ")));
        return Text($"{parts}Of ten evenings {factor.With}, about {Tenths(estimate.With)} may have {tears}; of ten {factor.Without}, about {Tenths(estimate.Without)}. ")
            + Between(Tenths(estimate.Low), Tenths(estimate.High));
    }

    private static string Counts(Pattern pattern) => Text(
        $"{Capital(Tears(pattern))} came on {Of(pattern.With)} {pattern.Factor.With}, and on {Hits(pattern.Without)} of {pattern.Without.All} {pattern.Factor.Without}.");

    private static string Peak(Pattern pattern, int peak)
    {
        var then = pattern.Quarters[peak];
        var all = pattern.With + pattern.Without;
        return Text($"{Capital(Tears(pattern))} came most often {quarters[peak]}: on {Of(then)} then, and on {Hits(new(all.All, all.Hits - then.Hits))} of {all.All - then.All} at other times.");
    }

    // The first thing that is missing; the others may be missing too.
    private static string Missing(Pattern pattern)
    {
        var (all, factor) = (pattern.With + pattern.Without, pattern.Factor);
        return factor.Source == FactorSource.Cycle && all.All == 0
                ? Text($"It takes at least {CyclePhases.CyclesNeeded} whole cycles with the days of bleeding noted, and evenings within them.")
            : all.All == 0 ? "It was not noted yet."
            : all.All < Comparison.AllNeeded || Math.Min(pattern.With.All, pattern.Without.All) < Comparison.EachNeeded
                ? Text($"So far there are {Count(pattern.With.All)} {factor.With} and {pattern.Without.All} {factor.Without}; it takes at least {Comparison.EachNeeded} of each, and {Comparison.AllNeeded} in all.")
            : all.Hits < Comparison.EachNeeded
                ? Text($"So far {Tears(pattern)} came on {Of(all)}; it takes at least {Comparison.EachNeeded}.")
            : all.All - all.Hits < Comparison.EachNeeded
                ? Text($"So far {Tears(pattern)} came on {Of(all)}. That is nearly all of them, so there is little to compare.")
            : "These evenings lie too close together in the cycle to compare.";
    }

    private static string Between(int low, int high) =>
        (low, high) switch
        {
            (0, 0) => "There is hardly any difference.",
            _ when low == high => $"The difference is about {More(low)}.",
            _ => $"The difference may be anything from {More(low)} to {More(high)}.",
        };

    private static string More(int evenings) => evenings == 0 ? "none" : Text($"{Math.Abs(evenings)} {(evenings < 0 ? "fewer" : "more")}");

    private static string Tears(Pattern pattern) => pattern.Outcome == Outcome.Tears ? "tears" : "upsetting tears";

    private static string Of(Evenings evenings) => Text($"{Hits(evenings)} of {Count(evenings.All)}");

    private static string Hits(Evenings evenings) => evenings.Hits == 0 ? "none" : Text($"{evenings.Hits}");

    private static string Count(int evenings) => Text($"{evenings} {(evenings == 1 ? "evening" : "evenings")}");

    private static int Tenths(double share) => (int)Math.Round(share * 10, MidpointRounding.AwayFromZero);

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
