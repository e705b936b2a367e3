using System.Collections.Immutable;

namespace Saltwater.Keep.Journal.Patterns;

/// <summary>Something that was there on an evening or was not, and that tears may come more or less often with.</summary>
/// <param name="Id">Stable.</param>
/// <param name="Source">Where an evening says so.</param>
/// <param name="Question">The id of the guide's question; null where it is no question.</param>
/// <param name="Present">Ids of the answers that count as with.</param>
/// <param name="Absent">Ids of the answers that count as without. No answer, and any other, is missing: never a no.</param>
public sealed record Factor(string Id, FactorSource Source, string? Question, ImmutableArray<string> Present, ImmutableArray<string> Absent)
{
    /// <summary>All that are looked at, in the order they are shown.</summary>
    public static ImmutableArray<Factor> All { get; } = PatternLists.Factors;

    /// <summary>Whether it was there on an evening; null if that was not noted. The time in the cycle is not in an entry: see
    /// <see cref="CyclePhases"/>.</summary>
    internal bool? In(Entry entry) =>
        Source switch
        {
            FactorSource.Answers => InAnswers(entry),
            FactorSource.Company => entry.Company is { } company ? company == Company.WithSomeone : null,
            _ => null,
        };

    private bool? InAnswers(Entry entry)
    {
        if (!entry.Facts.TryGetValue(Question!, out var given))
        {
            return null;
        }

        return (Meet(given, Present), Meet(given, Absent)) switch
        {
            (true, _) => true,
            (_, true) => false,
            _ => null,
        };
    }

    private static bool Meet(ImmutableArray<string> given, ImmutableArray<string> sought)
    {
        foreach (var id in given)
        {
            if (sought.Contains(id))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>Where an evening says whether a factor was there.</summary>
public enum FactorSource
{
    /// <summary>Answers to a question of the guide.</summary>
    Answers,

    /// <summary>With whom it was.</summary>
    Company,

    /// <summary>The days of bleeding that were noted.</summary>
    Cycle,
}
