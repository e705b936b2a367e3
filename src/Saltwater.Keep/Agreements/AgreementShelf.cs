using Saltwater.Keep.Vault;
using Saltwater.Keep.Vault.Storage;

namespace Saltwater.Keep.Agreements;

/// <summary>The agreements of an open vault; or, without one, of this sitting alone. Not safe for two calls at once.</summary>
public sealed class AgreementShelf
{
    private readonly OpenVault? vault;
    private readonly List<Agreement> agreements = [];

    private AgreementShelf(OpenVault? vault) => this.vault = vault;

    /// <summary>In an order that tells nothing, and stays.</summary>
    public IReadOnlyList<Agreement> Agreements => agreements;

    /// <summary>Reads what a vault holds.</summary>
    /// <param name="vault">Null to keep nothing: what is put here is gone with this object.</param>
    public static AgreementShelf Of(OpenVault? vault)
    {
        var shelf = new AgreementShelf(vault);
        if (vault is not null)
        {
            shelf.agreements.AddRange(
                vault
                    .Records.Where(record => record.Alive && AgreementFields.IsOne(record))
                    .Select(AgreementFields.ReadAgreement)
                    .OrderBy(each => each.Id)
            );
        }

        return shelf;
    }

    /// <summary>The one with this id, or null.</summary>
    public Agreement? Find(RecordId id) => agreements.Find(each => each.Id == id);

    /// <summary>Puts an agreement here, new or changed, or back after it was deleted. It is on the disk when this returns
    /// <see cref="WriteResult.Done"/>; otherwise nothing changed.</summary>
    public ValueTask<WriteResult> Put(Agreement agreement) => Put([agreement]);

    /// <summary>Puts many here at once, from an import.</summary>
    public async ValueTask<WriteResult> Put(IReadOnlyList<Agreement> added)
    {
        ArgumentNullException.ThrowIfNull(added);
        if (vault is not null && await vault.Save([.. ChangesTo(vault, added)]) is not WriteResult.Done and var failed)
        {
            return failed;
        }

        var changed = added.Select(each => each.Id).ToHashSet();
        agreements.RemoveAll(each => changed.Contains(each.Id));
        agreements.AddRange(added);
        agreements.Sort((one, other) => one.Id.CompareTo(other.Id));
        return WriteResult.Done;
    }

    /// <summary>Takes one away; putting it back undoes that, until it is purged.</summary>
    public ValueTask<WriteResult> Delete(RecordId id) => Take(id, new DeleteRecord(id));

    /// <summary>Takes one away for good, from the store as well.</summary>
    public async ValueTask<WriteResult> Purge(RecordId id)
    {
        var written = await Take(id, new PurgeRecord(id));
        if (written == WriteResult.Done && vault is not null)
        {
            await vault.TidyUp(purged: true);
        }

        return written;
    }

    /// <summary>Lets go of everything that is in memory. A vault keeps what it has.</summary>
    public void Forget() => agreements.Clear();

    /// <summary>What it takes to keep agreements in a vault. Reading one shows the lines of all its versions, so whoever writes it has seen
    /// them.</summary>
    internal static IEnumerable<Change> ChangesTo(OpenVault vault, IReadOnlyList<Agreement> agreements) =>
        agreements.SelectMany(each =>
            FieldChanges.Between(vault.Find(each.Id), each.Id, AgreementFields.FieldsOf(each), settlesVersions: true)
        );

    private async ValueTask<WriteResult> Take(RecordId id, Change change)
    {
        if (vault is not null && await vault.Save(change) is not WriteResult.Done and var failed)
        {
            return failed;
        }

        agreements.RemoveAll(each => each.Id == id);
        return WriteResult.Done;
    }
}
