using System.Collections.Immutable;
using System.Security.Cryptography;
using Saltwater.Keep.Vault.Format.V1;

namespace Saltwater.Keep.Vault.Merging;

/// <summary>All records, as the envelopes merged so far make them. The same envelopes give the same state in any order that respects what
/// each had seen.</summary>
internal sealed partial class VaultState
{
    // So many fit into an envelope beside the list of devices.
    private const int MostRanges = 128;

    private readonly SortedDictionary<RecordId, RecordState> records = [];
    private readonly SortedDictionary<DeviceId, (Head Head, ulong Lamport)> vector = [];
    private readonly SortedDictionary<DeviceId, NumberRanges> missing = [];
    private readonly Dictionary<(DeviceId Device, ulong Number), ImmutableArray<Mark>> known = [];
    private readonly HashSet<DeviceId> forked = [];
    private readonly HashSet<DeviceId> parted = [];

    public IReadOnlyDictionary<RecordId, RecordState> Records => records;

    /// <summary>The last envelope of each device that is in here.</summary>
    public IReadOnlyDictionary<DeviceId, (Head Head, ulong Lamport)> Vector => vector;

    /// <summary>Numbers of envelopes that others name, or that stand before one that is here, and of which none is here.</summary>
    public IEnumerable<(DeviceId Device, ulong From, ulong To)> Missing =>
        missing.SelectMany(each => each.Value.All.Select(range => (each.Key, range.From, range.To)));

    /// <summary>How many envelopes were named, or stand before one that is here, and are not here.</summary>
    public ulong CountMissing() =>
        missing.Values.Aggregate(0UL, (sum, each) => sum + each.Count)
        + (ulong)
            known
                .Where(each => each.Value.Length > 1 && !IsMissing(each.Key.Device, each.Key.Number))
                .Sum(each => each.Value.Count(mark => !mark.IsHere));

    public Head HeadOf(DeviceId device) => vector.TryGetValue(device, out var last) ? last.Head : new(0, new byte[Envelope.HashSize]);

    public bool IsMissing(DeviceId device, ulong number) => missing.TryGetValue(device, out var ranges) && ranges.Contains(number);

    /// <summary>Whether an envelope of that number is in here, or under a snapshot that is.</summary>
    public bool Has(DeviceId device, ulong number) => number <= HeadOf(device).Number && !IsMissing(device, number);

    /// <summary>Whether that very envelope is in here; null where only its number is.</summary>
    public bool? Has(DeviceId device, ulong number, EnvelopeHash hash)
    {
        if (!Has(device, number))
        {
            return false;
        }

        return MarksOf(device, number) is [_, ..] marks ? marks.Any(each => each.IsHere && each.Hash.Is(hash)) : null;
    }

    /// <summary>Whether two envelopes of one number of a device are in here: then numbers say no longer what others of that device
    /// cover.</summary>
    public bool IsParted(DeviceId device) => parted.Contains(device);

    /// <summary>Whether the envelope of that number and with that hash was named by anybody; null where none of that number was.</summary>
    public bool? KnowsName(DeviceId device, ulong number, EnvelopeHash hash) =>
        MarksOf(device, number) is [_, ..] marks ? marks.Any(each => each.Hash.Is(hash)) : null;

    /// <summary>Whether a device has more than one past: a profile that was copied wrote on, and so did the one it was copied from. It must
    /// write no more under its name.</summary>
    public bool IsForked(DeviceId device) => forked.Contains(device);

    /// <summary>What two devices know, put together. Each envelope counts by its name: two of one device and number are two.</summary>
    public static VaultState MergeStates(VaultState one, VaultState other)
    {
        var merged = new VaultState();
        foreach (var (device, (head, lamport)) in one.vector.Concat(other.vector))
        {
            merged.RaiseHead(device, head, lamport);
        }

        // Missing is only what neither has: the numbers one of them lacks may be here in the other.
        foreach (var device in merged.vector.Keys)
        {
            foreach (
                var (from, to) in one.MissingUpTo(device, merged.HeadOf(device).Number)
                    .Intersect(other.MissingUpTo(device, merged.HeadOf(device).Number))
                    .All
            )
            {
                merged.AddMissing(device, from, to);
            }
        }

        foreach (var ((device, number), marks) in one.known.Concat(other.known))
        {
            foreach (var mark in marks)
            {
                merged.NoteMark(device, number, mark);
            }
        }

        foreach (var id in one.records.Keys.Union(other.records.Keys))
        {
            // Each side is asked with its own memory of what it had seen. The merged memory would take a write that one side replaced for
            // one that both know.
            merged.records.Add(
                id,
                RecordState.MergeRecords(one.records.GetValueOrDefault(id), one.HasSeen, other.records.GetValueOrDefault(id), other.HasSeen)
            );
        }

        return merged;
    }

    /// <summary>Whether an envelope's own account of what went before it is true, as far as that is known here.</summary>
    public bool AgreesWith(DeviceId device, Envelope envelope, Payload payload)
    {
        var (largest, all) = (0UL, true);
        if (envelope.Number == 1)
        {
            if (envelope.Before.Span.ContainsAnyExcept((byte)0))
            {
                return false;
            }
        }
        else if (
            Named(device, new(envelope.Number - 1, envelope.Before)) == false
            && MarksOf(device, envelope.Number - 1).Any(each => each.IsHere)
        )
        {
            return false;
        }

        // One that names another envelope of a number than the one that is here has seen the other past of that device.
        foreach (var (other, head) in payload.Seen)
        {
            if (other == device)
            {
                return false;
            }

            _ = Named(other, head);
        }

        return all ? payload.Lamport == largest + 1 : payload.Lamport > largest;

        bool? Named(DeviceId of, Head head)
        {
            var named = MarksOf(of, head.Number).FirstOrDefault(each => each.Hash.Is(head.Hash));
            largest = Math.Max(largest, named.Lamport);
            all &= named.Lamport > 0;
            return KnowsName(of, head.Number, EnvelopeHash.FromName(head.Hash));
        }
    }

    /// <summary>Merges one envelope that comes after the last of its device. What it says went before it and is not here is missing from
    /// now on.</summary>
    public void Apply(DeviceId device, Head head, EnvelopeHash hash, ReadOnlyMemory<byte> before, Payload payload)
    {
        // A gap is written down and not waited for: what comes after a damaged envelope has to stay readable.
        AddMissing(device, HeadOf(device).Number + 1, head.Number - 1);
        RaiseHead(device, head, payload.Lamport);
        TakeEnvelope(device, head.Number, hash, before, payload);
    }

    /// <summary>Notes that an envelope was there once: if it is not, it and those before it are missing.</summary>
    public void ExpectHead(DeviceId device, Head head, ulong lamport)
    {
        if (head.Number > HeadOf(device).Number)
        {
            AddMissing(device, HeadOf(device).Number + 1, head.Number);
            RaiseHead(device, head, lamport);
        }

        TellHead(device, head);
    }

    /// <summary>Merges an envelope that was missing, after others that came later.</summary>
    public void FillGap(DeviceId device, ulong number, EnvelopeHash hash, ReadOnlyMemory<byte> before, Payload payload)
    {
        missing[device].Remove(number);
        TakeEnvelope(device, number, hash, before, payload);
    }

    /// <summary>The payload of this device's next envelope.</summary>
    public Payload NextPayload(DeviceId device, ImmutableArray<Change> changes)
    {
        // Where the list would not fit, one range around all of it says too much is missing rather than too little: then a write covers
        // less, and nothing that was never seen is taken for replaced.
        var isTooMuch = missing.Values.Sum(ranges => ranges.All.Count) > MostRanges;
        return new(
            vector.Count == 0 ? 1 : vector.Values.Max(each => each.Lamport) + 1,
            vector.Where(each => each.Key != device).ToImmutableSortedDictionary(each => each.Key, each => each.Value.Head),
            missing
                .Where(each => each.Value.All.Count > 0)
                .ToImmutableSortedDictionary(each => each.Key, each => isTooMuch ? each.Value.Around() : each.Value),
            changes
        );
    }

    /// <summary>The same for the same envelopes, on every device.</summary>
    public byte[] Root() => SHA256.HashData(Write(past: false));

    private void TakeEnvelope(DeviceId device, ulong number, EnvelopeHash hash, ReadOnlyMemory<byte> before, Payload payload)
    {
        if (!before.IsEmpty && IsMissing(device, number - 1))
        {
            NoteMark(device, number - 1, new(EnvelopeHash.FromName(before), 0, IsHere: false));
        }

        HashSet<DeviceId> strange = [];
        foreach (var (other, seen) in payload.Seen)
        {
            if (seen.Number > HeadOf(other).Number)
            {
                // Its author had them, so they exist somewhere. Named here, they can be asked of a backup and be told to the person.
                AddMissing(other, HeadOf(other).Number + 1, seen.Number);
                RaiseHead(other, seen, payload.Lamport - 1);
            }
            else if (KnowsName(other, seen.Number, EnvelopeHash.FromName(seen.Hash)) == false)
            {
                // It saw the other past of that device. Its numbers there mean other envelopes, so it covers none of these.
                strange.Add(other);
            }

            TellHead(other, seen);
        }

        NoteMark(device, number, new(hash, payload.Lamport, IsHere: true));
        var dot = new Dot(payload.Lamport, device, number, hash.Tag);
        var context = new CausalContext(device, number, payload, strange);
        foreach (var change in payload.Changes)
        {
            Apply(RecordOf(change.Id), change, dot, context);
        }
    }

    private static void Apply(RecordState record, Change change, Dot dot, CausalContext context)
    {
        switch (change)
        {
            case SetField set:
                record.Set(set.Field, new(dot, set.Value), context);
                break;
            case DeleteRecord:
                record.Delete(dot, context);
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

    private ImmutableArray<Mark> MarksOf(DeviceId device, ulong number) => known.GetValueOrDefault((device, number), []);

    private void NoteMark(DeviceId device, ulong number, Mark mark)
    {
        var marks = Mark.JoinMarks(MarksOf(device, number), mark);
        known[(device, number)] = marks;
        if (marks.Length > 1)
        {
            forked.Add(device);
        }

        // Named twice is a warning: somebody has another past. Here twice, numbers mean nothing any more.
        if (marks.Count(each => each.IsHere) > 1)
        {
            parted.Add(device);
        }
    }

    // Of one that is here by its number alone, this is its name.
    private void TellHead(DeviceId device, Head head) =>
        NoteMark(
            device,
            head.Number,
            new(EnvelopeHash.FromName(head.Hash), 0, IsHere: Has(device, head.Number) && MarksOf(device, head.Number).IsEmpty)
        );

    // The last of a device; of two with one number the one with the larger name, so that everybody comes to the same.
    private void RaiseHead(DeviceId device, Head head, ulong lamport)
    {
        if (!vector.TryGetValue(device, out var last) || Compare(last, (head, lamport)) < 0)
        {
            vector[device] = (head, lamport);
        }

        static int Compare((Head Head, ulong Lamport) one, (Head Head, ulong Lamport) other)
        {
            var order = (one.Head.Number, one.Lamport).CompareTo((other.Head.Number, other.Lamport));
            return order != 0 ? order : one.Head.Hash.Span.SequenceCompareTo(other.Head.Hash.Span);
        }
    }

    private NumberRanges MissingUpTo(DeviceId device, ulong upTo)
    {
        var lacks = missing.GetValueOrDefault(device)?.Within(1, upTo) ?? new();
        lacks.Add(HeadOf(device).Number + 1, upTo);
        return lacks;
    }

    private void AddMissing(DeviceId device, ulong from, ulong to)
    {
        if (from > to)
        {
            return;
        }

        if (!missing.TryGetValue(device, out var ranges))
        {
            missing.Add(device, ranges = new());
        }

        ranges.Add(from, to);
    }

    private bool HasSeen(Dot dot)
    {
        if (!Has(dot.Device, dot.Number))
        {
            return false;
        }

        // Where nobody wrote down which of several it is, it counts as one that was not seen: twice is better than not at all.
        var here = MarksOf(dot.Device, dot.Number).Where(each => each.IsHere).ToList();
        return dot.Tag == 0 ? here.Count < 2 : here.Count == 0 || here.Exists(each => each.Hash.Tag == dot.Tag);
    }
}
