using System.Collections.Immutable;
using Saltwater.Guide;

namespace Saltwater.Host.Reflect;

/// <summary>What can be ticked on the page for the one who cried: every question and answer that changes something there, and what it takes to say no.</summary>
internal sealed record Form(ImmutableArray<FormSection> Sections)
{
    /// <summary>The last section takes what no other does.</summary>
    private static readonly ImmutableArray<(string Title, ImmutableArray<string> Groups)> Shape =
    [
        ("First: is anything urgent?", [Question.SafetyGroup]),
        ("What happened", ["moment"]),
        ("Your body", ["body"]),
        ("How it felt", ["feelings"]),
        ("You and the other person", ["relation"]),
        ("Before, and in your life", []),
    ];

    /// <summary>The questions that can be ticked, by id; one with private answers among others stands in two places.</summary>
    public ILookup<string, Ask> Asks { get; } = Sections.SelectMany(section => section.Asks).ToLookup(ask => ask.Question.Id, StringComparer.Ordinal);

    public static Form Of(Pack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        var looked = Looked(pack).SelectMany(each => each.Answers.Select(answer => (each.Question, answer))).ToHashSet();
        var questions = pack.Questions
            .Where(question => question.CanAsk(Role.Self) && question.Group is not (Question.ScreenersGroup or Question.OpeningGroup))
            .ToLookup(question => SectionOf(question.Group));
        var anchors = 0;
        return new([.. Shape.Select((shape, at) =>
        {
            var ticks = questions[at].Select(question => (question, answers: question.Answers.Where(answer => answer.IsOffered(Role.Self) && Matters(question, answer, looked)).ToLookup(answer => question.Sensitive || answer.Sensitive))).ToList();
            ImmutableArray<Ask> open = [.. ticks.Where(each => each.answers[false].Any()).Select(each => new Ask(each.question, [.. each.answers[false]], new($"q-{each.question.Id}", anchors++)))];
            var anchor = new Anchor($"p{at}", anchors++);
            return new FormSection(at, shape.Title, open, [.. ticks.Where(each => each.answers[true].Any()).Select(each => new Ask(each.question, [.. each.answers[true]], anchor))]);
        })]);
    }

    private static bool Matters(Question question, Answer answer, HashSet<(string Question, string Answer)> looked)
    {
        var changes = !answer.Effects.IsEmpty || looked.Contains((question.Id, answer.Id)) || (answer.Id != Answers.Skip && looked.Contains((question.Id, Condition.Answered)));

        // The calm answer, which is the guide's first, is offered beside the others: without it the page would seem to take for granted that something is wrong.
        return changes || ((answer == question.Answers[0] || answer.Id is "no" or "none" or "never") && question.Answers.Any(other => !other.Effects.IsEmpty || looked.Contains((question.Id, other.Id))));
    }

    private static IEnumerable<(string Question, ImmutableArray<string> Answers)> Looked(Pack pack) =>
        Conditions(pack).SelectMany(condition => condition.Looks()).Concat(pack.Safety.Elapsed.Select(each => (each.Question, ImmutableArray.Create(each.Answer))));

    private static IEnumerable<Condition> Conditions(Pack pack) =>
    [
        pack.Safety.UnderAge,
        pack.Safety.CoercionPossible,
        pack.Safety.PartnerTalkSafe,
        pack.Model.Asking.GoodTears,
        .. pack.Safety.Flags.SelectMany(flag => flag.Levels).Select(level => level.When),
        .. pack.Reasons.SelectMany(reason => new[] { reason.Gate, reason.ShownWhen }).OfType<Condition>(),
        .. pack.Questions.Select(question => question.When).OfType<Condition>(),
    ];

    private static int SectionOf(string group)
    {
        var at = Shape.Select((shape, index) => (shape, index)).Where(each => each.shape.Groups.Contains(group)).Select(each => each.index);
        return at.FirstOrDefault(Shape.Length - 1);
    }
}

/// <summary>Questions that stand together: first those anyone may see, then, closed, those that are private.</summary>
internal sealed record FormSection(int At, string Title, ImmutableArray<Ask> Open, ImmutableArray<Ask> Private)
{
    public IEnumerable<Ask> Asks => Open.Concat(Private);
}

/// <summary>The element that selectors hold on to: a sibling of the results, before them, and small, because it is searched for every answer in it at every tick.</summary>
/// <param name="At">Its place on the page.</param>
internal sealed record Anchor(string Id, int At);

/// <summary>A question with those of its answers that can be ticked in one place, in the guide's order.</summary>
internal sealed record Ask(Question Question, ImmutableArray<Answer> Ticks, Anchor Anchor)
{
    public bool One => Question.AtMost == 1;

    /// <summary>Whether answers are missing that the guide knows: then to leave it open may also mean something else.</summary>
    public bool LeavesOut => Question.Answers.Any(answer => answer.Id != Answers.Skip && !Ticks.Contains(answer));

    /// <summary>The id of the question's own element; in a second place it has none.</summary>
    public string? Id => Question.Sensitive || Ticks.Any(answer => !answer.Sensitive) ? $"q-{Question.Id}" : null;

    /// <summary>The id of an answer's box. An underscore joins: ids of the guide have none, so no two pairs meet.</summary>
    public static string Box(string question, string answer) => $"{question}_{answer}";

    /// <summary>What is ticked beside an exclusive answer and voids it: any other answer that does not stand alone, and a later one that does.</summary>
    /// <remarks>The engine refuses such a pair. Here the more telling one holds: "none of these" gives way to a sign, and "no" to "not sure".</remarks>
    public ImmutableArray<Answer> Voiding(Answer exclusive) => [.. Ticks.Where(other => !other.Exclusive || Ticks.IndexOf(other) > Ticks.IndexOf(exclusive))];
}
