using Saltwater.Keep.Agreements;
using Saltwater.Keep.Journal;
using Saltwater.Keep.Vault;

namespace Saltwater.Keep.Exchange.Incoming;

/// <summary>What a person keeps, opened: what an open export holds, and what an import is held against.</summary>
/// <param name="Entries">The journal, in any order.</param>
/// <param name="CycleDays">Days with bleeding, in any order.</param>
public sealed record OpenData(IReadOnlyList<Entry> Entries, IReadOnlyList<CycleDay> CycleDays)
{
    /// <summary>Lists of limits and care, in any order. Of another person's side nothing goes out, and nothing comes in.</summary>
    public IReadOnlyList<Agreement> Agreements { get; init; } = [];

    /// <summary>Nothing yet.</summary>
    public static OpenData Nothing { get; } = new([], []);

    /// <summary>Ids of all other records of the vault, of any kind and deleted ones too. Nothing that comes in may take one of
    /// them.</summary>
    public IReadOnlySet<RecordId> OtherIds { get; init; } = new HashSet<RecordId>();

    /// <summary>Everything that an open vault holds.</summary>
    /// <param name="notebook">Its journal.</param>
    public static OpenData Of(OpenVault vault, Notebook notebook)
    {
        ArgumentNullException.ThrowIfNull(vault);
        ArgumentNullException.ThrowIfNull(notebook);
        var agreements = AgreementShelf.Of(vault).Agreements;
        HashSet<RecordId> known =
        [
            .. notebook.Entries.Select(each => each.Id),
            .. notebook.CycleDays.Select(each => each.Id),
            .. agreements.Select(each => each.Id),
        ];
        return new(notebook.Entries, notebook.CycleDays)
        {
            Agreements = agreements,
            OtherIds = vault.Records.Select(each => each.Id).Where(id => !known.Contains(id)).ToHashSet(),
        };
    }

    /// <inheritdoc/>
    public override string ToString() => "OpenData";
}
