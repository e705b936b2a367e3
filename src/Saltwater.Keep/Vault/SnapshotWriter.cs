using System.Collections.Immutable;
using System.Globalization;
using Saltwater.Keep.Vault.Format.V1;
using Saltwater.Keep.Vault.Keys;
using Saltwater.Keep.Vault.Merging;
using Saltwater.Keep.Vault.Storage;

namespace Saltwater.Keep.Vault;

/// <summary>Writes a whole state as a snapshot: to put away what it covers, or to make one that was put together the one that is
/// stored.</summary>
internal sealed class SnapshotWriter(VaultSession session)
{
    public ValueTask<ImmutableArray<byte[]>> SealSnapshot(VaultState state) =>
        session.Keys.Seal(new(EnvelopeKind.Snapshot, 1, new byte[Envelope.HashSize]), SnapshotPart.CutState(state.Write()));

    /// <summary>Writes a snapshot of what is open, reads it back, and drops what it covers.</summary>
    public async ValueTask<WriteResult> Compact()
    {
        var names = await session.Items.Names();
        // Above every number that is there, also one of a snapshot that a crash cut short: its parts must not mix with these.
        var number = names.Where(IsSnapshot).Select(NumberOf).Append(0UL).Max() + 1;
        var written = await WriteSnapshot(number, session.State);
        if (written != WriteResult.Done)
        {
            return written;
        }

        var root = session.State.Root();
        // Read back from the store and not from memory: only what can be opened again may stand for what is dropped now.
        if (!await session.ReloadStore(again => again.Snapshot == number && again.State.Root().AsSpan().SequenceEqual(root)))
        {
            return WriteResult.Unsure;
        }

        // By the names from before it was written: what came since is not in it, and stays.
        return await session.Items.Write([.. names.Where(IsCovered).Select(each => KeyValuePair.Create(each, (byte[]?)null))]);
    }

    /// <summary>Makes a state that was put together the one that is stored and open.</summary>
    public async ValueTask<WriteResult> AdoptState(VaultState state)
    {
        // Nothing is dropped here: if the new snapshot turns out to be unreadable, what was here before is still stored.
        var written = await WriteSnapshot(session.Loaded.Snapshot + 1, state);

        // A copied profile has the same keys: from here on each writes under a name of its own.
        if (written == WriteResult.Done && await session.ReloadStore() && session.State.IsForked(session.Own))
        {
            return await session.EnrolDevice();
        }

        return written;
    }

    private async ValueTask<WriteResult> WriteSnapshot(ulong number, VaultState state)
    {
        var chunks = await SealSnapshot(state);
        return await session.Items.Write([
            .. chunks.Select((bytes, at) => KeyValuePair.Create(StoredItems.ChunkName(number, at), (byte[]?)bytes)),
        ]);
    }

    private static bool IsSnapshot(string name) => name.StartsWith(StoredItems.Snapshot, StringComparison.Ordinal);

    private static bool IsCovered(string name) => IsSnapshot(name) || name.StartsWith(StoredItems.Log, StringComparison.Ordinal);

    private static ulong NumberOf(string snapshot) => ulong.Parse(snapshot.Split('/')[1], CultureInfo.InvariantCulture);
}
