using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Saltwater.Keep.Vault.V1;

/// <summary>All records, as the envelopes merged so far make them. The same envelopes give the same state in any order that respects what each had seen.</summary>
internal sealed partial class VaultState
{
    // So many fit into an envelope beside the list of devices.
    private const int MostRanges = 128;

    private readonly SortedDictionary<RecordId, RecordState> records = [];
    private readonly SortedDictionary<DeviceId, (Head Head, ulong Lamport)> vector = [];
    private readonly SortedDictionary<DeviceId, NumberRanges> missing = [];
    private readonly SortedDictionary<DeviceId, Branch> branches = [];
    private readonly Dictionary<(DeviceId Device, ulong Number), (ulong Lamport, EnvelopeHash Hash)> known = [];

    public IReadOnlyDictionary<RecordId, RecordState> Records => records;

    /// <summary>The last envelope of each device that is in here.</summary>
    public IReadOnlyDictionary<DeviceId, (Head Head, ulong Lamport)> Vector => vector;

    /// <summary>Envelopes that others name, or that stand before one that is here, and that are not here themselves.</summary>
    public IEnumerable<(DeviceId Device, ulong From, ulong To)> Missing => missing.SelectMany(each => each.Value.All.Select(range => (each.Key, range.From, range.To)));

    public Head HeadOf(DeviceId device) => vector.TryGetValue(device, out var last) ? last.Head : new(0, new byte[Envelope.HashSize]);

    public bool IsMissing(DeviceId device, ulong number) => missing.TryGetValue(device, out var ranges) && ranges.Contains(number);

    /// <summary>Whether an envelope is in here, or under a snapshot that is.</summary>
    public bool Has(DeviceId device, ulong number) => number <= HeadOf(device).Number && !IsMissing(device, number);

    /// <summary>Whether the envelope of that number and with that hash is known, of the device or of one of its branches; null where only the number is.</summary>
    public bool? Knows(DeviceId device, ulong number, EnvelopeHash hash)
    {
        var named = branches.Where(each => each.Value.Root == device).Select(each => each.Key).Prepend(device).Where(each => known.ContainsKey((each, number))).ToList();
        return named.Count == 0 ? null : named.Exists(each => known[(each, number)].Hash.Is(hash));
    }

    /// <summary>Whether an envelope's own account of what went before it is true, as far as that is known here.</summary>
    public bool Agrees(DeviceId device, Envelope envelope, Payload payload)
    {
        var (largest, all) = (0UL, true);
        if (envelope.Number == 1)
        {
            if (envelope.Before.Span.ContainsAnyExcept((byte)0))
            {
                return false;
            }
        }
        else if (Look(device, envelope.Number - 1) is not { } before)
        {
            all = false;
        }
        else if (!before.Hash.Is(envelope.Before))
        {
            return false;
        }
        else
        {
            (largest, all) = (before.Lamport, before.Lamport > 0);
        }

        foreach (var (other, head) in payload.Seen)
        {
            if (other == device)
            {
                return false;
            }

            if (Look(other, head.Number) is not { } there)
            {
                // It is missing, or under a snapshot of the first version, which keeps only the last of each device.
                all = false;
                continue;
            }

            if (!there.Hash.Is(head.Hash))
            {
                return false;
            }

            largest = Math.Max(largest, there.Lamport);
            all &= there.Lamport > 0;
        }

        return all ? payload.Lamport == largest + 1 : payload.Lamport > largest;
    }

    /// <summary>Merges one envelope that comes after the last of its device. What it says went before it and is not here is missing from now on.</summary>
    public void Apply(DeviceId device, Head head, EnvelopeHash hash, ReadOnlyMemory<byte> before, Payload payload)
    {
        if (head.Number > HeadOf(device).Number + 1)
        {
            Miss(device, HeadOf(device).Number + 1, head.Number - 1);
            _ = known.TryAdd((device, head.Number - 1), (0, EnvelopeHash.Named(before)));
        }

        foreach (var (other, seen) in payload.Seen.Where(each => each.Value.Number > HeadOf(each.Key).Number))
        {
            Miss(other, HeadOf(other).Number + 1, seen.Number);
            known[(other, seen.Number)] = (0, EnvelopeHash.Named(seen.Hash));
            vector[other] = (seen, payload.Lamport - 1);
        }

        vector[device] = (head, payload.Lamport);
        known[(device, head.Number)] = (payload.Lamport, hash);
        var stamp = new Stamp(payload.Lamport, device, head.Number);
        var covering = new Covering(device, head.Number, payload);
        foreach (var change in payload.Changes)
        {
            Apply(RecordOf(change.Id), change, stamp, covering);
        }
    }

    /// <summary>Notes that an envelope was there once: if it is not, it and those before it are missing.</summary>
    public void Expect(DeviceId device, Head head, ulong lamport)
    {
        // Of a device with two pasts the numbers alone say nothing.
        if (head.Number <= HeadOf(device).Number || IsForked(device))
        {
            return;
        }

        Miss(device, HeadOf(device).Number + 1, head.Number);
        known[(device, head.Number)] = (0, EnvelopeHash.Named(head.Hash));
        vector[device] = (head, lamport);
    }

    /// <summary>Merges an envelope that was missing, after others that came later.</summary>
    public void Fill(DeviceId device, ulong number, EnvelopeHash hash, Payload payload)
    {
        var stamp = new Stamp(payload.Lamport, device, number);
        var covering = new Covering(device, number, payload);
        foreach (var change in payload.Changes)
        {
            Apply(RecordOf(change.Id), change, stamp, covering);
        }

        missing[device].Remove(number);
        known[(device, number)] = (payload.Lamport, hash);
    }

    /// <summary>The payload of this device's next envelope.</summary>
    public Payload Next(DeviceId device, ImmutableArray<Change> changes) => new(
        vector.Count == 0 ? 1 : vector.Values.Max(each => each.Lamport) + 1,
        vector.Where(each => each.Key != device).ToImmutableSortedDictionary(each => each.Key, each => each.Value.Head),
        missing.Where(each => each.Value.All.Count > 0).ToImmutableSortedDictionary(each => each.Key, each => missing.Values.Sum(ranges => ranges.All.Count) > MostRanges ? each.Value.Around() : each.Value),
        changes);

    /// <summary>The same for the same envelopes, on every device.</summary>
    public byte[] Root() => SHA256.HashData(Write(Records1));

    private static void Apply(RecordState record, Change change, Stamp stamp, Covering covering)
    {
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

    private RecordState RecordOf(RecordId id)
    {
        if (!records.TryGetValue(id, out var record))
        {
            records.Add(id, record = new());
        }

        return record;
    }

    private (ulong Lamport, EnvelopeHash Hash)? Look(DeviceId device, ulong number) =>
        known.TryGetValue((device, number), out var mark) && mark.Hash.IsKnown ? mark : null;

    private void Miss(DeviceId device, ulong from, ulong to)
    {
        if (!missing.TryGetValue(device, out var ranges))
        {
            missing.Add(device, ranges = new());
        }

        ranges.Add(from, to);
    }

    private bool Saw(Stamp stamp) => Has(stamp.Device, stamp.Number);
}
