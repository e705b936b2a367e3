using System.Formats.Cbor;

namespace Saltwater.Keep.Vault.V1;

/// <content>The state as bytes.</content>
/// <remarks>docs/vault-format.md, Snapshot.</remarks>
internal sealed partial class VaultState
{
    private const int Records1 = 1;
    private const int WithPast = 2;

    // What claims to be longer, in a state that is read in parts, is no record. Judgement.
    private const int LargestRecord = 4 * 1024 * 1024;

    /// <summary>Everything that is known, as it goes into a snapshot.</summary>
    public byte[] Write() => Write(WithPast);

    /// <summary>Reads a state; null if it is none.</summary>
    public static VaultState? Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var cbor = new CborReader(bytes, CborConformanceMode.Canonical);
            var (items, schema) = (cbor.ReadStartArray(), cbor.ReadInt32());
            if (items != (schema == WithPast ? 6 : 3) || schema is not (Records1 or WithPast))
            {
                return null;
            }

            var state = new VaultState();
            var devices = state.ReadVector(cbor);
            for (var left = cbor.ReadStartArray() ?? 0; left > 0; left -= 3)
            {
                state.records.Add(RecordId.From(cbor.ReadByteString()), RecordState.Read(cbor, devices));
            }

            cbor.ReadEndArray();
            if (schema == WithPast)
            {
                state.ReadPast(cbor, devices);
            }

            cbor.ReadEndArray();
            return cbor.BytesRemaining == 0 ? state : null;
        }
        catch (Exception fault) when (IsNoState(fault))
        {
            return null;
        }
    }

    /// <summary>What can still be read of a state of which parts are missing; null if not even its list of devices.</summary>
    /// <param name="parts">In order; empty where one is missing.</param>
    /// <remarks>Everything it covers counts as missing: nobody knows which record stood in the part that is gone.</remarks>
    public static VaultState? Rescue(IReadOnlyList<ReadOnlyMemory<byte>> parts)
    {
        var state = new VaultState();
        if (parts.Count == 0 || Begin(state, parts[0]) is not { } begun)
        {
            return null;
        }

        var (devices, at) = begun;
        ReadOnlyMemory<byte> rest = default;
        for (var part = 0; part < parts.Count; part++)
        {
            // A record may go on in the next part, and after one that is missing the next record has to be found.
            var gap = parts[part].IsEmpty;
            rest = gap ? default : part == 0 ? parts[0][at..] : rest.IsEmpty ? parts[part] : (byte[])[.. rest.Span, .. parts[part].Span];
            rest = gap ? default : state.ReadRecords(rest, devices);
        }

        foreach (var (device, end) in state.vector)
        {
            state.Miss(device, 1, end.Head.Number);
        }

        return state;
    }

    /// <summary>Reads every record to its end, which is otherwise done when it is looked at; false if one of them is none.</summary>
    public bool IsSound()
    {
        try
        {
            return records.Values.All(each => each.Fields.Any() || true);
        }
        catch (Exception fault) when (IsNoState(fault))
        {
            return false;
        }
    }

    private static bool IsNoState(Exception fault) => fault is CborContentException or InvalidOperationException or OverflowException or ArgumentException or IndexOutOfRangeException or FormatException;

    private byte[] Write(int schema)
    {
        DeviceId[] devices = [.. vector.Keys];
        var cbor = new CborWriter(CborConformanceMode.Canonical);
        cbor.WriteStartArray(schema == WithPast ? 6 : 3);
        cbor.WriteInt32(schema);
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
        if (schema == WithPast)
        {
            WritePast(cbor, devices);
        }

        cbor.WriteEndArray();
        return cbor.Encode();
    }

    private void WritePast(CborWriter cbor, DeviceId[] devices)
    {
        // The hashes of each device's envelopes, as runs of numbers that follow each other.
        List<(int Device, ulong From, List<byte> Hashes)> runs = [];
        foreach (var ((device, number), mark) in known.Where(each => each.Value.Hash.IsKnown && vector.ContainsKey(each.Key.Device)).OrderBy(each => each.Key.Device).ThenBy(each => each.Key.Number))
        {
            var place = Array.BinarySearch(devices, device);
            if (runs is not [.., var last] || last.Device != place || last.From + (ulong)(last.Hashes.Count / Envelope.HashSize) != number)
            {
                runs.Add(last = (place, number, []));
            }

            last.Hashes.AddRange(mark.Hash.Hash.Span);
        }

        cbor.WriteStartArray(runs.Count * 3);
        foreach (var (device, from, hashes) in runs)
        {
            cbor.WriteInt32(device);
            cbor.WriteUInt64(from);
            cbor.WriteByteString(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(hashes));
        }

        cbor.WriteEndArray();
        var ranges = Missing.Where(each => vector.ContainsKey(each.Device)).ToList();
        cbor.WriteStartArray(ranges.Count * 3);
        foreach (var (device, from, to) in ranges)
        {
            cbor.WriteInt32(Array.BinarySearch(devices, device));
            cbor.WriteUInt64(from);
            cbor.WriteUInt64(to);
        }

        cbor.WriteEndArray();
        cbor.WriteStartArray(branches.Count * 4);
        foreach (var (name, branch) in branches)
        {
            cbor.WriteByteString(name.ToBytes());
            cbor.WriteByteString(branch.Root.ToBytes());
            cbor.WriteByteString(branch.Parent.ToBytes());
            cbor.WriteUInt64(branch.First);
        }

        cbor.WriteEndArray();
    }

    private DeviceId[] ReadVector(CborReader cbor)
    {
        for (var left = cbor.ReadStartArray() ?? 0; left > 0; left -= 4)
        {
            var (device, head, lamport) = (DeviceId.From(cbor.ReadByteString()), new Head(cbor.ReadUInt64(), cbor.ReadByteString()), cbor.ReadUInt64());
            vector.Add(device, (head, lamport));
            known[(device, head.Number)] = (lamport, EnvelopeHash.Named(head.Hash));
        }

        cbor.ReadEndArray();
        return [.. vector.Keys];
    }

    private void ReadPast(CborReader cbor, DeviceId[] devices)
    {
        for (var left = cbor.ReadStartArray() ?? 0; left > 0; left -= 3)
        {
            var (device, number, hashes) = (devices[cbor.ReadInt32()], cbor.ReadUInt64(), cbor.ReadDefiniteLengthByteString());
            for (; hashes.Length > 0; hashes = hashes[Envelope.HashSize..])
            {
                _ = known.TryAdd((device, number++), (0, EnvelopeHash.Named(hashes[..Envelope.HashSize])));
            }
        }

        cbor.ReadEndArray();
        for (var left = cbor.ReadStartArray() ?? 0; left > 0; left -= 3)
        {
            Miss(devices[cbor.ReadInt32()], cbor.ReadUInt64(), cbor.ReadUInt64());
        }

        cbor.ReadEndArray();
        for (var left = cbor.ReadStartArray() ?? 0; left > 0; left -= 4)
        {
            branches.Add(DeviceId.From(cbor.ReadByteString()), new(DeviceId.From(cbor.ReadByteString()), DeviceId.From(cbor.ReadByteString()), cbor.ReadUInt64()));
        }

        cbor.ReadEndArray();
    }

    private static (DeviceId[] Devices, int At)? Begin(VaultState state, ReadOnlyMemory<byte> first)
    {
        try
        {
            var cbor = new CborReader(first, CborConformanceMode.Canonical);
            _ = cbor.ReadStartArray();
            if (cbor.ReadInt32() is not (Records1 or WithPast))
            {
                return null;
            }

            var devices = state.ReadVector(cbor);
            _ = cbor.ReadStartArray();
            return (devices, first.Length - cbor.BytesRemaining);
        }
        catch (Exception fault) when (IsNoState(fault))
        {
            return null;
        }
    }

    // Reads records as long as there are whole ones; what is left may begin one that goes on.
    private ReadOnlyMemory<byte> ReadRecords(ReadOnlyMemory<byte> bytes, DeviceId[] devices)
    {
        // Sixteen bytes, the state, and a byte string.
        const int Name = 1 + RecordId.Size;
        for (var at = 0; at < bytes.Length;)
        {
            var left = bytes[at..];
            if (left.Span[0] != 0x40 + RecordId.Size || (left.Length > Name && left.Span[Name] > 2))
            {
                at++;
                continue;
            }

            switch (ReadRecord(left, devices))
            {
                case { } size when size > 0:
                    at += size;
                    break;
                case null:
                    return left;
                default:
                    at++;
                    break;
            }
        }

        return default;
    }

    // How many bytes it takes; 0 if it is none, null if it is not all there.
    private int? ReadRecord(ReadOnlyMemory<byte> bytes, DeviceId[] devices)
    {
        const int Name = 1 + RecordId.Size, Length = Name + 1;
        if (bytes.Length < Length + 5)
        {
            return null;
        }

        var size = bytes.Span[Length] switch
        {
            >= 0x40 and < 0x58 => bytes.Span[Length] - 0x40 + 1,
            0x58 => bytes.Span[Length + 1] + 2,
            0x59 => (bytes.Span[Length + 1] << 8 | bytes.Span[Length + 2]) + 3,
            0x5a => (int)Math.Min(int.MaxValue / 2, System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(bytes.Span[(Length + 1)..])) + 5,
            _ => 0,
        };
        if (size is 0 or > LargestRecord)
        {
            return 0;
        }

        if (Length + size > bytes.Length)
        {
            return null;
        }

        try
        {
            var cbor = new CborReader(bytes[..(Length + size)], CborConformanceMode.Canonical, allowMultipleRootLevelValues: true);
            var id = RecordId.From(cbor.ReadByteString());
            var record = RecordState.Read(cbor, devices);
            _ = record.Fields.Any();
            return records.TryAdd(id, record) ? Length + size : 0;
        }
        catch (Exception fault) when (IsNoState(fault))
        {
            return 0;
        }
    }
}
