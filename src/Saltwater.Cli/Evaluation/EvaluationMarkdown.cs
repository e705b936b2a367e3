using System.Globalization;
using System.Text;
using Saltwater.Guide;
using Saltwater.Inference;
using Saltwater.Reflections;

namespace Saltwater.Cli.Evaluation;

/// <summary>An evaluation as Markdown, so that it reads in a terminal and can be kept as a reviewed file.</summary>
internal static class EvaluationMarkdown
{
    public static string ToMarkdown(EvaluationReport report, Pack pack)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# Evaluation of guide {pack.Version} on {report.Accounts} accounts\n\n");
        text.Append(
            "Each account's answers are given all at once, and the reasons are ranked. Labels are what the teller, an "
                + "expert or a careful reader concluded; they are not the truth.\n"
        );
        text.Append(
            "Nothing was fitted by a program to these accounts; effect sizes are judgement, and were chosen while looking "
                + "at them, so other accounts will come out lower. 95 % intervals are Wilson's.\n\n"
        );
        text.Append(
            "| ranking | first | among three | any labelled among three | mean reciprocal rank |\n| --- | --- | --- | --- | --- |\n"
        );
        foreach (var score in report.Baselines.Prepend(report.Engine))
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {score.Name} | {ShareText(score.First)} | {ShareText(score.AmongThree)} | "
                    + $"{ShareText(score.AnyAmongThree)} | {score.MeanReciprocalRank:0.00} |\n"
            );
        }

        text.Append(
            "\n## By reason labelled best\n\nLabels that count alike stand together.\n\n| reason | accounts | first | among "
                + "three |\n| --- | --- | --- | --- |\n"
        );
        foreach (var reason in report.ByReason)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {reason.Reason} | {reason.First.Trials} | {reason.First.Hits} | {reason.AmongThree.Hits} |\n"
            );
        }

        text.Append(
            "\n## What the bands' words mean\n\nOf all reasons an answer spoke of: how probable the model held them, and "
                + "how many were labelled. A label names one to three reasons, so a reason at work may go unlabelled.\n\n"
        );
        text.Append("| band | reasons | stated on average | labelled |\n| --- | --- | --- | --- |\n");
        foreach (var band in report.Bands)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {PlainWords.Of(pack, band.Band)} | {band.Labelled.Trials} | {band.MeanStated:0.00} | {ShareText(band.Labelled)} |\n"
            );
        }

        if (!report.Bands.IsEmpty)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"\nBrier score {report.BrierScore:0.000} (0 is perfect; saying one half of everything earns 0.250).\n"
            );
        }

        text.Append("\n## Flags\n\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"- With a safety label: {report.Flags.WithSafetyLabel}; flagged: {report.Flags.Flagged}{ListIds("; not flagged", report.Flags.Missed)}.\n"
        );
        text.Append(
            CultureInfo.InvariantCulture,
            $"- Without one: {report.Flags.WithoutSafetyLabel}; with an emergency or same-day flag all the same: "
                + $"{report.Flags.FlaggedUrgent}{ListIds("", report.Flags.Urgent)}.\n"
        );
        text.Append(
            CultureInfo.InvariantCulture,
            $"- Good tears and no safety label: {report.Flags.GoodTears}; flagged all the same: "
                + $"{report.Flags.AlarmedGoodTears.Length}{ListIds("", report.Flags.AlarmedGoodTears)}.\n"
        );
        text.Append(OnThePath(report));
        text.Append(
            "\n## One question at a time\n\nAn account says about nine things; a person would answer nearly everything. So "
                + "it is played in two ways, and a person is somewhere between.\n\n"
        );
        text.Append(
            "| the teller … | asked beyond safety (median) | answered | known facts asked for | same leading reason as with "
                + "all answers | first | among three |\n| --- | --- | --- | --- | --- | --- | --- |\n"
        );
        foreach (var way in report.Adaptive)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {way.Way} | {way.MedianAsked} | {way.MedianAnswered} | {ShareText(way.KnownFactsAsked)} | "
                    + $"{ShareText(way.SameLeading)} | {ShareText(way.Ranking.First)} | {ShareText(way.Ranking.AmongThree)} |\n"
            );
        }

        return text.ToString();
    }

    /// <summary>How whole people fare on the path; empty where no account is a whole person.</summary>
    public static string OnThePath(EvaluationReport report) =>
        OnThePath(
            "## On the path",
            "Whole people walk the very screens of the app, from the door to the answer: danger, what "
                + "stands out, its statements, the questions between what leads.",
            report.Self,
            report.Partner
        );

    /// <summary>The same under a heading of its own.</summary>
    public static string OnThePath(string heading, string about, params IEnumerable<WalkScore?> walks)
    {
        var scores = walks.OfType<WalkScore>().ToList();
        if (scores.Count == 0)
        {
            return "";
        }

        var text = new StringBuilder($"\n{heading}\n\n{about}\n\n");
        text.Append(
            "| | accounts | screens (median) | taps (median) | first | among three | any labelled among three | fits well, "
                + "per person | of these labelled | may play a part, labelled | safety labels flagged |\n| --- | --- | --- | "
                + "--- | --- | --- | --- | --- | --- | --- | --- |\n"
        );
        foreach (var score in scores)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {score.Ranking.Name} | {score.Ranking.First.Trials} | {score.Screens} | {score.Taps} | "
                    + $"{ShareText(score.Ranking.First)} | {ShareText(score.Ranking.AmongThree)} | {ShareText(score.Ranking.AnyAmongThree)} | "
                    + $"{score.FitsWellPerPerson:0.0} | {ShareText(score.FitsWellLabelled)} | {ShareText(score.MayPlayAPartLabelled)} | "
                    + $"{score.Flags.Hits} of {score.Flags.Trials} |\n"
            );
        }

        return text.ToString();
    }

    private static string ShareText(Proportion share) =>
        share.Trials == 0
            ? "–"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{share.Share * 100:0} % ({share.Interval.Low * 100:0}–{share.Interval.High * 100:0})"
            );

    private static string ListIds(string before, IReadOnlyCollection<string> ids) =>
        ids.Count == 0 ? "" : $"{before}: {string.Join(", ", ids)}";
}
