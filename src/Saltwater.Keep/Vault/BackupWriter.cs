using System.Collections.Immutable;
using Saltwater.Keep.Vault.Format;
using Saltwater.Keep.Vault.Format.V1;
using Saltwater.Keep.Vault.Keys;
using Saltwater.Keep.Vault.Storage;

namespace Saltwater.Keep.Vault;

/// <summary>Writes the whole vault into one file.</summary>
internal sealed class BackupWriter(VaultSession session, SnapshotWriter snapshots)
{
    /// <summary>The bytes as they are stored.</summary>
    /// <param name="unconfirmed">Names of what was never confirmed: it is left out.</param>
    public async ValueTask<byte[]> WriteStored(IEnumerable<string> unconfirmed)
    {
        var names = (await session.Items.Names()).Except(unconfirmed);
        // Only the snapshot that was read: parts of one that was never whole would make a sound file look damaged.
        var snapshot = StoredItems.ChunkName(session.Loaded.Snapshot, 0)[..^6];
        List<(SectionKind Kind, ReadOnlyMemory<byte> Bytes)> sections =
        [
            .. await ReadSections(names, SectionKind.Chunk, snapshot),
            .. await ReadSections(names, SectionKind.Record, StoredItems.Log),
            .. await ReadSections(names, SectionKind.Inbox, StoredItems.Inbox),
        ];

        // A file that nobody opens is no backup.
        if (sections.Count > BackupFile.MaxSections / 2 || sections.Sum(each => (long)each.Bytes.Length) > BackupFile.MaxSize / 2)
        {
            return await WriteOpen();
        }

        return await WriteFile(sections);
    }

    /// <summary>What is open, sealed anew.</summary>
    public async ValueTask<byte[]> WriteOpen() =>
        await WriteFile((await snapshots.SealSnapshot(session.State)).Select(each => (SectionKind.Chunk, (ReadOnlyMemory<byte>)each)));

    private async ValueTask<IEnumerable<(SectionKind, ReadOnlyMemory<byte>)>> ReadSections(
        ImmutableSortedSet<string> names,
        SectionKind kind,
        string prefix
    )
    {
        var read = await session.Items.Read([.. names.Where(each => each.StartsWith(prefix, StringComparison.Ordinal))]);
        return read.Where(each => each is not null).Select(each => (kind, (ReadOnlyMemory<byte>)each));
    }

    private ValueTask<byte[]> WriteFile(IEnumerable<(SectionKind, ReadOnlyMemory<byte>)> sections) =>
        BackupFile.WriteFile([(SectionKind.Key, session.KeyRecord), (SectionKind.Control, session.Loaded.Control), .. sections], SealHeads);

    private async ValueTask<byte[]> SealHeads(int sections, byte[] hash)
    {
        // Sealed and signed: without it nobody could tell a file whose newest envelopes were cut off from one that never had them.
        var heads = new HeadsPayload(sections, hash, session.State.Vector.ToImmutableSortedDictionary());
        var envelopes = await session.Keys.Seal(new(EnvelopeKind.Snapshot, 1, new byte[Envelope.HashSize]), [heads.Write()]);
        return envelopes[0];
    }
}
