using Saltwater.Keep.Journal;
using Saltwater.Keep.Vault;

namespace Saltwater.Keep.Export;

/// <summary>What a person keeps, opened: what an open export holds, and what an import is held against.</summary>
/// <param name="Entries">The journal, in any order.</param>
/// <param name="CycleDays">Days with bleeding, in any order.</param>
public sealed record Kept(IReadOnlyList<Entry> Entries, IReadOnlyList<CycleDay> CycleDays)
{
    /// <summary>Nothing yet.</summary>
    public static Kept Nothing { get; } = new([], []);

    /// <summary>Ids of all other records of the vault, of any kind and deleted ones too. Nothing that comes in may take one of them.</summary>
    public IReadOnlySet<RecordId> OtherIds { get; init; } = new HashSet<RecordId>();

    /// <inheritdoc/>
    public override string ToString() => "Kept";
}
