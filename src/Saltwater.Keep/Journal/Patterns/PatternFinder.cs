using System.Collections.Immutable;

namespace Saltwater.Keep.Journal.Patterns;

/// <summary>Looks for patterns in a journal: which factors tears come more or less often with, and how sure that is.</summary>
/// <remarks>Pure and without randomness: the same journal gives the same report on any machine. Method and limits:
/// docs/patterns.md.</remarks>
public static class PatternFinder
{
    /// <summary>The chance of any false finding at all, over all factors and both outcomes, is at most this.</summary>
    public const double FalseFindings = 0.05;

    // A difference is called one that may be chance when, looked at alone, it would be this odd; judgement.
    private const double CatchesTheEye = 0.10;

    // Upsetting tears are rarer and mostly go where tears go, so most of the room for error is kept for tears: judgement.
    private const double WeightOfUpsetting = 0.25;

    /// <summary>Compares every factor with both outcomes.</summary>
    /// <param name="entries">The journal, in any order. Entries written from memory, and of days after today, are left apart.</param>
    /// <param name="cycleDays">The days of bleeding, in any order; empty if none were noted.</param>
    /// <param name="today">The day on which this is looked at.</param>
    public static PatternReport FindPatterns(IReadOnlyList<Entry> entries, IReadOnlyList<CycleDay> cycleDays, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(cycleDays);
        Entry[] fresh =
        [
            .. entries.Where(each => !each.FromMemory && each.Day <= today).OrderBy(each => each.Day).ThenBy(each => each.Time),
        ];
        var compared = CompareFactors(fresh, cycleDays.Count == 0 ? null : CyclePhases.FromDays(cycleDays));
        return new(
            JudgePattern(compared),
            new(fresh.Length, fresh.Count(each => each.Tears)),
            entries.Count(each => each.FromMemory && each.Day <= today)
        );
    }

    private static ImmutableArray<Pattern> JudgePattern(List<Comparison> compared)
    {
        var testable = compared.Where(each => each.Test is not null).ToArray();
        var adjusted = JointControl.Adjust([
            .. testable.Select(each => (each.Test!, each.Balance * (each.Outcome == CountedTears.Any ? 1 : WeightOfUpsetting))),
        ]);
        var (judged, next) = (ImmutableArray.CreateBuilder<Pattern>(compared.Count), 0);
        foreach (var each in compared)
        {
            judged.Add(JudgePattern(each, each.Test is null ? 1 : adjusted[next++]));
        }

        return judged.MoveToImmutable();
    }

    // Without any bleeding noted, there is no cycle to speak of.
    private static List<Comparison> CompareFactors(Entry[] entries, CyclePhases? phases)
    {
        List<Comparison> compared = [];
        foreach (var factor in Factor.All)
        {
            if (factor.Source != FactorSource.Cycle)
            {
                var present = Array.ConvertAll(entries, factor.In);
                compared.Add(Comparison.Of(factor, CountedTears.Any, entries, present));
                compared.Add(Comparison.Of(factor, CountedTears.Upsetting, entries, present));
            }
            else if (phases is not null)
            {
                var places = Array.ConvertAll(entries, entry => phases.On(entry.Day));
                compared.Add(Comparison.OfCycle(factor, CountedTears.Any, entries, places));
                compared.Add(Comparison.OfCycle(factor, CountedTears.Upsetting, entries, places));
            }
        }

        return compared;
    }

    private static Pattern JudgePattern(Comparison compared, double adjusted)
    {
        var (with, without) = (compared.With, compared.Without);
        if (compared.Test is null)
        {
            return new(compared.Factor, compared.Outcome, with, without, compared.Quarters, Verdict.TooEarly, null, null);
        }

        var cycle = compared.Factor.Source == FactorSource.Cycle;
        var verdict = (adjusted, compared.Test.P) switch
        {
            (<= FalseFindings, _) when cycle || MoreWith(with, without) => Verdict.MoreOften,
            (<= FalseFindings, _) => Verdict.LessOften,
            (_, <= CatchesTheEye) => Verdict.MayBeChance,
            _ => Verdict.NoPattern,
        };
        return new(
            compared.Factor,
            compared.Outcome,
            with,
            without,
            compared.Quarters,
            verdict,
            Estimate(with, without, compared.Stretch),
            verdict == Verdict.MoreOften ? compared.Peak : null
        );
    }

    private static bool MoreWith(Evenings with, Evenings without) => (long)with.Hits * without.All > (long)without.Hits * with.All;

    private static Estimate Estimate(Evenings with, Evenings without, double stretch)
    {
        var all = with + without;
        var usual = (double)all.Hits / all.All;
        var (here, there) = (new BetaBinomial(with, usual, stretch), new BetaBinomial(without, usual, stretch));
        var (low, high) = BetaBinomial.CredibleDifference(here, there);
        return new(here.Mean, there.Mean, low, high);
    }
}
