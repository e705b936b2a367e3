using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;

namespace Saltwater.Keep.Vault.V1;

/// <summary>A store's items, opened with keys that are open, and merged.</summary>
internal sealed class LoadedVault
{
    private const int Batch = 512;

    private readonly IVaultKeys keys;
    private readonly StoredItems items;
    private readonly ImmutableSortedSet<string> names;
    private readonly List<(string Name, byte[] Bytes, bool Aside)> odd = [];
    private readonly HashSet<(DeviceId, ulong)> holes = [];
    private int damaged;

    private LoadedVault(IVaultKeys keys, StoredItems items, ImmutableSortedSet<string> names) => (this.keys, this.items, this.names) = (keys, items, names);

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

    public VaultHealth Health => new(names.Count(each => each.StartsWith(StoredItems.Odd, StringComparison.Ordinal)) + odd.Count(each => each.Aside), damaged, odd.Count(each => !each.Aside));

    /// <summary>Opens everything; null if the control log is not that of the key record.</summary>
    /// <param name="mend">Whether what does not fit may be put aside in the store.</param>
    public static async ValueTask<LoadedVault?> From(IVaultKeys keys, StoredItems items, KeyRecord record, bool mend)
    {
        var names = await items.Names();
        var loaded = new LoadedVault(keys, items, names);
        if (!await loaded.LoadControl(record))
        {
            return null;
        }

        await loaded.LoadSnapshot();
        await loaded.LoadRecords();
        await loaded.LoadInbox();
        if (mend && loaded.odd.Count > 0)
        {
            _ = await items.Write([.. loaded.odd.SelectMany(each => new[] { KeyValuePair.Create(StoredItems.HashName(StoredItems.Odd, each.Bytes), (byte[]?)each.Bytes), new(each.Name, null) })]);
        }

        return loaded;
    }

    private async ValueTask<bool> LoadControl(KeyRecord record)
    {
        Control = (await items.Read([StoredItems.Control]))[0] ?? [];
        if (ControlEvent.ReadAll(Control) is not { } events || !events[0].VaultId.AsSpan().SequenceEqual(record.VaultId.Span) || !events[0].EnrolPoint.Span.SequenceEqual(record.EnrolPoint.Span))
        {
            return false;
        }

        foreach (var each in events)
        {
            if (!await keys.Verify(each.Signer, each.Signed, each.Signature))
            {
                return false;
            }

            Devices[each.Device] = each.DeviceKey;
        }

        return true;
    }

    // The newest that is whole: one that was cut short by a crash was never relied on.
    private async ValueTask LoadSnapshot()
    {
        var chunks = names.Where(each => each.StartsWith(StoredItems.Snapshot, StringComparison.Ordinal)).GroupBy(each => each.Split('/')[1], StringComparer.Ordinal).OrderByDescending(each => each.Key, StringComparer.Ordinal);
        foreach (var snapshot in chunks)
        {
            if (await Open([.. snapshot]) is { } state)
            {
                (State, Snapshot) = (state, ulong.Parse(snapshot.Key, CultureInfo.InvariantCulture));
                return;
            }
        }
    }

    private async ValueTask<VaultState?> Open(ImmutableArray<string> chunks)
    {
        var read = await items.Read(chunks);
        if (read.Any(each => each is null))
        {
            return null;
        }

        var opened = await keys.Open([.. read.Select(Signed)]);
        ReadOnlyMemory<byte> before = new byte[Envelope.HashSize];
        for (var at = 0; at < read.Length; at++)
        {
            if (opened[at].Problem is not null || new Envelope(read[at]) is var envelope && (envelope.Kind != EnvelopeKind.Snapshot || envelope.Number != (ulong)at + 1 || !envelope.Before.Span.SequenceEqual(before.Span)))
            {
                return null;
            }

            before = SHA256.HashData(read[at]!);
        }

        return SnapshotPart.Join([.. opened.Select(each => each.Payload)]) is { } bytes ? VaultState.Read(bytes) : null;
    }

    private async ValueTask LoadRecords()
    {
        Dictionary<DeviceId, Queue<(string Name, byte[] Bytes, Payload Payload)>> waiting = [];
        foreach (var batch in names.Where(each => each.StartsWith(StoredItems.Log, StringComparison.Ordinal) && !IsCovered(each)).Chunk(Batch))
        {
            await LoadBatch(batch, waiting);
        }

        // Each device's envelopes in their order, and none before what it had seen.
        for (var moved = true; moved;)
        {
            moved = false;
            foreach (var (device, queue) in waiting)
            {
                while (queue.TryPeek(out var next) && State.HasSeen(next.Payload) && Follows(device, new Envelope(next.Bytes).Number))
                {
                    _ = queue.Dequeue();
                    moved = true;
                    Take(device, next);
                }
            }
        }

        odd.AddRange(waiting.Values.SelectMany(queue => queue).Select(each => (each.Name, each.Bytes, false)));
    }

    // What is damaged must not take along what came after it: that is signed, and opens.
    private bool Follows(DeviceId device, ulong number)
    {
        for (var missing = State.HeadOf(device).Number + 1; missing < number; missing++)
        {
            if (!holes.Contains((device, missing)))
            {
                return false;
            }
        }

        return number > State.HeadOf(device).Number;
    }

    private void Take(DeviceId device, (string Name, byte[] Bytes, Payload Payload) next)
    {
        var envelope = new Envelope(next.Bytes);
        var afterHole = envelope.Number > State.HeadOf(device).Number + 1;
        if (!afterHole && (!envelope.Before.Span.SequenceEqual(State.HeadOf(device).Hash.Span) || !State.Agrees(device, next.Payload)))
        {
            odd.Add((next.Name, next.Bytes, true));
            return;
        }

        State.Apply(device, new(envelope.Number, SHA256.HashData(next.Bytes)), next.Payload);
        Since++;
    }

    private async ValueTask LoadBatch(string[] batch, Dictionary<DeviceId, Queue<(string, byte[], Payload)>> waiting)
    {
        var read = await items.Read(batch);
        var present = Enumerable.Range(0, batch.Length).Where(at => read[at] is not null).ToList();
        damaged += batch.Length - present.Count;
        holes.UnionWith(Enumerable.Range(0, batch.Length).Where(at => read[at] is null).Select(at => Place(batch[at])));
        var opened = await keys.Open([.. present.Select(at => Signed(read[at]))]);
        for (var each = 0; each < present.Count; each++)
        {
            var (name, bytes) = (batch[present[each]], read[present[each]]!);
            var payload = opened[each].Problem is null ? Payload.Read(opened[each].Payload) : null;
            if (payload is null || new Envelope(bytes) is var envelope && (envelope.Kind != EnvelopeKind.Record || StoredItems.LogName(envelope.Device, envelope.Number) != name))
            {
                odd.Add((name, bytes, true));
                continue;
            }

            var device = new Envelope(bytes).Device;
            if (!waiting.TryGetValue(device, out var queue))
            {
                waiting.Add(device, queue = []);
            }

            queue.Enqueue((name, bytes, payload));
        }
    }

    private async ValueTask LoadInbox()
    {
        ImmutableArray<string> notes = [.. names.Where(each => each.StartsWith(StoredItems.Inbox, StringComparison.Ordinal))];
        var read = await items.Read(notes);
        var opened = await keys.Open([.. read.Select(each => new SignedEnvelope(each ?? [], default))]);
        Inbox = [.. notes.Select((name, at) => (name, opened[at])).Where(each => each.Item2.Problem is null).Select(each => (each.name, each.Item2.Payload))];
        damaged += notes.Length - Inbox.Length;
    }

    private SignedEnvelope Signed(byte[]? bytes) =>
        new(bytes ?? [], bytes is { Length: >= Envelope.HeaderSize } && Devices.TryGetValue(new Envelope(bytes).Device, out var key) ? key : default);

    private bool IsCovered(string log)
    {
        var (device, number) = Place(log);
        return number <= State.HeadOf(device).Number;
    }

    private static (DeviceId Device, ulong Number) Place(string log)
    {
        var parts = log.Split('/');
        return (DeviceId.From(Convert.FromHexString(parts[1])), ulong.Parse(parts[2], CultureInfo.InvariantCulture));
    }
}
