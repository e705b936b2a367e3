using System.Collections.Immutable;
using Saltwater.Keep.Vault.V1;

namespace Saltwater.Keep.Vault;

/// <summary>A vault that is open: its records, and the one way to change them. One tab writes, and what is asked meanwhile waits for its turn.</summary>
public sealed class OpenVault
{
    // With more than this since the last snapshot, opening begins to be felt. Judgement.
    private const int EnvelopesBetweenSnapshots = 200;

    private readonly IVaultKeys keys;
    private readonly IVaultStore store;
    private readonly StoredItems items;
    private byte[] record;
    private LoadedVault loaded;
    private DeviceId own;
    private ImmutableArray<Sealed> pending = [];
    private Task turn = Task.CompletedTask;

    private OpenVault(IVaultKeys keys, IVaultStore store, byte[] record, LoadedVault loaded) =>
        (this.keys, this.store, items, this.record, this.loaded) = (keys, store, new(store), record, loaded);

    /// <summary>What was noticed while it was opened.</summary>
    public VaultHealth Health => loaded.Health;

    /// <summary>What its passphrase is stretched with.</summary>
    public KdfCost Cost => new KeyRecord(record).Cost;

    /// <summary>Every record that is there, deleted ones included, by id.</summary>
    public IEnumerable<VaultRecord> Records =>
        loaded.State.Records.Where(each => !each.Value.Purged).Select(each => new VaultRecord(each.Key, each.Value));

    /// <summary>One record, or null if it never was, or was purged.</summary>
    public VaultRecord? Find(RecordId id) => loaded.State.Records.TryGetValue(id, out var state) && !state.Purged ? new(id, state) : null;

    /// <summary>SHA-256 of everything it holds: the same on every device that merged the same.</summary>
    public byte[] Root() => loaded.State.Root();

    /// <summary>Makes changes. They are there, and on the disk, when this returns <see cref="Writing.Done"/>; otherwise nothing changed, and the same call may be tried again.</summary>
    /// <exception cref="ArgumentException">One change alone is larger than an envelope, about 63,000 bytes.</exception>
    public ValueTask<Writing> Save(params IReadOnlyList<Change> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        return InTurn(() => SaveNow(changes));
    }

    private async ValueTask<Writing> SaveNow(IReadOnlyList<Change> changes)
    {
        if (changes.Count == 0)
        {
            return Writing.Done;
        }

        if (!loaded.Devices.ContainsKey(own) && await Enrol() is not Writing.Done and var refused)
        {
            // What a device signs that is not on the list opens nowhere.
            return refused;
        }

        if (pending.Length > 0 && await WritePending() is not Writing.Done and var still)
        {
            return still;
        }

        pending = await Seal(changes);
        var written = await WritePending();
        if (written == Writing.Gone || (written != Writing.Done && await NothingIsThere()))
        {
            pending = [];
        }

        return written;
    }

    /// <summary>Writes a snapshot, reads it back, and drops what it covers: purged records are then gone from the store as well.</summary>
    public ValueTask<Writing> Compact() => InTurn(CompactNow);

    private async ValueTask<Writing> CompactNow()
    {
        // What is damaged here may be whole in a backup; until then its place is kept.
        if (Health.Damaged > 0 || pending.Length > 0)
        {
            return Writing.Unsure;
        }

        var names = await items.Names();
        var number =
            names
                .Where(each => each.StartsWith(StoredItems.Snapshot, StringComparison.Ordinal))
                .Select(each => ulong.Parse(each.Split('/')[1], System.Globalization.CultureInfo.InvariantCulture))
                .Append(0UL)
                .Max() + 1;
        var written = await WriteSnapshot(number, loaded.State);
        if (written != Writing.Done)
        {
            return written;
        }

        var again = await LoadedVault.From(keys, items, new(record), mend: false);
        if (again is null || again.Snapshot != number || !again.State.Root().AsSpan().SequenceEqual(loaded.State.Root()))
        {
            return Writing.Unsure;
        }

        loaded = again;
        return await items.Write([
            .. names
                .Where(each =>
                    each.StartsWith(StoredItems.Snapshot, StringComparison.Ordinal)
                    || each.StartsWith(StoredItems.Log, StringComparison.Ordinal)
                )
                .Select(each => KeyValuePair.Create(each, (byte[]?)null)),
        ]);
    }

    /// <summary>Mends damaged copies, and compacts if opening would otherwise become slow, or if something was purged. To be called once the first screen is there.</summary>
    /// <returns>How the last of it went; what was not done is done the next time.</returns>
    public ValueTask<Writing> Tidy(bool purged) =>
        InTurn(async () =>
        {
            try
            {
                await items.Mend([.. await items.Names()]);
                _ = await items.Settle();
                return purged || loaded.Since > EnvelopesBetweenSnapshots ? await CompactNow() : Writing.Done;
            }
            catch (IOException)
            {
                return Writing.Gone;
            }
        });

    /// <summary>The whole vault in one file, its bytes as they are stored; where the store is not there any more, sealed anew from what is open. What was never confirmed is not in it.</summary>
    public ValueTask<byte[]> Backup() =>
        InTurn(async () => await items.Settle() == Writing.Gone ? await BackupOfWhatIsOpen() : await BackupOfStore());

    private async ValueTask<byte[]> BackupOfWhatIsOpen() =>
        await WriteBackup((await SealSnapshot(loaded.State)).Select(each => (SectionKind.Chunk, (ReadOnlyMemory<byte>)each)));

    private async ValueTask<byte[]> BackupOfStore()
    {
        var unconfirmed = pending.Select(each => StoredItems.LogName(own, each.Head.Number)).ToHashSet(StringComparer.Ordinal);
        var names = (await items.Names()).Except(unconfirmed);
        var snapshot = StoredItems.ChunkName(loaded.Snapshot, 0)[..^6];
        List<(SectionKind, ReadOnlyMemory<byte>)> sections = [];
        foreach (
            var (kind, prefix) in new[]
            {
                (SectionKind.Chunk, snapshot),
                (SectionKind.Record, StoredItems.Log),
                (SectionKind.Inbox, StoredItems.Inbox),
            }
        )
        {
            var read = await items.Read([.. names.Where(each => each.StartsWith(prefix, StringComparison.Ordinal))]);
            sections.AddRange(read.Where(each => each is not null).Select(each => (kind, (ReadOnlyMemory<byte>)each)));
        }

        // A file that nobody opens is no backup.
        return sections.Count > BackupFile.MaxSections / 2 || sections.Sum(each => (long)each.Item2.Length) > Vault.Backup.MaxSize / 2
            ? await BackupOfWhatIsOpen()
            : await WriteBackup(sections);
    }

    private ValueTask<byte[]> WriteBackup(IEnumerable<(SectionKind, ReadOnlyMemory<byte>)> sections) =>
        BackupFile.Write([(SectionKind.Key, record), (SectionKind.Control, loaded.Control), .. sections], async (count, hash) =>
            (
                await keys.Seal(
                    new(EnvelopeKind.Snapshot, 1, new byte[Envelope.HashSize]),
                    [new HeadsPayload(count, hash, loaded.State.Vector.ToImmutableSortedDictionary()).Write()]
                )
            )[0]
        );

    /// <summary>What merging a backup of this vault would change. Changes nothing.</summary>
    public ValueTask<Merging> Preview(ReadOnlyMemory<byte> backup) => InTurn(async () => (await Combine(backup)).Told);

    /// <summary>Merges a backup of this vault: what both have stays, what either lacks is added, and what was written on both is kept in both versions.</summary>
    public ValueTask<(Merging Told, Writing Writing)> Merge(ReadOnlyMemory<byte> backup) =>
        InTurn(async () =>
        {
            // It is sealed under this device's name, which it may have to give up.
            if (pending.Length > 0 && await WritePending() is not Writing.Done and var still)
            {
                return (new(null, 0, 0, 0), still);
            }

            await Heal(backup);
            var (told, state, control) = await Combine(backup);
            if (state is null)
            {
                return (told, Writing.Done);
            }

            var written = await items.Write([new(StoredItems.Control, control)]);
            return (told, written == Writing.Done ? await Adopt(state) : written);
        });

    /// <summary>Makes another passphrase open it. Copies of the vault made before still open with the old one.</summary>
    /// <param name="passphrase">One that <see cref="Passphrase.Find"/> has nothing against.</param>
    /// <returns>Which passphrase opens it from now on.</returns>
    public ValueTask<Replacing> ChangePassphrase(string passphrase, KdfCost cost) =>
        Passphrase.Find(passphrase) is null
            ? InTurn(async () => await Replace(await keys.ChangePassphrase(record, passphrase, cost)))
            : throw new ArgumentException("The passphrase is not accepted.", nameof(passphrase));

    /// <summary>Makes a new recovery code; the old one opens this vault no more, but copies made before.</summary>
    /// <returns>Which code opens it from now on, and the new code; it is worth something only where it is <see cref="Replacing.Done"/>.</returns>
    public ValueTask<(Replacing Replacing, string RecoveryCode)> RenewCode() =>
        InTurn(async () =>
        {
            var made = await keys.RenewCode(record);
            return (await Replace(made.KeyRecord), made.RecoveryCode);
        });

    /// <summary>Forgets the keys. What this object still holds in memory goes with the page.</summary>
    public ValueTask Lock() => keys.Lock();

    /// <summary>Overwrites and drops everything.</summary>
    public async ValueTask<bool> EraseAll()
    {
        await keys.Lock();
        return await store.EraseAll();
    }

    /// <param name="brought">What a backup held that was put into the store just now, where its bytes alone may not say all of it.</param>
    internal static async ValueTask<OpenVault?> From(IVaultKeys keys, IVaultStore store, byte[] record, VaultState? brought = null)
    {
        var items = new StoredItems(store);
        if (await LoadedVault.From(keys, items, new(record), mend: true) is not { } loaded)
        {
            return null;
        }

        // What an interrupted write left may be readable and not yet on the disk; from here on it counts.
        _ = await items.Settle();
        await items.Mend([StoredItems.Control]);
        _ = await items.Agree(StoredItems.Key, record);
        var vault = new OpenVault(keys, store, record, loaded);
        _ = await vault.Enrol();
        if (brought is not null && !brought.Root().AsSpan().SequenceEqual(loaded.State.Root()))
        {
            _ = await vault.Adopt(VaultState.Merge(loaded.State, brought));
        }

        await vault.TakeIn();
        return vault;
    }

    // The key record comes last: without it there is no vault yet.
    internal static async ValueTask<Writing> Put(LoadedVault backup, ReadOnlyMemory<byte> record, IVaultStore to)
    {
        const int AtOnce = 128;
        var target = new StoredItems(to);
        var chunk = 0;
        foreach (var batch in backup.Sound.Chunk(AtOnce))
        {
            var written = await target.Write([.. batch.Select(each => KeyValuePair.Create(NameOf(each), (byte[]?)each.Bytes.ToArray()))]);
            if (written != Writing.Done)
            {
                return written;
            }
        }

        return await target.Write([new(StoredItems.Control, backup.Control)]) is not Writing.Done and var failed
            ? failed
            : await target.Write([new(StoredItems.Key, record.ToArray())]);

        string NameOf(BackupSection section) =>
            section.Kind switch
            {
                SectionKind.Chunk => StoredItems.ChunkName(1, chunk++),
                SectionKind.Record => StoredItems.LogName(new Envelope(section.Bytes).Device, new Envelope(section.Bytes).Number),
                _ => StoredItems.HashName(StoredItems.Inbox, section.Bytes.Span),
            };
    }

    // Each has seen what the one before it wrote: two at once would take the same number.
    private async ValueTask<T> InTurn<T>(Func<ValueTask<T>> work)
    {
        var (before, done) = (turn, new TaskCompletionSource());
        turn = done.Task;
        await before;
        try
        {
            return await work();
        }
        finally
        {
            done.SetResult();
        }
    }

    // Makes a state that was put together the one that is stored and open.
    private async ValueTask<Writing> Adopt(VaultState state)
    {
        var written = await WriteSnapshot(loaded.Snapshot + 1, state);
        if (written == Writing.Done && await LoadedVault.From(keys, items, new(record), mend: false) is { } again)
        {
            loaded = again;

            // A copied profile has the same keys: from here on each writes under a name of its own.
            return loaded.State.IsForked(own) ? await Enrol() : written;
        }

        return written;
    }

    // A device that this browser has no keys for, or that was never added, cannot sign: it adds itself, since whoever can open may.
    // So does one that has two pasts, with new keys.
    private async ValueTask<Writing> Enrol()
    {
        var key = await keys.Device(new KeyRecord(record).VaultId);
        own = key.Length > 0 ? DeviceId.Of(key) : default;
        var anew = loaded.State.IsForked(own);
        if (loaded.Devices.ContainsKey(own) && !anew)
        {
            return Writing.Done;
        }

        var events = ControlEvent.ReadAll(loaded.Control)!.Value;
        var added = await keys.Enrol(events[^1].Bytes, anew);
        own = DeviceId.Of(await keys.Device(new KeyRecord(record).VaultId));
        var written = await items.Write([new(StoredItems.Control, ControlEvent.Append(loaded.Control, added))]);
        if (written == Writing.Done && await LoadedVault.From(keys, items, new(record), mend: false) is { } again)
        {
            loaded = again;
        }

        return written;
    }

    // A note's id comes from its bytes: taken in twice, after a crash in between, it is still one record.
    private async ValueTask TakeIn()
    {
        List<Change> changes = [];
        List<KeyValuePair<string, byte[]?>> taken = [];
        foreach (var (name, payload) in loaded.Inbox)
        {
            var id = RecordId.From(Convert.FromHexString(name[StoredItems.Inbox.Length..]));
            if (loaded.State.Records.ContainsKey(id) || InboxNote.Read(id, payload) is { } fields && Add(fields))
            {
                taken.Add(new(name, null));
            }
        }

        if (taken.Count > 0 && await SaveNow(changes) == Writing.Done)
        {
            _ = await items.Write(taken);
        }

        bool Add(List<Change> fields)
        {
            changes.AddRange(fields);
            return true;
        }
    }

    private async ValueTask<ImmutableArray<Sealed>> Seal(IReadOnlyList<Change> changes)
    {
        var state = loaded.State;
        List<Payload> payloads = [];
        List<ReadOnlyMemory<byte>> written = [];
        foreach (var group in Split(changes))
        {
            var first = state.Next(own, group);
            var payload = new Payload(first.Lamport + (ulong)payloads.Count, first.Seen, first.Missed, group);
            payloads.Add(payload);
            written.Add(payload.Write(Replaced));
        }

        var head = state.HeadOf(own);
        var envelopes = await keys.Seal(new(EnvelopeKind.Record, head.Number + 1, head.Hash), written);
        return
        [
            .. envelopes.Select(
                (bytes, at) => new Sealed(new(head.Number + 1 + (ulong)at, EnvelopeHash.Of(bytes).Hash), payloads[at], bytes)
            ),
        ];
    }

    private ReadOnlyMemory<byte>? Replaced(SetField set) =>
        loaded.State.Records.TryGetValue(set.Id, out var known) && known[set.Field] is [var first, ..]
            ? first.Value
            : (ReadOnlyMemory<byte>?)null;

    private static IEnumerable<ImmutableArray<Change>> Split(IReadOnlyList<Change> changes)
    {
        // A change without its value: id, kind, name of a short field, hash of what it replaces, and the array around it.
        const int Around = 96;
        const int Room = Padding.MaxPayload - 8_192;
        var group = ImmutableArray.CreateBuilder<Change>();
        var size = 0;
        foreach (var change in changes)
        {
            var needed = Around + (change is SetField set ? set.Value.Length + set.Field.Length : 0);
            if (needed > Room)
            {
                throw new ArgumentException("One change is larger than an envelope.", nameof(changes));
            }

            if (size + needed > Room)
            {
                yield return group.ToImmutable();
                group.Clear();
                size = 0;
            }

            group.Add(change);
            size += needed;
        }

        yield return group.ToImmutable();
    }

    private async ValueTask<Writing> WritePending()
    {
        var written = await items.Write([
            .. pending.Select(each => KeyValuePair.Create(StoredItems.LogName(own, each.Head.Number), (byte[]?)each.Bytes)),
        ]);
        if (written == Writing.Done)
        {
            foreach (var each in pending)
            {
                loaded.State.Apply(own, each.Head, EnvelopeHash.Of(each.Bytes), default, each.Payload);
            }

            pending = [];
        }

        return written;
    }

    private async ValueTask<bool> NothingIsThere()
    {
        var names = await items.Names();
        return pending.All(each => !names.Contains(StoredItems.LogName(own, each.Head.Number)));
    }

    private ValueTask<ImmutableArray<byte[]>> SealSnapshot(VaultState state) =>
        keys.Seal(new(EnvelopeKind.Snapshot, 1, new byte[Envelope.HashSize]), SnapshotPart.Cut(state.Write()));

    private async ValueTask<Writing> WriteSnapshot(ulong number, VaultState state)
    {
        var chunks = await SealSnapshot(state);
        return await items.Write([.. chunks.Select((bytes, at) => KeyValuePair.Create(StoredItems.ChunkName(number, at), (byte[]?)bytes))]);
    }

    private async ValueTask<Replacing> Replace(byte[] changed)
    {
        // With both copies sound, a change that is broken off leaves the earlier record in the one written last.
        if (await items.Agree(StoredItems.Key, record) && await items.Write([new(StoredItems.Key, changed)]) == Writing.Done)
        {
            record = changed;
            return Replacing.Done;
        }

        // One copy may be the new one. Only with the earlier one back in both is it certain what opens it.
        return await items.Agree(StoredItems.Key, record) ? Replacing.Unchanged : Replacing.Unsure;
    }

    // What is damaged or missing here may be whole in the backup. Where a device has two pasts, merging keeps both.
    private async ValueTask Heal(ReadOnlyMemory<byte> backup)
    {
        if (
            !loaded.State.Missing.Any()
            || BackupFile.Read(backup).File is not { } file
            || await LoadedVault.From(keys, file, new(record)) is not { } other
        )
        {
            return;
        }

        List<KeyValuePair<string, byte[]?>> whole = [];
        foreach (
            var device in other
                .Sound.Where(each => each.Kind == SectionKind.Record)
                .Select(each => new Envelope(each.Bytes))
                .GroupBy(each => each.Device)
        )
        {
            // Only one that is known by its name: under the same number the other past of a copied profile may have written something else.
            ReadOnlyMemory<byte> named = default;
            foreach (var each in device.OrderByDescending(each => each.Number))
            {
                var hash = EnvelopeHash.Of(each.Bytes.Span);
                if (
                    loaded.State.IsMissing(each.Device, each.Number)
                    && !loaded.State.IsForked(each.Device)
                    && (hash.Is(named) || loaded.State.Knows(each.Device, each.Number, hash) == true)
                )
                {
                    whole.Add(new(StoredItems.LogName(each.Device, each.Number), each.Bytes.ToArray()));
                    named = each.Before;
                }
                else
                {
                    named = default;
                }
            }
        }

        if (
            whole.Count > 0
            && await items.Write(whole) == Writing.Done
            && await LoadedVault.From(keys, items, new(record), mend: false) is { } again
        )
        {
            loaded = again;
        }
    }

    private async ValueTask<(Merging Told, VaultState? State, byte[]? Control)> Combine(ReadOnlyMemory<byte> backup)
    {
        var (file, problem) = BackupFile.Read(backup);
        if (file is null)
        {
            return (new(problem, 0, 0, 0), null, null);
        }

        if (
            await LoadedVault.From(keys, file, new(record)) is not { } other
            || ControlEvent.Merge(loaded.Control, other.Control) is not { } control
        )
        {
            return (new(BackupProblem.OtherVault, 0, 0, 0), null, null);
        }

        var merged = VaultState.Merge(loaded.State, other.State);
        var added = merged.Records.Count(each => !loaded.State.Records.ContainsKey(each.Key));
        var changed = merged.Records.Count(each => loaded.State.Records.TryGetValue(each.Key, out var known) && !known.Matches(each.Value));
        return (
            new(null, added, changed, (int)(other.Account!.Aside.Length + other.Account.Unreadable + other.Account.Missing)),
            merged,
            control
        );
    }

    private sealed record Sealed(Head Head, Payload Payload, byte[] Bytes)
    {
        public override string ToString() => "Sealed";
    }
}

/// <summary>How replacing the passphrase or the recovery code went. What was not replaced opens the vault as before.</summary>
public enum Replacing
{
    /// <summary>Only the new one opens it.</summary>
    Done,

    /// <summary>It could not be written, and the earlier one is the one that opens it.</summary>
    Unchanged,

    /// <summary>Nobody knows which of the two opens it: keep both until it was opened again.</summary>
    Unsure,
}

/// <summary>What merging a backup changes.</summary>
/// <param name="Problem">Why the file cannot be used; then nothing changes.</param>
/// <param name="New">Records that are not here yet.</param>
/// <param name="Changed">Records that are here and would change.</param>
/// <param name="Skipped">Envelopes in the file that do not open or do not fit, and are left out.</param>
public sealed record Merging(BackupProblem? Problem, int New, int Changed, int Skipped);
