using System.Collections.Immutable;
using Saltwater.Guide;
using Saltwater.Inference;
using Saltwater.OwnWords;
using Saltwater.Reflections;

namespace Saltwater.Cli.Evaluation;

/// <summary>How well the phrases did on accounts' texts.</summary>
/// <param name="Precision">Offers the account confirms, of all offers. What an account does not say counts against an offer, so this is a
/// lower bound.</param>
/// <param name="Recall">Facts offered, of all facts a text may offer and its teller can be asked.</param>
/// <param name="Shown">The same as precision, of the offers that the box shows: six at most, and none that would change nothing about the
/// answer.</param>
/// <param name="Danger">Accounts with a safety label whose words led to a danger question.</param>
/// <param name="DangerAsked">The same, or flagged on the path: the screens of safety are always shown.</param>
/// <param name="Needless">Accounts without a safety label whose words led to a danger question all the same.</param>
/// <param name="Unasked">Ids of accounts with a safety label whose words led to none.</param>
/// <param name="Paths">The path with the text and without, for each way of tapping areas; first the person who knows which say
/// most.</param>
/// <param name="Wrong">Offers made that the account does not say, by name, most frequent first.</param>
/// <param name="Missed">Facts not offered, by name, most frequent first.</param>
internal sealed record OwnWordsReport(
    int Accounts,
    Proportion Precision,
    Proportion Recall,
    Proportion Shown,
    Proportion Danger,
    Proportion DangerAsked,
    Proportion Needless,
    ImmutableArray<string> Unasked,
    ImmutableArray<ComparedPaths> Paths,
    RankingScore Keywords,
    ImmutableArray<(string Name, int Count)> Wrong,
    ImmutableArray<(string Name, int Count)> Missed
);

/// <summary>The path as people walk it who tap areas in one way.</summary>
/// <param name="WithText">With the text told in the box: danger asked, right offers taken, wrong ones left, areas only of who said too
/// little, and the telling questions.</param>
/// <param name="AddingAreas">The same, where everybody says all the same what it may have to do with, as far as nothing of it was said yes
/// to.</param>
/// <param name="SameTaps">Without the text, stopped at the same number of taps.</param>
/// <param name="WithoutText">Without the text, to its end.</param>
internal sealed record ComparedPaths(
    AreaChoice Choice,
    TextPathScore WithText,
    TextPathScore AddingAreas,
    TextPathScore SameTaps,
    TextPathScore WithoutText
);

/// <summary>
/// Where one way of walking the path led, and its taps from the door to the answer, those on the safety screens among them: the median
/// and the mean.
/// </summary>
internal sealed record TextPathScore(RankingScore Ranking, int Taps, double MeanTaps);

/// <summary>
/// Holds the phrases against accounts with text. On accounts that were read while lines were written, the figures are worth nothing.
/// </summary>
internal static class OwnWordsEvaluator
{
    public static OwnWordsReport Evaluate(ReasonNetwork network, Phrases phrases, ImmutableArray<Account> accounts)
    {
        var pack = network.Pack;
        var understanding = new Understanding(phrases, pack);
        var heard = accounts
            .Select(account => understanding.Understand(account.Text, account.Teller).For(pack, account.Teller))
            .ToImmutableArray();
        var facts = accounts.Select(account => Facts(pack, understanding, account)).ToImmutableArray();
        var (wrong, missed) = (
            heard
                .Zip(facts, (each, said) => each.Offers.Select(offer => offer.Name).Where(name => !said.Contains(name)))
                .SelectMany(names => names),
            heard.Zip(facts, (each, said) => said.Except(each.Offers.Select(offer => offer.Name))).SelectMany(names => names)
        );
        var right = heard.Zip(facts, (each, said) => each.Offers.Count(offer => said.Contains(offer.Name))).Sum();
        var (labelled, calm) = (
            Where(accounts, heard, account => !account.Safety.IsEmpty),
            Where(accounts, heard, account => account.Safety.IsEmpty)
        );
        var with = accounts.Select(account => PathWalk.Walk(network, account, understanding)).ToImmutableArray();
        var flagged = accounts
            .Zip(with)
            .Where(pair => !Reflection.On(network, pair.Second.Answers).Flags.IsEmpty)
            .Select(pair => pair.First.Id)
            .ToHashSet(StringComparer.Ordinal);
        return new(
            accounts.Length,
            new(right, heard.Sum(each => each.Offers.Length)),
            new(right, facts.Sum(said => said.Count)),
            Shown(pack, understanding, accounts, facts),
            new(labelled.Count(each => !each.Heard.Danger.IsEmpty), labelled.Count),
            new(labelled.Count(each => !each.Heard.Danger.IsEmpty || flagged.Contains(each.Account.Id)), labelled.Count),
            new(calm.Count(each => !each.Heard.Danger.IsEmpty), calm.Count),
            [.. labelled.Where(each => each.Heard.Danger.IsEmpty).Select(each => each.Account.Id)],
            [.. Enum.GetValues<AreaChoice>().Select(choice => Compare(network, understanding, accounts, choice))],
            Evaluator.ScoreRankings(
                "keyword search on the text",
                accounts,
                [.. accounts.Select(account => Baselines.RankByKeywords(pack, account.Text))]
            ),
            Counted(wrong),
            Counted(missed)
        );
    }

    private static Proportion Shown(
        Pack pack,
        Understanding understanding,
        ImmutableArray<Account> accounts,
        ImmutableArray<HashSet<string>> facts
    )
    {
        var shown = accounts
            .Select(account =>
                Story.Of(understanding, pack, account.Text, account.Teller).OfAge().Asked().Next(Passage.Begin(account.Teller))
            )
            .Select(screen => (screen as StoryScreen.Offers)?.Each ?? [])
            .ToList();
        return new(shown.Zip(facts, (each, said) => each.Count(offer => said.Contains(offer.Name))).Sum(), shown.Sum(each => each.Length));
    }

    private static ComparedPaths Compare(
        ReasonNetwork network,
        Understanding understanding,
        ImmutableArray<Account> accounts,
        AreaChoice choice
    )
    {
        var people = accounts.SelectMany(account => AreaTaps.All(choice).Select(taps => (Account: account, Taps: taps))).ToList();
        ImmutableArray<Account> each = [.. people.Select(person => person.Account)];
        var with = people.Select(person => PathWalk.Walk(network, person.Account, understanding, areaTaps: person.Taps)).ToImmutableArray();
        return new(
            choice,
            Score("with the text", network, each, with),
            Score(
                "with the text, and something else too",
                network,
                each,
                [.. people.Select(person => PathWalk.Walk(network, person.Account, understanding, areaTaps: person.Taps, addsAreas: true))]
            ),
            Score(
                "the same taps without it",
                network,
                each,
                [.. people.Zip(with, (person, walk) => PathWalk.Walk(network, person.Account, mostTaps: walk.Taps, areaTaps: person.Taps))]
            ),
            Score(
                "without it, to the end",
                network,
                each,
                [.. people.Select(person => PathWalk.Walk(network, person.Account, areaTaps: person.Taps))]
            )
        );
    }

    private static List<(Account Account, Understood Heard)> Where(
        ImmutableArray<Account> accounts,
        ImmutableArray<Understood> heard,
        Func<Account, bool> holds
    ) => [.. accounts.Zip(heard).Where(pair => holds(pair.First))];

    private static ImmutableArray<(string Name, int Count)> Counted(IEnumerable<string> names) =>
        [
            .. names
                .GroupBy(name => name, StringComparer.Ordinal)
                .Select(group => (group.Key, group.Count()))
                .OrderByDescending(each => each.Item2)
                .ThenBy(each => each.Key, StringComparer.Ordinal),
        ];

    // What a text may offer: calm answers never, and answers to a question of safety only if they speak for something.
    private static HashSet<string> Facts(Pack pack, Understanding understanding, Account account) =>
        account
            .Answers.Questions.Select(id => pack.Question(id)!)
            .Where(question => question.CanAsk(account.Teller))
            .SelectMany(question => account.Answers[question.Id].Select(answer => (question, answer: question.Answer(answer))))
            .Where(each =>
                each.answer is not null
                && (
                    each.question.Group != Question.SafetyGroup
                    || understanding.Answers.Contains($"{each.question.Id}={each.answer.Id}")
                    || each.answer.Effects.Any(effect => effect.Strength >= Strength.For)
                )
            )
            .Select(each => $"{each.question.Id}={each.answer!.Id}")
            .Except(understanding.Calm)
            .ToHashSet(StringComparer.Ordinal);

    private static TextPathScore Score(
        string way,
        ReasonNetwork network,
        ImmutableArray<Account> accounts,
        ImmutableArray<(Answers Answers, int Screens, int Taps)> walks
    )
    {
        var taps = walks.Select(walk => walk.Taps).Order().ToList();
        return new(
            Evaluator.ScoreRankings(
                way,
                accounts,
                [
                    .. walks.Select(walk =>
                        Reflection.On(network, walk.Answers).Ranking.Select(ranked => ranked.Reason.Id).ToImmutableArray()
                    ),
                ]
            ),
            taps[taps.Count / 2],
            taps.Average()
        );
    }
}
