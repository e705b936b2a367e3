using System.Collections.Immutable;
using Saltwater.Guide;

namespace Saltwater.Site.Reflect;

/// <summary>What can be ticked on the page for the one who cried, in the order of the path: danger with its details, then what stands out,
/// area by area.</summary>
/// <remarks>A question is on the page if it is about danger or a statement of an area comes from it. The rest is asked by the app, one
/// question at a time.</remarks>
internal sealed record Form(FormSection Danger, ImmutableArray<FormSection> Areas)
{
    /// <summary>In the order of the page.</summary>
    public ImmutableArray<FormSection> Sections { get; } = [Danger, .. Areas];

    /// <summary>The questions that can be ticked, by id; one whose answers are statements of several areas stands in several places.</summary>
    public ILookup<string, Ask> Asks { get; } =
        Areas.Prepend(Danger).SelectMany(section => section.Asks).ToLookup(ask => ask.Question.Id, StringComparer.Ordinal);

    /// <summary>Whether ticking one answer has to untick another: one answer is taken, and more than one can be ticked.</summary>
    public bool IsChoice(Ask ask) => ask.One && Asks[ask.Question.Id].Sum(each => each.Ticks.Length) > 1;

    /// <summary>Whether a question is asked only once something else on the page was ticked.</summary>
    public bool IsDetail(Ask ask) =>
        ask is { Id: not null, Question.When: { } when } && when.Mentions().Any(look => Asks.Contains(look.Question));

    /// <summary>Where an area's statements are asked as a whole question instead: the list of danger that leads to it.</summary>
    public IEnumerable<Ask> AskedAbove(Pack pack, FormSection section) =>
        from statement in pack.Path.Area(section.Id)?.Statements ?? []
        where statement.IsFor(Role.Self)
        let question = pack.Question(statement.Question)!
        where question.Group == Question.SafetyGroup && question.When is not null
        select Asks[question.When!.Mentions().First().Question].First();

    public static Form Of(Pack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        var looked = AnswersLookedAt(pack).SelectMany(each => each.Answers.Select(answer => (each.Question, answer))).ToHashSet();

        // Whether someone may look decides on the path what is asked. Here what is private is folded away, whoever looks.
        var looking = pack.Model.Asking.PrivateEnough.Mentions().Select(look => look.Question).ToHashSet(StringComparer.Ordinal);
        var places = pack
            .Questions.Where(question =>
                question.Group == Question.SafetyGroup && question.CanAsk(Role.Self) && !looking.Contains(question.Id)
            )
            .ToLookup(question => PlaceOf(pack, question, looking));
        var anchors = 0;
        Ask Whole(Question question, Anchor? anchor) =>
            new(
                question,
                [.. question.Answers.Where(answer => answer.IsOffered(Role.Self) && IsAsked(question, answer, looked))],
                anchor ?? new($"q-{question.Id}", anchors++),
                $"q-{question.Id}"
            );
        IEnumerable<Ask> Said(Area area, Anchor anchor, bool isPrivate) =>
            area
                .Statements.Where(statement => statement.IsFor(Role.Self))
                .Select(statement =>
                    (
                        question: pack.Question(statement.Question)!,
                        answer: pack.Question(statement.Question)!.Answer(statement.Answer)! with
                        {
                            Says = statement.SaysFor(Role.Self),
                        }
                    )
                )
                .Where(each =>
                    each.question.Group != Question.SafetyGroup && (each.question.Sensitive || each.answer.Sensitive) == isPrivate
                )
                .GroupBy(each => each.question)
                .Select(group => new Ask(group.Key, [.. group.Select(each => each.answer)], anchor, null));

        ImmutableArray<Ask> open = [.. places["open"].Select(question => Whole(question, null))];
        var fold = new Anchor("p0", anchors++);
        var danger = new FormSection(
            "",
            fold,
            open,
            [.. places["private"].Select(question => Whole(question, fold))],
            [.. places["after"].Select(question => Whole(question, null))]
        );
        return new(
            danger,
            [
                .. pack.Path.Areas.Select(area =>
                {
                    var anchor = new Anchor($"a-{area.Id}", anchors++);
                    return new FormSection(
                        area.Id,
                        anchor,
                        [.. Said(area, anchor, isPrivate: false)],
                        [.. Said(area, anchor, isPrivate: true)],
                        [.. places[area.Id].Select(question => Whole(question, anchor))]
                    );
                }),
            ]
        );
    }

    // A detail stands after the list whose line asks for it, so that it opens below what was just ticked.
    private static string PlaceOf(Pack pack, Question question, HashSet<string> looking)
    {
        var first = question
            .When?.Mentions()
            .Select(look => pack.Question(look.Question)!)
            .FirstOrDefault(other => !looking.Contains(other.Id));
        return (question.Sensitive, first) switch
        {
            (true, _) => "private",
            (_, { Group: not Question.SafetyGroup }) => pack
                .Path.Areas.First(area => area.Statements.Any(statement => statement.Question == first.Id))
                .Id,
            (_, { Sensitive: true }) => "after",
            _ => "open",
        };
    }

    private static bool IsAsked(Question question, Answer answer, HashSet<(string Question, string Answer)> looked)
    {
        var changes =
            !answer.Effects.IsEmpty
            || looked.Contains((question.Id, answer.Id))
            || (answer.Id != Answers.Skip && looked.Contains((question.Id, Condition.Answered)));

        // The calm answer, which is the guide's first, is offered beside the others: without it the page would seem to take for granted
        // that something is wrong.
        return changes
            || (
                (answer == question.Answers[0] || answer.Id is "no" or "none" or "never")
                && question.Answers.Any(other => !other.Effects.IsEmpty || looked.Contains((question.Id, other.Id)))
            );
    }

    private static IEnumerable<(string Question, ImmutableArray<string> Answers)> AnswersLookedAt(Pack pack) =>
        AllConditions(pack)
            .SelectMany(condition => condition.Mentions())
            .Concat(pack.Safety.Elapsed.Select(each => (each.Question, ImmutableArray.Create(each.Answer))));

    private static IEnumerable<Condition> AllConditions(Pack pack) =>
        [
            pack.Safety.UnderAge,
            pack.Safety.CoercionPossible,
            pack.Safety.PartnerTalkSafe,
            pack.Model.Asking.GoodTears,
            .. pack.Safety.Flags.SelectMany(flag => flag.Levels).Select(level => level.When),
            .. pack.Reasons.SelectMany(reason => new[] { reason.Gate, reason.ShownWhen }).OfType<Condition>(),
            .. pack.Reasons.SelectMany(reason => reason.StandsBefore).Select(before => before.When),
            .. pack.Questions.Select(question => question.When).OfType<Condition>(),
        ];
}

/// <summary>Questions that stand together: first those anyone may see, then, closed, those that are private, then what either calls for.</summary>
/// <param name="Id">The area; empty for danger.</param>
/// <param name="Anchor">What is closed: an area as a whole; of danger, what is private.</param>
internal sealed record FormSection(
    string Id,
    Anchor Anchor,
    ImmutableArray<Ask> Open,
    ImmutableArray<Ask> Private,
    ImmutableArray<Ask> After
)
{
    public IEnumerable<Ask> Asks => [.. Open, .. Private, .. After];
}

/// <summary>The element that selectors hold on to: a sibling of the results, before them, and small, because it is searched for every
/// answer in it at every tick.</summary>
/// <param name="At">Its place on the page.</param>
internal sealed record Anchor(string Id, int At);

/// <summary>A question with those of its answers that can be ticked in one place, in the guide's order.</summary>
/// <param name="Id">The id of the question's own element; null where its answers stand as statements of an area.</param>
internal sealed record Ask(Question Question, ImmutableArray<Answer> Ticks, Anchor Anchor, string? Id)
{
    public bool One => Question.AtMost == 1;

    /// <summary>Whether answers are missing that the guide knows: then to leave it open may also mean something else.</summary>
    public bool LeavesOut =>
        Question.Answers.Any(answer => answer is { Retired: false } && answer.Id != Answers.Skip && !Ticks.Contains(answer));

    /// <summary>The id of an answer's box. An underscore joins: ids of the guide have none, so no two pairs meet.</summary>
    public static string BoxId(string question, string answer) => $"{question}_{answer}";

    /// <summary>What is ticked beside an exclusive answer and voids it: any other answer that does not stand alone, and a later one that does.</summary>
    /// <remarks>The engine refuses such a pair. Here the more telling one holds: "none of these" gives way to a sign, and "no" to "not sure".</remarks>
    public ImmutableArray<Answer> UntickedBy(Answer exclusive) =>
        [.. Ticks.Where(other => !other.Exclusive || Ticks.IndexOf(other) > Ticks.IndexOf(exclusive))];
}
