using System.Collections.Immutable;
using Saltwater.Guide;

namespace Saltwater.Keep.Journal;

/// <summary>One thing kept in the journal: an evening, with tears or without.</summary>
/// <remarks>A class, and silent in <see cref="ToString"/>: what someone wrote never reaches a log or an error by accident.</remarks>
public sealed class Entry
{
    /// <summary>More than this between an evening and its writing, and it counts as written from memory.</summary>
    private const int DaysStillFresh = 1;

    /// <summary>Which record of the vault it is.</summary>
    public required RecordId Id { get; init; }

    /// <summary>The day it is about, as the person counts it: what happens after midnight may belong to the evening before.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The time of day, to the minute; null if it does not matter.</summary>
    public TimeOnly? Time { get; init; }

    /// <summary>The day it was written.</summary>
    public required DateOnly WrittenOn { get; init; }

    /// <summary>With whom; null if not said.</summary>
    public Company? Company { get; init; }

    /// <summary>Whether there were tears. Evenings without tears are what patterns are found against.</summary>
    public required bool Tears { get; init; }

    /// <summary>How it felt; null if not said.</summary>
    public Felt? Felt { get; init; }

    /// <summary>Answers by question, with the ids of the guide. Ids that the present guide does not know are kept as they are.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> Facts { get; init; } = NoFacts;

    /// <summary>The facts as the answers of a reflection: what the guide's rules are held against.</summary>
    public Answers Said => Answers.Recorded(Role.Self, Facts);

    /// <summary>A line of the person's own; empty if none.</summary>
    public string Note { get; init; } = "";

    /// <summary>How many days after <see cref="WrittenOn"/> it is kept; null for until it is deleted.</summary>
    public int? KeepDays { get; init; }

    /// <summary>No facts, ordered as facts are.</summary>
    public static ImmutableSortedDictionary<string, ImmutableArray<string>> NoFacts { get; } =
        ImmutableSortedDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal);

    /// <summary>Whether it was written so long after that memory may have changed it. Patterns keep such entries apart.</summary>
    public bool FromMemory => WrittenOn.DayNumber - Day.DayNumber > DaysStillFresh;

    /// <summary>Whether a fact was noted.</summary>
    public bool Has(string question, string answer) =>
        Facts.TryGetValue(question, out var answers) && answers.Contains(answer, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => "Entry";
}

/// <summary>With whom it was.</summary>
public enum Company
{
    /// <summary>On one's own.</summary>
    Alone,

    /// <summary>With one other person or several.</summary>
    WithSomeone,
}

/// <summary>How an evening, or its tears, felt.</summary>
public enum Felt
{
    /// <summary>Good.</summary>
    Good,

    /// <summary>Good and hard at once.</summary>
    Mixed,

    /// <summary>Upsetting.</summary>
    Upsetting,
}
