using Saltwater.Guide;
using Saltwater.Reflections;
using Saltwater.Safety;

namespace Saltwater.Tests.Safety;

/// <summary>What holds for whatever anyone ticks. A danger answer is one that by itself raises a flag for this week or sooner.</summary>
public sealed class DangerLaws
{
    private const int Sets = 20_000;

    private static readonly SafetyRules Rules = Guides.English.Safety;

    private static readonly string[] HarmNeeds = ["sexual-assault", "partner-violence"];

    private static readonly Dictionary<Role, List<(Question Question, string Answer, Urgency Urgency)>> Dangers = Enum.GetValues<Role>()
        .ToDictionary(role => role, role => DangerAnswers(role).ToList());

    public static TheoryData<Role, bool> Situations =>
        [.. from role in Enum.GetValues<Role>() from watched in (IEnumerable<bool>)[false, true] select (role, watched)];

    [Theory]
    [MemberData(nameof(Situations))]
    public void A_second_danger_never_makes_the_first_less_urgent_in_either_order(Role role, bool watched)
    {
        Assert.True(Dangers[role].Count > 50, "There are danger answers.");
        var nobody = Answers.None(role).With(Guides.English.Question("alone")!, watched ? "may-look" : "private");
        Assert.Empty(
            from first in Dangers[role]
            from second in Dangers[role]
            where !IsAbout(second.Question, first.Question) && !IsAbout(first.Question, second.Question)
            where Together(nobody, first, second) is { } both && MostUrgent(both) > Least(first, second)
            select $"{first.Question.Id}: {first.Answer}, then {second.Question.Id}: {second.Answer}"
        );
    }

    [Fact]
    public void A_danger_is_found_whatever_else_was_answered() =>
        Gen.Select(Gen.Enum<Role>(), Gen.Int[0, int.MaxValue])
            .SelectMany((role, seed) => AnyAnswers.Of(role, "age18").Select(answers => (answers, seed)))
            .Sample(
                each =>
                {
                    var dangers = Dangers[each.answers.Role];
                    var (question, answer, urgency) = dangers[new Random(each.seed).Next(dangers.Count)];

                    // What was asked about it may make it less, and so may the time that has passed: both are left open here.
                    var before = each
                        .answers.Questions.Where(id => id == "since" || IsAbout(Guides.English.Question(id)!, question))
                        .Aggregate(each.answers, (sum, id) => sum.Without(id));
                    var after = before.With(question, answer);

                    Assert.True(
                        MostUrgent(after) <= urgency,
                        $"{question.Id}: {answer} beside {string.Join("; ", after.Questions.Select(id => $"{id}: {string.Join(", ", after[id])}"))}"
                    );
                },
                iter: Sets
            );

    [Fact]
    public void An_emergency_begins_with_the_emergency_number() =>
        AnyAnswers
            .OfAnyone("age18")
            .Sample(
                answers =>
                {
                    var flags = DangerSigns.Find(Rules, answers);
                    foreach (var flag in flags.Where(flag => flag.Urgency == Urgency.Emergency))
                    {
                        Assert.Contains("emergency number", flag.Do[0], StringComparison.Ordinal);
                        Assert.Equal("emergency", flag.Needs[0]);
                    }
                },
                iter: Sets
            );

    [Fact]
    public void No_flag_for_harm_by_someone_stands_beside_a_suggestion_to_talk_to_them() =>
        AnyAnswers
            .OfAnyone("age18")
            .Sample(
                answers =>
                {
                    var reflection = Reflection.On(Guides.Network, answers);
                    if (reflection.Flags.Any(flag => flag.Urgency <= Urgency.SameDay && HarmNeeds.Contains(flag.Need)))
                    {
                        Assert.False(reflection.PartnerTalkSafe);
                    }
                },
                iter: Sets
            );

    [Theory]
    [InlineData(Role.Self)]
    [InlineData(Role.Partner)]
    public void Whatever_names_harm_reaches_a_flag(Role role) =>
        Assert.Empty(
            // A pregnancy or an operation is no danger by itself: it makes bleeding and fever more urgent.
            from question in Guides.English.Questions
            where question.Id is "danger-signs" or "danger-more" or "freedom" or "quiet-help"
            from answer in question.Answers
            where answer.Id is not ("none" or "pregnant" or "operation") && answer.IsOffered(role)
            where DangerSigns.Find(Rules, Answers.None(role).With(question, answer.Id)).IsEmpty
            select $"{question.Id}: {answer.Id}"
        );

    [Fact]
    public void Under_18_reaches_the_way_out_and_nothing_else() =>
        Gen.Select(AnyAnswers.OfAnyone("age18"), Gen.Int[0, 2])
            .Sample(
                (answers, which) =>
                {
                    var said =
                        which == 2
                            ? answers.With(Guides.English.Question("freedom")!, "under-18")
                            : answers.With(Guides.English.Question("age18")!, which == 0 ? "no" : "other-under-18");
                    var reflection = Reflection.On(Guides.Network, said);

                    Assert.Equal(Conclusion.UnderAge, reflection.Conclusion);
                    Assert.Equal([DangerSigns.UnderAgeFlag], reflection.Flags.Select(flag => flag.Id));
                    Assert.Empty(reflection.Threads);
                    Assert.False(reflection.PartnerTalkSafe);
                },
                iter: Sets
            );

    private static IEnumerable<(Question Question, string Answer, Urgency Urgency)> DangerAnswers(Role role) =>
        from question in Guides.English.Questions
        where question.CanAsk(role) && question.Id is not ("age18" or "alone")
        from answer in question.Answers
        where answer.IsOffered(role) && !(question.Id == "freedom" && answer.Id == "under-18")
        let urgency = MostUrgent(Answers.None(role).With(question, answer.Id))
        where urgency <= Urgency.ThisWeek
        select (question, answer.Id, urgency);

    // Whether a question asks more about what another named.
    private static bool IsAbout(Question detail, Question named) => detail.When is { } when && Mentions(when, named.Id);

    private static bool Mentions(Condition condition, string question) =>
        condition.Question == question || condition.Any.Concat(condition.All).Concat(condition.None).Any(each => Mentions(each, question));

    // Both ticked; in a question that takes one answer there is no second, so there is nothing to hold.
    private static Answers? Together(
        Answers nobody,
        (Question Question, string Answer, Urgency Urgency) first,
        (Question Question, string Answer, Urgency Urgency) second
    )
    {
        var one = nobody.With(first.Question, first.Answer);
        string[] both = [.. one[second.Question.Id].Append(second.Answer).Distinct()];
        return AnswerProblem.Check(second.Question, [.. both]) is null ? one.With(second.Question, both) : null;
    }

    private static Urgency Least(
        (Question Question, string Answer, Urgency Urgency) first,
        (Question Question, string Answer, Urgency Urgency) second
    ) => first.Urgency < second.Urgency ? first.Urgency : second.Urgency;

    private static Urgency MostUrgent(Answers answers) =>
        DangerSigns.Find(Rules, answers).Select(flag => flag.Urgency).DefaultIfEmpty(Urgency.Routine).First();
}
