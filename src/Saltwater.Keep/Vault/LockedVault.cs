using System.Collections.Immutable;
using System.Formats.Cbor;
using Saltwater.Keep.Vault.Format.V1;
using Saltwater.Keep.Vault.Keys;
using Saltwater.Keep.Vault.Reading;
using Saltwater.Keep.Vault.Storage;

namespace Saltwater.Keep.Vault;

/// <summary>A vault that nothing can be read from: it can be opened, noted into, restored and erased.</summary>
public sealed class LockedVault
{
    private readonly IVaultKeys keys;
    private readonly IVaultStore store;
    private readonly StoredItems items;
    private readonly ImmutableArray<byte[]> records;

    private LockedVault(IVaultKeys keys, IVaultStore store, ImmutableArray<byte[]> records) =>
        (this.keys, this.store, items, this.records) = (keys, store, new(store), records);

    /// <summary>The vault in a store, or null if there is none.</summary>
    public static async ValueTask<LockedVault?> FindIn(IVaultKeys keys, IVaultStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        return await new StoredItems(store).SoundVersions(StoredItems.Key) is { Length: > 0 } records ? new(keys, store, records) : null;
    }

    /// <summary>Makes a new vault in an empty store.</summary>
    /// <param name="passphrase">One that <see cref="Passphrase.Check"/> has nothing against.</param>
    /// <returns>The open vault and its recovery code, or how writing failed; then nothing was kept.</returns>
    public static async ValueTask<(OpenVault? Vault, string RecoveryCode, WriteResult Result)> Create(
        IVaultKeys keys,
        IVaultStore store,
        string passphrase,
        KdfCost cost
    )
    {
        ArgumentNullException.ThrowIfNull(keys);
        if (Passphrase.Check(passphrase) is not null)
        {
            throw new ArgumentException("The passphrase is not accepted.", nameof(passphrase));
        }

        var made = await keys.Create(passphrase, cost);
        var items = new StoredItems(store);
        var written = await items.Write([
            // Both in one write: a key record without the event that its vault's id comes from opens nothing.
            new(StoredItems.Control, ControlEvent.AppendEvent([], made.Genesis)),
            new(StoredItems.Key, made.KeyRecord),
        ]);
        // Keys of a vault that was not kept must not stay open: the next thing sealed with them could never be read.
        if (written != WriteResult.Done)
        {
            await keys.Lock();
            return (null, "", written);
        }

        return ((await OpenVault.From(keys, store, made.KeyRecord))!, made.RecoveryCode, written);
    }

    /// <summary>Opens with the passphrase.</summary>
    public ValueTask<(UnlockResult Result, OpenVault? Vault)> Unlock(string passphrase) =>
        OpenWith(record => Unlock(keys, record, passphrase));

    /// <summary>Opens with the recovery code.</summary>
    public ValueTask<(UnlockResult Result, OpenVault? Vault)> Recover(string code) => OpenWith(record => keys.Recover(record, code));

    /// <summary>Notes something without opening: it can be read only after the next unlock. All such notes look alike from
    /// outside.</summary>
    /// <param name="fields">Fields of the record it becomes, each in canonical CBOR; at most 500 bytes in all.</param>
    public async ValueTask<WriteResult> Note(IReadOnlyList<KeyValuePair<string, byte[]>> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var cbor = new CborWriter(CborConformanceMode.Canonical);
        cbor.WriteStartMap(fields.Count);
        foreach (var (name, value) in fields)
        {
            cbor.WriteTextString(name);
            cbor.WriteEncodedValue(value);
        }

        cbor.WriteEndMap();
        // Any sound version will do: the inbox's public point is the same before and after a change of the passphrase or the code.
        var envelope = await keys.SealForLater(records[0], cbor.Encode());
        return await items.Write([new(StoredItems.HashName(StoredItems.Inbox, envelope), envelope)]);
    }

    /// <summary>Overwrites and drops everything. Needs no passphrase: whoever is afraid must not have to remember one.</summary>
    public ValueTask<bool> EraseAll() => store.EraseAll();

    /// <summary>Puts a backup into an empty store and opens it, with the passphrase or with the recovery code.</summary>
    /// <returns>What stood in the way, if anything; then the store is as it was.</returns>
    public static async ValueTask<RestoreResult> RestoreBackup(
        IVaultKeys keys,
        IVaultStore store,
        ReadOnlyMemory<byte> backup,
        string secret,
        bool secretIsCode
    )
    {
        ArgumentNullException.ThrowIfNull(keys);
        var (file, problem) = BackupFile.ReadFile(backup);
        if (file is null)
        {
            return new(problem, null, WriteResult.Done, null);
        }

        // A damaged file may hold a second key record. The answer about the first one stands unless a later one opens.
        var (opened, record) = (UnlockResult.Damaged, ReadOnlyMemory<byte>.Empty);
        foreach (var each in file.KeyRecords)
        {
            var result = WithoutBlame(secretIsCode ? await keys.Recover(each, secret) : await Unlock(keys, each, secret), each);
            if (record.IsEmpty || result == UnlockResult.Open)
            {
                (opened, record) = (result, each);
            }

            if (opened == UnlockResult.Open)
            {
                break;
            }
        }

        if (opened != UnlockResult.Open)
        {
            return new(null, opened, WriteResult.Done, null);
        }

        // Everything is read before anything is written: a file that holds nothing sound leaves the empty store empty.
        if (await BackupReader.Read(keys, file, new(record)) is not { } content)
        {
            await keys.Lock();
            return new(null, UnlockResult.Tampered, WriteResult.Done, null);
        }

        var written = await BackupRestorer.PutInto(content, record, store);
        return new(
            null,
            UnlockResult.Open,
            written,
            written == WriteResult.Done ? await OpenVault.From(keys, store, record.ToArray(), content.State) : null,
            content.Account
        );
    }

    // One keyboard writes the same keys in another way than the one before: what was typed comes first, then how others would have written
    // it.
    private static async ValueTask<UnlockResult> Unlock(IVaultKeys keys, ReadOnlyMemory<byte> record, string passphrase)
    {
        var result = UnlockResult.WrongPassphrase;
        foreach (var spelling in Keyboards.Spellings(passphrase))
        {
            result = await keys.Unlock(record, spelling);
            if (result != UnlockResult.WrongPassphrase)
            {
                break;
            }
        }

        return result;
    }

    // A cost that Saltwater never sets may be what somebody changed: then the right passphrase does not open it either, and it is not the
    // person who is wrong.
    private static UnlockResult WithoutBlame(UnlockResult result, ReadOnlyMemory<byte> record) =>
        result == UnlockResult.WrongPassphrase && !new KeyRecord(record).Cost.IsUsual ? UnlockResult.Tampered : result;

    // Where a change of the key record was broken off there are two, and either may be the one that the person's secret opens.
    // The earlier one first: with what opens both, the later one was never confirmed.
    private async ValueTask<(UnlockResult, OpenVault?)> OpenWith(Func<byte[], ValueTask<UnlockResult>> open)
    {
        var record = records[0];
        var result = await open(record);
        if (result != UnlockResult.Open && records.Length > 1 && await open(records[1]) == UnlockResult.Open)
        {
            (record, result) = (records[1], UnlockResult.Open);
        }

        if (result != UnlockResult.Open)
        {
            return (WithoutBlame(result, record), null);
        }

        // The passphrase was right and the list of devices is not that of the key record: nothing in the store could be trusted.
        if (await OpenVault.From(keys, store, record) is { } vault)
        {
            return (result, vault);
        }

        await keys.Lock();
        return (UnlockResult.Tampered, null);
    }
}
