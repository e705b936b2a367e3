using System.Collections.Immutable;
using Saltwater.Guide;
using Saltwater.Inference;
using Saltwater.OwnWords;
using Saltwater.Reflections;

namespace Saltwater.Cli.Evaluation;

/// <summary>How the path did for one role.</summary>
/// <param name="Screens">Screens from the start to the answer, the start among them: the median.</param>
/// <param name="Taps">Taps from the start to the answer: the median. One for the door, one for each tick, one to go on where several can be ticked.</param>
/// <param name="FitsWellPerPerson">Of how many reasons "fits well" was said, on average.</param>
/// <param name="FitsWellLabelled">How many of these were labelled.</param>
/// <param name="MayPlayAPartLabelled">How many of those that "may play a part" were labelled.</param>
/// <param name="Flags">Accounts with a safety label, and how many were flagged on the path.</param>
internal sealed record WalkScore(
    int Screens,
    int Taps,
    RankingScore Ranking,
    double FitsWellPerPerson,
    Proportion FitsWellLabelled,
    Proportion MayPlayAPartLabelled,
    Proportion Flags
);

/// <summary>Plays an account on the very screens a person sees.</summary>
internal static class PathWalk
{
    /// <summary>An account with at least so many answers is a whole person; one with fewer tells only some facts, and most of the path
    /// would be silence.</summary>
    public const int WholePerson = 20;

    public static WalkScore? Score(ReasonNetwork network, IEnumerable<Account> all, Role role)
    {
        var accounts = all.Where(account => account.Teller == role && account.Answers.Questions.Count() >= WholePerson).ToImmutableArray();
        if (accounts.IsEmpty)
        {
            return null;
        }

        var walks = accounts.Select(account => Walk(network, account)).ToImmutableArray();
        var reflections = walks.Select(walk => Reflection.On(network, walk.Answers)).ToImmutableArray();
        var banded = accounts
            .Zip(reflections)
            .SelectMany(pair =>
                pair.Second.Ranking.Select(ranked =>
                    (ranked.Band, Labelled: pair.First.Reasons.Any(rank => rank.Contains(ranked.Reason.Id)))
                )
            )
            .ToLookup(each => each.Band, each => each.Labelled);
        var labelled = accounts.Zip(reflections).Where(pair => !pair.First.Safety.IsEmpty).ToList();
        return new(
            Median(walks.Select(walk => walk.Screens)),
            Median(walks.Select(walk => walk.Taps)),
            Evaluator.ScoreRankings(
                role == Role.Self ? "the path, the one who cried" : "the path, the partner",
                accounts,
                [.. reflections.Select(reflection => reflection.Ranking.Select(ranked => ranked.Reason.Id).ToImmutableArray())]
            ),
            (double)banded[Band.FitsWell].Count() / accounts.Length,
            new(banded[Band.FitsWell].Count(each => each), banded[Band.FitsWell].Count()),
            new(banded[Band.MayPlayAPart].Count(each => each), banded[Band.MayPlayAPart].Count()),
            new(labelled.Count(pair => !pair.Second.Flags.IsEmpty), labelled.Count)
        );
    }

    // A single choice goes on by itself; several are ticked, and then there is the button.
    private static int TapsToAnswer(Question question, ImmutableArray<string> ids) => question.AtMost == 1 ? 1 : ids.Length + 1;

    /// <summary>Walks an account from the door to the answer.</summary>
    /// <param name="understanding">Where it is given, the account's text is told in the box.</param>
    /// <param name="mostTaps">After so many taps the person looks at what there is.</param>
    /// <param name="areaTaps">Which areas the person taps: those that say most, if nothing is said.</param>
    /// <param name="addsAreas">Whoever said enough in the box says all the same what it may have to do with.</param>
    public static (Answers Answers, int Screens, int Taps) Walk(
        ReasonNetwork network,
        Account account,
        Understanding? understanding = null,
        int mostTaps = int.MaxValue,
        AreaTaps? areaTaps = null,
        bool addsAreas = false
    )
    {
        var (said, passage) = (account.Answers, Passage.Begin(account.Teller));
        var (screens, taps) = (1, 1);
        var box = understanding is null ? null : new ToldInTheBox(network, understanding, account, addsAreas);
        while (true)
        {
            if (taps >= mostTaps)
            {
                return (passage.Answers, screens, taps);
            }

            switch (ReflectionPath.After(network, passage))
            {
                case PathScreen.Finished { Because: StoppedBecause.Emergency }:
                    passage = passage.Helped();
                    (screens, taps) = (screens + 1, taps + 1);
                    break;
                case PathScreen.Finished:
                    return (passage.Answers, screens, taps);
                case PathScreen.Danger danger:
                    var ticked = EarlierAnswers.TicksOn(danger.Asked, said);
                    passage = passage.With(danger, ticked.IsEmpty ? ["none"] : ticked);
                    (screens, taps) = (screens + 1, taps + ticked.Length + 1);
                    break;
                case PathScreen.StandsOut when box?.Next(ref passage) is { } more:
                    (screens, taps) = (screens + 1, taps + more);
                    break;
                case PathScreen.StandsOut told when box?.GoesOn(passage) == true:
                    passage = passage.With(told, told.Said);
                    (screens, taps) = (screens + 1, taps + 1);
                    break;
                case PathScreen.StandsOut standsOut:
                    var areas = (areaTaps ?? AreaTaps.SaysMost).Of(network.Pack, account, box?.First(passage) ?? []);
                    areas = areas.RemoveAll(area => box?.IsSaid(area, passage) == true);
                    passage = passage.With(standsOut, areas);
                    (screens, taps) = (screens + 1, taps + areas.Except(standsOut.Said).Count() + standsOut.Said.Except(areas).Count() + 1);
                    break;
                case PathScreen.AreaScreen area:
                    var statements = area
                        .Statements.Where(each => said[each.Question].Contains(each.Answer))
                        .Take(area.OneTap ? 1 : int.MaxValue)
                        .ToList();

                    // What was said yes to in the box stands ticked.
                    var before = passage.Answers;
                    var left = statements.Count(each => !before[each.Question].Contains(each.Answer));
                    passage = passage.With(network, area, statements);
                    (screens, taps) = (screens + 1, taps + (area.OneTap ? 1 : left + 1));
                    break;
                case { Question: { } question } screen:
                    var ids = said[question.Id];
                    passage = passage.With(screen, ids);
                    (screens, taps) = (screens + 1, taps + TapsToAnswer(question, ids));
                    break;
            }
        }
    }

    private static int Median(IEnumerable<int> counts)
    {
        var sorted = counts.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
