using System.Collections.Immutable;

namespace Saltwater.Guide;

/// <summary>What is asked after danger, and in which order: the areas of what stands out, and the single questions that follow.</summary>
/// <param name="Areas">In the order in which they are offered and asked about; each is an answer to <see cref="StandsOut"/>.</param>
/// <param name="Broad">Questions for someone who has no idea what it was, in this order.</param>
/// <param name="Telling">How the single questions after the areas are chosen, and how many.</param>
/// <param name="Chips">An answer in a few words, by <see cref="ChipOf"/>. Every answer that speaks for a reason has one; for another, its
/// own words serve.</param>
internal sealed record AskingPath(
    ImmutableArray<Area> Areas,
    ImmutableArray<string> Broad,
    TellingRules Telling,
    ImmutableSortedDictionary<string, string> Chips
)
{
    /// <summary>The question whose answers are the areas.</summary>
    public const string StandsOut = "stands-out";

    /// <summary>The question whether the person is an adult.</summary>
    public const string Adult = "adult";

    /// <summary>The area of tears that felt good.</summary>
    public const string FeltGood = "felt-good";

    /// <summary>The area of whoever has no idea.</summary>
    public const string NoIdea = "no-idea";

    /// <summary>The area with this id, or null.</summary>
    public Area? Area(string id) => Areas.FirstOrDefault(area => area.Id == id);

    /// <summary>An answer in at most four words, for "because you said".</summary>
    public string ChipOf(Question question, Answer answer)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(answer);
        return Chips.GetValueOrDefault($"{question.Id}/{answer.Id}", answer.Says);
    }
}

/// <summary>How many single questions follow the areas, and what they have to be worth.</summary>
/// <param name="AtLeast">So many are asked, if any can tell something at all.</param>
/// <param name="AtMost">No more than this.</param>
/// <param name="AtMostUnclear">No more than this while no reason fits, or too little was said to name one.</param>
/// <param name="Leading">How many of the reasons in reach they tell apart.</param>
/// <param name="LeastGainBits">Beyond <paramref name="AtLeast"/>, none that is expected to tell less than this, in bits.</param>
internal sealed record TellingRules(int AtLeast, int AtMost, int AtMostUnclear, int Leading, double LeastGainBits);

/// <summary>Something tears may have to do with: an answer to <see cref="AskingPath.StandsOut"/>, with the few statements that tell most
/// about it.</summary>
/// <param name="Id">Stable; the id of the answer.</param>
/// <param name="Said">While this holds, it was said before and stands ticked; null if it never is.</param>
/// <param name="Statements">In the order on the screen.</param>
public sealed record Area(string Id, Condition? Said, ImmutableArray<Statement> Statements);

/// <summary>An answer as one sentence to tick. To tick it gives the answer; to leave it says nothing.</summary>
/// <param name="Question">Id of the question.</param>
/// <param name="Answer">Id of the answer.</param>
/// <param name="Of">Who is offered it.</param>
/// <param name="Says">As the one who cried reads it; null where only a partner does.</param>
/// <param name="Partner">As the partner reads it; null where only the one who cried does.</param>
public sealed record Statement(string Question, string Answer, AskedOf Of, string? Says, string? Partner)
{
    /// <summary>Whether someone in this role is offered it.</summary>
    public bool IsFor(Role role) => Of.Includes(role);

    /// <summary>The sentence for someone in this role.</summary>
    public string SaysFor(Role role) => (role == Role.Partner ? Partner : Says) ?? "";
}
