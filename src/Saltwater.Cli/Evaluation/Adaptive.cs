using System.Collections.Immutable;
using Saltwater.Guide;
using Saltwater.Reflections;

namespace Saltwater.Cli.Evaluation;

/// <summary>Plays an account as someone who is asked one question at a time.</summary>
/// <remarks>
/// An account says about nine things; a person would answer nearly everything. Neither way of playing it is a person: with every other question skipped, the
/// engine is starved; with only the questions it can answer, it is spared the ones in between. Both are reported.
/// </remarks>
internal static class Adaptive
{
    public static ImmutableArray<AdaptiveScore> ScorePlay(ReasonNetwork network, ImmutableArray<Account> accounts) =>
        [
            ScorePlay("skips what the account does not say", network, accounts, account => AskOneByOne(network, account)),
            ScorePlay("is asked only what the account says", network, accounts, account =>
                AskOneByOne(NetworkKnowing(network.Pack, account), account)
            ),
        ];

    private static AdaptiveScore ScorePlay(string way, ReasonNetwork network, ImmutableArray<Account> accounts, Func<Account, Answers> play)
    {
        var pack = network.Pack;
        var runs = accounts.Select(play).ToImmutableArray();
        var known = accounts.Select(account => QuestionsFor(pack, account).ToList()).ToList();
        var adaptive = runs.Select(run => RankReasons(network, run)).ToImmutableArray();
        return new(
            way,
            MedianOf(runs.Select(run => AskedBeyondSafety(pack, run).Count())),
            MedianOf(runs.Zip(accounts, (run, account) => AskedBeyondSafety(pack, run).Count(account.Answers.Has))),
            new(
                runs.Zip(known, (run, questions) => questions.Count(question => run.Has(question.Id))).Sum(),
                known.Sum(questions => questions.Count)
            ),
            new(
                accounts.Zip(adaptive).Count(pair => RankReasons(network, pair.First.Answers.As(pair.First.Teller))[0] == pair.Second[0]),
                accounts.Length
            ),
            Evaluator.ScoreRankings(way, accounts, adaptive)
        );
    }

    private static ImmutableArray<string> RankReasons(ReasonNetwork network, Answers answers) =>
        [.. Reflection.On(network, answers).Ranking.Select(ranked => ranked.Reason.Id)];

    private static Answers AskOneByOne(ReasonNetwork network, Account account)
    {
        var answers = Answers
            .None(account.Teller)
            .With(network.Pack.Question("age18")!, "yes")
            .With(network.Pack.Question("alone")!, "private");
        while (NextQuestion.After(network, answers).Question is { } question)
        {
            var said = account.Answers[question.Id];
            answers = answers.With(question, said.IsEmpty ? [Answers.Skip] : said);
        }

        return answers;
    }

    // A guide that knows no other questions than the safety ones and those the account answers.
    private static ReasonNetwork NetworkKnowing(Pack pack, Account account) =>
        new(
            pack with
            {
                Questions =
                [
                    .. pack.Questions.Where(question => question.Group == Question.SafetyGroup || account.Answers.Has(question.Id)),
                ],
            }
        );

    // What the account tells that its teller can be asked at all: short questionnaires are never asked unless chosen.
    private static IEnumerable<Question> QuestionsFor(Pack pack, Account account) =>
        pack.Questions.Where(question =>
            account.Answers.Has(question.Id) && question.CanAsk(account.Teller) && question.Group != Question.ScreenersGroup
        );

    private static IEnumerable<string> AskedBeyondSafety(Pack pack, Answers run) =>
        run.Questions.Where(id => pack.Question(id)!.Group != Question.SafetyGroup);

    private static int MedianOf(IEnumerable<int> counts)
    {
        var sorted = counts.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
