using Saltwater.Keep.Vault.Format.V1;
using Saltwater.Keep.Vault.Keys;
using Saltwater.Keep.Vault.Merging;
using Saltwater.Keep.Vault.Reading;
using Saltwater.Keep.Vault.Storage;

namespace Saltwater.Keep.Vault;

/// <summary>A vault that is open: its records, and the one way to change them. One tab writes, and what is asked meanwhile waits for its
/// turn.</summary>
public sealed class OpenVault
{
    // With more than this since the last snapshot, opening begins to be felt. Judgement.
    private const int EnvelopesBetweenSnapshots = 200;

    private readonly IVaultStore store;
    private readonly VaultSession session;
    private readonly SnapshotWriter snapshots;
    private readonly ChangeWriter writer;
    private readonly Turns turns = new();

    private OpenVault(IVaultStore store, VaultSession session)
    {
        (this.store, this.session) = (store, session);
        (snapshots, writer) = (new(session), new(session));
    }

    /// <summary>What was noticed while it was opened.</summary>
    public VaultHealth Health => session.Loaded.Health;

    /// <summary>What its passphrase is stretched with.</summary>
    public KdfCost Cost => new KeyRecord(session.KeyRecord).Cost;

    /// <summary>Every record that is there, deleted ones included, by id.</summary>
    public IEnumerable<VaultRecord> Records =>
        session.State.Records.Where(each => !each.Value.Purged).Select(each => new VaultRecord(each.Key, each.Value));

    /// <summary>One record, or null if it never was, or was purged.</summary>
    public VaultRecord? Find(RecordId id) => session.State.Records.TryGetValue(id, out var state) && !state.Purged ? new(id, state) : null;

    /// <summary>SHA-256 of everything it holds: the same on every device that merged the same.</summary>
    public byte[] Root() => session.State.Root();

    /// <summary>Makes changes. They are there, and on the disk, when this returns <see cref="WriteResult.Done"/>; otherwise nothing
    /// changed, and the same call may be tried again.</summary>
    /// <exception cref="ArgumentException">One change alone is larger than an envelope, about 63,000 bytes.</exception>
    public ValueTask<WriteResult> Save(params IReadOnlyList<Change> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        return turns.TakeTurn(() => writer.Save(changes));
    }

    /// <summary>Writes a snapshot, reads it back, and drops what it covers: purged records are then gone from the store as well.</summary>
    public ValueTask<WriteResult> Compact() => turns.TakeTurn(CompactNow);

    /// <summary>Mends damaged copies, and compacts if opening would otherwise become slow, or if something was purged. To be called once
    /// the first screen is there.</summary>
    /// <returns>How the last of it went; what was not done is done the next time.</returns>
    public ValueTask<WriteResult> TidyUp(bool purged) =>
        turns.TakeTurn(async () =>
        {
            try
            {
                // Mended first: until each item has two sound copies again, one more fault would lose it, and compacting takes a while.
                await session.Items.MendCopies([.. await session.Items.Names()]);
                _ = await session.Items.FlushStore();
                if (!purged && session.Loaded.Since <= EnvelopesBetweenSnapshots)
                {
                    return WriteResult.Done;
                }

                return await CompactNow();
            }
            catch (IOException)
            {
                return WriteResult.Gone;
            }
        });

    /// <summary>The whole vault in one file, its bytes as they are stored; where the store is not there any more, sealed anew from what is
    /// open. What was never confirmed is not in it.</summary>
    public ValueTask<byte[]> Backup() =>
        turns.TakeTurn(async () =>
        {
            var backup = new BackupWriter(session, snapshots);
            // A person who is told that their notes are gone may still have them on the screen: those are what this file saves.
            if (await session.Items.FlushStore() == WriteResult.Gone)
            {
                return await backup.WriteOpen();
            }

            // Whether it counts is not known yet. In the file it would be confirmed, and its number could then be given to something else
            // here.
            return await backup.WriteStored([.. writer.PendingNames]);
        });

    /// <summary>What merging a backup of this vault would change. Changes nothing.</summary>
    public ValueTask<MergeResult> Preview(ReadOnlyMemory<byte> backup) =>
        turns.TakeTurn(() => new BackupMerger(session, snapshots).Preview(backup));

    /// <summary>Merges a backup of this vault: what both have stays, what either lacks is added, and what was written on both is kept in
    /// both versions.</summary>
    public ValueTask<(MergeResult Merged, WriteResult Result)> Merge(ReadOnlyMemory<byte> backup) =>
        turns.TakeTurn(async () =>
        {
            // What is pending is sealed under this device's name, which it may have to give up.
            if (await writer.WritePending() is not WriteResult.Done and var still)
            {
                return (new MergeResult(null, 0, 0, 0), still);
            }

            return await new BackupMerger(session, snapshots).Merge(backup);
        });

    /// <summary>Makes another passphrase open it. Copies of the vault made before still open with the old one.</summary>
    /// <param name="passphrase">One that <see cref="Passphrase.Check"/> has nothing against.</param>
    /// <returns>Which passphrase opens it from now on.</returns>
    public ValueTask<ReplaceResult> ChangePassphrase(string passphrase, KdfCost cost)
    {
        if (Passphrase.Check(passphrase) is not null)
        {
            throw new ArgumentException("The passphrase is not accepted.", nameof(passphrase));
        }

        return turns.TakeTurn(async () =>
            await new KeyReplacement(session).ReplaceWith(await session.Keys.ChangePassphrase(session.KeyRecord, passphrase, cost))
        );
    }

    /// <summary>Makes a new recovery code; the old one opens this vault no more, but copies made before.</summary>
    /// <returns>Which code opens it from now on, and the new code; it is worth something only where it is
    /// <see cref="ReplaceResult.Done"/>.</returns>
    public ValueTask<(ReplaceResult Result, string RecoveryCode)> RenewCode() =>
        turns.TakeTurn(async () =>
        {
            var made = await session.Keys.RenewCode(session.KeyRecord);
            return (await new KeyReplacement(session).ReplaceWith(made.KeyRecord), made.RecoveryCode);
        });

    /// <summary>Forgets the keys. What this object still holds in memory goes with the page.</summary>
    public ValueTask Lock() => session.Keys.Lock();

    /// <summary>Overwrites and drops everything.</summary>
    public async ValueTask<bool> EraseAll()
    {
        // Locked first: nothing that is still at work may seal another envelope into a store that is being emptied.
        await session.Keys.Lock();
        return await store.EraseAll();
    }

    /// <param name="brought">What a backup held that was put into the store just now, where its bytes alone may not say all of it.</param>
    internal static async ValueTask<OpenVault?> From(IVaultKeys keys, IVaultStore store, byte[] record, VaultState? brought = null)
    {
        var items = new StoredItems(store);
        // Opening is the one moment when nothing else writes here, so what does not fit may be put aside.
        if (await StoreReader.Read(keys, items, new(record), mend: true) is not { } loaded)
        {
            return null;
        }

        // What an interrupted write left may be readable and not yet on the disk; from here on it counts.
        _ = await items.FlushStore();
        await items.MendCopies([StoredItems.Control]);
        _ = await items.MakeCopiesAgree(StoredItems.Key, record);
        var vault = new OpenVault(store, new(keys, items, record, loaded));
        // Before notes are taken in, which needs a device that may sign. If it fails, the vault opens all the same: reading needs no
        // name.
        _ = await vault.session.EnrolDevice();
        if (brought is not null && !brought.Root().AsSpan().SequenceEqual(loaded.State.Root()))
        {
            _ = await vault.snapshots.AdoptState(VaultState.MergeStates(loaded.State, brought));
        }

        // Last: what was noted while it was locked becomes part of a state that is whole.
        await vault.writer.TakeInNotes();
        return vault;
    }

    // What is damaged here may be whole in a backup; until then its place is kept.
    private async ValueTask<WriteResult> CompactNow()
    {
        if (Health.Damaged > 0 || writer.HasPending)
        {
            return WriteResult.Unsure;
        }

        return await snapshots.Compact();
    }
}
