using Saltwater.Guide;
using Saltwater.Reflections;
using Saltwater.Safety;

namespace Saltwater.Tests.Safety;

public sealed class DangerSignsLaws
{
    private static readonly SafetyRules Rules = Guides.English.Safety;

    public static TheoryData<string, int> Levels => [.. Rules.Flags.SelectMany(flag => flag.Levels.Select((_, index) => (flag.Id, index)))];

    [Theory]
    [MemberData(nameof(Levels))]
    public void Every_level_of_every_flag_can_be_raised(string id, int index)
    {
        var rule = Rules.Flags.Single(flag => flag.Id == id);
        var answers = Satisfy(rule.Levels[index].When, Answers.None(Role.Self));

        Assert.Contains(DangerSigns.Find(Rules, answers), flag => flag.Id == id && flag.Urgency <= rule.Levels[index].Urgency);
    }

    [Fact]
    public void The_most_urgent_flag_comes_first() =>
        AnyAnswers
            .OfAnyone()
            .Sample(answers =>
            {
                var urgencies = DangerSigns.Find(Rules, answers).Select(flag => flag.Urgency).ToList();
                Assert.Equal(urgencies.Order(), urgencies);
            });

    [Fact]
    public void Any_two_danger_signs_show_an_emergency_above_everything_else()
    {
        var signs = (
            from flag in Rules.Flags
            from level in flag.Levels
            where level.Urgency == Urgency.Emergency
            select level.When
        ).ToList();
        foreach (var (first, second) in from first in signs from second in signs select (first, second))
        {
            var answers = Satisfy(second, Satisfy(first, Answers.None(Role.Self)));
            Assert.Equal(Urgency.Emergency, DangerSigns.Find(Rules, answers)[0].Urgency);
        }
    }

    [Fact]
    public void What_someone_adds_never_makes_things_less_urgent() =>
        Gen.Select(AnyAnswers.Of(Role.Self, "since"), Gen.Int[0, int.MaxValue])
            .Sample(
                (answers, seed) =>
                {
                    var random = new Random(seed);
                    var open = Guides
                        .English.Questions.Where(question => !answers.Has(question.Id) && question.Id is not ("since" or "danger-signs"))
                        .ToList();
                    var question = open[random.Next(open.Count)];
                    var more = answers.With(question, AnyAnswers.To(question, random));

                    Assert.True(MostUrgent(more) <= MostUrgent(answers));
                }
            );

    [Fact]
    public void Flags_do_not_depend_on_the_order_of_answers() =>
        AnyAnswers
            .OfAnyone()
            .Sample(answers =>
            {
                var again = answers
                    .Questions.Reverse()
                    .Aggregate(Answers.None(answers.Role), (sum, id) => sum.With(Guides.English.Question(id)!, answers[id]));
                Assert.Equal(
                    DangerSigns.Find(Rules, answers).Select(flag => flag.Id),
                    DangerSigns.Find(Rules, again).Select(flag => flag.Id)
                );
            });

    [Fact]
    public void Whatever_else_is_answered_under_18_leads_out_and_nowhere_else() =>
        Gen.Select(AnyAnswers.OfAnyone("age18"), Gen.Bool)
            .Sample(
                (answers, myself) =>
                {
                    var reflection = Reflection.On(
                        Guides.Network,
                        answers.With(Guides.English.Question("age18")!, myself ? "no" : "other-under-18")
                    );

                    Assert.Equal(Conclusion.UnderAge, reflection.Conclusion);
                    Assert.Empty(reflection.Threads);
                    Assert.Empty(reflection.Ranking);
                    Assert.Equal(["C-AGE"], reflection.Flags.Select(flag => flag.Id));
                    Assert.Null(reflection.Next.Question);
                }
            );

    [Fact]
    public void Unless_someone_said_that_there_was_neither_pressure_nor_fear_nothing_suggests_talking_to_the_partner() =>
        AnyAnswers
            .OfAnyone("age18")
            .Sample(answers =>
            {
                var reflection = Reflection.On(Guides.Network, answers);
                var saidSafe =
                    answers["freedom"].Contains("none") || (answers["pressure"].Contains("no") && answers["afraid"].Contains("no"));
                Assert.Equal(!reflection.CoercionPossible && saidSafe, reflection.PartnerTalkSafe);
                if (!reflection.PartnerTalkSafe)
                {
                    Assert.All(reflection.Threads, thread =>
                    {
                        Assert.DoesNotContain(thread.Steps, section => section.Items.Any(item => item.PartnerTalk));
                        Assert.DoesNotContain(thread.Steps, section => section.Heading == Heading.IfYouAreThePartner);
                        Assert.True(thread.Words.IsEmpty || thread.Reason.WordsTo == Listener.Trusted);
                    });
                }
            });

    [Fact]
    public void While_coercion_is_possible_nothing_reassures() =>
        AnyAnswers
            .OfAnyone("age18")
            .Sample(answers =>
            {
                var reflection = Reflection.On(Guides.Network, answers);
                Assert.Equal(DangerSigns.CoercionPossible(Rules, answers), reflection.CoercionPossible);
                if (reflection.CoercionPossible)
                {
                    Assert.NotEqual(Conclusion.GoodTears, reflection.Conclusion);
                    Assert.DoesNotContain(reflection.Threads, thread => thread.Reason.Reassuring);
                }
            });

    [Fact]
    public void Every_danger_sign_raises_an_urgent_flag_by_itself() =>
        Assert.All(Guides.English.Question("danger-signs")!.Answers.Where(answer => answer.Id != "none"), sign =>
            Assert.Contains(DangerSigns.Find(Rules, Guides.Answer($"danger-signs: {sign.Id}")), flag => flag.Urgency <= Urgency.SameDay)
        );

    [Fact]
    public void An_emergency_is_told_before_anything_that_can_wait() =>
        AnyAnswers
            .OfAnyone("age18")
            .Sample(answers =>
            {
                foreach (var flag in DangerSigns.Find(Rules, answers).Where(flag => flag.Urgency == Urgency.Emergency))
                {
                    Assert.DoesNotMatch(@"\b(today|this week|appointment)\b", flag.Do[0]);
                }
            });

    [Fact]
    public void One_sign_of_coercion_is_enough_whatever_else_is_said()
    {
        var signs = Rules
            .CoercionPossible.Any[0]
            .Any.Where(each => each.Question is not null)
            .SelectMany(each => each.Answers.Select(answer => (each.Question!, answer)))
            .ToList();
        Assert.True(signs.Count > 20, "The rule lists its signs.");
        Gen.Select(AnyAnswers.OfAnyone("age18"), Gen.Int[0, signs.Count - 1])
            .Sample(
                (answers, index) =>
                {
                    var (question, answer) = signs[index];
                    Assert.True(DangerSigns.CoercionPossible(Rules, answers.With(Guides.English.Question(question)!, answer)));
                }
            );
    }

    private static Urgency MostUrgent(Answers answers) =>
        DangerSigns.Find(Rules, answers).Select(flag => flag.Urgency).DefaultIfEmpty(Urgency.Routine).First();

    // Answers that make a condition hold: the first of any, each of all, nothing for none. Answers already there stay where a question takes several.
    private static Answers Satisfy(Condition condition, Answers answers)
    {
        if (condition.Question is { } id)
        {
            var question = Guides.English.Question(id)!;
            var wanted = condition.Answers[0] == Condition.Answered ? question.Answers[0].Id : condition.Answers[0];
            var both = answers[id].Append(wanted).Distinct().ToList();
            return question.AtMost >= both.Count && (both.Count == 1 || !both.Any(each => question.Answer(each)?.Exclusive ?? true))
                    ? answers.With(question, both)
                : answers.Has(id) && MostUrgent(answers) == Urgency.Emergency ? answers
                : answers.With(question, wanted);
        }

        return !condition.Any.IsEmpty
            ? Satisfy(condition.Any[0], answers)
            : condition.All.Aggregate(answers, (sum, each) => Satisfy(each, sum));
    }
}
