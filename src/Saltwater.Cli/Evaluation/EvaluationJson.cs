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
                First = Ends(report.Engine.First),
                AmongThree = Ends(report.Engine.AmongThree),
                AnyAmongThree = Ends(report.Engine.AnyAmongThree),
            },
            report.Flags.GoodTears,
            GoodTearsFlagged = report.Flags.AlarmedGoodTears.Length,
            report.Flags.Missed,
            UrgentWithoutLabel = report.Flags.Urgent,
            BrierScore = Number(report.BrierScore),
            Bands = report.Bands.Select(band => new
            {
                band.Band,
                band.MeanStated,
                Labelled = band.Labelled.Share,
                Count = band.Labelled.Trials,
                Interval = Ends(band.Labelled),
            }),
            ByReason = report.ByReason.Select(reason => new
            {
                reason.Reason,
                Accounts = reason.First.Trials,
                First = reason.First.Share,
                AmongThree = reason.AmongThree.Share,
            }),
            Baselines = report.Baselines.Select(Ranking),
            Adaptive = report.Adaptive.Select(way => new
            {
                way.Way,
                way.MedianAsked,
                way.MedianAnswered,
                KnownFactsAsked = Number(way.KnownFactsAsked.Share),
                SameLeading = way.SameLeading.Share,
                Ranking = Ranking(way.Ranking),
            }),
            Path = report.Self is null && report.Partner is null ? null : new { Self = Path(report.Self), Partner = Path(report.Partner) },
            Guide = guide,
        };

    private static object? Path(WalkScore? score) =>
        score is null
            ? null
            : new
            {
                Accounts = score.Ranking.First.Trials,
                score.Screens,
                score.Taps,
                First = score.Ranking.First.Share,
                AmongThree = score.Ranking.AmongThree.Share,
                AnyAmongThree = score.Ranking.AnyAmongThree.Share,
                score.FitsWellPerPerson,
                FitsWellLabelled = Number(score.FitsWellLabelled.Share),
                Flagged = score.Flags.Hits,
                WithSafetyLabel = score.Flags.Trials,
            };

    private static object Ranking(RankingScore score) =>
        new
        {
            score.Name,
            First = score.First.Share,
            AmongThree = score.AmongThree.Share,
            AnyAmongThree = score.AnyAmongThree.Share,
            score.MeanReciprocalRank,
        };

    // JSON has no way to write "not a number".
    private static double? Number(double value) => double.IsNaN(value) ? null : value;

    private static double[] Ends(Proportion proportion) => [proportion.Interval.Low, proportion.Interval.High];
}
