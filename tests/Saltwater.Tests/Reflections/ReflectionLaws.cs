using System.Collections.Concurrent;
using Saltwater.Guide;
using Saltwater.Json;
using Saltwater.Reflections;

namespace Saltwater.Tests.Reflections;

public sealed class ReflectionLaws
{
    // Every walk ends, and no walk asks more than every question once.
    private static readonly int Longest = Guides.English.Questions.Length;

    [Fact]
    public void The_order_of_answers_does_not_matter() =>
        AnyAnswers
            .OfAnyone("age18")
            .Sample(answers =>
            {
                var again = answers
                    .Questions.Reverse()
                    .Aggregate(Answers.None(answers.Role), (sum, id) => sum.With(Guides.English.Question(id)!, answers[id].Reverse()));

                Assert.Equal(Told(answers), Told(again));
            });

    [Fact]
    public void What_could_change_a_reason_is_one_tap_speaks_of_it_and_is_asked_only_where_something_was_said_for_it() =>
        AnyAnswers
            .OfAnyone("age18")
            .Sample(answers =>
            {
                foreach (var thread in Reflection.On(Guides.Network, answers).Threads.Where(thread => thread.WouldChange is not null))
                {
                    var (question, answer, _) = thread.WouldChange!;
                    var (atHand, more) = thread.WouldChange.Offered(thread.Reason, answers.Role);

                    Assert.NotEmpty(thread.For);
                    Assert.Equal(1, question.AtMost);
                    Assert.True(question.CanAsk(answers.Role) && !answers.Has(question.Id));
                    Assert.Contains(answer.Effects, effect => effect.Reason == thread.Reason.Id);
                    Assert.InRange(atHand.Length, 1, 4);
                    Assert.Contains(answer, atHand);
                    Assert.Equal(
                        question.Answers.Where(each => each.Id != Answers.Skip && each.IsOffered(answers.Role)).OrderBy(each => each.Id),
                        atHand.Concat(more).OrderBy(each => each.Id)
                    );
                }
            });

    [Fact]
    public void A_skipped_question_is_no_evidence() =>
        AnyAnswers
            .OfAnyone("age18", "pressure", "suicide")
            .Sample(answers =>
            {
                var open = Guides.English.Questions.Where(question =>
                    !answers.Has(question.Id) && question.Id is not ("age18" or "pressure" or "suicide")
                );
                var skipped = open.Aggregate(answers, (sum, question) => sum.With(question, Answers.Skip));

                Assert.Equal(Ranking(answers), Ranking(skipped));
            });

    [Fact]
    public void A_supporting_answer_never_lowers_its_reason() =>
        AnyAnswers
            .Of(Role.Self, "age18", "feeling")
            .Sample(answers =>
            {
                var question = Guides.English.Question("feeling")!;
                foreach (var answer in question.Answers)
                {
                    var after = Ranking(answers.With(question, answer.Id)).ToDictionary();
                    foreach (var effect in answer.Effects.Where(effect => effect.Strength >= Strength.For))
                    {
                        Assert.True(after[effect.Reason] >= Ranking(answers).ToDictionary()[effect.Reason]);
                    }
                }
            });

    [Fact]
    public void A_walk_always_ends_and_asks_nothing_twice_nothing_private_in_sight_and_nothing_of_the_wrong_person() =>
        Gen.Select(Gen.Enum<Role>(), Gen.Int[0, int.MaxValue])
            .Sample(
                (role, seed) =>
                {
                    var random = new Random(seed);
                    var answers = Answers.None(role);
                    var asked = new HashSet<string>(StringComparer.Ordinal);
                    var beyondSafety = false;
                    while (NextQuestion.After(Guides.Network, answers) is { Question: { } question } next)
                    {
                        Assert.True(asked.Add(question.Id), $"{question.Id} was asked twice");
                        Assert.True(asked.Count <= Longest);
                        Assert.True(question.CanAsk(role));
                        Assert.True(!question.Sensitive || answers["alone"].Contains("private"));
                        Assert.NotEqual(Question.ScreenersGroup, question.Group);

                        // A follow-up to a later answer may still be a safety question; but none that could be asked before waits.
                        beyondSafety |= question.Group != Question.SafetyGroup;
                        Assert.True(!beyondSafety || question.Group != Question.SafetyGroup || question.When is not null);
                        var offered = question with { Answers = next.Offered };
                        answers = answers.With(
                            question,
                            random.Next(4) == 0 ? [Answers.Skip]
                                : question.Id == "age18" ? ["yes"]
                                : AnyAnswers.To(offered, random)
                        );
                    }

                    Assert.NotNull(NextQuestion.After(Guides.Network, answers).Stopped);
                },
                iter: 1_500
            );

    [Fact]
    public void Nothing_shown_is_a_number_of_likelihood_or_a_diagnosis() =>
        AnyAnswers
            .OfAnyone("age18")
            .Sample(
                answers =>
                {
                    var reflection = Reflection.On(Guides.Network, answers);
                    foreach (
                        var text in reflection.Threads.SelectMany(thread =>
                            thread
                                .Steps.SelectMany(section => section.Items.Select(item => item.Text))
                                .Append(thread.Reason.Name)
                                .Append(thread.Reason.Summary)
                        )
                    )
                    {
                        Assert.DoesNotMatch(
                            @"(?i)\b(your (score|risk|probability|likelihood)|you have (ptsd|depression|vaginismus|pcd|pmdd|pois)|diagnos\w+)\b",
                            text
                        );
                    }
                },
                iter: 2_000
            );

    [Fact]
    public void What_has_to_be_shown_is_shown_however_little_speaks_for_it() =>
        AnyAnswers
            .Of(Role.Self, "age18")
            .Sample(answers =>
            {
                var reflection = Reflection.On(Guides.Network, answers);
                foreach (
                    var reason in Guides.English.Reasons.Where(reason =>
                        (reason.ShownWhen?.Holds(answers) ?? false) && !(reason.Reassuring && reflection.CoercionPossible)
                    )
                )
                {
                    Assert.Contains(reflection.Threads, thread =>
                        thread.Reason == reason && thread.Band is Band.FitsWell or Band.MayPlayAPart
                    );
                }
            });

    [Fact]
    public void What_an_answer_tells_from_what_it_is_confused_with_stands_before_it_and_nothing_else_moves()
    {
        var moved = new ConcurrentBag<(string, string)>();
        var pairs = Guides.English.Reasons.SelectMany(reason => reason.StandsBefore.Select(before => (reason.Id, before))).ToArray();
        var unmoved = new ReasonNetwork(
            Guides.English with
            {
                Reasons = [.. Guides.English.Reasons.Select(reason => reason with { StandsBefore = [] })],
            }
        );
        Gen.Select(AnyAnswers.OfAnyone("age18"), Gen.Int[0, pairs.Length - 1].Select(at => pairs[at].before))
            .Sample(
                (said, told) =>
                {
                    var answers = told
                        .When.Mentions()
                        .Aggregate(said, (sum, look) => sum.With(Guides.English.Question(look.Question)!, look.Answers[0]));
                    var (ranking, before) = (Reflection.On(Guides.Network, answers).Ranking, Reflection.On(unmoved, answers).Ranking);
                    var (was, now) = (Places(before), Places(ranking));
                    var ahead = ranking
                        .Where(each => each.Band is Band.MayPlayAPart or Band.FitsWell)
                        .SelectMany(each =>
                            each.Reason.StandsBefore.Where(other =>
                                    other.When.Holds(answers)
                                    && ranking[now[other.Reason]] is { Considered: true } behind
                                    && behind.Band >= each.Band
                                )
                                .Select(other => (each.Reason.Id, Other: other.Reason))
                        )
                        .Where(pair => was[pair.Other] < was[pair.Id])
                        .ToList();
                    var up = ahead.Select(pair => pair.Id).ToHashSet(StringComparer.Ordinal);

                    // Right before the first of those behind it: between them stands at most another that moved, or one that weighs the same.
                    foreach (var pairsOfOne in ahead.GroupBy(pair => pair.Id, pair => now[pair.Other], StringComparer.Ordinal))
                    {
                        var behind = pairsOfOne.Min();
                        Assert.InRange(now[pairsOfOne.Key], 0, behind - 1);
                        Assert.All(ranking[now[pairsOfOne.Key]..behind], other =>
                            Assert.True(up.Contains(other.Reason.Id) || Math.Abs(other.Probability - ranking[behind].Probability) < 1e-9)
                        );
                    }

                    Assert.Equal(
                        before.Select(ranked => ranked.Reason.Id).Where(id => !up.Contains(id)),
                        ranking.Select(ranked => ranked.Reason.Id).Where(id => !up.Contains(id))
                    );
                    var bands = ranking
                        .Where(ranked => ranked.Considered)
                        .Select(ranked => ranked.Band)
                        .TakeWhile(band => band is Band.MayPlayAPart or Band.FitsWell);
                    Assert.Equal(bands.Order(), bands);
                    Assert.Equal(
                        before.Select(ranked => (ranked.Reason.Id, ranked.Band, ranked.Probability)).Order(),
                        ranking.Select(ranked => (ranked.Reason.Id, ranked.Band, ranked.Probability)).Order()
                    );
                    ahead.ForEach(moved.Add);
                },
                iter: 4_000
            );

        // Each of them did move somewhere, or the law would say nothing about it.
        Assert.Equal(pairs.Select(pair => (pair.Id, pair.before.Reason)).Order(), moved.Distinct().Order());
    }

    private static Dictionary<string, int> Places(IEnumerable<Ranked> ranking) =>
        ranking.Select((ranked, at) => (ranked.Reason.Id, at)).ToDictionary(StringComparer.Ordinal);

    private static Dictionary<string, double> Ranking(Answers answers) =>
        Reflection
            .On(Guides.Network, answers)
            .Ranking.ToDictionary(ranked => ranked.Reason.Id, ranked => Math.Round(ranked.Probability, 12), StringComparer.Ordinal);

    private static string Told(Answers answers) =>
        ReflectionJson.Write(ReflectionJson.Of(Guides.English, Reflection.On(Guides.Network, answers), "GB"));
}
