using System.Collections.Immutable;

namespace Saltwater.Keep.Journal;

/// <summary>A question of the guide that is offered while an evening is noted. Which ones, and when, is data: journal.yaml of the guide.</summary>
/// <param name="Id">The id of the question.</param>
/// <param name="When">When it is offered: empty for always, else <c>someone</c>, <c>tears</c>, or <c>question=answer</c>.</param>
public sealed record EveningQuestion(string Id, string When)
{
    /// <summary>All of them, in the order they are shown.</summary>
    public static ImmutableArray<EveningQuestion> All { get; } = EveningLists.Asked;

    /// <summary>Questions of a reflection about the moment of answering: they say nothing about the evening, and are not kept.</summary>
    public static ImmutableArray<string> NotKept { get; } = EveningLists.NotKept;

    /// <summary>Whether it makes sense for an evening as noted so far.</summary>
    /// <param name="company">With whom; null if not said.</param>
    /// <param name="tears">Whether there were tears; null if not said yet.</param>
    /// <param name="facts">What was answered.</param>
    public bool Fits(Company? company, bool? tears, ImmutableSortedDictionary<string, ImmutableArray<string>> facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return When switch
        {
            "" => true,
            "someone" => company != Company.Alone,
            "tears" => tears == true,
            _ => When.Split('=') is [var question, var answer] && facts.TryGetValue(question, out var given) && given.Contains(answer),
        };
    }
}
