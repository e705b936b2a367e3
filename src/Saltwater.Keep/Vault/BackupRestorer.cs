using Saltwater.Keep.Vault.Format;
using Saltwater.Keep.Vault.Format.V1;
using Saltwater.Keep.Vault.Reading;
using Saltwater.Keep.Vault.Storage;

namespace Saltwater.Keep.Vault;

/// <summary>Puts the sound bytes of a backup into an empty store, as they are.</summary>
internal static class BackupRestorer
{
    private const int SectionsAtOnce = 128;

    /// <remarks>The key record comes last: without it there is no vault yet.</remarks>
    public static async ValueTask<WriteResult> PutInto(BackupContent backup, ReadOnlyMemory<byte> record, IVaultStore to)
    {
        var target = new StoredItems(to);
        var chunk = 0;
        // In batches, so that no single write is as large as the file. A crash between two leaves a store without a key record, which is
        // an empty one.
        foreach (var batch in backup.Sound.Chunk(SectionsAtOnce))
        {
            var written = await target.Write([.. batch.Select(each => KeyValuePair.Create(NameOf(each), (byte[]?)each.Bytes.ToArray()))]);
            if (written != WriteResult.Done)
            {
                return written;
            }
        }

        if (await target.Write([new(StoredItems.Control, backup.Control)]) is not WriteResult.Done and var failed)
        {
            return failed;
        }

        return await target.Write([new(StoredItems.Key, record.ToArray())]);

        string NameOf(BackupSection section) =>
            section.Kind switch
            {
                // Whatever number it had: the store is empty, and its parts are told by what they say of themselves.
                SectionKind.Chunk => StoredItems.ChunkName(1, chunk++),
                SectionKind.Record => StoredItems.LogName(new Envelope(section.Bytes).Device, new Envelope(section.Bytes).Number),
                _ => StoredItems.HashName(StoredItems.Inbox, section.Bytes.Span),
            };
    }
}
