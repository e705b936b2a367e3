using System.Collections.Immutable;
using Saltwater.Guide;

namespace Saltwater.Safety;

/// <summary>A safety rule that fired. Not a diagnosis and not a verdict: a reason to look after something first.</summary>
/// <param name="Id">Stable, for example <c>C-HEAD1</c>.</param>
/// <param name="Do">What to do, most important first, in words for the role that reads it.</param>
/// <param name="Watch">What would make it more urgent.</param>
/// <param name="Clock">The time left, where help works for a limited time; null where none runs.</param>
/// <param name="Need">Category of services to show beside it; null if none fits.</param>
/// <param name="Confirmed">False if its urgency rests on secondary pages or judgement; the reader is told.</param>
public sealed record Flag(
    string Id,
    Urgency Urgency,
    string Title,
    ImmutableArray<string> Do,
    ImmutableArray<string> Watch,
    Clock? Clock,
    string? Need,
    ImmutableArray<string> Sources,
    bool Confirmed
)
{
    /// <summary>Categories of services to show beside it, in this order: in an emergency the emergency number comes first.</summary>
    public ImmutableArray<string> Needs
    {
        get
        {
            string?[] needs = Urgency == Urgency.Emergency ? [EmergencyNeed, Need] : [Need];
            return [.. needs.OfType<string>().Distinct()];
        }
    }

    private const string EmergencyNeed = "emergency";
}

/// <summary>What is left of a time window.</summary>
/// <param name="BestWithinHours">Works best within this time of what happened; null if no source says.</param>
/// <param name="ClosesAfterHours">Usually no longer offered after this time.</param>
/// <param name="LeftAtLeast">Hours left at least; 0 if it may have passed; null if we do not know when it was.</param>
/// <param name="LeftAtMost">Hours left at most; 0 if it has passed; null if we do not know when it was.</param>
public sealed record Clock(int? BestWithinHours, int ClosesAfterHours, int? LeftAtLeast, int? LeftAtMost)
{
    /// <summary>Whether the window has passed, as far as the answers tell.</summary>
    public bool HasPassed => LeftAtMost == 0;
}
