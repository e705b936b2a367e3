using System.Collections.Immutable;
using Saltwater.Guide;

namespace Saltwater.Site.Reflect;

/// <summary>How the parts of a rule make the whole.</summary>
internal enum RuleKind
{
    /// <summary>No parts: ticks in one place.</summary>
    Ticks,

    /// <summary>At least one holds.</summary>
    Any,

    /// <summary>Each holds.</summary>
    All,

    /// <summary>Not one holds.</summary>
    None,
}

/// <summary>A condition as it stands on this page: what cannot be ticked here is gone.</summary>
/// <param name="At">For ticks: their anchor.</param>
internal sealed record Rule(RuleKind Kind, ImmutableArray<Rule> Parts, Anchor? At = null)
{
    /// <summary>For ticks: the boxes; one that is ticked is enough.</summary>
    public ImmutableArray<string> Boxes { get; private init; } = [];

    /// <summary>The anchors it holds on to, in the order of the page.</summary>
    public SortedSet<Anchor> Anchors => new(Parts.SelectMany(part => part.Anchors).Append(At).OfType<Anchor>(), InPageOrder);

    /// <summary>The rule as a compound selector, if all of it holds on to one anchor.</summary>
    public string Compound =>
        Kind switch
        {
            RuleKind.Ticks => HasTicked(Boxes),
            RuleKind.Any when CompoundsOf(Parts) is { Length: > 1 } several => $":is({string.Join(',', several)})",
            RuleKind.Any => CompoundsOf(Parts)[0],
            RuleKind.All => string.Concat(Parts.Select(part => part.Compound)),
            _ => $":not({string.Join(',', CompoundsOf(Parts))})",
        };

    private static readonly Comparer<Anchor> InPageOrder = Comparer<Anchor>.Create((left, right) => left.At.CompareTo(right.At));

    /// <summary>The condition for this page. A part that can never hold drops out of any and none; all with such a part never holds. No
    /// parts and not ticks: any never holds, the others always do.</summary>
    public static Rule Of(Condition condition, Form form)
    {
        if (condition.Question == Condition.Role)
        {
            // The page is for the one who cried.
            return new(condition.Answers.Contains("self") ? RuleKind.All : RuleKind.Any, []);
        }

        if (condition.Question is { } id)
        {
            var parts = form.Asks[id]
                .Select(ask =>
                    (
                        ask,
                        ticks: ask.Ticks.Where(answer =>
                                condition.Answers.Contains(answer.Id)
                                || (condition.Answers.Contains(Condition.Answered) && answer.Id != Answers.Skip)
                            )
                            .ToImmutableArray()
                    )
                )
                .Where(each => !each.ticks.IsEmpty)
                .Select(each =>
                    condition.Answers.Contains(Condition.Answered) ? TickedIn(each.ask, each.ticks) : GivenIn(each.ask, each.ticks)
                );
            return Simplify(RuleKind.Any, parts);
        }

        var (kind, children) = condition switch
        {
            { Any.IsDefaultOrEmpty: false } => (RuleKind.Any, condition.Any),
            { All.IsDefaultOrEmpty: false } => (RuleKind.All, condition.All),
            _ => (RuleKind.None, condition.None),
        };
        return Simplify(kind, children.Select(child => Of(child, form)));
    }

    /// <summary>Holds while one of these answers counts as given: an exclusive one only if nothing is ticked that voids it.</summary>
    public static Rule GivenIn(Ask ask, ImmutableArray<Answer> answers)
    {
        var plain = answers.Where(answer => ask.One || !answer.Exclusive).ToImmutableArray();
        var alone = answers
            .Except(plain)
            .Select(answer =>
                ask.UntickedBy(answer) is { IsEmpty: false } voiding
                    ? new Rule(RuleKind.All, [TickedIn(ask, [answer]), new(RuleKind.None, [TickedIn(ask, voiding)])])
                    : TickedIn(ask, [answer])
            );
        return Simplify(RuleKind.Any, [.. plain.IsEmpty ? (Rule[])[] : [TickedIn(ask, plain)], .. alone]);
    }

    private static Rule TickedIn(Ask ask, ImmutableArray<Answer> answers) =>
        new(RuleKind.Ticks, [], ask.Anchor) { Boxes = [.. answers.Select(answer => Ask.BoxId(ask.Question.Id, answer.Id))] };

    // Boxes of which one is enough are looked for together: a browser goes through all that is in an anchor once for each argument of :has().
    private static ImmutableArray<string> CompoundsOf(ImmutableArray<Rule> parts)
    {
        var flat = parts.SelectMany(FlattenAny).ToLookup(part => part.Kind == RuleKind.Ticks);
        ImmutableArray<string> boxes = [.. flat[true].SelectMany(part => part.Boxes).Distinct(StringComparer.Ordinal)];
        return [.. boxes.IsEmpty ? (string[])[] : [HasTicked(boxes)], .. flat[false].Select(part => part.Compound)];
    }

    private static IEnumerable<Rule> FlattenAny(Rule rule) => rule.Kind == RuleKind.Any ? rule.Parts.SelectMany(FlattenAny) : [rule];

    private static string HasTicked(ImmutableArray<string> boxes) =>
        boxes is [var one] ? $":has(#{one}:checked)" : $":has(:checked:is({string.Join(',', boxes.Select(box => $"#{box}"))}))";

    private static bool NeverHolds(Rule rule) => rule is { Kind: RuleKind.Any, Parts.IsEmpty: true };

    private static bool AlwaysHolds(Rule rule) => rule is { Kind: RuleKind.All or RuleKind.None, Parts.IsEmpty: true };

    private static Rule Simplify(RuleKind kind, IEnumerable<Rule> all)
    {
        var (parts, always) = (all.ToImmutableArray(), new Rule(RuleKind.All, []));
        var never = new Rule(RuleKind.Any, []);
        return kind switch
        {
            RuleKind.Any when parts.Any(AlwaysHolds) => always,
            RuleKind.Any => Unwrap(kind, [.. parts.Where(part => !NeverHolds(part))]),
            RuleKind.All when parts.Any(NeverHolds) => never,
            RuleKind.All => Unwrap(kind, [.. parts.Where(part => !AlwaysHolds(part))]),
            _ when parts.Any(AlwaysHolds) => never,
            _ => new(kind, [.. parts.Where(part => !NeverHolds(part))]),
        };
    }

    private static Rule Unwrap(RuleKind kind, ImmutableArray<Rule> parts) => parts is [var one] ? one : new(kind, parts);
}
