using CsCheck;
using Saltwater.Keep.Journal;
using Saltwater.Keep.Journal.Patterns;

namespace Saltwater.Keep.Tests.Journal.Patterns;

/// <summary>The parts of the method, each by itself.</summary>
public sealed class PatternStatisticsTests
{
    private static readonly Gen<(Evenings With, Evenings Without)> anyEvenings =
        from with in Gen.Int[1, 30]
        from without in Gen.Int[1, 30]
        from hitsWith in Gen.Int[0, with]
        from hitsWithout in Gen.Int[0, without]
        select (new Evenings(with, hitsWith), new Evenings(without, hitsWithout));

    [Fact]
    public void The_exact_test_agrees_with_counting_every_way_to_deal_the_hits() =>
        Gen.Select(Gen.Int[1, 7], Gen.Int[1, 7], Gen.Int[0, 14])
            .Where(each => each.Item3 <= each.Item1 + each.Item2)
            .Sample(
                (with, without, hits) =>
                {
                    // Every set of evenings that could have been the ones with hits.
                    var ways = Enumerable
                        .Range(0, 1 << (with + without))
                        .Where(set => int.PopCount(set) == hits)
                        .Select(set => int.PopCount(set & ((1 << with) - 1)))
                        .ToArray();
                    foreach (var seen in ways.Distinct())
                    {
                        var half = ways.Count(each => each == seen) / 2.0;
                        var tail = Math.Min(ways.Count(each => each < seen) + half, ways.Count(each => each > seen) + half) / ways.Length;
                        Assert.Equal(Math.Min(1, 2 * tail), NullTest.Exact(new(with, seen), new(without, hits - seen), 1).P, 9);
                    }
                }
            );

    [Fact]
    public void Where_nothing_makes_a_difference_a_chance_below_five_in_a_hundred_comes_at_most_that_often() =>
        anyEvenings.Sample(evenings =>
        {
            var (with, without) = evenings;
            var hits = with.Hits + without.Hits;
            var tests = Enumerable
                .Range(Math.Max(0, hits - without.All), Math.Min(hits, with.All) - Math.Max(0, hits - without.All) + 1)
                .Select(seen =>
                    (
                        Ways: Ways(with.All, seen) * Ways(without.All, hits - seen),
                        Test: NullTest.Exact(new(with.All, seen), new(without.All, hits - seen), 1)
                    )
                )
                .ToArray();
            var low = tests.Where(each => each.Test.Reach(each.Test.P) <= 0.05).Sum(each => each.Ways);

            Assert.InRange(low / tests.Sum(each => each.Ways), 0, 0.05 + 1e-9);
        });

    [Fact]
    public void The_exact_test_bears_ten_thousand_evenings()
    {
        var test = NullTest.Exact(new(4_000, 900), new(6_000, 1_200), 1);

        Assert.InRange(test.P, 0.002, 0.004);
        Assert.InRange(test.Reach(test.P), 0.002, 0.004);
    }

    [Fact]
    public void Evenings_that_come_in_rows_make_the_same_counts_less_odd() =>
        anyEvenings.Sample(evenings =>
            Assert.True(NullTest.Exact(evenings.With, evenings.Without, 1.5).P >= NullTest.Exact(evenings.With, evenings.Without, 1).P)
        );

    [Fact]
    public void Together_tests_of_continuous_oddness_are_held_as_Holm_holds_them()
    {
        double[] seen = [0.9, 0.01, 0.03, 0.02];

        Assert.Equal([0.9, 0.04, 0.06, 0.06], JointControl.Adjust([.. seen.Select(p => (NullTest.Continuous(p, 1), 1.0))]), (left, right) =>
            Math.Abs(left - right) < 1e-12
        );
    }

    [Fact]
    public void A_factor_that_can_never_look_odd_takes_nothing_from_the_others()
    {
        var odd = NullTest.Exact(new(20, 14), new(20, 4), 1);
        var dull = NullTest.Exact(new(1, 0), new(39, 18), 1);

        Assert.Equal(JointControl.Adjust([(odd, 1)])[0], JointControl.Adjust([(odd, 1), (dull, 1), (dull, 1)])[0], 12);
    }

    [Fact]
    public void The_order_of_factors_does_not_change_what_is_found() =>
        anyEvenings
            .Array[1, 8]
            .Sample(evenings =>
            {
                (NullTest, double)[] tests = [.. evenings.Select(each => (NullTest.Exact(each.With, each.Without, 1), 1.0))];

                Assert.Equal(JointControl.Adjust(tests), JointControl.Adjust([.. tests.Reverse()]).Reverse(), (left, right) =>
                    Math.Abs(left - right) < 1e-9
                );
            });

    [Fact]
    public void An_interval_agrees_with_adding_up_the_two_distributions_piece_by_piece() =>
        Gen.Select(anyEvenings, Gen.Double[0.2, 0.8])
            .Sample(
                (evenings, usual) =>
                {
                    var (low, high) = BetaBinomial.CredibleDifference(new(evenings.With, usual, 1), new(evenings.Without, usual, 1));

                    Assert.Equal(0.025, AtMost(evenings.With, evenings.Without, usual, low), 0.004);
                    Assert.Equal(0.975, AtMost(evenings.With, evenings.Without, usual, high), 0.004);
                },
                iter: 30
            );

    [Fact]
    public void A_rate_lies_between_what_was_seen_and_what_is_usual() =>
        Gen.Select(anyEvenings, Gen.Double[0.2, 0.8])
            .Sample(
                (evenings, usual) =>
                {
                    var seen = (double)evenings.With.Hits / evenings.With.All;

                    Assert.InRange(
                        new BetaBinomial(evenings.With, usual, 1).Mean,
                        Math.Min(seen, usual) - 1e-9,
                        Math.Max(seen, usual) + 1e-9
                    );
                }
            );

    [Fact]
    public void Rows_count_only_where_both_come_in_rows()
    {
        double[] rows = [.. Enumerable.Range(0, 90).Select(each => each / 10 % 2 == 0 ? 1.0 : 0)];
        double[] turns = [.. Enumerable.Range(0, 90).Select(each => each % 2 == 0 ? 1.0 : 0)];

        Assert.InRange(Runs.Stretch(rows, rows), 4, 6);
        Assert.Equal(1, Runs.Stretch(rows, turns));
        Assert.Equal(1, Runs.Stretch(turns, turns));
        Assert.Equal(1, Runs.Stretch(rows, new double[90]));
    }

    [Fact]
    public void Hits_that_gather_on_the_circle_are_odd_and_their_place_is_told()
    {
        List<(double, bool)> gathered = [.. Enumerable.Range(0, 80).Select(each => (each / 80.0, Math.Abs((each / 80.0) - 0.8) < 0.12))];
        List<(double, bool)> spread = [.. Enumerable.Range(0, 80).Select(each => (each / 80.0, each % 4 == 0))];

        Assert.InRange(CircularTest.Of(gathered, 1)!.Value.Test.P, 0, 1e-6);
        Assert.Equal(0.8, CircularTest.Of(gathered, 1)!.Value.Peak, 0.02);
        Assert.InRange(CircularTest.Of(spread, 1)!.Value.Test.P, 0.5, 1);
        Assert.Null(CircularTest.Of([.. Enumerable.Repeat((0.3, true), 40)], 1));
    }

    [Fact]
    public void A_period_begins_after_ten_days_without_bleeding_and_spotting_begins_none()
    {
        CycleDay[] spotting = [new(new(1), Diary.Today.AddDays(-40), Bleeding.Spotting)];
        var phases = CyclePhases.FromDays([.. Diary.Periods(64, 36, 8), .. spotting]);

        Assert.Equal(2, phases.Cycles);
        Assert.Equal(0, phases.On(Diary.Today.AddDays(-64)));
        Assert.Equal(0.5, phases.On(Diary.Today.AddDays(-22)));
        Assert.Equal(8 / 28.0, phases.On(Diary.Today));
    }

    [Fact]
    public void The_cycle_is_silent_before_two_whole_ones_are_logged_and_wherever_it_is_not_known()
    {
        var phases = CyclePhases.FromDays(Diary.Periods(140, 64, 36, 8));

        Assert.Null(CyclePhases.FromDays(Diary.Periods(36, 8)).On(Diary.Today.AddDays(-22)));
        Assert.Equal(2, phases.Cycles);
        Assert.Null(phases.On(Diary.Today.AddDays(-141)));
        Assert.Null(phases.On(Diary.Today.AddDays(-100)));
        Assert.Null(phases.On(Diary.Today.AddDays(21)));
    }

    // The chance of the difference being at most this, by the trapezoid of two densities on a fine grid.
    private static double AtMost(Evenings with, Evenings without, double usual, double difference)
    {
        const int Steps = 2_000;
        var (here, there) = (Density(with, usual, Steps), Density(without, usual, Steps));
        var (sum, upTo, reached) = (0.0, 0.0, 0);
        for (var each = 0; each < Steps; each++)
        {
            for (; reached < Steps && (reached + 0.5) / Steps <= ((each + 0.5) / Steps) + difference; reached++)
            {
                upTo += here[reached];
            }

            sum += there[each] * upTo;
        }

        return sum;
    }

    private static double[] Density(Evenings evenings, double usual, int steps)
    {
        var (hits, misses) = (
            evenings.Hits + Math.Max(0.5, BetaBinomial.PriorEvenings * usual),
            evenings.All - evenings.Hits + Math.Max(0.5, BetaBinomial.PriorEvenings * (1 - usual))
        );
        double[] density =
        [
            .. Enumerable
                .Range(0, steps)
                .Select(each => (each + 0.5) / steps)
                .Select(p => Math.Exp(((hits - 1) * Math.Log(p)) + ((misses - 1) * Math.Log(1 - p)))),
        ];
        var sum = density.Sum();
        return [.. density.Select(each => each / sum)];
    }

    private static double Ways(int all, int chosen)
    {
        var ways = 1.0;
        for (var each = 1; each <= chosen; each++)
        {
            ways *= (double)(all - chosen + each) / each;
        }

        return ways;
    }
}
