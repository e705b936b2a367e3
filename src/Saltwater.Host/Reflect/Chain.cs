using System.Collections.Immutable;
using Saltwater.Guide;

namespace Saltwater.Host.Reflect;

/// <summary>Turns conditions over answers into selectors for the sections before the results.</summary>
/// <remarks>
/// A condition on one section is one compound selector on it: <c>#s0:has(#wanted_no:checked)</c>. One that spans sections is written as alternatives, each a chain in
/// the order of the page: <c>#s0:has(…)~#s3:has(…)</c>. Only the section an answer is in has to be searched for it, which is what keeps a tick fast.
/// </remarks>
internal sealed class Chain(Form form)
{
    private static readonly Condition Never = new("", [], [], [], []);

    /// <summary>A selector for the last section of a chain, at no specificity; empty if the condition can never hold here.</summary>
    public string Of(Condition condition)
    {
        var terms = Alternatives(OnThisPage(condition), holds: true).Select(Write).Distinct(StringComparer.Ordinal).ToList();
        return terms.Count == 0 ? "" : $":where({string.Join(',', terms)})";
    }

    /// <summary>A selector for the section in which one answer counts as given.</summary>
    public string Of(Ask ask, Answer answer) => $"#{form.Sections[form.Asks[ask.Question.Id].Section].Id}{Given(ask, [answer])}";

    private string Write(ImmutableSortedDictionary<int, string> term) => string.Join('~', term.Select(each => $"#{form.Sections[each.Key].Id}{each.Value}"));

    private List<ImmutableSortedDictionary<int, string>> Alternatives(Condition condition, bool holds)
    {
        var sections = Sections(condition);
        if (sections.Count == 0)
        {
            // Nothing it looks at can be ticked here: it holds, or does not, whatever is ticked.
            return condition.Holds(Answers.None(Role.Self)) == holds ? [ImmutableSortedDictionary<int, string>.Empty.Add(0, "")] : [];
        }

        if (sections.Count == 1)
        {
            var compound = Compound(condition);
            return [ImmutableSortedDictionary<int, string>.Empty.Add(sections.Min, holds ? compound : $":not({compound})")];
        }

        var (children, any) =
            !condition.Any.IsDefaultOrEmpty ? (condition.Any, holds)
            : !condition.All.IsDefaultOrEmpty ? (condition.All, !holds)
            : (condition.None, !holds);
        var childHolds = condition.None.IsDefaultOrEmpty ? holds : !holds;

        // Alternatives that look at the same section only become one, so that their number stays small when they are multiplied out.
        var together = !condition.All.IsDefaultOrEmpty ? new Func<ImmutableArray<Condition>, Condition>(each => new(null, [], [], each, [])) : each => new(null, [], each, [], []);
        var grouped = children.GroupBy(child => Sections(child) is { Count: 1 } one ? one.Min : -1)
            .SelectMany(group => group.Key < 0 ? group : (IEnumerable<Condition>)[together([.. group])])
            .Select(child => Alternatives(child, childHolds))
            .ToList();
        return any
            ? [.. grouped.SelectMany(each => each)]
            : grouped.Aggregate(
                (List<ImmutableSortedDictionary<int, string>>)[ImmutableSortedDictionary<int, string>.Empty],
                (left, right) => [.. from one in left from other in right select Both(one, other)]);
    }

    private static ImmutableSortedDictionary<int, string> Both(ImmutableSortedDictionary<int, string> one, ImmutableSortedDictionary<int, string> other) =>
        other.Aggregate(one, (sum, each) => sum.SetItem(each.Key, sum.GetValueOrDefault(each.Key, "") + each.Value));

    private string Compound(Condition condition)
    {
        if (condition.Question is { } id)
        {
            var ask = form.Asks[id].Ask;
            return condition.Answers.Contains(Condition.Answered)
                ? Has(ask, ask.Ticks.Where(answer => answer.Id != Answers.Skip))
                : Given(ask, [.. ask.Ticks.Where(answer => condition.Answers.Contains(answer.Id))]);
        }

        return !condition.Any.IsDefaultOrEmpty ? Either(condition.Any.Select(Compound))
            : !condition.All.IsDefaultOrEmpty ? string.Concat(condition.All.Select(Compound))
            : condition.None.IsEmpty ? ":is(*)"
            : $":not({string.Join(',', condition.None.Select(Compound))})";
    }

    // What cannot be ticked here is never given: it drops out of any and none, and nothing with it in all can hold.
    private Condition OnThisPage(Condition condition)
    {
        if (condition.Question is { } id)
        {
            return form.Asks.ContainsKey(id) ? condition : Never;
        }

        ImmutableArray<Condition> Kept(ImmutableArray<Condition> children) => children.IsDefaultOrEmpty ? [] : [.. children.Select(OnThisPage)];
        var (any, all, none) = (Kept(condition.Any), Kept(condition.All), Kept(condition.None));
        return all.Contains(Never) || (!any.IsEmpty && any.All(each => each == Never)) ? Never : new(null, [], [.. any.Where(each => each != Never)], all, [.. none.Where(each => each != Never)]);
    }

    private static string Given(Ask ask, ImmutableArray<Answer> answers)
    {
        var plain = answers.Where(answer => ask.One || !answer.Exclusive).ToList();
        var alone = answers.Except(plain).Select(answer =>
        {
            var voiding = ask.Voiding(answer);
            return Has(ask, [answer]) + (voiding.IsEmpty ? "" : $":not({Has(ask, voiding)})");
        });
        return Either([.. plain.Count == 0 ? (string[])[] : [Has(ask, plain)], .. alone]);
    }

    private static string Either(IEnumerable<string> compounds) => compounds.ToList() is [var one] ? one : $":is({string.Join(',', compounds)})";

    private static string Has(Ask ask, IEnumerable<Answer> answers) => $":has({string.Join(',', answers.Select(answer => $"#{Ask.Id(ask.Question.Id, answer.Id)}:checked"))})";

    private SortedSet<int> Sections(Condition condition) => [.. condition.Looks().Where(look => form.Asks.ContainsKey(look.Question)).Select(look => form.Asks[look.Question].Section)];
}
