using System.Collections.Immutable;
using Saltwater.Cli.Evaluation;
using Saltwater.Guide;

namespace Saltwater.Tests.Cli.Evaluation;

/// <summary>The figures of an evaluation, on five accounts small enough to work out by hand.</summary>
public sealed class RankingScoreTests
{
    // Every way of ranking puts the reasons in this order, for everyone.
    private static readonly ImmutableArray<string> order = ["grief", "joy", "shame", "pain", "stress"];

    private static readonly ImmutableArray<Account> accounts =
    [
        Labelled("first", ["grief"], ["stress"]),
        Labelled("second", ["joy"], ["kink"]),
        Labelled("third", ["shame"]),
        Labelled("fourth, but its second label is second", ["pain"], ["joy"]),
        Labelled("fourth or fifth", ["stress", "pain"]),
    ];

    private static readonly RankingScore score = Evaluator.ScoreRankings("by hand", accounts, [.. accounts.Select(_ => order)]);

    [Fact]
    public void First_counts_a_best_label_that_came_first() => Assert.Equal((1, 5), (score.First.Hits, score.First.Trials));

    [Fact]
    public void Among_three_counts_a_best_label_that_came_first_second_or_third() =>
        Assert.Equal((3, 5), (score.AmongThree.Hits, score.AmongThree.Trials));

    [Fact]
    public void Any_among_three_counts_every_label() => Assert.Equal((4, 5), (score.AnyAmongThree.Hits, score.AnyAmongThree.Trials));

    [Fact]
    public void The_mean_reciprocal_rank_takes_the_best_placed_of_the_labels_that_count_alike() =>
        Assert.Equal((1 + (1.0 / 2) + (1.0 / 3) + (1.0 / 4) + (1.0 / 4)) / 5, score.MeanReciprocalRank, 12);

    [Fact]
    public void A_label_that_was_not_ranked_counts_as_one_place_after_the_last()
    {
        var missing = Evaluator.ScoreRankings("by hand", [Labelled("missing", ["kink"])], [order]);

        Assert.Equal((0, 0, 0), (missing.First.Hits, missing.AmongThree.Hits, missing.AnyAmongThree.Hits));
        Assert.Equal(1.0 / 6, missing.MeanReciprocalRank, 12);
    }

    [Fact]
    public void The_interval_is_wilsons()
    {
        // 1 of 5, worked out from Wilson's formula with z = 1.96: middle 0.3303, half 0.2941.
        Assert.Equal(0.036, score.First.Interval.Low, 3);
        Assert.Equal(0.624, score.First.Interval.High, 3);
    }

    [Fact]
    public void Each_label_is_counted_by_itself_and_labels_that_count_alike_stand_together()
    {
        // Answers so plain that the reason named in each comes first.
        Account Plain(string id, string[] answers, params string[] best) =>
            new()
            {
                Id = id,
                Teller = Role.Self,
                Text = "",
                Answers = Guides.Answer(answers),
                Reasons =
                [
                    [.. best],
                ],
                Safety = [],
            };
        var report = Evaluator.Evaluate(
            Guides.Network,
            [
                Plain("glad", ["welcome: good", "feeling: happy"], "joy"),
                Plain("glad too", ["welcome: good", "feeling: happy"], "joy"),
                Plain("mislabelled", ["welcome: good", "feeling: happy"], "worry", "shame"),
            ]
        );

        Assert.Equal(["joy", "shame/worry"], report.ByReason.Select(reason => reason.Reason));
        Assert.Equal([(2, 2), (0, 1)], report.ByReason.Select(reason => (reason.First.Hits, reason.First.Trials)));
        Assert.Equal(2, report.Engine.First.Hits);
    }

    private static Account Labelled(string id, params string[][] reasons) =>
        new()
        {
            Id = id,
            Teller = Role.Self,
            Text = "",
            Answers = Answers.None(Role.Self),
            Reasons = [.. reasons.Select(rank => rank.ToImmutableHashSet(StringComparer.Ordinal))],
            Safety = [],
        };
}
