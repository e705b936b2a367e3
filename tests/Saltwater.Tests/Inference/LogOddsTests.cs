using Saltwater.Inference;

namespace Saltwater.Tests.Inference;

public sealed class LogOddsTests
{
    private static readonly Gen<double> Probabilities = Gen.Double[0.000_001, 0.999_999];
    private static readonly Gen<double> Nats = Gen.Double[-700, 700];

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.75, 1.098_612_288_668_110)] // 3 : 1, ln 3
    [InlineData(0.2, -1.386_294_361_119_891)] // 1 : 4, −2 ln 2
    [InlineData(0, double.NegativeInfinity)]
    [InlineData(1, double.PositiveInfinity)]
    public void Log_odds_are_the_logarithm_of_the_odds(double probability, double nats)
    {
        Assert.Equal(nats, LogOdds.FromProbability(probability).Nats, 1e-15);
        Assert.Equal(probability, new LogOdds(nats).Probability, 1e-15);
    }

    [Fact]
    public void A_probability_survives_the_way_there_and_back() =>
        Probabilities.Sample(probability => Assert.Equal(probability, LogOdds.FromProbability(probability).Probability, 1e-14));

    [Fact]
    public void Any_log_odds_give_a_probability_between_0_and_1() =>
        Gen.Double.Where(nats => !double.IsNaN(nats)).Sample(nats => Assert.InRange(new LogOdds(nats).Probability, 0, 1));

    [Fact]
    public void What_speaks_for_a_hypothesis_speaks_as_much_against_its_opposite() =>
        Nats.Sample(nats => Assert.Equal(1, new LogOdds(nats).Probability + new LogOdds(-nats).Probability, 1e-15));

    [Fact]
    public void Adding_evidence_multiplies_the_odds() =>
        Gen.Select(Probabilities, Gen.Double[0.01, 100])
            .Sample(
                (probability, ratio) =>
                {
                    var odds = ratio * probability / (1 - probability);
                    Assert.Equal(
                        odds / (1 + odds),
                        (LogOdds.FromProbability(probability) + LogOdds.FromLikelihoodRatio(ratio)).Probability,
                        1e-13
                    );
                }
            );

    [Fact]
    public void A_ratio_of_1_is_no_evidence() =>
        Nats.Sample(nats => Assert.Equal(new LogOdds(nats), new LogOdds(nats) + LogOdds.FromLikelihoodRatio(1)));

    [Fact]
    public void No_evidence_brings_back_what_is_impossible() =>
        Nats.Sample(nats =>
        {
            Assert.Equal(LogOdds.Impossible, LogOdds.Impossible + new LogOdds(nats));
            Assert.Equal(0, (LogOdds.Impossible + new LogOdds(nats)).Probability);
        });

    [Fact]
    public void A_ratio_of_0_rules_out_however_strong_the_belief() =>
        Nats.Sample(nats => Assert.Equal(LogOdds.Impossible, new LogOdds(nats) + LogOdds.FromLikelihoodRatio(0)));

    [Fact]
    public void More_log_odds_are_never_less_probable() =>
        Gen.Select(Nats, Nats)
            .Sample(
                (one, other) =>
                {
                    var (less, more) = (new LogOdds(Math.Min(one, other)), new LogOdds(Math.Max(one, other)));
                    Assert.True(less.Probability <= more.Probability);
                }
            );

    [Fact]
    public void Comparisons_agree_with_the_nats() =>
        Gen.Select(Gen.Int[-3, 3], Gen.Int[-3, 3])
            .Sample(
                (one, other) =>
                {
                    var (left, right) = (new LogOdds(one), new LogOdds(other));
                    Assert.Equal<bool[]>(
                        [one < other, one > other, one <= other, one >= other],
                        [left < right, left > right, left <= right, left >= right]
                    );
                    Assert.Equal(one.CompareTo(other), left.CompareTo(right));
                }
            );

    // Both probabilities are the same number to a double; the log-odds still tell them apart, so evidence against still counts in full.
    [Fact]
    public void Near_certainty_log_odds_keep_what_a_probability_loses()
    {
        var (strong, stronger) = (new LogOdds(40), new LogOdds(41));
        Assert.Equal(strong.Probability, stronger.Probability);
        Assert.True(strong < stronger);
        Assert.Equal(0.5, (stronger + new LogOdds(-41)).Probability);
    }

    [Theory]
    [InlineData(-0.000_001)]
    [InlineData(1.000_001)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void What_is_no_probability_is_refused(double probability)
    {
        var refusal = Assert.Throws<ArgumentOutOfRangeException>(() => LogOdds.FromProbability(probability));
        Assert.Equal((nameof(probability), probability), (refusal.ParamName, refusal.ActualValue));
    }

    [Theory]
    [InlineData(-0.000_001)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void What_is_no_likelihood_ratio_is_refused(double ratio)
    {
        var refusal = Assert.Throws<ArgumentOutOfRangeException>(() => LogOdds.FromLikelihoodRatio(ratio));
        Assert.Equal((nameof(ratio), ratio), (refusal.ParamName, refusal.ActualValue));
    }
}
