using System.Collections.Immutable;
using Saltwater.Keep.Vault.Format.V1;
using Saltwater.Keep.Vault.Merging;

namespace Saltwater.Keep.Vault.Reading;

/// <summary>Puts snapshots together from their parts.</summary>
internal static class SnapshotJoining
{
    private const int MostParts = 10_000;

    /// <summary>Puts snapshots together by what their parts say of themselves, in whatever order they come.</summary>
    /// <returns>What they hold, merged if there are several; how many parts of the one that was read are not there; the parts that were of
    /// use.</returns>
    public static (VaultState? State, int Unreadable, HashSet<SnapshotChunk> Used) JoinChunks(ImmutableArray<SnapshotChunk> chunks)
    {
        VaultState? state = null;
        HashSet<SnapshotChunk> used = [];
        var after = chunks.ToLookup(each => Convert.ToHexString(each.Envelope.Before.Span));
        foreach (var start in chunks.Where(each => each.Envelope.Number == 1 && each.Part.Index == 0))
        {
            List<SnapshotChunk> chain = [start];
            while (chain.Count < start.Part.Count && NextChunk(after, chain[^1]) is { } next)
            {
                chain.Add(next);
            }

            if (
                SnapshotPart.JoinParts([.. chain.Select(each => (SnapshotPart?)each.Part)]) is { } bytes
                && VaultState.Read(bytes) is { } whole
                && !used.Contains(start)
            )
            {
                state = state is null ? whole : VaultState.MergeStates(state, whole);
                used.UnionWith(chain);
            }
        }

        // Only where none is whole: beside one that is, pieces of another could bring back what the whole one had seen replaced.
        if (state is null && !chunks.IsEmpty)
        {
            return RescueChunks(chunks);
        }

        return (state, 0, used);
    }

    private static SnapshotChunk? NextChunk(ILookup<string, SnapshotChunk> after, SnapshotChunk chunk) =>
        // Early writers did not choose the form, so the next part may name either.
        new[] { chunk.Hash.Hash, chunk.Hash.Other }
            .SelectMany(hash => after[Convert.ToHexString(hash.Span)])
            .FirstOrDefault(each =>
                each.Envelope.Number == chunk.Envelope.Number + 1
                && each.Part.Index == chunk.Part.Index + 1
                && each.Part.Count == chunk.Part.Count
            );

    private static (VaultState? State, int Unreadable, HashSet<SnapshotChunk> Used) RescueChunks(ImmutableArray<SnapshotChunk> chunks)
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
        HashSet<SnapshotChunk> used = [];
        foreach (var chunk in most.Where(each => parts[each.Part.Index].IsEmpty))
        {
            parts[chunk.Part.Index] = chunk.Part.Bytes;
            used.Add(chunk);
        }

        if (VaultState.Rescue(parts) is not { } state)
        {
            return (null, parts.Length, []);
        }

        return (state, Math.Max(1, parts.Count(each => each.IsEmpty)), used);
    }
}
