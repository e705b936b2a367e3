using Saltwater.Inference;

namespace Saltwater.Tests.Inference;

public sealed class CalibrationTests
{
    // The square of the 97.5 % point of the normal distribution: the 95 % point of chi-square with one degree of freedom.
    private const double Z2 = 3.841_458_820_694_124;

    private static readonly Gen<Proportion> Proportions =
        from trials in Gen.Int[1, 500]
        from hits in Gen.Int[0, trials]
        select new Proportion(hits, trials);

    private static readonly Gen<Forecast[]> Forecasts = Gen.Select(Gen.Double[0, 1], Gen.Bool, (probability, held) =>
        new Forecast(probability, held)
    ).Array[1, 50];

    // R. G. Newcombe, Statistics in Medicine 17 (1998) 857–872, table I, method 3.
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Intervals_are_the_published_ones(int hits, int trials, double low, double high)
    {
        var interval = new Proportion(hits, trials).Interval;
        Assert.Equal(low, interval.Low, 0.000_05);
        Assert.Equal(high, interval.High, 0.000_05);
    }

    // With no hits the upper end solves p² = z² p (1 − p) / n, hence p = z² / (n + z²).
    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(1000)]
    public void Without_a_hit_the_interval_ends_where_the_formula_gets_simple(int trials)
    {
        Assert.Equal(0, new Proportion(0, trials).Interval.Low, 1e-15);
        Assert.Equal(Z2 / (trials + Z2), new Proportion(0, trials).Interval.High, 1e-12);
    }

    // At one half it is ½ ± z / (2 √(n + z²)).
    [Theory]
    [InlineData(1, 2)]
    [InlineData(5, 10)]
    [InlineData(50, 100)]
    public void At_one_half_the_interval_is_even_on_both_sides(int hits, int trials)
    {
        var half = Math.Sqrt(Z2) / (2 * Math.Sqrt(trials + Z2));
        var interval = new Proportion(hits, trials).Interval;
        Assert.Equal(0.5 - half, interval.Low, 1e-12);
        Assert.Equal(0.5 + half, interval.High, 1e-12);
    }

    // What makes it Wilson's: each end is a share under which what was seen would be 1.96 standard errors away.
    [Fact]
    public void Both_ends_are_just_compatible_with_what_was_seen() =>
        Proportions.Sample(proportion =>
        {
            foreach (var end in (double[])[proportion.Interval.Low, proportion.Interval.High])
            {
                Assert.Equal(Math.Pow(proportion.Share - end, 2), Z2 * end * (1 - end) / proportion.Trials, 1e-12);
            }
        });

    // With no hit, or nothing but hits, an end is the share itself and may round past it.
    [Fact]
    public void An_interval_lies_between_0_and_1_and_holds_the_share() =>
        Proportions.Sample(proportion =>
        {
            var (low, high) = proportion.Interval;
            Assert.InRange(low, 0, proportion.Share + 1e-15);
            Assert.InRange(high, proportion.Share - 1e-15, 1);
        });

    [Fact]
    public void Hits_and_misses_mirror_each_other() =>
        Proportions.Sample(proportion =>
        {
            var (hits, misses) = (proportion.Interval, new Proportion(proportion.Trials - proportion.Hits, proportion.Trials).Interval);
            Assert.Equal(1 - hits.High, misses.Low, 1e-12);
            Assert.Equal(1 - hits.Low, misses.High, 1e-12);
        });

    [Fact]
    public void More_trials_with_the_same_share_say_more() =>
        Gen.Select(Proportions, Gen.Int[2, 10])
            .Sample(
                (proportion, times) =>
                {
                    var (few, many) = (proportion.Interval, new Proportion(proportion.Hits * times, proportion.Trials * times).Interval);
                    Assert.True(many.High - many.Low < few.High - few.Low);
                }
            );

    [Fact]
    public void Without_trials_nothing_is_known()
    {
        Assert.Equal((0, 1), new Proportion(0, 0).Interval);
        Assert.Equal(double.NaN, new Proportion(0, 0).Share);
    }

    [Fact]
    public void Always_right_scores_0_always_wrong_1_and_always_one_half_a_quarter() =>
        Gen
            .Bool.Array[1, 20]
            .Sample(held =>
            {
                Assert.Equal(0, Calibration.BrierScore([.. held.Select(each => new Forecast(each ? 1 : 0, each))]));
                Assert.Equal(1, Calibration.BrierScore([.. held.Select(each => new Forecast(each ? 0 : 1, each))]));
                Assert.Equal(0.25, Calibration.BrierScore([.. held.Select(each => new Forecast(0.5, each))]));
            });

    // 0.2² + 0.3² + 0.6² = 0.04 + 0.09 + 0.36 = 0.49, over three.
    [Fact]
    public void The_Brier_score_is_the_mean_squared_miss() =>
        Assert.Equal(0.49 / 3, Calibration.BrierScore([new(0.8, true), new(0.3, false), new(0.6, false)]), 1e-15);

    [Fact]
    public void The_Brier_score_lies_between_0_and_1() =>
        Forecasts.Sample(forecasts => Assert.InRange(Calibration.BrierScore(forecasts), 0, 1));

    // Stating the share that held, each time, is the best that can be done without telling cases apart; it then scores share · (1 − share).
    [Fact]
    public void Stating_the_share_that_held_beats_any_other_constant() =>
        Gen.Select(Gen.Bool.Array[1, 50], Gen.Double[0, 1])
            .Sample(
                (held, constant) =>
                {
                    var share = held.Count(each => each) / (double)held.Length;
                    var best = Calibration.BrierScore([.. held.Select(each => new Forecast(share, each))]);
                    Assert.Equal(share * (1 - share), best, 1e-12);
                    Assert.True(Calibration.BrierScore([.. held.Select(each => new Forecast(constant, each))]) >= best - 1e-12);
                }
            );

    [Fact]
    public void No_forecast_has_no_score() => Assert.Equal(double.NaN, Calibration.BrierScore([]));

    [Fact]
    public void A_reliability_table_counts_each_class_in_order()
    {
        Forecast[] forecasts = [new(0.9, true), new(0.1, false), new(0.8, false), new(0.7, true), new(0.2, true)];
        var table = Calibration.Reliability(forecasts, probability => probability >= 0.5 ? "likely" : "doubtful");
        Assert.Equal(["doubtful", "likely"], table.Keys);
        Assert.Equal(new(1, 2), table["doubtful"].Held);
        Assert.Equal(new(2, 3), table["likely"].Held);
        Assert.Equal(0.15, table["doubtful"].MeanStated, 1e-15);
        Assert.Equal(0.8, table["likely"].MeanStated, 1e-15);
    }

    [Fact]
    public void A_reliability_table_loses_no_forecast() =>
        Forecasts.Sample(forecasts =>
        {
            var table = Calibration.Reliability(forecasts, probability => (int)(10 * probability));
            Assert.Equal(forecasts.Length, table.Values.Sum(each => each.Held.Trials));
            Assert.Equal(forecasts.Count(each => each.Held), table.Values.Sum(each => each.Held.Hits));
            Assert.All(table, each => Assert.Equal(each.Key, (int)(10 * (each.Value.MeanStated + 1e-12))));
        });

    [Fact]
    public void Without_forecasts_the_table_is_empty() => Assert.Empty(Calibration.Reliability([], probability => probability));
}
