using Saltwater.Keep.Vault.Format.V1;
using Saltwater.Keep.Vault.Merging;

namespace Saltwater.Keep.Vault.Reading;

/// <summary>Merges envelopes of records into a state, in an order in which none stands before one that it had seen.</summary>
internal static class Replay
{
    /// <summary>Each device's envelopes in their order, and of all devices the one that came first.</summary>
    /// <param name="take">Told of each what did not fit; null if it did.</param>
    public static void MergeInto(VaultState state, IEnumerable<RecordEnvelope> envelopes, Action<RecordEnvelope, SectionProblem?> take)
    {
        var waiting = envelopes
            .GroupBy(each => each.Envelope.Device)
            .ToDictionary(each => each.Key, each => new Queue<RecordEnvelope>(each.OrderBy(one => one.Envelope.Number)));
        // By lamport, and among equals by device: an order every reader comes to, whatever order the store or the file has.
        PriorityQueue<DeviceId, (ulong Lamport, DeviceId Device)> order = new();
        foreach (var (device, queue) in waiting)
        {
            order.Enqueue(device, (queue.Peek().Payload.Lamport, device));
        }

        while (order.TryDequeue(out var device, out _))
        {
            var each = waiting[device].Dequeue();
            take(each, MergeOne(state, each));
            if (waiting[device].TryPeek(out var next))
            {
                order.Enqueue(device, (next.Payload.Lamport, device));
            }
        }
    }

    private static SectionProblem? MergeOne(VaultState state, RecordEnvelope each)
    {
        var (device, number) = (each.Envelope.Device, each.Envelope.Number);
        if (number == 0)
        {
            return SectionProblem.Place;
        }

        // Where two pasts of a device were brought together, numbers say no longer what an envelope covers: a state says it, by names.
        if (state.IsParted(device) || state.Has(device, number))
        {
            return state.Has(device, number, each.Hash) == false ? SectionProblem.OtherPast : null;
        }

        if (!state.AgreesWith(device, each.Envelope, each.Payload))
        {
            return SectionProblem.Place;
        }

        // A later one of the same device was merged before, so this one moves no head.
        if (state.IsMissing(device, number))
        {
            state.FillGap(device, number, each.Hash, each.Envelope.Before, each.Payload);
        }
        else
        {
            state.Apply(device, new(number, each.Hash.Hash), each.Hash, each.Envelope.Before, each.Payload);
        }

        return null;
    }
}
