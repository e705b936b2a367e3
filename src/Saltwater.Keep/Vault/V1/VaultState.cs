using System.Collections.Immutable;
using System.Formats.Cbor;
using System.Security.Cryptography;

namespace Saltwater.Keep.Vault.V1;

/// <summary>All records, as the envelopes merged so far make them. The same envelopes give the same state in any order that respects what each had seen.</summary>
internal sealed class VaultState
{
    private const int Schema = 1;

    private readonly SortedDictionary<RecordId, RecordState> records = [];
    private readonly SortedDictionary<DeviceId, (Head Head, ulong Lamport)> vector = [];
    private readonly Dictionary<(DeviceId, ulong), (ulong Lamport, ReadOnlyMemory<byte> Hash)> applied = [];

    public IReadOnlyDictionary<RecordId, RecordState> Records => records;

    /// <summary>The last envelope of each device that is in here.</summary>
    public IEnumerable<KeyValuePair<DeviceId, Head>> Vector => vector.Select(each => KeyValuePair.Create(each.Key, each.Value.Head));

    public Head HeadOf(DeviceId device) => vector.TryGetValue(device, out var known) ? known.Head : new(0, new byte[Envelope.HashSize]);

    /// <summary>Whether everything an envelope had seen is in here, so that it can be applied.</summary>
    public bool HasSeen(Payload payload) => payload.Seen.All(each => HeadOf(each.Key).Number >= each.Value.Number);

    /// <summary>Whether an envelope's own account of what went before it is true.</summary>
    public bool Agrees(DeviceId device, Payload payload)
    {
        var largest = vector.TryGetValue(device, out var own) ? own.Lamport : 0;
        var all = true;
        foreach (var (other, head) in payload.Seen)
        {
            if (other == device)
            {
                return false;
            }

            if (applied.TryGetValue((other, head.Number), out var known))
            {
                if (!known.Hash.Span.SequenceEqual(head.Hash.Span))
                {
                    return false;
                }

                largest = Math.Max(largest, known.Lamport);
            }
            else if (vector.TryGetValue(other, out var last) && last.Head.Number == head.Number)
            {
                if (!last.Head.Hash.Span.SequenceEqual(head.Hash.Span))
                {
                    return false;
                }

                largest = Math.Max(largest, last.Lamport);
            }
            else
            {
                // It is under a snapshot, which keeps only the last of each device.
                all = false;
            }
        }

        return all ? payload.Lamport == largest + 1 : payload.Lamport > largest;
    }

    /// <summary>Merges one envelope. It has to follow the last of its device, and everything it had seen has to be here.</summary>
    public void Apply(DeviceId device, Head head, Payload payload)
    {
        vector[device] = (head, payload.Lamport);
        applied[(device, head.Number)] = (payload.Lamport, head.Hash);
        var stamp = new Stamp(payload.Lamport, device, head.Number);
        var covering = new Covering(device, head.Number, payload.Seen);
        foreach (var change in payload.Changes)
        {
            if (!records.TryGetValue(change.Id, out var record))
            {
                records.Add(change.Id, record = new());
            }

            switch (change)
            {
                case SetField set:
                    record.Set(set.Field, new(stamp, set.Value), covering);
                    break;
                case DeleteRecord:
                    record.Delete(stamp, covering);
                    break;
                case PurgeRecord:
                    record.Purge();
                    break;
            }
        }
    }

    /// <summary>What two devices know, put together; null if one of them has another past of the same device, which only a copied profile can make.</summary>
    public static VaultState? Merge(VaultState one, VaultState other)
    {
        var merged = new VaultState();
        foreach (var (device, known) in one.vector.Concat(other.vector))
        {
            if (merged.vector.TryGetValue(device, out var already) && already.Head.Number == known.Head.Number && already.Head != known.Head)
            {
                return null;
            }

            if (already.Head.Number < known.Head.Number)
            {
                merged.vector[device] = known;
            }
        }

        foreach (var (key, known) in one.applied.Concat(other.applied))
        {
            if (merged.applied.TryGetValue(key, out var already) && !already.Hash.Span.SequenceEqual(known.Hash.Span))
            {
                return null;
            }

            merged.applied[key] = known;
        }

        foreach (var id in one.records.Keys.Union(other.records.Keys))
        {
            merged.records.Add(id, RecordState.Merge(one.records.GetValueOrDefault(id), one.Saw, other.records.GetValueOrDefault(id), other.Saw));
        }

        return merged;
    }

    private bool Saw(Stamp stamp) => vector.TryGetValue(stamp.Device, out var known) && known.Head.Number >= stamp.Number;

    /// <summary>The payload of this device's next envelope.</summary>
    public Payload Next(DeviceId device, ImmutableArray<Change> changes) => new(
        vector.Count == 0 ? 1 : vector.Values.Max(each => each.Lamport) + 1,
        vector.Where(each => each.Key != device).ToImmutableSortedDictionary(each => each.Key, each => each.Value.Head),
        changes);

    /// <summary>The same for the same envelopes, on every device.</summary>
    public byte[] Root() => SHA256.HashData(Write());

    public byte[] Write()
    {
        DeviceId[] devices = [.. vector.Keys];
        var cbor = new CborWriter(CborConformanceMode.Canonical);
        cbor.WriteStartArray(3);
        cbor.WriteInt32(Schema);
        cbor.WriteStartArray(devices.Length * 4);
        foreach (var (device, (head, lamport)) in vector)
        {
            cbor.WriteByteString(device.ToBytes());
            cbor.WriteUInt64(head.Number);
            cbor.WriteByteString(head.Hash.Span);
            cbor.WriteUInt64(lamport);
        }

        cbor.WriteEndArray();
        cbor.WriteStartArray(records.Count * 3);
        foreach (var (id, record) in records)
        {
            cbor.WriteByteString(id.ToBytes());
            record.Write(cbor, devices);
        }

        cbor.WriteEndArray();
        cbor.WriteEndArray();
        return cbor.Encode();
    }

    /// <summary>Reads a state; null if it is none.</summary>
    public static VaultState? Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var cbor = new CborReader(bytes, CborConformanceMode.Canonical);
            if (cbor.ReadStartArray() != 3 || cbor.ReadInt32() != Schema)
            {
                return null;
            }

            var state = new VaultState();
            for (var left = cbor.ReadStartArray() ?? 0; left > 0; left -= 4)
            {
                state.vector.Add(DeviceId.From(cbor.ReadByteString()), (new(cbor.ReadUInt64(), cbor.ReadByteString()), cbor.ReadUInt64()));
            }

            cbor.ReadEndArray();
            DeviceId[] devices = [.. state.vector.Keys];
            for (var left = cbor.ReadStartArray() ?? 0; left > 0; left -= 3)
            {
                state.records.Add(RecordId.From(cbor.ReadByteString()), RecordState.Read(cbor, devices));
            }

            cbor.ReadEndArray();
            cbor.ReadEndArray();
            return cbor.BytesRemaining == 0 ? state : null;
        }
        catch (Exception fault) when (fault is CborContentException or InvalidOperationException or OverflowException or ArgumentException)
        {
            return null;
        }
    }
}
