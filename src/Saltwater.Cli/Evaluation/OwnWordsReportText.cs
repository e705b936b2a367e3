using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Saltwater.Inference;

namespace Saltwater.Cli.Evaluation;

/// <summary>What the phrases reached, as Markdown and for other programs.</summary>
internal static class OwnWordsReportText
{
    private const int MostNamed = 40;

    public static object Json(OwnWordsReport report) =>
        new
        {
            report.Accounts,
            OwnWords = new
            {
                Precision = Number(report.Precision),
                Recall = Number(report.Recall),
                DangerAccounts = report.Danger.Trials,
                DangerAccountsWithTopic = report.Danger.Hits,
                DangerAccountsAsked = report.DangerAsked.Hits,
                Needless = report.Needless.Hits,
                CalmAccounts = report.Needless.Trials,
                First = Number(report.WithText.Ranking.First),
                AmongThree = Number(report.WithText.Ranking.AmongThree),
                AnyAmongThree = Number(report.WithText.Ranking.AnyAmongThree),
                report.WithText.Taps,
                SameTaps = Path(report.SameTaps),
                WithoutText = Path(report.WithoutText),
                Keywords = new
                {
                    First = Number(report.Keywords.First),
                    AmongThree = Number(report.Keywords.AmongThree),
                    AnyAmongThree = Number(report.Keywords.AnyAmongThree),
                },
            },
        };

    public static string Write(OwnWordsReport report)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# In their own words: {report.Accounts} accounts\n\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"- Offers the account confirms: {Share(report.Precision)} of {report.Precision.Trials}. Facts offered: "
                + $"{Share(report.Recall)} of {report.Recall.Trials}.\n"
        );
        text.Append(
            CultureInfo.InvariantCulture,
            $"- With a safety label: {report.Danger.Trials}; asked about danger by their words: {report.Danger.Hits}; by "
                + $"words or flagged on the safety screens: {report.DangerAsked.Hits}."
        );
        text.Append(report.Unasked.IsEmpty ? "\n" : $" Not by words: {string.Join(", ", report.Unasked)}.\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"- Without one: {report.Needless.Trials}; asked all the same: {report.Needless.Hits}.\n\n"
        );
        text.Append("| the path | first | among three | any labelled among three | taps (median) |\n| --- | --- | --- | --- | --- |\n");
        foreach (var path in new[] { report.WithText, report.SameTaps, report.WithoutText })
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {path.Ranking.Name} | {Share(path.Ranking.First)} | {Share(path.Ranking.AmongThree)} | "
                    + $"{Share(path.Ranking.AnyAmongThree)} | {path.Taps} |\n"
            );
        }

        text.Append(
            CultureInfo.InvariantCulture,
            $"| {report.Keywords.Name} | {Share(report.Keywords.First)} | {Share(report.Keywords.AmongThree)} | {Share(report.Keywords.AnyAmongThree)} | – |\n"
        );
        text.Append(
            CultureInfo.InvariantCulture,
            $"\nOffered and not said: {Names(report.Wrong)}\n\nSaid and not offered: {Names(report.Missed)}\n"
        );
        return text.ToString();
    }

    private static object Path(TextPathScore path) =>
        new
        {
            First = Number(path.Ranking.First),
            AmongThree = Number(path.Ranking.AmongThree),
            AnyAmongThree = Number(path.Ranking.AnyAmongThree),
            path.Taps,
        };

    private static string Names(ImmutableArray<(string Name, int Count)> names) =>
        string.Join(
            ", ",
            names
                .Take(MostNamed)
                .Select(each => each.Count == 1 ? each.Name : string.Create(CultureInfo.InvariantCulture, $"{each.Name} ×{each.Count}"))
        );

    // JSON has no way to write "not a number".
    private static double? Number(Proportion share) => share.Trials == 0 ? null : share.Share;

    private static string Share(Proportion share) =>
        share.Trials == 0 ? "–" : string.Create(CultureInfo.InvariantCulture, $"{share.Share * 100:0} %");
}
