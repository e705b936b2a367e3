using Saltwater.Keep.Journal;
using Saltwater.Keep.Journal.Patterns;

namespace Saltwater.Keep.Tests.Journal.Patterns;

public sealed class PatternFinderTests
{
    [Fact]
    public void Tears_on_most_evenings_with_a_drink_and_few_without_are_found()
    {
        var drink = Diary.Find(Diary.Drinks(new(20, 14), new(40, 5))).Of("drink");

        Assert.Equal((new Evenings(20, 14), new Evenings(40, 5), Verdict.MoreOften), (drink.With, drink.Without, drink.Verdict));
        Assert.InRange(drink.Estimate!.Value.Low, 0.2, drink.Estimate.Value.Difference);
        Assert.InRange(drink.Estimate.Value.High, drink.Estimate.Value.Difference, 0.85);
        Assert.InRange(drink.Estimate.Value.With, 0.55, 0.70);
        Assert.InRange(drink.Estimate.Value.Without, 0.12, 0.20);
    }

    [Fact]
    public void Fewer_tears_with_a_drink_are_found_too() =>
        Assert.Equal(Verdict.LessOften, Diary.Find(Diary.Drinks(new(30, 2), new(30, 20))).Of("drink").Verdict);

    [Fact]
    public void A_difference_to_the_eye_may_be_chance() =>
        Assert.Equal(Verdict.MayBeChance, Diary.Find(Diary.Drinks(new(20, 7), new(40, 6))).Of("drink").Verdict);

    [Fact]
    public void Where_evenings_are_alike_no_pattern_is_found() =>
        Assert.Equal(Verdict.NoPattern, Diary.Find(Diary.Drinks(new(20, 5), new(40, 11))).Of("drink").Verdict);

    [Theory]
    [InlineData(4, 3, 40, 10)]
    [InlineData(40, 10, 4, 3)]
    [InlineData(9, 3, 10, 3)]
    [InlineData(20, 2, 40, 2)]
    [InlineData(20, 20, 40, 36)]
    public void With_few_evenings_or_little_to_compare_it_is_too_early(int with, int hitsWith, int without, int hitsWithout)
    {
        var drink = Diary.Find(Diary.Drinks(new(with, hitsWith), new(without, hitsWithout))).Of("drink");

        Assert.Equal((Verdict.TooEarly, null), (drink.Verdict, drink.Estimate));
    }

    [Fact]
    public void An_empty_journal_is_a_report_too()
    {
        var report = Diary.Find([]);

        Assert.Equal(new Evenings(0, 0), report.Evenings);
        Assert.All(report.Patterns, each => Assert.Equal(Verdict.TooEarly, each.Verdict));
    }

    [Fact]
    public void Entries_from_memory_and_of_days_to_come_are_left_apart()
    {
        var entries = Diary.Drinks(new(20, 14), new(40, 5));
        Entry[] apart =
        [
            .. Enumerable.Range(0, 30).Select(day => Diary.Evening(day, false, writtenAfter: 2, facts: ("substance", "no"))),
            Diary.Evening(-3, true, facts: ("substance", "no")),
        ];
        var report = Diary.Find([.. entries, .. apart]);

        Assert.Equal(30, report.FromMemory);
        Assert.Equal(new Evenings(60, 19), report.Evenings);
        Assert.Equal(Told(Diary.Find(entries).Of("drink")), Told(report.Of("drink")));
    }

    [Fact]
    public void An_open_question_counts_neither_with_nor_without()
    {
        var entries = Diary.Drinks(new(20, 14), new(40, 5));

        Assert.Equal(
            Diary.Find(entries).Of("drink").Without,
            Diary.Find([.. entries, .. Enumerable.Range(60, 40).Select(day => Diary.Evening(day, true))]).Of("drink").Without
        );
    }

    [Fact]
    public void The_order_of_entries_changes_nothing()
    {
        var diary = SimulatedDiary.Draw(new(100, 0.2, "stress", 0.4, 0.7), new Random(7));
        var forwards = PatternFinder.FindPatterns(diary.Entries, diary.CycleDays, diary.Today);
        var backwards = PatternFinder.FindPatterns([.. diary.Entries.Reverse()], [.. diary.CycleDays.Reverse()], diary.Today);

        Assert.Equal(forwards.Patterns.Select(Told), backwards.Patterns.Select(Told));
        Assert.Contains(forwards.Patterns, each => each.Verdict == Verdict.MoreOften);
    }

    [Theory]
    [InlineData(Felt.Upsetting, 14, Verdict.MoreOften)]
    [InlineData(Felt.Mixed, 0, Verdict.TooEarly)]
    [InlineData(Felt.Good, 0, Verdict.TooEarly)]
    public void Upsetting_tears_are_counted_of_all_evenings_and_good_or_mixed_ones_are_none(Felt felt, int upsetting, Verdict verdict)
    {
        var drink = Diary.Find(Diary.Drinks(new(20, 14), new(40, 5), felt)).Of("drink", CountedTears.Upsetting);

        Assert.Equal((new Evenings(20, upsetting), verdict), (drink.With, drink.Verdict));
    }

    [Fact]
    public void Tears_of_which_nothing_was_said_are_neither_upsetting_nor_not()
    {
        var report = Diary.Find([
            Diary.Evening(1, true, null, Company.Alone),
            Diary.Evening(2, true, Felt.Upsetting, Company.Alone),
            Diary.Evening(3, false, null, Company.Alone),
        ]);

        Assert.Equal(new Evenings(3, 2), report.Of("company").Without);
        Assert.Equal(new Evenings(2, 1), report.Of("company", CountedTears.Upsetting).Without);
    }

    [Fact]
    public void Tears_before_each_period_are_found_in_the_cycle()
    {
        int[] starts = [120, 92, 64, 36, 8];
        var entries = Enumerable
            .Range(0, 110)
            .Select(day => Diary.Evening(day, starts.Any(start => day - start is >= 3 and <= 9) || day % 17 == 0))
            .ToArray();
        var cycle = Diary.Find(entries, [.. Diary.Periods(starts)]).Of("cycle");

        Assert.Equal((Verdict.MoreOften, 3), (cycle.Verdict, cycle.Peak));
        Assert.Equal(cycle.With + cycle.Without, cycle.Quarters.Aggregate(Evenings.Add));
    }

    [Fact]
    public void The_cycle_is_not_spoken_of_where_no_bleeding_was_noted() =>
        Assert.DoesNotContain(Diary.Find(Diary.Drinks(new(20, 14), new(40, 5))).Patterns, each => each.Factor.Source == FactorSource.Cycle);

    [Fact]
    public void Tears_that_come_in_rows_with_a_hard_stretch_are_held_to_a_higher_bar()
    {
        Entry Evening(int day, bool hard, bool tears) => Diary.Evening(day, tears, facts: ("stress", hard ? "overloaded" : "calm"));

        // The same counts, once in two long rows, once shuffled.
        var rows = Enumerable.Range(0, 60).Select(day => Evening(day, day < 24, day < 15 || day is >= 50 and < 58)).ToArray();
        var shuffled = Enumerable
            .Range(0, 60)
            .Select(day => day * 23 % 60)
            .Select((place, day) => Evening(day, place < 24, place < 15 || place is >= 50 and < 58))
            .ToArray();
        var (inRows, mixed) = (Diary.Find(rows).Of("stress"), Diary.Find(shuffled).Of("stress"));

        Assert.Equal((mixed.With, mixed.Without), (inRows.With, inRows.Without));
        Assert.Equal(Verdict.MoreOften, mixed.Verdict);
        Assert.NotEqual(Verdict.MoreOften, inRows.Verdict);
        Assert.True(inRows.Estimate!.Value.High - inRows.Estimate.Value.Low > mixed.Estimate!.Value.High - mixed.Estimate.Value.Low);
    }

    private static (string, CountedTears, Evenings, Evenings, Verdict, Estimate?) Told(Pattern pattern) =>
        (pattern.Factor.Id, pattern.Outcome, pattern.With, pattern.Without, pattern.Verdict, pattern.Estimate);
}
