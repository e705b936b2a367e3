using Saltwater.Inference;

namespace Saltwater.Cli.Evaluation;

/// <summary>An evaluation for other programs: shares in [0, 1], counts as integers, null where there was nothing to count.</summary>
internal static class EvaluationJson
{
    /// <param name="guide">Hash of the guide that was measured.</param>
    public static object Of(EvaluationReport report, string guide) =>
        new
        {
            report.Accounts,
            First = report.Engine.First.Share,
            AmongThree = report.Engine.AmongThree.Share,
            AnyAmongThree = report.Engine.AnyAmongThree.Share,
            report.Engine.MeanReciprocalRank,
            report.Flags.WithSafetyLabel,
            report.Flags.Flagged,
            report.Flags.WithoutSafetyLabel,
            report.Flags.FlaggedUrgent,
            Intervals = new
            {
                First = EndsOf(report.Engine.First),
                AmongThree = EndsOf(report.Engine.AmongThree),
                AnyAmongThree = EndsOf(report.Engine.AnyAmongThree),
            },
            report.Flags.GoodTears,
            GoodTearsFlagged = report.Flags.AlarmedGoodTears.Length,
            report.Flags.Missed,
            UrgentWithoutLabel = report.Flags.Urgent,
            BrierScore = RoundedOrNull(report.BrierScore),
            Bands = report.Bands.Select(band => new
            {
                band.Band,
                band.MeanStated,
                Labelled = band.Labelled.Share,
                Count = band.Labelled.Trials,
                Interval = EndsOf(band.Labelled),
            }),
            ByReason = report.ByReason.Select(reason => new
            {
                reason.Reason,
                Accounts = reason.First.Trials,
                First = reason.First.Share,
                AmongThree = reason.AmongThree.Share,
            }),
            Baselines = report.Baselines.Select(RankingJson),
            Adaptive = report.Adaptive.Select(way => new
            {
                way.Way,
                way.MedianAsked,
                way.MedianAnswered,
                KnownFactsAsked = RoundedOrNull(way.KnownFactsAsked.Share),
                SameLeading = way.SameLeading.Share,
                Ranking = RankingJson(way.Ranking),
            }),
            Path = report.Self is null && report.Partner is null
                ? null
                : new { Self = PathJson(report.Self), Partner = PathJson(report.Partner) },
            Guide = guide,
        };

    private static object? PathJson(WalkScore? score)
    {
        if (score is null)
        {
            return null;
        }

        return new
        {
            Accounts = score.Ranking.First.Trials,
            score.Screens,
            score.Taps,
            First = score.Ranking.First.Share,
            AmongThree = score.Ranking.AmongThree.Share,
            AnyAmongThree = score.Ranking.AnyAmongThree.Share,
            score.FitsWellPerPerson,
            FitsWellLabelled = RoundedOrNull(score.FitsWellLabelled.Share),
            Flagged = score.Flags.Hits,
            WithSafetyLabel = score.Flags.Trials,
        };
    }

    private static object RankingJson(RankingScore score) =>
        new
        {
            score.Name,
            First = score.First.Share,
            AmongThree = score.AmongThree.Share,
            AnyAmongThree = score.AnyAmongThree.Share,
            score.MeanReciprocalRank,
        };

    // JSON has no way to write "not a number".
    private static double? RoundedOrNull(double value) => double.IsNaN(value) ? null : value;

    private static double[] EndsOf(Proportion proportion) => [proportion.Interval.Low, proportion.Interval.High];
}
