using System.Collections.Immutable;
using System.Globalization;
using Saltwater.Keep.Vault.Format.V1;
using Saltwater.Keep.Vault.Keys;
using Saltwater.Keep.Vault.Merging;
using Saltwater.Keep.Vault.Storage;

namespace Saltwater.Keep.Vault.Reading;

/// <summary>Opens everything in a store.</summary>
internal sealed class StoreReader
{
    private readonly EnvelopeOpener opener;
    private readonly StoredItems items;
    private readonly ImmutableSortedSet<string> names;
    private readonly List<(string Name, ReadOnlyMemory<byte> Bytes)> misfits = [];
    private VaultState state = new();
    private ulong snapshot;
    private int since;

    private StoreReader(EnvelopeOpener opener, StoredItems items, ImmutableSortedSet<string> names) =>
        (this.opener, this.items, this.names) = (opener, items, names);

    /// <summary>What it holds; null if the control log is not that of the key record.</summary>
    /// <param name="mend">Whether what does not fit may be put aside in the store.</param>
    public static async ValueTask<LoadedVault?> Read(IVaultKeys keys, StoredItems items, KeyRecord record, bool mend)
    {
        var names = await items.Names();
        var log = (await items.Read([StoredItems.Control]))[0] ?? [];
        if (await ControlEvent.ReadSound(keys, log, record) is not { } control)
        {
            return null;
        }

        // From here on the keys of devices are those that whoever can open the vault let in, and no others.
        var opener = new EnvelopeOpener(keys);
        foreach (var each in control.Events)
        {
            opener.Devices[each.Device] = each.DeviceKey;
        }

        var reader = new StoreReader(opener, items, names);
        var loaded = await reader.Read(control.Log);
        if (mend)
        {
            await reader.PutMisfitsAside();
        }

        return loaded;
    }

    private async ValueTask<LoadedVault> Read(byte[] control)
    {
        // The snapshot first: what it covers need not be opened, and that is what makes opening fast.
        var damaged = await ReadSnapshot() + await ReadRecords();
        var notes = NamesUnder(StoredItems.Inbox);
        var inbox = await ReadInbox(notes);
        return new()
        {
            State = state,
            Control = control,
            Devices = opener.Devices,
            Snapshot = snapshot,
            Since = since,
            Inbox = inbox,
            Health = new(
                NamesUnder(StoredItems.Aside).Length + misfits.Count,
                damaged + notes.Length - inbox.Length,
                (int)Math.Min(int.MaxValue, state.CountMissing())
            ),
        };
    }

    // The newest that is whole: one that was cut short by a crash was never relied on. Where none is, what can still be read of the newest.
    private async ValueTask<int> ReadSnapshot()
    {
        var unreadable = 0;
        foreach (
            var numbered in NamesUnder(StoredItems.Snapshot)
                .GroupBy(each => each.Split('/')[1], StringComparer.Ordinal)
                .OrderByDescending(each => each.Key, StringComparer.Ordinal)
        )
        {
            var joined = SnapshotJoining.JoinChunks(await ReadChunks([.. numbered]));
            if (joined.State is not null && (joined.Unreadable == 0 || snapshot == 0))
            {
                (state, snapshot, unreadable) = (joined.State, ulong.Parse(numbered.Key, CultureInfo.InvariantCulture), joined.Unreadable);
            }

            if (joined is { State: not null, Unreadable: 0 })
            {
                break;
            }
        }

        return unreadable;
    }

    private async ValueTask<ImmutableArray<SnapshotChunk>> ReadChunks(ImmutableArray<string> chunks)
    {
        var read = await items.Read(chunks);
        ImmutableArray<ReadOnlyMemory<byte>> there = [.. read.Where(each => each is not null).Select(each => (ReadOnlyMemory<byte>)each)];
        var opened = await opener.Open(there);
        return
        [
            .. there
                .Zip(opened)
                .Where(each => each.Second.Problem is null)
                .Select(each => SnapshotChunk.Read(null, each.First, each.Second.Payload))
                .OfType<SnapshotChunk>(),
        ];
    }

    /// <returns>How many items are damaged.</returns>
    private async ValueTask<int> ReadRecords()
    {
        var damaged = 0;
        List<RecordEnvelope> envelopes = [];
        foreach (var batch in NamesUnder(StoredItems.Log).Where(each => !IsCovered(each)).Chunk(EnvelopeOpener.Batch))
        {
            var read = await items.Read(batch);
            ImmutableArray<(string Name, ReadOnlyMemory<byte> Bytes)> there =
            [
                .. batch.Zip(read).Where(each => each.Second is not null).Select(each => (each.First, (ReadOnlyMemory<byte>)each.Second)),
            ];
            // Both copies of these are unsound. They stay where they are, so that a backup can fill exactly this place.
            damaged += batch.Length - there.Length;
            var opened = await opener.Open([.. there.Select(each => each.Bytes)]);
            foreach (var ((name, bytes), each) in there.Zip(opened))
            {
                if (RecordUnder(name, bytes, each) is { } envelope)
                {
                    envelopes.Add(envelope);
                }
                else
                {
                    misfits.Add((name, bytes));
                }
            }
        }

        Replay.MergeInto(state, envelopes, (each, problem) =>
        {
            if (problem is null)
            {
                since++;
            }
            else
            {
                misfits.Add((each.Name, each.Envelope.Bytes));
            }
        });
        return damaged;
    }

    // Null for one that does not open, makes no sense, or stands under another's name.
    private static RecordEnvelope? RecordUnder(string name, ReadOnlyMemory<byte> bytes, Opened opened)
    {
        if (opened.Problem is not null || Payload.Read(opened.Payload) is not { } payload)
        {
            return null;
        }

        var envelope = new Envelope(bytes);
        if (envelope.Kind != EnvelopeKind.Record || StoredItems.LogName(envelope.Device, envelope.Number) != name)
        {
            return null;
        }

        return new(name, null, envelope, EnvelopeHash.OfSigned(bytes.Span), payload);
    }

    private async ValueTask<ImmutableArray<(string Name, ReadOnlyMemory<byte> Payload)>> ReadInbox(ImmutableArray<string> notes)
    {
        var read = await items.Read(notes);
        var opened = await opener.Open([.. read.Select(each => (ReadOnlyMemory<byte>)(each ?? []))]);
        return [.. notes.Zip(opened).Where(each => each.Second.Problem is null).Select(each => (each.First, each.Second.Payload))];
    }

    private async ValueTask PutMisfitsAside()
    {
        if (misfits.Count > 0)
        {
            // Moved and never deleted: a later version, or whoever looks into it, may make sense of what this one cannot.
            _ = await items.Write([
                .. misfits.SelectMany(each =>
                    new[]
                    {
                        KeyValuePair.Create(StoredItems.HashName(StoredItems.Aside, each.Bytes.Span), (byte[]?)each.Bytes.ToArray()),
                        new(each.Name, null),
                    }
                ),
            ]);
        }
    }

    private ImmutableArray<string> NamesUnder(string prefix) => [.. names.Where(each => each.StartsWith(prefix, StringComparison.Ordinal))];

    private bool IsCovered(string log)
    {
        var parts = log.Split('/');
        var device = DeviceId.From(Convert.FromHexString(parts[1]));
        // Of a device with two pasts the number alone does not say which envelope the snapshot has: each is opened, and its name is
        // looked at.
        return state.Has(device, ulong.Parse(parts[2], CultureInfo.InvariantCulture)) && !state.IsForked(device);
    }
}
