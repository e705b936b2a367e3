using System.Collections.Immutable;
using Saltwater.Inference;

namespace Saltwater.Tests.Inference;

public sealed class EvidenceLaws
{
    // Sums of the same weights in another order differ in the last bits.
    private const double Rounding = 1e-12;

    private static readonly Gen<(RandomNetwork Network, int Hypothesis, double Ratio)> OneOutcome =
        from network in RandomNetwork.Any
        from hypothesis in Gen.Int[0, network.Count - 1]
        from ratio in Gen.Double[1, 1000]
        select (network, hypothesis, ratio);

    [Fact]
    public void Before_anything_is_observed_the_priors_hold() =>
        RandomNetwork.Any.Sample(network => AssertClose(network.Priors, network.Weigh([]).Posterior()));

    [Fact]
    public void Order_of_outcomes_does_not_change_the_posterior() =>
        RandomNetwork
            .Any.SelectMany(network => Gen.Shuffle(network.Next.ToArray()).Select(shuffled => (network, shuffled)))
            .Sample((network, shuffled) => AssertClose(network.Weigh(network.Next).Posterior(), network.Weigh(shuffled).Posterior()));

    [Fact]
    public void Two_outcomes_weigh_as_much_as_one_that_says_what_both_say() =>
        RandomNetwork
            .Any.Where(network => network.Next.Length > 1)
            .Sample(network =>
            {
                var (first, second) = (network.Next[0], network.Next[1]);
                var both = first with { Ratios = [.. first.Ratios.Zip(second.Ratios, (one, other) => one * other)] };
                AssertClose(network.Weigh([first, second]).Posterior(), network.Weigh([both]).Posterior());
            });

    [Fact]
    public void An_outcome_that_says_nothing_changes_nothing() =>
        RandomNetwork.Any.Sample(network => Assert.Equal(All(network.Evidence), All(network.Evidence.With(new(1, [])))));

    [Fact]
    public void An_observation_that_was_only_considered_changes_nothing() =>
        RandomNetwork.Any.Sample(network =>
        {
            var (evidence, before) = (network.Evidence, All(network.Evidence));
            Network.Predict(evidence, network.Observation);
            Network.InformationGain(evidence, network.Observation);
            Assert.Equal(before, All(evidence));
        });

    [Fact]
    public void An_outcome_is_added_to_a_copy() =>
        RandomNetwork.Any.Sample(network =>
        {
            var (evidence, before) = (network.Evidence, All(network.Evidence));
            evidence.With(network.Next[0].AsOutcome());
            Assert.Equal(before, All(evidence));
        });

    [Fact]
    public void A_supporting_outcome_never_lowers_its_hypothesis_and_leaves_others_untouched() =>
        OneOutcome.Sample(
            (network, hypothesis, ratio) =>
            {
                var (before, after) = (network.Evidence, network.Evidence.With(On(hypothesis, ratio)));
                Assert.True(after[hypothesis] >= before[hypothesis]);
                Assert.True(after.Posterior()[hypothesis] >= before.Posterior()[hypothesis]);
                Assert.Equal(All(before).RemoveAt(hypothesis), All(after).RemoveAt(hypothesis));
            }
        );

    [Fact]
    public void An_opposing_outcome_never_raises_its_hypothesis_and_leaves_others_untouched() =>
        OneOutcome.Sample(
            (network, hypothesis, ratio) =>
            {
                var (before, after) = (network.Evidence, network.Evidence.With(On(hypothesis, 1 / ratio)));
                Assert.True(after[hypothesis] <= before[hypothesis]);
                Assert.True(after.Posterior()[hypothesis] <= before.Posterior()[hypothesis]);
                Assert.Equal(All(before).RemoveAt(hypothesis), All(after).RemoveAt(hypothesis));
            }
        );

    [Fact]
    public void Probabilities_lie_between_0_and_1() =>
        Gen.Select(RandomNetwork.Any, Gen.Int[1, 200])
            .Sample(
                (network, times) =>
                    Assert.All(
                        network.Weigh(Enumerable.Repeat(network.Next, times).SelectMany(outcomes => outcomes)).Posterior(),
                        probability => Assert.InRange(probability, 0, 1)
                    )
            );

    [Fact]
    public void Ruled_out_stays_ruled_out() =>
        OneOutcome.Sample(
            (network, hypothesis, ratio) =>
            {
                var ruledOut = network.Evidence.With(On(hypothesis, 0));
                Assert.Equal(LogOdds.Impossible, ruledOut[hypothesis]);
                Assert.Equal(0, ruledOut.With(On(hypothesis, ratio)).Posterior()[hypothesis]);
                Assert.Equal(
                    0,
                    network.Next.Aggregate(ruledOut, (evidence, outcome) => evidence.With(outcome.AsOutcome())).Posterior()[hypothesis]
                );
            }
        );

    [Fact]
    public void One_hypothesis_ruled_out_leaves_the_others_as_they_were() =>
        OneOutcome.Sample(
            (network, hypothesis, _) =>
                Assert.Equal(
                    network.Evidence.Posterior().RemoveAt(hypothesis),
                    network.Evidence.With(On(hypothesis, 0)).Posterior().RemoveAt(hypothesis)
                )
        );

    [Fact]
    public void There_is_one_probability_for_each_hypothesis() =>
        RandomNetwork.Any.Sample(network =>
            Assert.Equal((network.Count, network.Count), (network.Evidence.Count, network.Evidence.Posterior().Length))
        );

    // One in five, then an outcome twenty times, four times and half as likely: odds 1/4 → 5 → 20 → 10.
    [Fact]
    public void Evidence_adds_up_step_by_step()
    {
        var begun = new Network([LogOdds.FromProbability(0.2)]).Begin();
        var strongly = begun.With(On(0, 20));
        var more = strongly.With(On(0, 4));
        var less = more.With(On(0, 0.5));
        Assert.Equal(5.0 / 6, strongly.Posterior()[0], Rounding);
        Assert.Equal(20.0 / 21, more.Posterior()[0], Rounding);
        Assert.Equal(10.0 / 11, less.Posterior()[0], Rounding);
    }

    // One person in a hundred has the condition; the test finds nine in ten who have it and alarms nine in a hundred who do not.
    [Fact]
    public void A_positive_test_for_something_rare_is_still_probably_wrong()
    {
        var evidence = new Network([LogOdds.FromProbability(0.01)]).Begin();
        Assert.Equal(10.0 / 109, evidence.With(On(0, 0.9 / 0.09)).Posterior()[0], Rounding);
        Assert.Equal(10.0 / 9019, evidence.With(On(0, 0.1 / 0.91)).Posterior()[0], Rounding);
    }

    private static Outcome On(int hypothesis, double ratio) => new(1, [new(hypothesis, LogOdds.FromLikelihoodRatio(ratio))]);

    private static ImmutableArray<LogOdds> All(Evidence evidence) =>
        [.. Enumerable.Range(0, evidence.Count).Select(hypothesis => evidence[hypothesis])];

    private static void AssertClose(ImmutableArray<double> expected, ImmutableArray<double> actual) =>
        Assert.All(expected.Zip(actual), each => Assert.Equal(each.First, each.Second, Rounding));
}
