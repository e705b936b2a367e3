using System.Collections.Immutable;
using System.Formats.Cbor;
using System.Security.Cryptography;

namespace Saltwater.Keep.Vault.Format.V1;

/// <summary>What one envelope of records says: the changes, and what its author had seen of every other device.</summary>
/// <remarks>docs/vault-format.md, Payload of a record envelope.</remarks>
internal sealed class Payload(
    ulong lamport,
    ImmutableSortedDictionary<DeviceId, Head> seen,
    ImmutableSortedDictionary<DeviceId, NumberRanges> missed,
    ImmutableArray<Change> changes
)
{
    private const int Schema = 1;
    private const int WithMissed = 2;
    private const int BaseSize = 16;
    private const int Set = 0;
    private const int Delete = 1;
    private const int Purge = 2;

    public ulong Lamport { get; } = lamport;

    public ImmutableSortedDictionary<DeviceId, Head> Seen { get; } = seen;

    /// <summary>Of what was seen, and of its author's own, what was not there: it is not replaced by what its author wrote.</summary>
    public ImmutableSortedDictionary<DeviceId, NumberRanges> Missed { get; } = missed;

    public ImmutableArray<Change> Changes { get; } = changes;

    /// <param name="replaced">The value a set replaces, or null.</param>
    public byte[] Write(Func<SetField, ReadOnlyMemory<byte>?> replaced)
    {
        var cbor = new CborWriter(CborConformanceMode.Canonical);
        var (fields, schema) = Missed.IsEmpty ? (4, Schema) : (5, WithMissed);
        cbor.WriteStartMap(fields);
        cbor.WriteTextString("l");
        cbor.WriteUInt64(Lamport);
        cbor.WriteTextString("s");
        cbor.WriteInt32(schema);
        cbor.WriteTextString("ops");
        cbor.WriteStartArray(Changes.Length);
        foreach (var change in Changes)
        {
            WriteChange(cbor, change, replaced);
        }

        cbor.WriteEndArray();
        if (!Missed.IsEmpty)
        {
            WriteMissed(cbor);
        }

        cbor.WriteTextString("seen");
        cbor.WriteStartMap(Seen.Count);
        foreach (var (device, head) in Seen)
        {
            cbor.WriteByteString(device.ToBytes());
            cbor.WriteStartArray(2);
            cbor.WriteUInt64(head.Number);
            cbor.WriteByteString(head.Hash.Span);
            cbor.WriteEndArray();
        }

        cbor.WriteEndMap();
        cbor.WriteEndMap();
        return cbor.Encode();
    }

    /// <summary>Reads a payload; null if it is none.</summary>
    public static Payload? Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var cbor = new CborReader(bytes, CborConformanceMode.Canonical);
            var fields = cbor.ReadStartMap();
            if (cbor.ReadTextString() != "l")
            {
                return null;
            }

            var lamport = cbor.ReadUInt64();
            var schema = cbor.ReadTextString() == "s" ? cbor.ReadInt32() : 0;
            if (
                (fields, schema) is not ((4, Schema) or (5, WithMissed))
                || cbor.ReadTextString() != "ops"
                || ReadChanges(cbor) is not { } changes
            )
            {
                return null;
            }

            var missed = schema == WithMissed ? ReadMissed(cbor) : ImmutableSortedDictionary<DeviceId, NumberRanges>.Empty;
            if (missed is null || cbor.ReadTextString() != "seen")
            {
                return null;
            }

            var seen = ImmutableSortedDictionary.CreateBuilder<DeviceId, Head>();
            for (var left = cbor.ReadStartMap() ?? 0; left > 0; left--)
            {
                var device = cbor.ReadByteString();
                _ = cbor.ReadStartArray();
                var head = new Head(cbor.ReadUInt64(), cbor.ReadByteString());
                cbor.ReadEndArray();
                if (device.Length != DeviceId.Size || head.Hash.Length != Envelope.HashSize)
                {
                    return null;
                }

                seen.Add(DeviceId.From(device), head);
            }

            cbor.ReadEndMap();
            cbor.ReadEndMap();
            if (cbor.BytesRemaining > 0)
            {
                return null;
            }

            return new(lamport, seen.ToImmutable(), missed, changes);
        }
        catch (Exception fault) when (fault is CborContentException or InvalidOperationException or OverflowException or ArgumentException)
        {
            // It opened, so its author wrote it; a newer or a broken program may have.
            return null;
        }
    }

    private void WriteMissed(CborWriter cbor)
    {
        cbor.WriteTextString("miss");
        cbor.WriteStartMap(Missed.Count);
        foreach (var (device, ranges) in Missed)
        {
            cbor.WriteByteString(device.ToBytes());
            cbor.WriteStartArray(ranges.All.Count * 2);
            foreach (var (from, to) in ranges.All)
            {
                cbor.WriteUInt64(from);
                cbor.WriteUInt64(to);
            }

            cbor.WriteEndArray();
        }

        cbor.WriteEndMap();
    }

    private static ImmutableSortedDictionary<DeviceId, NumberRanges>? ReadMissed(CborReader cbor)
    {
        if (cbor.ReadTextString() != "miss")
        {
            return null;
        }

        var missed = ImmutableSortedDictionary.CreateBuilder<DeviceId, NumberRanges>();
        for (var left = cbor.ReadStartMap() ?? 0; left > 0; left--)
        {
            var (device, ranges) = (DeviceId.From(cbor.ReadByteString()), new NumberRanges());
            for (var each = cbor.ReadStartArray() ?? 0; each > 0; each -= 2)
            {
                ranges.Add(cbor.ReadUInt64(), cbor.ReadUInt64());
            }

            cbor.ReadEndArray();
            missed.Add(device, ranges);
        }

        cbor.ReadEndMap();
        return missed.ToImmutable();
    }

    private static ImmutableArray<Change>? ReadChanges(CborReader cbor)
    {
        var changes = ImmutableArray.CreateBuilder<Change>();
        for (var left = cbor.ReadStartArray() ?? 0; left > 0; left--)
        {
            _ = cbor.ReadStartArray();
            var kind = cbor.ReadInt32();
            var id = cbor.ReadByteString();
            if (id.Length != RecordId.Size || kind is not (Set or Delete or Purge))
            {
                return null;
            }

            changes.Add(
                kind switch
                {
                    Set => ReadSet(cbor, RecordId.From(id)),
                    Delete => new DeleteRecord(RecordId.From(id)),
                    _ => new PurgeRecord(RecordId.From(id)),
                }
            );
            cbor.ReadEndArray();
        }

        cbor.ReadEndArray();
        return changes.ToImmutable();
    }

    private static SetField ReadSet(CborReader cbor, RecordId id)
    {
        var set = new SetField(id, cbor.ReadTextString(), cbor.ReadEncodedValue());
        cbor.SkipValue();
        return set;
    }

    private static void WriteChange(CborWriter cbor, Change change, Func<SetField, ReadOnlyMemory<byte>?> replaced)
    {
        cbor.WriteStartArray(change is SetField ? 5 : 2);
        cbor.WriteInt32(
            change switch
            {
                SetField => Set,
                DeleteRecord => Delete,
                _ => Purge,
            }
        );
        cbor.WriteByteString(change.Id.ToBytes());
        if (change is SetField set)
        {
            cbor.WriteTextString(set.Field);
            cbor.WriteEncodedValue(set.Value.Span);
            if (replaced(set) is { } value)
            {
                cbor.WriteByteString(SHA256.HashData(value.Span).AsSpan(0, BaseSize));
            }
            else
            {
                cbor.WriteNull();
            }
        }

        cbor.WriteEndArray();
    }
}
