using System.Collections.Immutable;
using Saltwater.Guide;

namespace Saltwater.Site.Reflect;

/// <summary>Turns conditions over answers into selectors for what comes before the results.</summary>
/// <remarks>
/// A condition on one anchor is one compound selector on it: <c>#q-head:has(#head_mild:checked)</c>. One that spans anchors is written as
/// alternatives, each a chain
/// in the order of the page: <c>#q-head:has(…)~#p0:has(…)</c>. Only the anchor an answer is in has to be searched for it, which is what keeps a tick fast.
/// </remarks>
internal sealed class SelectorChain(Form form)
{
    /// <summary>A selector for the last anchor of a chain, at no specificity; empty if the condition can never hold here.</summary>
    public string Of(Condition condition) => Of(Rule.Of(condition, form));

    /// <summary>The same for a condition as it stands on the page.</summary>
    public static string Of(Rule rule)
    {
        var terms = AlternativesOf(rule, holds: true).Select(WriteTerm).Distinct(StringComparer.Ordinal).ToList();
        if (terms.Count == 0)
        {
            return "";
        }

        return $":where({string.Join(',', terms)})";
    }

    /// <summary>A selector for the anchor in which one answer counts as given.</summary>
    public static string Of(Ask ask, Answer answer) => $"#{ask.Anchor.Id}{Rule.GivenIn(ask, [answer]).Compound}";

    private static string WriteTerm(ImmutableSortedDictionary<int, (Anchor Anchor, string Compound)> term) =>
        string.Join('~', term.Values.Select(each => $"#{each.Anchor.Id}{each.Compound}"));

    private static List<ImmutableSortedDictionary<int, (Anchor Anchor, string Compound)>> AlternativesOf(Rule rule, bool holds)
    {
        if (rule.Anchors is { Count: 1 } one)
        {
            return
            [
                ImmutableSortedDictionary<int, (Anchor, string)>.Empty.Add(
                    one.Min!.At,
                    (one.Min, holds ? rule.Compound : $":not({rule.Compound})")
                ),
            ];
        }

        // Parts that hold on to the same anchor become one, so that alternatives stay few when they are multiplied out.
        var together = rule.Kind == RuleKind.All ? RuleKind.All : RuleKind.Any;
        var parts = rule
            .Parts.GroupBy(part => part.Anchors is { Count: 1 } at ? at.Min!.At : -1)
            .SelectMany(group => group.Key < 0 ? [.. group] : (Rule[])[rule with { Kind = together, Parts = [.. group] }])
            .Select(part => AlternativesOf(part, holds != (rule.Kind == RuleKind.None)));
        if ((rule.Kind == RuleKind.Any) == holds)
        {
            return [.. parts.SelectMany(each => each)];
        }

        return parts.Aggregate(
            (List<ImmutableSortedDictionary<int, (Anchor, string)>>)[ImmutableSortedDictionary<int, (Anchor, string)>.Empty],
            (left, right) => [.. from some in left from others in right select JoinTerms(some, others)]
        );
    }

    private static ImmutableSortedDictionary<int, (Anchor Anchor, string Compound)> JoinTerms(
        ImmutableSortedDictionary<int, (Anchor Anchor, string Compound)> some,
        ImmutableSortedDictionary<int, (Anchor Anchor, string Compound)> others
    ) =>
        others.Aggregate(some, (sum, each) =>
            sum.SetItem(each.Key, (each.Value.Anchor, sum.GetValueOrDefault(each.Key).Compound + each.Value.Compound))
        );
}
