using System.Collections.Immutable;
using System.Globalization;
using Saltwater.Keep.Vault.Format.V1;
using Saltwater.Keep.Vault.Keys;
using Saltwater.Keep.Vault.Merging;

namespace Saltwater.Keep.Vault.Reading;

/// <summary>What a store or a backup holds, opened with keys that are open, and merged. What does not open or does not fit costs itself alone.</summary>
/// <remarks>docs/vault-format.md, What is refused costs itself alone.</remarks>
internal sealed partial class LoadedVault
{
    private const int Batch = 512;

    private readonly IVaultKeys keys;

    private LoadedVault(IVaultKeys keys) => this.keys = keys;

    public VaultState State { get; private set; } = new();

    public byte[] Control { get; private set; } = [];

    /// <summary>Public keys of the devices that may write, as SPKI.</summary>
    public Dictionary<DeviceId, ReadOnlyMemory<byte>> Devices { get; } = [];

    /// <summary>Number of the snapshot that was read; 0 if none.</summary>
    public ulong Snapshot { get; private set; }

    /// <summary>Envelopes of records since that snapshot.</summary>
    public int Since { get; private set; }

    /// <summary>Notes made while it was locked: the item's name and what they say.</summary>
    public ImmutableArray<(string Name, ReadOnlyMemory<byte> Payload)> Inbox { get; private set; } = [];

    public VaultHealth Health { get; private set; } = new(0, 0, 0);

    private async ValueTask<bool> LoadControl(ReadOnlyMemory<byte> log, KeyRecord record)
    {
        if (await ControlEvent.ReadSound(keys, log, record) is not { } read)
        {
            return false;
        }

        Control = read.Log;
        foreach (var each in read.Events)
        {
            Devices[each.Device] = each.DeviceKey;
        }

        return true;
    }

    private async ValueTask<ImmutableArray<Opened>> Open(IReadOnlyList<ReadOnlyMemory<byte>> envelopes) =>
        await keys.Open([.. envelopes.Select(Signed)]);

    private SignedEnvelope Signed(ReadOnlyMemory<byte> bytes) =>
        new(
            bytes,
            bytes.Length >= Envelope.HeaderSize
            && bytes.Span[2] != (byte)EnvelopeKind.Inbox
            && Devices.TryGetValue(new Envelope(bytes).Device, out var key)
                ? key
                : default
        );

    // Each device's envelopes in their order, and of all devices the one that came first: so none stands before one that it had seen, if that is here.
    private static void Replay(VaultState state, IEnumerable<Piece> pieces, Action<Piece, SectionProblem?> take)
    {
        var waiting = pieces
            .GroupBy(each => each.Envelope.Device)
            .ToDictionary(each => each.Key, each => new Queue<Piece>(each.OrderBy(piece => piece.Envelope.Number)));
        PriorityQueue<DeviceId, (ulong Lamport, DeviceId Device)> order = new();
        foreach (var (device, queue) in waiting)
        {
            order.Enqueue(device, (queue.Peek().Payload.Lamport, device));
        }

        while (order.TryDequeue(out var device, out _))
        {
            var piece = waiting[device].Dequeue();
            take(piece, Merge(state, piece));
            if (waiting[device].TryPeek(out var next))
            {
                order.Enqueue(device, (next.Payload.Lamport, device));
            }
        }
    }

    private static SectionProblem? Merge(VaultState state, Piece piece)
    {
        var (device, number) = (piece.Envelope.Device, piece.Envelope.Number);
        if (number == 0)
        {
            return SectionProblem.Place;
        }

        // Where two pasts of a device were brought together, numbers say no longer what an envelope covers: a state says it, by names.
        if (state.IsParted(device) || state.Has(device, number))
        {
            return state.Has(device, number, piece.Hash) ?? true ? null : SectionProblem.OtherPast;
        }

        if (!state.Agrees(device, piece.Envelope, piece.Payload))
        {
            return SectionProblem.Place;
        }

        if (state.IsMissing(device, number))
        {
            state.Fill(device, number, piece.Hash, piece.Envelope.Before, piece.Payload);
        }
        else
        {
            state.Apply(device, new(number, piece.Hash.Hash), piece.Hash, piece.Envelope.Before, piece.Payload);
        }

        return null;
    }

    private static (DeviceId Device, ulong Number) Place(string log)
    {
        var parts = log.Split('/');
        return (DeviceId.From(Convert.FromHexString(parts[1])), ulong.Parse(parts[2], CultureInfo.InvariantCulture));
    }

    /// <summary>An envelope of records that opened.</summary>
    /// <param name="Name">In the store; empty in a backup.</param>
    /// <param name="Section">In the backup; null in the store.</param>
    private sealed record Piece(string Name, BackupSection? Section, Envelope Envelope, EnvelopeHash Hash, Payload Payload)
    {
        public override string ToString() => "Piece";
    }
}
