using System.Collections.Immutable;
using Saltwater.Inference;

namespace Saltwater.Tests.Inference;

public sealed class NetworkLaws
{
    private const int Networks = 10_000;
    private const double Tolerance = 1e-9;
    private const double Rounding = 1e-12;

    [Fact]
    public void The_posterior_equals_brute_force() =>
        RandomNetwork.Any.Sample(network => AssertClose(network.BruteForce.Posterior(), network.Evidence.Posterior()), iter: Networks);

    [Fact]
    public void Predicted_outcomes_equal_brute_force() =>
        RandomNetwork.Any.Sample(
            network => AssertClose(network.BruteForce.Predict(network.Next), Network.Predict(network.Evidence, network.Observation)),
            iter: Networks
        );

    [Fact]
    public void Information_gain_equals_brute_force() =>
        RandomNetwork.Any.Sample(
            network =>
                Assert.Equal(
                    network.BruteForce.InformationGain(network.Next),
                    Network.InformationGain(network.Evidence, network.Observation),
                    Tolerance
                ),
            iter: Networks
        );

    [Fact]
    public void Predicted_outcomes_are_probabilities_and_add_up_to_1() =>
        RandomNetwork.Any.Sample(network =>
        {
            var predicted = Network.Predict(network.Evidence, network.Observation);
            Assert.Equal(network.Next.Length, predicted.Length);
            Assert.All(predicted, probability => Assert.InRange(probability, 0, 1));
            Assert.Equal(1, predicted.Sum(), Rounding);
        });

    [Fact]
    public void Only_the_relative_size_of_base_rates_counts() =>
        Gen.Select(RandomNetwork.Any, Gen.Double[0.001, 1000])
            .Sample(
                (network, scale) =>
                {
                    var scaled = network with
                    {
                        Next = [.. network.Next.Select(outcome => outcome with { BaseRate = outcome.BaseRate * scale })],
                    };
                    AssertClose(
                        [.. Network.Predict(network.Evidence, network.Observation)],
                        Network.Predict(scaled.Evidence, scaled.Observation)
                    );
                    Assert.Equal(
                        Network.InformationGain(network.Evidence, network.Observation),
                        Network.InformationGain(scaled.Evidence, scaled.Observation),
                        Rounding
                    );
                }
            );

    [Fact]
    public void The_order_outcomes_are_listed_in_tells_nothing() =>
        RandomNetwork
            .Any.SelectMany(network =>
                Gen.Shuffle(network.Next.ToArray()).Select(shuffled => (network, shuffled: network with { Next = [.. shuffled] }))
            )
            .Sample(
                (network, shuffled) =>
                    Assert.Equal(
                        Network.InformationGain(network.Evidence, network.Observation),
                        Network.InformationGain(shuffled.Evidence, shuffled.Observation),
                        Rounding
                    )
            );

    [Fact]
    public void Information_gain_is_never_negative() =>
        RandomNetwork.Any.Sample(
            network => Assert.True(Network.InformationGain(network.Evidence, network.Observation) >= 0),
            iter: Networks
        );

    // An outcome cannot tell more about one hypothesis than there is to know, or than which outcome it was.
    [Fact]
    public void Information_gain_stays_within_a_bit_and_the_outcomes_for_each_hypothesis() =>
        RandomNetwork.Any.Sample(network =>
            Assert.InRange(
                Network.InformationGain(network.Evidence, network.Observation),
                0,
                (network.Count * Math.Min(1, Math.Log2(network.Next.Length))) + Rounding
            )
        );

    [Fact]
    public void Outcomes_that_are_silent_tell_nothing() =>
        RandomNetwork.Any.Sample(network =>
            Assert.Equal(
                0,
                Network.InformationGain(network.Evidence, new([.. network.Next.Select(outcome => new Outcome(outcome.BaseRate, []))]))
            )
        );

    [Fact]
    public void Outcomes_that_all_say_the_same_tell_nothing() =>
        RandomNetwork.Any.Sample(network =>
            Assert.Equal(
                0,
                Network.InformationGain(
                    network.Evidence,
                    new([.. network.Next.Select(outcome => network.Next[0].AsOutcome() with { BaseRate = outcome.BaseRate })])
                ),
                Rounding
            )
        );

    [Fact]
    public void Weights_of_zero_tell_nothing() =>
        RandomNetwork.Any.Sample(network =>
        {
            ImmutableArray<Weight> zeros =
            [
                .. Enumerable.Range(0, network.Count).Select(hypothesis => new Weight(hypothesis, new LogOdds(0))),
            ];
            Assert.Equal(
                0,
                Network.InformationGain(network.Evidence, new([.. network.Next.Select(outcome => new Outcome(outcome.BaseRate, zeros))])),
                Rounding
            );
        });

    [Fact]
    public void Nothing_more_is_told_about_what_is_ruled_out() =>
        RandomNetwork.Any.Sample(network =>
        {
            var ruledOut = network.Weigh([new(1, [.. network.Priors.Select(_ => 0.0)])]);
            Assert.Equal(0, Network.InformationGain(ruledOut, network.Observation));
            AssertClose(
                [.. network.Next.Select(outcome => outcome.BaseRate / network.Next.Sum(each => each.BaseRate))],
                Network.Predict(ruledOut, network.Observation)
            );
        });

    [Fact]
    public void A_network_without_hypotheses_predicts_the_base_rates()
    {
        var evidence = new Network([]).Begin();
        var observation = new Observation([new(3, []), new(1, [])]);
        Assert.Equal([0.75, 0.25], Network.Predict(evidence, observation));
        Assert.Equal(0, Network.InformationGain(evidence, observation));
    }

    // One person in a hundred has the condition; the test finds nine in ten who have it and alarms nine in a hundred who do not:
    // 0.01 · 0.9 + 0.99 · 0.09 = 0.0981 are alarmed.
    [Fact]
    public void A_test_for_something_rare_alarms_mostly_those_who_do_not_have_it()
    {
        var (evidence, observation) = (Believed(0.01), Observed((0.09, 0.9), (0.91, 0.1)));
        AssertClose([0.0981, 0.9019], Network.Predict(evidence, observation));
        Assert.Equal(
            Entropy(0.0981) - (0.99 * Entropy(0.09)) - (0.01 * Entropy(0.9)),
            Network.InformationGain(evidence, observation),
            Rounding
        );
    }

    // A channel that turns over one binary digit in a hundred carries 0.919 bits of each:
    // C. E. Shannon, A Mathematical Theory of Communication (1948), section 12.
    [Fact]
    public void A_channel_that_errs_once_in_a_hundred_carries_what_Shannon_says() =>
        Assert.Equal(0.919, Network.InformationGain(Believed(0.5), Observed((0.01, 0.99), (0.99, 0.01))), 0.0005);

    // Half of the time the third outcome comes, which is silent; otherwise everything is known.
    [Fact]
    public void A_channel_that_loses_half_carries_half()
    {
        var (evidence, observation) = (Believed(0.5), Observed((0, 0.5), (0.5, 0), (0.5, 0.5)));
        AssertClose([0.25, 0.25, 0.5], Network.Predict(evidence, observation));
        Assert.Equal(0.5, Network.InformationGain(evidence, observation), Rounding);
    }

    // If the hypothesis holds, the first outcome always comes; otherwise half of the time. It then holds in two of three: 1 − ¾ · H(⅓).
    [Fact]
    public void An_outcome_that_rules_out_tells_what_it_leaves()
    {
        var (evidence, observation) = (Believed(0.5), Observed((0.5, 1), (0.5, 0)));
        AssertClose([0.75, 0.25], Network.Predict(evidence, observation));
        Assert.Equal(1 - (0.75 * Entropy(1.0 / 3)), Network.InformationGain(evidence, observation), Rounding);
        Assert.Equal(0.311_278, Network.InformationGain(evidence, observation), 1e-6);
    }

    // Rain and the sprinkler each wet the grass four times as often. Each is believed to one in five; either would do, and both can be:
    // wet grass takes each to one half, and neither pushes the other down. (1 − ⅕ + ⅕ · 4)² = 2.56 against 1.
    [Fact]
    public void Two_causes_of_the_same_thing_do_not_compete()
    {
        var evidence = Believed(0.2, 0.2);
        Outcome wet = new(1, [new(0, LogOdds.FromLikelihoodRatio(4)), new(1, LogOdds.FromLikelihoodRatio(4))]);
        Observation grass = new([wet, new(1, [])]);
        AssertClose([0.5, 0.5], evidence.With(wet).Posterior());
        AssertClose([2.56 / 3.56, 1 / 3.56], Network.Predict(evidence, grass));

        var mean = ((2.56 * 0.5) + 0.2) / 3.56;
        Assert.Equal(2 * (Entropy(mean) - (2.56 / 3.56) - (Entropy(0.2) / 3.56)), Network.InformationGain(evidence, grass), Rounding);
    }

    [Theory]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(double.NaN)]
    public void What_is_certain_or_impossible_is_no_hypothesis(double nats) =>
        Assert.Throws<ArgumentException>(() => new Network([new(0), new(nats)]));

    [Fact]
    public void An_observation_that_cannot_come_out_at_all_is_refused()
    {
        var certain = new Network([new(800)]).Begin();
        Assert.Throws<ArgumentException>(() => Network.Predict(certain, new([new(1, [new(0, LogOdds.Impossible)])])));
        Assert.Throws<ArgumentException>(() => Network.InformationGain(certain, new([new(1, [new(0, LogOdds.Impossible)])])));
    }

    private static Evidence Believed(params double[] probabilities) => new Network(probabilities.Select(LogOdds.FromProbability)).Begin();

    // Outcomes by how often they come without and with the one hypothesis. What never comes without it gets a base rate too small to count.
    private static Observation Observed(params (double Without, double With)[] outcomes) =>
        new([
            .. outcomes
                .Select(each => (Without: Math.Max(each.Without, 1e-30), each.With))
                .Select(each => new Outcome(each.Without, [new(0, LogOdds.FromLikelihoodRatio(each.With / each.Without))])),
        ]);

    private static double Entropy(double probability) =>
        -(probability * Math.Log2(probability)) - ((1 - probability) * Math.Log2(1 - probability));

    private static void AssertClose(IEnumerable<double> expected, ImmutableArray<double> actual)
    {
        Assert.Equal(expected.Count(), actual.Length);
        Assert.All(expected.Zip(actual), each => Assert.Equal(each.First, each.Second, Tolerance));
    }

    // Each outcome rules out a hypothesis that is all but certain, one a little more so than the other: e⁻ˣ against e⁻ˣ⁻¹, whatever x.
    [Theory]
    [InlineData(10)]
    [InlineData(30)]
    [InlineData(100)]
    public void Next_to_certainty_predictions_keep_their_digits(double nats)
    {
        var evidence = new Network([new(nats), new(nats + 1)]).Begin();
        Observation observation = new([new(1, [new(0, LogOdds.Impossible)]), new(1, [new(1, LogOdds.Impossible)])]);
        Assert.Equal(1 / (1 + (1 / Math.E)), Network.Predict(evidence, observation)[0], 1e-4);
    }
}
