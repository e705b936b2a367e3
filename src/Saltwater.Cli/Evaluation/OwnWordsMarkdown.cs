using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Saltwater.Inference;

namespace Saltwater.Cli.Evaluation;

/// <summary>What the phrases reached, as Markdown and for other programs.</summary>
internal static class OwnWordsMarkdown
{
    private const int MostNamed = 40;

    public static object Json(OwnWordsReport report)
    {
        var known = report.Paths.Single(path => path.Choice == AreaChoice.SaysMost);
        return new
        {
            report.Accounts,
            OwnWords = new
            {
                Precision = Number(report.Precision),
                Recall = Number(report.Recall),
                PrecisionShown = Number(report.Shown),
                DangerAccounts = report.Danger.Trials,
                DangerAccountsWithTopic = report.Danger.Hits,
                DangerAccountsAsked = report.DangerAsked.Hits,
                Needless = report.Needless.Hits,
                CalmAccounts = report.Needless.Trials,
                First = Number(known.WithText.Ranking.First),
                AmongThree = Number(known.WithText.Ranking.AmongThree),
                AnyAmongThree = Number(known.WithText.Ranking.AnyAmongThree),
                known.WithText.Taps,
                AddingAreas = Path(known.AddingAreas),
                SameTaps = Path(known.SameTaps),
                WithoutText = Path(known.WithoutText),
                AreasInOrder = Paths(report.Paths.Single(path => path.Choice == AreaChoice.InOrder)),
                AreasAtRandom = Paths(report.Paths.Single(path => path.Choice == AreaChoice.AtRandom)),
                Keywords = new
                {
                    First = Number(report.Keywords.First),
                    AmongThree = Number(report.Keywords.AmongThree),
                    AnyAmongThree = Number(report.Keywords.AnyAmongThree),
                },
            },
        };
    }

    public static string Write(OwnWordsReport report)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# In their own words: {report.Accounts} accounts\n\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"- Offers the account confirms: {Share(report.Precision)} of {report.Precision.Trials}. "
        );
        text.Append(CultureInfo.InvariantCulture, $"Facts offered: {Share(report.Recall)} of {report.Recall.Trials}. ");
        text.Append(CultureInfo.InvariantCulture, $"Of the offers that the box shows: {Share(report.Shown)} of {report.Shown.Trials}.\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"- With a safety label: {report.Danger.Trials}; asked about danger by their words: {report.Danger.Hits}; "
        );
        text.Append(CultureInfo.InvariantCulture, $"by words or flagged on the safety screens: {report.DangerAsked.Hits}.");
        text.Append(report.Unasked.IsEmpty ? "\n" : $" Not by words: {string.Join(", ", report.Unasked)}.\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"- Without one: {report.Needless.Trials}; asked all the same: {report.Needless.Hits}.\n\n"
        );
        text.Append("| the areas a person taps | the path | first | among three | any labelled among three | taps: median, mean |\n");
        text.Append("| --- | --- | --- | --- | --- | --- |\n");
        foreach (var paths in report.Paths)
        {
            foreach (var path in new[] { paths.WithText, paths.AddingAreas, paths.SameTaps, paths.WithoutText })
            {
                Row(
                    text,
                    Says(paths.Choice),
                    path.Ranking,
                    string.Create(CultureInfo.InvariantCulture, $"{path.Taps}, {path.MeanTaps:0.0}")
                );
            }
        }

        Row(text, "–", report.Keywords, "–");
        text.Append(
            CultureInfo.InvariantCulture,
            $"\nOffered and not said: {Names(report.Wrong)}\n\nSaid and not offered: {Names(report.Missed)}\n"
        );
        return text.ToString();
    }

    private static void Row(StringBuilder text, string person, RankingScore ranking, string taps) =>
        text.Append(
            CultureInfo.InvariantCulture,
            $"| {person} | {ranking.Name} | {Share(ranking.First)} | {Share(ranking.AmongThree)} | {Share(ranking.AnyAmongThree)} | {taps} |\n"
        );

    private static string Says(AreaChoice choice) =>
        choice switch
        {
            AreaChoice.InOrder => "the first two that fit",
            AreaChoice.AtRandom => "any two that fit",
            _ => "the two that say most",
        };

    private static object Paths(ComparedPaths paths) =>
        new
        {
            WithText = Path(paths.WithText),
            AddingAreas = Path(paths.AddingAreas),
            SameTaps = Path(paths.SameTaps),
            WithoutText = Path(paths.WithoutText),
        };

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
