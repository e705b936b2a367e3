using Saltwater.Guide;
using Saltwater.Reflections;

namespace Saltwater.Tests.Reflections;

public sealed class TallyLaws
{
    private const double Tolerance = 1e-9;

    [Fact]
    public void The_order_of_what_was_said_does_not_matter() =>
        Effects.Sample(effects =>
        {
            var (ahead, back) = (Count(effects), Count(effects.Reverse()));

            for (var reason = 0; reason < Reasons; reason++)
            {
                Assert.Equal(ahead.Evidence[reason].Nats, back.Evidence[reason].Nats, Tolerance);
            }
        });

    [Fact]
    public void What_speaks_for_a_reason_never_lowers_it() =>
        Effects.Sample(effects =>
        {
            var before = Count(effects).Evidence;
            foreach (var strength in new[] { Strength.For, Strength.Told, Strength.StronglyFor })
            {
                Assert.True(Count(effects.Append((0, strength))).Evidence[0].Nats >= before[0].Nats - Tolerance);
            }
        });

    [Fact]
    public void What_speaks_of_one_reason_leaves_the_others() =>
        Effects.Sample(effects =>
        {
            var (before, after) = (Count(effects).Evidence, Count(effects.Append((0, Strength.StronglyFor))).Evidence);

            for (var reason = 1; reason < Reasons; reason++)
            {
                Assert.Equal(before[reason].Nats, after[reason].Nats, Tolerance);
            }
        });

    [Fact]
    public void The_weights_add_up_to_what_is_told() =>
        Effects.Sample(effects =>
        {
            var (prior, sum) = (Count([]).Evidence, Count(effects).Evidence);
            for (var reason = 0; reason < Reasons; reason++)
            {
                var weights = Enum.GetValues<Strength>()
                    .Where(Guides.English.Model.Strengths.ContainsKey)
                    .Sum(strength =>
                        Tally
                            .WeightOf(
                                Guides.English.Model,
                                strength,
                                effects.Count(each => each.Reason == reason && each.Strength == strength)
                            )
                            .Nats
                    );

                Assert.Equal(prior[reason].Nats + weights, sum[reason].Nats, Tolerance);
            }
        });

    private static Gen<(int Reason, Strength Strength)[]> Effects { get; } =
        Gen.Select(Gen.Int[0, 5], Gen.Int[(int)Strength.Against, (int)Strength.StronglyFor])
            .Select((reason, strength) => (reason, (Strength)strength))
            .Array[0, 24];

    private static int Reasons => Guides.English.Reasons.Length;

    private static Tally Count(IEnumerable<(int Reason, Strength Strength)> effects) =>
        new(
            Guides.English.Model,
            Reasons,
            effects,
            new Saltwater.Inference.Network([
                .. Guides.English.Reasons.Select(reason =>
                    Saltwater.Inference.LogOdds.FromProbability(Guides.English.Model.Priors[reason.Prior])
                ),
            ]).Begin()
        );
}
