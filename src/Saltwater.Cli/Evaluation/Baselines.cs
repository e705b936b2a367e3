using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Saltwater.Guide;

namespace Saltwater.Cli.Evaluation;

/// <summary>What a person gets without an engine.</summary>
internal static partial class Baselines
{
    // Shorter words are mostly grammar.
    private const int ShortestKeyword = 5;

    /// <summary>The fixed list of an article, the same for everyone.</summary>
    public static ImmutableArray<string> ArticleOrder(Pack pack) =>
        [.. pack.Reasons.OrderBy(reason => reason.ArticleItem ?? int.MaxValue).Select(reason => reason.Id)];

    /// <summary>The reasons most often labelled in these very accounts, the same for everyone.</summary>
    public static ImmutableArray<string> MostFrequent(Pack pack, ImmutableArray<Account> accounts) =>
        [
            .. pack
                .Reasons.OrderByDescending(reason => accounts.Count(account => account.Reasons[0].Contains(reason.Id)))
                .Select(reason => reason.Id),
        ];

    /// <summary>A search engine of the simplest kind: how many of the account's words stand in a reason's page, rare words counting more.</summary>
    public static ImmutableArray<string> RankByKeywords(Pack pack, string text)
    {
        var pages = pack.Reasons.ToDictionary(reason => reason.Id, PageWords, StringComparer.Ordinal);
        var words = WordsOf(text);
        var weight = words.ToDictionary(
            word => word,
            word => Math.Log((1.0 + pages.Count) / (1 + pages.Values.Count(page => page.Contains(word)))),
            StringComparer.Ordinal
        );
        return
        [
            .. pack
                .Reasons.OrderByDescending(reason => words.Where(pages[reason.Id].Contains).Sum(word => weight[word]))
                .Select(reason => reason.Id),
        ];
    }

    private static HashSet<string> PageWords(Reason reason) =>
        WordsOf(
            string.Join(
                ' ',
                [reason.Name, reason.Summary, .. reason.Sections.SelectMany(section => section.Items).Select(item => item.Text)]
            )
        );

    private static HashSet<string> WordsOf(string text) =>
        WordPattern()
            .Matches(text.ToLowerInvariant())
            .Select(match => match.Value)
            .Where(word => word.Length >= ShortestKeyword)
            .ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex("[a-z]+")]
    private static partial Regex WordPattern();
}
