using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Saltwater.Keep.Vault.V1;

/// <summary>One of several pasts of the same device: a profile that was copied wrote on, and so did the one it was copied from.</summary>
/// <param name="Root">The device whose keys signed it.</param>
/// <param name="Parent">What it goes on from: the device, or an earlier branch of it.</param>
/// <param name="First">Number of its first envelope.</param>
internal readonly record struct Branch(DeviceId Root, DeviceId Parent, ulong First);

/// <content>Two states put together, also where a device has two pasts: both are kept, each as a device of its own.</content>
/// <remarks>docs/vault-format.md, When a device has two pasts.</remarks>
internal sealed partial class VaultState
{
    /// <summary>Whether this device has more than one past: it must write no more under its old name.</summary>
    public bool IsForked(DeviceId device) => branches.Values.Any(each => each.Root == device);

    /// <summary>What two devices know, put together.</summary>
    public static VaultState Merge(VaultState one, VaultState other)
    {
        (one, other) = Align(one, other);
        var forked = one.branches.Count + other.branches.Count > 0;
        var merged = new VaultState();
        foreach (var (device, last) in one.vector.Concat(other.vector))
        {
            if (!merged.vector.TryGetValue(device, out var already) || already.Head.Number < last.Head.Number || (already.Head.Number == last.Head.Number && already.Lamport < last.Lamport))
            {
                merged.vector[device] = last;
            }
        }

        foreach (var device in merged.vector.Keys)
        {
            foreach (var (from, to) in one.Lacks(device, merged.HeadOf(device).Number).Intersect(other.Lacks(device, merged.HeadOf(device).Number)).All)
            {
                merged.Miss(device, from, to);
            }
        }

        foreach (var (place, mark) in one.known.Concat(other.known))
        {
            merged.known[place] = merged.known.TryGetValue(place, out var already) ? Fuller(already, mark) : mark;
        }

        foreach (var (device, branch) in one.branches.Concat(other.branches))
        {
            merged.branches[device] = branch;
        }

        foreach (var id in one.records.Keys.Union(other.records.Keys))
        {
            merged.records.Add(id, RecordState.Merge(one.records.GetValueOrDefault(id), one.Saw, other.records.GetValueOrDefault(id), other.Saw, forked));
        }

        return merged;
    }

    /// <summary>Whether two states tell different pasts of a device: then what the one lacks of it may not be what the other has.</summary>
    public static bool Contradict(VaultState one, VaultState other, DeviceId device) => Parting(one, other, device) is not null;

    // Where the two tell different pasts of a device, the common part keeps its name, and each of the rest gets one that both sides come to.
    private static (VaultState, VaultState) Align(VaultState one, VaultState other)
    {
        for (; ; )
        {
            var (before, beforeOther) = (one, other);
            foreach (var (_, branch) in one.branches)
            {
                other = other.Split(branch.Parent, branch.First - 1, branch.Root);
            }

            foreach (var (_, branch) in other.branches)
            {
                one = one.Split(branch.Parent, branch.First - 1, branch.Root);
            }

            foreach (var device in one.vector.Keys.Intersect(other.vector.Keys).ToList())
            {
                if (Parting(one, other, device) is { } last)
                {
                    var root = one.branches.TryGetValue(device, out var branch) ? branch.Root : device;
                    (one, other) = (one.Split(device, last, root), other.Split(device, last, root));
                }
            }

            if (ReferenceEquals(before, one) && ReferenceEquals(beforeOther, other))
            {
                return (one, other);
            }
        }
    }

    // The last number up to which both tell the same of a device; null where neither contradicts the other.
    // From the first difference on they are apart, even where a later number is the same: one of them may only have been told of that one, and by the other.
    private static ulong? Parting(VaultState one, VaultState other, DeviceId device)
    {
        var least = Math.Min(one.HeadOf(device).Number, other.HeadOf(device).Number);
        var last = one.branches.TryGetValue(device, out var branch) ? branch.First - 1 : 0;
        foreach (var number in one.known.Keys.Where(each => each.Device == device && each.Number <= least).Select(each => each.Number).Order())
        {
            if (one.Look(device, number) is not { } here || other.Look(device, number) is not { } there)
            {
                continue;
            }

            if (!here.Hash.Is(there.Hash))
            {
                return last;
            }

            last = number;
        }

        return null;
    }

    // Everything of a device after a number, under the name of its own branch. The same object where there is nothing to part.
    private VaultState Split(DeviceId device, ulong last, DeviceId root)
    {
        if (HeadOf(device).Number <= last)
        {
            return this;
        }

        // By the first of its envelopes of which the name is known: not later than the one by which two pasts differ, so they never come to one name.
        var first = known.Where(each => each.Key.Device == device && each.Key.Number > last && each.Value.Hash.IsKnown).MinBy(each => each.Key.Number);
        var name = NameOf(root, last + 1, first.Key.Number > last ? first.Value.Hash.Hash : HeadOf(device).Hash);
        DeviceId Renamed(DeviceId of, ulong number) => of == device && number > last ? name : of;

        var split = new VaultState();
        foreach (var (each, end) in vector)
        {
            split.vector[Renamed(each, end.Head.Number)] = end;
        }

        // Without a past in common the old name stands for nothing more.
        if (last > 0 && (!branches.TryGetValue(device, out var own) || own.First <= last))
        {
            split.vector[device] = (new(last, Look(device, last)?.Hash.Hash ?? new byte[Envelope.HashSize]), Look(device, last)?.Lamport ?? 0);
        }

        foreach (var (each, ranges) in missing)
        {
            foreach (var (from, to) in ranges.All)
            {
                if (each != device || to <= last || from > last)
                {
                    split.Miss(Renamed(each, to), from, to);
                }
                else
                {
                    split.Miss(device, from, last);
                    split.Miss(name, last + 1, to);
                }
            }
        }

        foreach (var (place, mark) in known)
        {
            split.known[(Renamed(place.Device, place.Number), place.Number)] = mark;
        }

        foreach (var (each, branch) in branches.Append(new(name, new(root, device, last + 1))))
        {
            split.branches[each] = each != name && branch.Parent == device && branch.First - 1 > last ? branch with { Parent = name } : branch;
        }

        foreach (var (id, record) in records)
        {
            split.records[id] = record.Renamed(stamp => stamp with { Device = Renamed(stamp.Device, stamp.Number) });
        }

        return split;
    }

    private static DeviceId NameOf(DeviceId root, ulong first, ReadOnlyMemory<byte> hash)
    {
        var number = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(number, first);
        return DeviceId.From(SHA256.HashData([.. "v1/branch"u8, .. root.ToBytes(), .. number, .. hash.Span]));
    }

    private NumberRanges Lacks(DeviceId device, ulong upTo)
    {
        var first = branches.TryGetValue(device, out var branch) ? branch.First : 1;
        var lacks = missing.TryGetValue(device, out var ranges) ? ranges.Within(first, upTo) : new();
        lacks.Add(Math.Max(first, HeadOf(device).Number + 1), upTo);
        return lacks;
    }

    private static (ulong, EnvelopeHash) Fuller((ulong Lamport, EnvelopeHash Hash) one, (ulong Lamport, EnvelopeHash Hash) other) =>
        (Math.Max(one.Lamport, other.Lamport), one.Hash.Other.IsEmpty ? other.Hash : one.Hash);
}
