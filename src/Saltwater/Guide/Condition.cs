using System.Collections.Immutable;

namespace Saltwater.Guide;

/// <summary>A rule over answers. Exactly one of its forms is used: a question with answers, or any, all, or none of other
/// conditions.</summary>
/// <param name="Question">Holds if one of <paramref name="Answers"/> was given to this question.</param>
/// <param name="Answers">Answer ids; <see cref="Answered"/> stands for any answer but <c>skip</c>.</param>
/// <param name="Any">Holds if at least one of these does.</param>
/// <param name="All">Holds if each of these does.</param>
/// <param name="None">Holds if not one of these does.</param>
public sealed record Condition(
    string? Question,
    ImmutableArray<string> Answers,
    ImmutableArray<Condition> Any,
    ImmutableArray<Condition> All,
    ImmutableArray<Condition> None
)
{
    /// <summary>In place of answer ids: any answer but <c>skip</c>.</summary>
    public const string Answered = "answered";

    /// <summary>In place of a question: who answers, <c>self</c> or <c>partner</c>.</summary>
    public const string Role = "role";

    /// <summary>Whether it holds for these answers. A question left open holds nothing.</summary>
    public bool Holds(Answers answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        if (Question == Role)
        {
            return Answers.Contains(answers.Role == Guide.Role.Self ? "self" : "partner");
        }

        if (Question is not null)
        {
            var any = Answers.Contains(Answered);
            return answers[Question].Any(id => any ? id != Guide.Answers.Skip : Answers.Contains(id));
        }

        if (!Any.IsDefaultOrEmpty)
        {
            return Any.Any(each => each.Holds(answers));
        }

        if (!All.IsDefaultOrEmpty)
        {
            return All.All(each => each.Holds(answers));
        }

        return !None.Any(each => each.Holds(answers));
    }

    /// <summary>Every question it looks at, with the answers it looks for.</summary>
    public IEnumerable<(string Question, ImmutableArray<string> Answers)> Mentions() =>
        Question switch
        {
            Role => [],
            null => Any.Concat(All).Concat(None).SelectMany(each => each.Mentions()),
            _ => [(Question, Answers)],
        };
}
