using System.Collections.Immutable;
using Saltwater.Guide;

namespace Saltwater.Keep.Fhir;

/// <summary>One row of a Questionnaire's <c>enableWhen</c>: an answer that has to be there, or must not be.</summary>
/// <param name="Equal">True for the operator <c>=</c>, false for <c>!=</c>, which also holds while the question is open.</param>
internal sealed record Enabling(string Question, string Answer, bool Equal);

/// <summary>The rows of one item, and whether all of them have to hold or any.</summary>
internal sealed record EnabledWhen(ImmutableArray<Enabling> Rows, bool Any)
{
    /// <summary>No rule: the item is always shown.</summary>
    public static EnabledWhen Always { get; } = new([], Any: false);

    private static readonly ImmutableArray<ImmutableArray<Enabling>> always = [];
    private static readonly ImmutableArray<ImmutableArray<Enabling>> never = ImmutableArray.Create(ImmutableArray<Enabling>.Empty);

    /// <summary>Says a condition of the guide in rows.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="role">Who answers: known when the form is made, so no row asks for it.</param>
    /// <param name="offered">The answers to a question that the form offers; empty where it does not ask it.</param>
    /// <returns>Sets of rows that all have to hold: an item has room for one, so each further one needs a group around it. Null if the
    /// condition can never hold in this form.</returns>
    public static ImmutableArray<EnabledWhen>? Of(Condition condition, Role role, Func<string, IEnumerable<string>> offered)
    {
        var clauses = ClausesOf(condition, holds: true, role, offered);
        if (clauses.Any(clause => clause.IsEmpty))
        {
            return null;
        }

        ImmutableArray<Enabling> single = [.. clauses.Where(clause => clause.Length == 1).Select(clause => clause[0]).Distinct()];
        var several = clauses.Where(clause => clause.Length > 1).Select(clause => new EnabledWhen(clause, Any: true));
        if (single.IsEmpty)
        {
            return [.. several];
        }

        return [new(single, Any: false), .. several];
    }

    // In conjunctive form: every clause has to hold, and a clause holds if any of its rows does. An empty clause never holds.
    private static ImmutableArray<ImmutableArray<Enabling>> ClausesOf(
        Condition condition,
        bool holds,
        Role role,
        Func<string, IEnumerable<string>> offered
    )
    {
        if (condition.Question == Condition.Role)
        {
            return condition.Answers.Contains(FhirJson.Name(role)) == holds ? always : never;
        }

        if (condition.Question is { } question)
        {
            var answers = offered(question).Where(id => condition.Answers.Contains(Condition.Answered) || condition.Answers.Contains(id));
            return ClausesOf(answers.Select(id => new Enabling(question, id, holds)), holds);
        }

        var (parts, together, wanted) = condition switch
        {
            { Any: { IsDefaultOrEmpty: false } any } => (any, !holds, holds),
            { All: { IsDefaultOrEmpty: false } all } => (all, holds, holds),
            { None: { IsDefault: false } none } => (none, holds, !holds),
            _ => (ImmutableArray<Condition>.Empty, holds, !holds),
        };
        var said = parts.Select(part => ClausesOf(part, wanted, role, offered));
        if (together)
        {
            return [.. said.SelectMany(clauses => clauses)];
        }

        return said.Aggregate(never, (all, clauses) => [.. all.SelectMany(one => clauses.Select(other => one.AddRange(other)))]);
    }

    // One of the answers has to be there, or none of them may be.
    private static ImmutableArray<ImmutableArray<Enabling>> ClausesOf(IEnumerable<Enabling> rows, bool holds)
    {
        if (!holds)
        {
            return [.. rows.Select(row => ImmutableArray.Create(row))];
        }

        ImmutableArray<Enabling> any = [.. rows];
        return [any];
    }
}
