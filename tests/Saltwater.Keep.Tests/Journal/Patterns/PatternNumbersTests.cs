namespace Saltwater.Keep.Tests.Journal.Patterns;

/// <summary>What the patterns have to reach on simulated diaries, each from a fixed seed. The whole table: docs/patterns.md.</summary>
public sealed class PatternNumbersTests
{
    private const int Seed = 20260314;

    [Theory]
    [InlineData(0)]
    [InlineData(0.2)]
    public void Where_nothing_makes_a_difference_one_diary_in_twenty_at_most_shows_a_finding(double repeats) =>
        Assert.InRange(PatternTrials.AnyFinding(1000, Seed, repeats)[0].Share, 0, 0.05);

    [Fact]
    public void The_rule_of_trackers_finds_something_in_nearly_every_such_diary() =>
        Assert.InRange(PatternTrials.AnyFinding(300, Seed)[1].Share, 0.9, 1);

    [Fact]
    public void A_true_doubling_is_found_within_90_evenings_in_three_diaries_of_five() =>
        Assert.InRange(PatternTrials.Doubling(1000, Seed, (0.20, 0.50), (0.30, 0.50))[0].Share, 0.60, 1);

    [Fact]
    public void Intervals_hold_the_true_difference_as_often_as_they_say() =>
        Assert.All(
            new Func<Random, double, double>[]
            {
                PatternTrials.AnyEffect,
                (_, chance) => chance,
                (_, chance) => 2 * chance,
                (_, chance) => chance / 2,
            },
            effect => Assert.InRange(PatternTrials.Coverage(800, Seed, effect).Share, 0.93, 0.97)
        );
}
