using System.Collections.Immutable;

namespace Saltwater.Keep.Journal.Patterns;

/// <summary>A good reason to ask someone, although nothing is urgent.</summary>
/// <param name="Id">Stable.</param>
/// <param name="Question">The id of the guide's question; null where the rule looks at tears alone.</param>
/// <param name="Present">Ids of the answers that count.</param>
/// <param name="Absent">Ids of the answers that count against.</param>
/// <param name="WhenFree">Said only while there is no sign of pressure, fear or force.</param>
/// <param name="People">Who can help, as ids of the guide's care, most fitting first.</param>
public sealed record Sign(
    string Id,
    SignRule Rule,
    string? Question,
    ImmutableArray<string> Present,
    ImmutableArray<string> Absent,
    bool WhenFree,
    ImmutableArray<string> People
)
{
    /// <summary>All that are looked for, in the order they are shown.</summary>
    public static ImmutableArray<Sign> All { get; } = PatternLists.Signs;
}

/// <summary>When a sign is there.</summary>
public enum SignRule
{
    /// <summary>Tears that were not good come most times or every week, and no pattern was found.</summary>
    Often,

    /// <summary>One of the answers was given at all.</summary>
    Any,

    /// <summary>One of the answers was given on most evenings with an answer.</summary>
    Most,

    /// <summary>There is a sign of pressure, fear or force.</summary>
    Safety,
}
