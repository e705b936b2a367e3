using System.Collections.Immutable;
using System.Formats.Cbor;

namespace Saltwater.Keep.Vault.Format.V1;

/// <summary>One part of a state, as it goes into an envelope.</summary>
/// <remarks>docs/vault-format.md, Snapshots and compaction.</remarks>
internal readonly record struct SnapshotPart(int Index, int Count, ReadOnlyMemory<byte> Bytes)
{
    private const int Size = 49_152;

    public static ImmutableArray<ReadOnlyMemory<byte>> CutState(ReadOnlyMemory<byte> state)
    {
        var count = (state.Length + Size - 1) / Size;
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(index => WritePart(index, count, state.Slice(index * Size, Math.Min(Size, state.Length - (index * Size))))),
        ];
    }

    /// <summary>The state, or null if a part is missing or out of place.</summary>
    public static byte[]? JoinParts(IReadOnlyList<SnapshotPart?> parts)
    {
        var isWhole = parts.Select((part, at) => part is { } read && read.Index == at && read.Count == parts.Count).All(fits => fits);
        if (parts.Count == 0 || !isWhole)
        {
            return null;
        }

        return [.. parts.SelectMany(part => part!.Value.Bytes.ToArray())];
    }

    private static ReadOnlyMemory<byte> WritePart(int index, int count, ReadOnlyMemory<byte> bytes)
    {
        var cbor = new CborWriter(CborConformanceMode.Canonical);
        cbor.WriteStartMap(3);
        cbor.WriteTextString("i");
        cbor.WriteInt32(index);
        cbor.WriteTextString("n");
        cbor.WriteInt32(count);
        cbor.WriteTextString("part");
        cbor.WriteByteString(bytes.Span);
        cbor.WriteEndMap();
        return cbor.Encode();
    }

    /// <summary>Reads a part; null if it is none.</summary>
    public static SnapshotPart? ReadPart(ReadOnlyMemory<byte> payload)
    {
        try
        {
            var cbor = new CborReader(payload, CborConformanceMode.Canonical);
            if (cbor.ReadStartMap() != 3 || cbor.ReadTextString() != "i")
            {
                return null;
            }

            var index = cbor.ReadInt32();
            return cbor.ReadTextString() == "n" && cbor.ReadInt32() is var count && cbor.ReadTextString() == "part"
                ? new(index, count, cbor.ReadDefiniteLengthByteString())
                : null;
        }
        catch (Exception fault) when (fault is CborContentException or InvalidOperationException or OverflowException)
        {
            return null;
        }
    }
}
