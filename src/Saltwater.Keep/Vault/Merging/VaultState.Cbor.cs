using System.Formats.Cbor;
using Saltwater.Keep.Vault.Format.V1;

namespace Saltwater.Keep.Vault.Merging;

/// <content>The state as bytes.</content>
/// <remarks>docs/vault-format.md, Snapshot.</remarks>
internal sealed partial class VaultState
{
    private const int Records1 = 1;
    private const int WithPast = 2;
    private const int ByName = 3;

    // What claims to be longer, in a state that is read in parts, is no record. Judgement.
    private const int LargestRecord = 4 * 1024 * 1024;

    /// <summary>Everything that is known, as it goes into a snapshot.</summary>
    public byte[] Write() => Write(past: true);

    /// <summary>Reads a state; null if it is none.</summary>
    public static VaultState? Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var cbor = new CborReader(bytes, CborConformanceMode.Canonical);
            var (items, schema) = (cbor.ReadStartArray(), cbor.ReadInt32());
            if ((schema, items) is not ((Records1, 3) or (WithPast, 6) or (ByName, 6)))
            {
                return null;
            }

            var state = new VaultState();
            var devices = state.ReadVector(cbor);
            var dots = state.DotsOf(schema, devices);
            for (var left = cbor.ReadStartArray() ?? 0; left > 0; left -= 3)
            {
                state.records.Add(RecordId.From(cbor.ReadByteString()), RecordState.Read(cbor, dots));
            }

            cbor.ReadEndArray();
            state.ReadPast(cbor, schema, devices);

            cbor.ReadEndArray();
            if (cbor.BytesRemaining > 0)
            {
                return null;
            }

            return state;
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
        if (parts.Count == 0 || BeginState(state, parts[0]) is not { } begun)
        {
            return null;
        }

        var (dots, at) = begun;
        ReadOnlyMemory<byte> rest = default;
        for (var part = 0; part < parts.Count; part++)
        {
            // A record may go on in the next part, and after one that is missing the next record has to be found.
            var next = part == 0 ? parts[0][at..] : parts[part];
            if (next.IsEmpty)
            {
                rest = default;
                continue;
            }

            if (!rest.IsEmpty)
            {
                next = (byte[])[.. rest.Span, .. next.Span];
            }

            rest = state.ReadRecords(next, dots);
        }

        // So that merging this with a whole copy takes nothing away: it claims to have seen no envelope at all.
        foreach (var (device, end) in state.vector)
        {
            state.AddMissing(device, 1, end.Head.Number);
            state.NoteMark(device, end.Head.Number, new(EnvelopeHash.FromName(end.Head.Hash), 0, IsHere: false));
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

    private static bool IsNoState(Exception fault) =>
        fault
            is CborContentException
                or InvalidOperationException
                or OverflowException
                or ArgumentException
                or IndexOutOfRangeException
                or FormatException;

    private byte[] Write(bool past)
    {
        DeviceId[] devices = [.. vector.Keys];
        var cbor = new CborWriter(CborConformanceMode.Canonical);
        cbor.WriteStartArray(past ? 6 : 3);
        cbor.WriteInt32(ByName);
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
        if (past)
        {
            WriteNames(cbor, devices, here: true);
            WriteNames(cbor, devices, here: false);
            WriteMissing(cbor, devices);
        }

        cbor.WriteEndArray();
        return cbor.Encode();
    }

    // The names of envelopes, as runs of numbers that follow each other. A second one of the same number stands in a run of its own.
    private void WriteNames(CborWriter cbor, DeviceId[] devices, bool here)
    {
        List<(int Device, ulong From, List<byte> Names)> runs = [];
        var names =
            from each in known
            from mark in each.Value.Where(mark => mark.IsHere == here).Select((mark, rank) => (mark.Hash, Rank: rank))
            orderby each.Key.Device, mark.Rank, each.Key.Number
            select (Place: Array.BinarySearch(devices, each.Key.Device), each.Key.Number, mark.Hash.Hash);
        foreach (var (place, number, name) in names)
        {
            if (runs is not [.., var last] || last.Device != place || last.From + (ulong)(last.Names.Count / Envelope.HashSize) != number)
            {
                runs.Add(last = (place, number, []));
            }

            last.Names.AddRange(name.Span);
        }

        cbor.WriteStartArray(runs.Count * 3);
        foreach (var (device, from, hashes) in runs)
        {
            cbor.WriteInt32(device);
            cbor.WriteUInt64(from);
            cbor.WriteByteString(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(hashes));
        }

        cbor.WriteEndArray();
    }

    private void WriteMissing(CborWriter cbor, DeviceId[] devices)
    {
        var ranges = Missing.ToList();
        cbor.WriteStartArray(ranges.Count * 3);
        foreach (var (device, from, to) in ranges)
        {
            cbor.WriteInt32(Array.BinarySearch(devices, device));
            cbor.WriteUInt64(from);
            cbor.WriteUInt64(to);
        }

        cbor.WriteEndArray();
    }

    private DeviceId[] ReadVector(CborReader cbor)
    {
        for (var left = cbor.ReadStartArray() ?? 0; left > 0; left -= 4)
        {
            var (device, head, lamport) = (
                DeviceId.From(cbor.ReadByteString()),
                new Head(cbor.ReadUInt64(), cbor.ReadByteString()),
                cbor.ReadUInt64()
            );
            vector.Add(device, (head, lamport));
        }

        cbor.ReadEndArray();
        return [.. vector.Keys];
    }

    // What the first version wrote says no more than the last of each device; the second did not part what was here from what was only
    // named.
    private void ReadPast(CborReader cbor, int schema, DeviceId[] devices)
    {
        List<(DeviceId Device, ulong Number, ReadOnlyMemory<byte> Name)> names = schema == Records1 ? [] : ReadNames(cbor, devices),
            told = schema == ByName ? ReadNames(cbor, devices) : [];
        if (schema != Records1)
        {
            for (var left = cbor.ReadStartArray() ?? 0; left > 0; left -= 3)
            {
                AddMissing(devices[cbor.ReadInt32()], cbor.ReadUInt64(), cbor.ReadUInt64());
            }

            cbor.ReadEndArray();
        }

        // A device with two pasts was written in another way then; no such file was ever saved by a version that was given out.
        if (schema == WithPast && cbor.ReadStartArray() is 0)
        {
            cbor.ReadEndArray();
        }

        foreach (var (device, number, name) in names)
        {
            NoteMark(device, number, new(EnvelopeHash.FromName(name), 0, IsHere: Has(device, number)));
        }

        foreach (var (device, number, name) in told)
        {
            NoteMark(device, number, new(EnvelopeHash.FromName(name), 0, IsHere: false));
        }

        foreach (var (device, (head, lamport)) in vector)
        {
            NoteMark(
                device,
                head.Number,
                new(EnvelopeHash.FromName(head.Hash), lamport, IsHere: schema != ByName && Has(device, head.Number))
            );
        }
    }

    private static List<(DeviceId Device, ulong Number, ReadOnlyMemory<byte> Name)> ReadNames(CborReader cbor, DeviceId[] devices)
    {
        List<(DeviceId, ulong, ReadOnlyMemory<byte>)> names = [];
        for (var left = cbor.ReadStartArray() ?? 0; left > 0; left -= 3)
        {
            var (device, number, hashes) = (devices[cbor.ReadInt32()], cbor.ReadUInt64(), cbor.ReadDefiniteLengthByteString());
            for (; hashes.Length > 0; hashes = hashes[Envelope.HashSize..])
            {
                names.Add((device, number++, hashes[..Envelope.HashSize]));
            }
        }

        cbor.ReadEndArray();
        return names;
    }

    private DotReader DotsOf(int schema, DeviceId[] devices) => new(devices, schema == ByName ? null : TagOf);

    private ulong TagOf(DeviceId device, ulong number)
    {
        if (MarksOf(device, number) is [{ IsHere: true } only])
        {
            return only.Hash.Tag;
        }

        return 0;
    }

    private static (DotReader Stamps, int At)? BeginState(VaultState state, ReadOnlyMemory<byte> first)
    {
        try
        {
            var cbor = new CborReader(first, CborConformanceMode.Canonical);
            _ = cbor.ReadStartArray();
            var schema = cbor.ReadInt32();
            if (schema is not (Records1 or WithPast or ByName))
            {
                return null;
            }

            var devices = state.ReadVector(cbor);
            _ = cbor.ReadStartArray();
            return (state.DotsOf(schema, devices), first.Length - cbor.BytesRemaining);
        }
        catch (Exception fault) when (IsNoState(fault))
        {
            return null;
        }
    }

    // Reads records as long as there are whole ones; what is left may begin one that goes on.
    private ReadOnlyMemory<byte> ReadRecords(ReadOnlyMemory<byte> bytes, DotReader dots)
    {
        // Sixteen bytes, the state, and a byte string.
        const int Name = 1 + RecordId.Size;
        for (var at = 0; at < bytes.Length; )
        {
            var left = bytes[at..];
            if (left.Span[0] != 0x40 + RecordId.Size || (left.Length > Name && left.Span[Name] > 2))
            {
                at++;
                continue;
            }

            switch (ReadRecord(left, dots))
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
    private int? ReadRecord(ReadOnlyMemory<byte> bytes, DotReader dots)
    {
        const int Name = 1 + RecordId.Size,
            Length = Name + 1;
        if (bytes.Length < Length + 5)
        {
            return null;
        }

        var size = bytes.Span[Length] switch
        {
            >= 0x40 and < 0x58 => bytes.Span[Length] - 0x40 + 1,
            0x58 => bytes.Span[Length + 1] + 2,
            0x59 => (bytes.Span[Length + 1] << 8 | bytes.Span[Length + 2]) + 3,
            0x5a => (int)Math.Min(int.MaxValue / 2, System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(bytes.Span[(Length + 1)..]))
                + 5,
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
            var record = RecordState.Read(cbor, dots);
            _ = record.Fields.Any();
            // Records are found here by how they look: what looks like one inside another must not take the place of one that was read.
            if (!records.TryAdd(id, record))
            {
                return 0;
            }

            return Length + size;
        }
        catch (Exception fault) when (IsNoState(fault))
        {
            return 0;
        }
    }
}
