using System.Collections.Immutable;

namespace Saltwater.Guide;

/// <summary>What one person answered so far: a checked, immutable value. A step back is the earlier value.</summary>
/// <remarks>A class, and silent in <see cref="ToString"/>: what someone answered never reaches a log or an error by accident.</remarks>
public sealed class Answers
{
    /// <summary>In place of an answer: the person chose not to say. It is no evidence.</summary>
    public const string Skip = "skip";

    private readonly ImmutableSortedDictionary<string, ImmutableArray<string>> given;

    private Answers(Role role, ImmutableSortedDictionary<string, ImmutableArray<string>> given) => (Role, this.given) = (role, given);

    /// <summary>Who answers.</summary>
    public Role Role { get; }

    /// <summary>The questions answered or skipped.</summary>
    public IEnumerable<string> Questions => given.Keys;

    /// <summary>The ids of the answers to a question; empty if it is open.</summary>
    public ImmutableArray<string> this[string question] => given.TryGetValue(question, out var ids) ? ids : [];

    /// <summary>No answers yet.</summary>
    public static Answers None(Role role) =>
        new(role, ImmutableSortedDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal));

    /// <summary>Answers that were kept earlier, as they are. Ids that the guide has no more, or not yet, hold nothing, and silence nothing
    /// beside them.</summary>
    /// <param name="role">Who answered.</param>
    /// <param name="recorded">Answer ids by question id.</param>
    public static Answers Recorded(Role role, ImmutableSortedDictionary<string, ImmutableArray<string>> recorded)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        return new(role, recorded.WithComparers(StringComparer.Ordinal));
    }

    /// <summary>Whether a question was answered or skipped.</summary>
    public bool Has(string question) => given.ContainsKey(question);

    /// <summary>The same answers with one question answered anew. The order answers are given in leaves no trace.</summary>
    /// <param name="question">A question of the guide.</param>
    /// <param name="ids">Answers to it, or <see cref="Skip"/> alone.</param>
    /// <exception cref="ArgumentException">The answer cannot be used; ask <see cref="AnswerProblem.Check"/> first.</exception>
    public Answers With(Question question, params IEnumerable<string> ids)
    {
        ArgumentNullException.ThrowIfNull(question);
        ImmutableArray<string> chosen = [.. ids.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (AnswerProblem.Check(question, chosen) is { } problem)
        {
            throw new ArgumentException(problem.What, nameof(ids));
        }

        return new(Role, given.SetItem(question.Id, chosen));
    }

    /// <summary>The same answers with one question open again.</summary>
    public Answers Without(string question) => new(Role, given.Remove(question));

    /// <summary>The same answers, given by someone else.</summary>
    public Answers As(Role role) => new(role, given);

    /// <inheritdoc/>
    public override string ToString() => "Answers";
}
