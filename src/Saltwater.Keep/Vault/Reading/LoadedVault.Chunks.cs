using System.Collections.Immutable;
using Saltwater.Keep.Vault.Format.V1;
using Saltwater.Keep.Vault.Keys;
using Saltwater.Keep.Vault.Merging;

namespace Saltwater.Keep.Vault.Reading;

/// <content>Snapshots put together from their parts.</content>
internal sealed partial class LoadedVault
{
    private const int MostParts = 10_000;

    /// <summary>Puts snapshots together by what their parts say of themselves, in whatever order they come.</summary>
    /// <returns>What they hold, merged if there are several; how many parts of the one that was read are not there; the parts that were of use.</returns>
    private static (VaultState? State, int Unreadable, HashSet<Chunk> Used) Gather(ImmutableArray<Chunk> chunks)
    {
        VaultState? state = null;
        HashSet<Chunk> used = [];
        var after = chunks.ToLookup(each => Convert.ToHexString(each.Envelope.Before.Span));
        foreach (var start in chunks.Where(each => each.Envelope.Number == 1 && each.Part.Index == 0))
        {
            List<Chunk> chain = [start];
            while (chain.Count < start.Part.Count && Following(after, chain[^1]) is { } next)
            {
                chain.Add(next);
            }

            if (
                SnapshotPart.Join([.. chain.Select(each => (SnapshotPart?)each.Part)]) is { } bytes
                && VaultState.Read(bytes) is { } whole
                && !used.Contains(start)
            )
            {
                state = state is null ? whole : VaultState.Merge(state, whole);
                used.UnionWith(chain);
            }
        }

        return state is not null || chunks.IsEmpty ? (state, 0, used) : Rescue(chunks);
    }

    private static Chunk? Following(ILookup<string, Chunk> after, Chunk chunk) =>
        new[] { chunk.Hash.Hash, chunk.Hash.Other }
            .SelectMany(hash => after[Convert.ToHexString(hash.Span)])
            .FirstOrDefault(each =>
                each.Envelope.Number == chunk.Envelope.Number + 1
                && each.Part.Index == chunk.Part.Index + 1
                && each.Part.Count == chunk.Part.Count
            );

    private static (VaultState? State, int Unreadable, HashSet<Chunk> Used) Rescue(ImmutableArray<Chunk> chunks)
    {
        // Those of one snapshot say the same number of parts, and come from one device. The one of which most is there.
        var most = chunks
            .Where(each => each.Part.Count <= MostParts && each.Part.Index >= 0 && each.Part.Index < each.Part.Count)
            .GroupBy(each => (each.Envelope.Device, each.Part.Count))
            .OrderByDescending(each => each.Count())
            .FirstOrDefault();
        if (most is null)
        {
            return (null, 1, []);
        }

        var parts = new ReadOnlyMemory<byte>[most.Key.Count];
        HashSet<Chunk> used = [];
        foreach (var chunk in most.Where(each => parts[each.Part.Index].IsEmpty))
        {
            parts[chunk.Part.Index] = chunk.Part.Bytes;
            used.Add(chunk);
        }

        return VaultState.Rescue(parts) is { } state
            ? (state, Math.Max(1, parts.Count(each => each.IsEmpty)), used)
            : (null, parts.Length, []);
    }

    /// <summary>A part of a snapshot that opened.</summary>
    private sealed record Chunk(BackupSection? Section, Envelope Envelope, EnvelopeHash Hash, SnapshotPart Part)
    {
        public static Chunk? Of(BackupSection? section, ReadOnlyMemory<byte> bytes, ReadOnlyMemory<byte> payload) =>
            new Envelope(bytes).Kind == EnvelopeKind.Snapshot && SnapshotPart.Read(payload) is { } part
                ? new(section, new(bytes), EnvelopeHash.Of(bytes.Span), part)
                : null;

        public override string ToString() => "Chunk";
    }
}
