using Saltwater.Guide;
using Saltwater.Guide.Screens;

namespace Saltwater.Keep.Journal.Patterns;

/// <summary>Patterns in the words of a guide's language: counts of evenings, never percentages, and never a cause.</summary>
internal readonly struct PatternText(Pack pack)
{
    private readonly FindingsTexts says = FindingsTexts.Of(pack);
    private readonly FactorWords factors = new(pack);

    /// <summary>Said once wherever patterns are shown.</summary>
    public string NotACause => says.NotACause;

    /// <summary>What the whole report comes to, in a few sentences.</summary>
    public string Summary(PatternReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        List<string> parts = [says.Evenings(report.Evenings.All, report.Evenings.Hits)];
        if (report.FromMemory > 0)
        {
            parts.Add(says.LeftApart(report.FromMemory));
        }

        parts.Add(VerdictOf(report));
        return string.Join(' ', parts);
    }

    private string VerdictOf(PatternReport report)
    {
        var found = report.Patterns.Count(each => each.Verdict is Verdict.MoreOften or Verdict.LessOften);
        if (found > 0)
        {
            return $"{says.Found(found)} {NotACause}";
        }

        return report.Patterns.All(each => each.Verdict == Verdict.TooEarly) ? says.SummaryEarly : says.SummaryNone;
    }

    /// <summary>What may be said about one factor: the counts, then the verdict.</summary>
    public string Sentence(Pattern pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        return pattern.Verdict switch
        {
            Verdict.TooEarly => $"{says.Early} {MissingSentence(pattern)}",
            Verdict.NoPattern => $"{Counts(pattern)} {says.NoPattern}",
            Verdict.MayBeChance => $"{Counts(pattern)} {says.MayBeChance}",
            Verdict.MoreOften when pattern.Peak is { } peak => $"{PeakSentence(pattern, peak)} {says.Gathers} {NotACause}",
            Verdict.MoreOften => $"{Counts(pattern)} {says.MoreOften} {NotACause}",
            _ => $"{Counts(pattern)} {says.LessOften} {NotACause}",
        };
    }

    /// <summary>What the picture of one factor shows, for whoever does not see it: how often in ten evenings, and how far apart the two may
    /// be. Empty where there is no picture.</summary>
    public string Picture(Pattern pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        if (pattern.Estimate is not { } estimate)
        {
            return "";
        }

        var (_, with, without) = factors.Of(pattern.Factor);
        var (many, few) = (Tenths(estimate.With), Tenths(estimate.Without));
        List<string> parts = [];
        for (var quarter = 0; quarter < pattern.Quarters.Length; quarter++)
        {
            parts.Add(InQuarter(quarter, pattern.Quarters[quarter]));
        }

        parts.Add(Upsetting(pattern) ? says.UpsettingPicture(with, many, without, few) : says.Picture(with, many, without, few));
        parts.Add(Between(Tenths(estimate.Low), Tenths(estimate.High)));
        return string.Join(' ', parts);
    }

    private string Counts(Pattern pattern)
    {
        var (_, with, without) = factors.Of(pattern.Factor);
        var (there, rest) = (pattern.With, pattern.Without);
        if (Upsetting(pattern))
        {
            return says.UpsettingCame(there.All, Hits(there.Hits), with, Hits(rest.Hits), rest.All, without);
        }

        return says.Came(there.All, Hits(there.Hits), with, Hits(rest.Hits), rest.All, without);
    }

    private string PeakSentence(Pattern pattern, int peak)
    {
        var (then, all) = (pattern.Quarters[peak], pattern.With + pattern.Without);
        var (rest, others) = (Hits(all.Hits - then.Hits), all.All - then.All);
        if (Upsetting(pattern))
        {
            return says.UpsettingPeak(then.All, Quarter(peak), Hits(then.Hits), rest, others);
        }

        return says.Peak(then.All, Quarter(peak), Hits(then.Hits), rest, others);
    }

    // The first thing that is missing; the others may be missing too.
    private string MissingSentence(Pattern pattern)
    {
        var all = pattern.With + pattern.Without;
        if (all.All == 0)
        {
            return pattern.Factor.Source == FactorSource.Cycle ? says.CyclesNeeded(CyclePhases.CyclesNeeded) : says.NeverNoted;
        }

        if (all.All < Comparison.AllNeeded || Math.Min(pattern.With.All, pattern.Without.All) < Comparison.EachNeeded)
        {
            var (_, with, without) = factors.Of(pattern.Factor);
            return says.FewEvenings(pattern.With.All, with, pattern.Without.All, without, Comparison.EachNeeded, Comparison.AllNeeded);
        }

        return (all.Hits, all.All - all.Hits, Upsetting(pattern)) switch
        {
            (< Comparison.EachNeeded, _, true) => says.UpsettingFewTears(all.All, Hits(all.Hits), Comparison.EachNeeded),
            (< Comparison.EachNeeded, _, false) => says.FewTears(all.All, Hits(all.Hits), Comparison.EachNeeded),
            (_, < Comparison.EachNeeded, true) => says.UpsettingNearlyAll(all.All, Hits(all.Hits)),
            (_, < Comparison.EachNeeded, false) => says.NearlyAll(all.All, Hits(all.Hits)),
            _ => says.TooClose,
        };
    }

    private string Between(int low, int high) =>
        (low, high) switch
        {
            (0, 0) => says.Hardly,
            _ when low == high => says.About(More(low)),
            _ => says.Between(More(low), More(high)),
        };

    private string More(int evenings) =>
        evenings switch
        {
            0 => says.Nothing,
            < 0 => says.Fewer(-evenings),
            _ => says.More(evenings),
        };

    private string Quarter(int quarter) =>
        quarter switch
        {
            0 => says.AroundStart,
            1 => says.After,
            2 => says.AroundMiddle,
            _ => says.Before,
        };

    private string InQuarter(int quarter, Evenings evenings) =>
        quarter switch
        {
            0 => says.AtStart(evenings.All, evenings.Hits),
            1 => says.AtAfter(evenings.All, evenings.Hits),
            2 => says.AtMiddle(evenings.All, evenings.Hits),
            _ => says.AtBefore(evenings.All, evenings.Hits),
        };

    private string Hits(int hits) => hits == 0 ? says.None : ScreenTexts.Number(hits);

    private static bool Upsetting(Pattern pattern) => pattern.Outcome != CountedTears.Any;

    private static int Tenths(double share) => (int)Math.Round(share * 10, MidpointRounding.AwayFromZero);
}
