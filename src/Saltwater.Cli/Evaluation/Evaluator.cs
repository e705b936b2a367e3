using System.Collections.Immutable;
using Saltwater.Guide;
using Saltwater.Inference;
using Saltwater.Reflections;
using Saltwater.Safety;

namespace Saltwater.Cli.Evaluation;

/// <summary>How well one way of ranking reasons did on accounts.</summary>
/// <param name="First">A reason labelled best came first.</param>
/// <param name="AmongThree">A reason labelled best came among the first three.</param>
/// <param name="AnyAmongThree">Any labelled reason came among the first three.</param>
/// <param name="MeanReciprocalRank">Mean of 1 / rank of the reason labelled best, in (0, 1].</param>
internal sealed record RankingScore(
    string Name,
    Proportion First,
    Proportion AmongThree,
    Proportion AnyAmongThree,
    double MeanReciprocalRank
);

/// <summary>How one reason did where it was labelled best.</summary>
internal sealed record ReasonScore(string Reason, Proportion First, Proportion AmongThree);

/// <summary>What a band's words came to: how many reasons in it were labelled.</summary>
internal sealed record BandScore(Band Band, double MeanStated, Proportion Labelled);

/// <summary>How the flags did.</summary>
/// <param name="Missed">Ids of accounts with a safety label and no flag.</param>
/// <param name="AlarmedGoodTears">Accounts of good tears with no safety label that got any flag.</param>
internal sealed record FlagScore(
    int WithSafetyLabel,
    int Flagged,
    ImmutableArray<string> Missed,
    int WithoutSafetyLabel,
    int FlaggedUrgent,
    ImmutableArray<string> Urgent,
    int GoodTears,
    ImmutableArray<string> AlarmedGoodTears
);

/// <summary>How asking one question at a time did.</summary>
/// <param name="Way">How the account was played.</param>
/// <param name="MedianAsked">Questions asked beyond the safety ones, answered or skipped: the median.</param>
/// <param name="MedianAnswered">Of these, how many the account could answer: the median.</param>
/// <param name="KnownFactsAsked">Facts asked for, out of all the account tells that its teller can be asked.</param>
/// <param name="SameLeading">The leading reason is the one that all answers of this teller give.</param>
internal sealed record AdaptiveScore(
    string Way,
    int MedianAsked,
    int MedianAnswered,
    Proportion KnownFactsAsked,
    Proportion SameLeading,
    RankingScore Ranking
);

/// <summary>Everything an evaluation measured.</summary>
internal sealed record EvaluationReport(
    int Accounts,
    RankingScore Engine,
    ImmutableArray<RankingScore> Baselines,
    ImmutableArray<ReasonScore> ByReason,
    ImmutableArray<BandScore> Bands,
    double BrierScore,
    FlagScore Flags,
    ImmutableArray<AdaptiveScore> Adaptive,
    WalkScore? Self,
    WalkScore? Partner
);

/// <summary>Holds the guide against labelled accounts. Nothing here is fitted, so nothing needs cross-validation; only the baseline of the
/// most frequent reason looks at the labels, which flatters it.</summary>
internal static class Evaluator
{
    private const int Shown = 3;

    public static EvaluationReport Evaluate(ReasonNetwork network, ImmutableArray<Account> accounts)
    {
        var pack = network.Pack;
        var reflections = accounts.Select(account => Reflection.On(network, account.Answers)).ToImmutableArray();
        var rankings = reflections
            .Select(reflection => reflection.Ranking.Select(ranked => ranked.Reason.Id).ToImmutableArray())
            .ToImmutableArray();
        var forecasts = accounts
            .Zip(reflections)
            .SelectMany(pair =>
                pair.Second.Ranking.Where(ranked => ranked.Band != Band.CantTell)
                    .Select(ranked =>
                        (
                            ranked.Band,
                            Forecast: new Forecast(ranked.Probability, pair.First.Reasons.Any(rank => rank.Contains(ranked.Reason.Id)))
                        )
                    )
            )
            .ToList();
        return new(
            accounts.Length,
            ScoreRankings("engine", accounts, rankings),
            [
                ScoreRankings("the article's order", accounts, [.. accounts.Select(_ => Baselines.ArticleOrder(pack))]),
                ScoreRankings("most frequent reason", accounts, [.. accounts.Select(_ => Baselines.MostFrequent(pack, accounts))]),
                ScoreRankings(
                    "keyword search on the text",
                    accounts,
                    [.. accounts.Select(account => Baselines.RankByKeywords(pack, account.Text))]
                ),
            ],
            ByReason(accounts, rankings),
            [
                .. forecasts
                    .GroupBy(each => each.Band)
                    .OrderBy(group => group.Key)
                    .Select(group => new BandScore(
                        group.Key,
                        group.Average(each => each.Forecast.Probability),
                        new(group.Count(each => each.Forecast.Held), group.Count())
                    )),
            ],
            Calibration.BrierScore([.. forecasts.Select(each => each.Forecast)]),
            FlagsOf(pack, accounts),
            Adaptive.ScorePlay(network, accounts),
            PathWalk.Score(network, accounts, Role.Self),
            PathWalk.Score(network, accounts, Role.Partner)
        );
    }

    public static RankingScore ScoreRankings(string name, ImmutableArray<Account> accounts, ImmutableArray<ImmutableArray<string>> rankings)
    {
        var best = accounts.Zip(rankings, (account, ranking) => RankOf(ranking, account.Reasons[0])).ToList();
        var any = accounts.Zip(rankings, (account, ranking) => account.Reasons.Min(rank => RankOf(ranking, rank))).ToList();
        return new(
            name,
            new(best.Count(rank => rank == 1), accounts.Length),
            new(best.Count(rank => rank <= Shown), accounts.Length),
            new(any.Count(rank => rank <= Shown), accounts.Length),
            best.Average(rank => 1.0 / rank)
        );
    }

    private static int RankOf(ImmutableArray<string> ranking, ImmutableHashSet<string> labelled)
    {
        for (var index = 0; index < ranking.Length; index++)
        {
            if (labelled.Contains(ranking[index]))
            {
                return index + 1;
            }
        }

        return ranking.Length + 1;
    }

    private static ImmutableArray<ReasonScore> ByReason(
        ImmutableArray<Account> accounts,
        ImmutableArray<ImmutableArray<string>> rankings
    ) =>
        [
            .. accounts
                .Zip(rankings, (account, ranking) =>
                    (label: string.Join('/', account.Reasons[0].Order(StringComparer.Ordinal)), rank: RankOf(ranking, account.Reasons[0]))
                )
                .GroupBy(each => each.label, StringComparer.Ordinal)
                .OrderByDescending(group => group.Count())
                .ThenBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new ReasonScore(
                    group.Key,
                    new(group.Count(each => each.rank == 1), group.Count()),
                    new(group.Count(each => each.rank <= Shown), group.Count())
                )),
        ];

    private static FlagScore FlagsOf(Pack pack, ImmutableArray<Account> accounts)
    {
        var flags = accounts.ToDictionary(account => account, account => DangerSigns.Find(pack.Safety, account.Answers));
        var (labelled, others) = (
            accounts.Where(account => !account.Safety.IsEmpty).ToList(),
            accounts.Where(account => account.Safety.IsEmpty).ToList()
        );
        var urgent = others.Where(account => flags[account].Any(flag => flag.Urgency is Urgency.Emergency or Urgency.SameDay)).ToList();
        var good = others.Where(account => pack.Model.Asking.GoodTears.Holds(account.Answers)).ToList();
        return new(
            labelled.Count,
            labelled.Count(account => !flags[account].IsEmpty),
            [.. labelled.Where(account => flags[account].IsEmpty).Select(account => account.Id)],
            others.Count,
            urgent.Count,
            [.. urgent.Select(account => account.Id)],
            good.Count,
            [.. good.Where(account => !flags[account].IsEmpty).Select(account => account.Id)]
        );
    }
}
