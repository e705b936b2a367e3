using System.Collections.Immutable;
using System.Globalization;
using Saltwater.Keep.Vault.Format.V1;
using Saltwater.Keep.Vault.Keys;
using Saltwater.Keep.Vault.Merging;
using Saltwater.Keep.Vault.Storage;

namespace Saltwater.Keep.Vault.Reading;

/// <content>From a store.</content>
internal sealed partial class LoadedVault
{
    /// <summary>Opens everything in a store; null if the control log is not that of the key record.</summary>
    /// <param name="mend">Whether what does not fit may be put aside in the store.</param>
    public static async ValueTask<LoadedVault?> From(IVaultKeys keys, StoredItems items, KeyRecord record, bool mend)
    {
        var names = await items.Names();
        var loaded = new LoadedVault(keys);
        if (!await loaded.LoadControl((await items.Read([StoredItems.Control]))[0] ?? [], record))
        {
            return null;
        }

        var unreadable = await loaded.LoadSnapshot(items, names);
        List<(string Name, ReadOnlyMemory<byte> Bytes)> odd = [];
        var damaged = unreadable + await loaded.LoadRecords(items, names, odd) + await loaded.LoadInbox(items, names);
        loaded.Health = new(
            names.Count(each => each.StartsWith(StoredItems.Odd, StringComparison.Ordinal)) + odd.Count,
            damaged,
            loaded.CountMissing()
        );
        if (mend && odd.Count > 0)
        {
            _ = await items.Write([
                .. odd.SelectMany(each =>
                    new[]
                    {
                        KeyValuePair.Create(StoredItems.HashName(StoredItems.Odd, each.Bytes.Span), (byte[]?)each.Bytes.ToArray()),
                        new(each.Name, null),
                    }
                ),
            ]);
        }

        return loaded;
    }

    private int CountMissing() => (int)Math.Min(int.MaxValue, State.CountMissing());

    // The newest that is whole: one that was cut short by a crash was never relied on. Where none is, what can still be read of the newest.
    private async ValueTask<int> LoadSnapshot(StoredItems items, ImmutableSortedSet<string> names)
    {
        (VaultState State, string Number, int Unreadable)? partly = null;
        foreach (
            var snapshot in names
                .Where(each => each.StartsWith(StoredItems.Snapshot, StringComparison.Ordinal))
                .GroupBy(each => each.Split('/')[1], StringComparer.Ordinal)
                .OrderByDescending(each => each.Key, StringComparer.Ordinal)
        )
        {
            var read = await items.Read([.. snapshot]);
            ImmutableArray<ReadOnlyMemory<byte>> there =
            [
                .. read.Where(each => each is not null).Select(each => (ReadOnlyMemory<byte>)each),
            ];
            var gathered = Gather([
                .. there
                    .Zip(await Open(there))
                    .Where(each => each.Second.Problem is null)
                    .Select(each => Chunk.Of(null, each.First, each.Second.Payload))
                    .OfType<Chunk>(),
            ]);
            if (gathered is { State: { } state, Unreadable: 0 })
            {
                (State, Snapshot) = (state, ulong.Parse(snapshot.Key, CultureInfo.InvariantCulture));
                return 0;
            }

            partly ??= gathered.State is null ? null : (gathered.State, snapshot.Key, gathered.Unreadable);
        }

        if (partly is { } found)
        {
            (State, Snapshot) = (found.State, ulong.Parse(found.Number, CultureInfo.InvariantCulture));
        }

        return partly?.Unreadable ?? 0;
    }

    private async ValueTask<int> LoadRecords(
        StoredItems items,
        ImmutableSortedSet<string> names,
        List<(string Name, ReadOnlyMemory<byte> Bytes)> odd
    )
    {
        var damaged = 0;
        List<Piece> pieces = [];
        foreach (
            var batch in names.Where(each => each.StartsWith(StoredItems.Log, StringComparison.Ordinal) && !IsCovered(each)).Chunk(Batch)
        )
        {
            var read = await items.Read(batch);
            ImmutableArray<(string Name, ReadOnlyMemory<byte> Bytes)> there =
            [
                .. batch.Zip(read).Where(each => each.Second is not null).Select(each => (each.First, (ReadOnlyMemory<byte>)each.Second)),
            ];
            damaged += batch.Length - there.Length;
            var opened = await Open([.. there.Select(each => each.Bytes)]);
            foreach (var ((name, bytes), each) in there.Zip(opened))
            {
                var payload = each.Problem is null ? Payload.Read(each.Payload) : null;
                if (
                    payload is null
                    || new Envelope(bytes) is var envelope
                        && (envelope.Kind != EnvelopeKind.Record || StoredItems.LogName(envelope.Device, envelope.Number) != name)
                )
                {
                    odd.Add((name, bytes));
                    continue;
                }

                pieces.Add(new(name, null, new(bytes), EnvelopeHash.Of(bytes.Span), payload));
            }
        }

        Replay(State, pieces, (piece, problem) =>
        {
            if (problem is not null)
            {
                odd.Add((piece.Name, piece.Envelope.Bytes));
            }
            else
            {
                Since++;
            }
        });
        return damaged;
    }

    private async ValueTask<int> LoadInbox(StoredItems items, ImmutableSortedSet<string> names)
    {
        ImmutableArray<string> notes = [.. names.Where(each => each.StartsWith(StoredItems.Inbox, StringComparison.Ordinal))];
        var read = await items.Read(notes);
        var opened = await Open([.. read.Select(each => (ReadOnlyMemory<byte>)(each ?? []))]);
        Inbox = [.. notes.Zip(opened).Where(each => each.Second.Problem is null).Select(each => (each.First, each.Second.Payload))];
        return notes.Length - Inbox.Length;
    }

    private bool IsCovered(string log)
    {
        var (device, number) = Place(log);
        return State.Has(device, number) && !State.IsForked(device);
    }
}
