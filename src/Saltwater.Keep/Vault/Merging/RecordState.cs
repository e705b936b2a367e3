using System.Formats.Cbor;
using Saltwater.Keep.Vault.Format.V1;

namespace Saltwater.Keep.Vault.Merging;

/// <summary>Everything known of one record: per field the writes that no other write covers, and the deletions that none does.</summary>
/// <remarks>Read from a snapshot only when it is looked at: ten thousand records are there at once, and a screen shows thirty.</remarks>
internal sealed class RecordState
{
    private const int IsThere = 0;
    private const int IsDeleted = 1;
    private const int IsPurged = 2;

    private readonly Dictionary<string, List<DottedValue>> fields = new(StringComparer.Ordinal);
    private readonly List<Dot> deletions = [];
    private ReadOnlyMemory<byte> unread;
    private DotReader dots = DotReader.None;
    private int state;

    /// <summary>Whether it shows.</summary>
    public bool Alive => state == IsThere;

    public bool Purged => state == IsPurged;

    public IEnumerable<string> Fields
    {
        get
        {
            ReadFields();
            return fields.Keys;
        }
    }

    /// <summary>The writes of a field, the one that shows first; empty if there are none.</summary>
    public IReadOnlyList<DottedValue> this[string field]
    {
        get
        {
            ReadFields();
            return fields.TryGetValue(field, out var writes) ? writes : [];
        }
    }

    /// <summary>The value of a field that shows; null if it was never set.</summary>
    public ReadOnlyMemory<byte>? ValueOf(string field) => this[field] is [var first, ..] ? first.Value : (ReadOnlyMemory<byte>?)null;

    public void Set(string field, DottedValue write, CausalContext context)
    {
        if (Purged)
        {
            return;
        }

        ReadFields();
        // Writing to what one has seen deleted brings it back. A deletion that was not seen stays: it wins over what was written at the
        // same time.
        deletions.RemoveAll(context.Covers);
        SettleState();
        if (!fields.TryGetValue(field, out var writes))
        {
            fields.Add(field, [write]);
        }
        else
        {
            writes.RemoveAll(each => context.Covers(each.Dot));
            writes.Add(write);
            writes.Sort((one, other) => other.Dot.CompareTo(one.Dot));
        }
    }

    public void Delete(Dot dot, CausalContext context)
    {
        ReadFields();
        if (Purged)
        {
            return;
        }

        deletions.RemoveAll(context.Covers);
        deletions.Add(dot);
        deletions.Sort((one, other) => other.CompareTo(one));
        state = IsDeleted;
    }

    public void Purge()
    {
        // Nothing of it is kept but that it is gone, or a merge with an older copy would bring back what the person wanted away for good.
        (unread, state) = (default, IsPurged);
        fields.Clear();
        deletions.Clear();
    }

    /// <summary>What two devices know of a record, put together: a write that one of them does not have stays, unless that one had seen it
    /// and it was covered there.</summary>
    /// <param name="one">What one device knows, or null.</param>
    /// <param name="oneSaw">Whether that device had seen where a write comes from.</param>
    /// <param name="other">What the other knows, or null.</param>
    /// <remarks>Dotted version vector sets: Preguiça et al., Brief Announcement: Efficient Causality Tracking in Distributed Storage
    /// Systems with Dotted Version Vectors (2012).</remarks>
    public static RecordState MergeRecords(RecordState? one, Func<Dot, bool> oneSaw, RecordState? other, Func<Dot, bool> otherSaw)
    {
        var merged = new RecordState();
        // Whatever the other one has seen or written meanwhile: this is the one change that nothing undoes.
        if (one is { Purged: true } || other is { Purged: true })
        {
            merged.Purge();
            return merged;
        }

        one?.ReadFields();
        other?.ReadFields();
        var empty = new RecordState();
        one ??= empty;
        other ??= empty;
        foreach (var field in one.fields.Keys.Union(other.fields.Keys))
        {
            var left = UncoveredOf(one[field], oneSaw, other[field], otherSaw, write => write.Dot);
            left.Sort((first, second) => second.Dot.CompareTo(first.Dot));
            if (left.Count > 0)
            {
                merged.fields.Add(field, left);
            }
        }

        merged.deletions.AddRange(UncoveredOf(one.deletions, oneSaw, other.deletions, otherSaw, dot => dot));
        merged.deletions.Sort((first, second) => second.CompareTo(first));
        merged.SettleState();
        return merged;
    }

    private void SettleState() => state = deletions.Count == 0 ? IsThere : IsDeleted;

    /// <summary>Whether both know the same of it.</summary>
    public bool Matches(RecordState other)
    {
        ReadFields();
        other.ReadFields();
        return state == other.state
            && AreSame(deletions, other.deletions)
            && fields.Count == other.fields.Count
            && fields.All(each =>
                other.fields.TryGetValue(each.Key, out var theirs)
                && AreSame([.. each.Value.Select(write => write.Dot)], [.. theirs.Select(write => write.Dot)])
            );
    }

    private static bool AreSame(List<Dot> ones, List<Dot> others) =>
        ones.Count == others.Count && ones.Zip(others).All(each => each.First.Is(each.Second));

    private static List<T> UncoveredOf<T>(
        IReadOnlyList<T> ones,
        Func<Dot, bool> oneSaw,
        IReadOnlyList<T> others,
        Func<Dot, bool> otherSaw,
        Func<T, Dot> dot
    )
    {
        // What both have is taken from the one that knows where it comes from.
        var left = ones.Where(each => others.Any(theirs => dot(theirs).Is(dot(each))) ? dot(each).Tag != 0 : !otherSaw(dot(each))).ToList();
        left.AddRange(
            others.Where(each =>
                ones.Any(theirs => dot(theirs).Is(dot(each))) ? !left.Exists(taken => dot(taken).Is(dot(each))) : !oneSaw(dot(each))
            )
        );
        return left;
    }

    /// <summary>Reads what <see cref="Write"/> wrote, as far as is needed to know whether it shows.</summary>
    public static RecordState Read(CborReader cbor, DotReader dots)
    {
        var state = cbor.ReadInt32();
        if (state is not (IsThere or IsDeleted or IsPurged))
        {
            throw new CborContentException("No such state of a record.");
        }

        return new()
        {
            state = state,
            unread = cbor.ReadDefiniteLengthByteString(),
            dots = dots,
        };
    }

    public void Write(CborWriter cbor, DeviceId[] order)
    {
        cbor.WriteInt32(state);
        // Untouched bytes are written as they were read: compacting ten thousand records need not take each of them apart.
        if (!unread.IsEmpty && dots.Writes(order))
        {
            cbor.WriteByteString(unread.Span);
            return;
        }

        ReadFields();
        var inner = new CborWriter(CborConformanceMode.Canonical);
        inner.WriteStartArray(2);
        inner.WriteStartArray(deletions.Count * 4);
        foreach (var each in deletions)
        {
            WriteDot(inner, each, order);
        }

        inner.WriteEndArray();
        inner.WriteStartArray(fields.Count);
        // In one order everywhere, since the root of the state is a hash over these bytes.
        foreach (var (field, writes) in fields.OrderBy(each => each.Key, StringComparer.Ordinal))
        {
            inner.WriteStartArray(2);
            inner.WriteTextString(field);
            inner.WriteStartArray(writes.Count * 5);
            foreach (var write in writes)
            {
                WriteDot(inner, write.Dot, order);
                inner.WriteEncodedValue(write.Value.Span);
            }

            inner.WriteEndArray();
            inner.WriteEndArray();
        }

        inner.WriteEndArray();
        inner.WriteEndArray();
        cbor.WriteByteString(inner.Encode());
    }

    // A stamp is four numbers in the array around it: a device is named by its place in the snapshot's list.
    private static void WriteDot(CborWriter cbor, Dot dot, DeviceId[] order)
    {
        cbor.WriteUInt64(dot.Lamport);
        cbor.WriteInt32(Array.BinarySearch(order, dot.Device));
        cbor.WriteUInt64(dot.Number);
        cbor.WriteUInt64(dot.Tag);
    }

    private void ReadFields()
    {
        if (unread.IsEmpty)
        {
            return;
        }

        var cbor = new CborReader(unread, CborConformanceMode.Canonical);
        unread = default;
        _ = cbor.ReadStartArray();
        for (var left = cbor.ReadStartArray() ?? 0; left > 0; left -= dots.Size)
        {
            deletions.Add(dots.Read(cbor));
        }

        cbor.ReadEndArray();
        for (var left = cbor.ReadStartArray() ?? 0; left > 0; left--)
        {
            _ = cbor.ReadStartArray();
            var writes = new List<DottedValue>(1);
            fields.Add(cbor.ReadTextString(), writes);
            for (var each = cbor.ReadStartArray() ?? 0; each > 0; each -= dots.Size + 1)
            {
                writes.Add(new(dots.Read(cbor), cbor.ReadEncodedValue()));
            }

            cbor.ReadEndArray();
            cbor.ReadEndArray();
        }
    }
}
