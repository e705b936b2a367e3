using Saltwater.Keep.Vault;
using Saltwater.Keep.Vault.Format;
using Saltwater.Keep.Vault.Keys;
using Saltwater.Keep.Vault.Reading;
using Saltwater.Keep.Vault.Storage;
using static Saltwater.Keep.Tests.Vault.Vaults;

namespace Saltwater.Keep.Tests.Vault;

public sealed class OpenVaultTests
{
    private static readonly RecordId Evening = RecordId.From([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]);
    private static readonly RecordId Morning = RecordId.From([2, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]);

    [Fact]
    public async Task What_was_saved_is_there_after_opening_again()
    {
        var store = new MemoryStore();
        var vault = await New(store);

        Assert.Equal(WriteResult.Done, await vault.Save(Text(Evening, "note", "by the window")));
        var (result, again) = await (await Reopened(store)).Unlock(Phrase);

        Assert.Equal(UnlockResult.Open, result);
        Assert.Equal("by the window", Read(again!.Find(Evening), "note"));
        Assert.Equal(new VaultHealth(0, 0, 0), again.Health);
    }

    [Fact]
    public async Task What_is_asked_at_the_same_time_is_done_one_after_the_other()
    {
        var inner = new MemoryStore();
        var vault = await New(new SlowStore(inner));
        RecordId[] ids = [.. Enumerable.Range(0, 40).Select(_ => RecordId.New())];

        var saves = ids.Select((id, at) => vault.Save(Text(id, "note", $"line {at}")).AsTask()).ToList();
        var (tidied, backup) = (vault.TidyUp(purged: true).AsTask(), vault.Backup().AsTask());
        saves.AddRange(ids.Select((id, at) => vault.Save(Text(id, "more", $"more {at}")).AsTask()));

        Assert.All(await Task.WhenAll(saves), each => Assert.Equal(WriteResult.Done, each));
        Assert.Equal(WriteResult.Done, await tidied);
        Assert.NotEmpty(await backup);
        var again = (await (await Reopened(inner)).Unlock(Phrase)).Vault!;
        Assert.Equal(new VaultHealth(0, 0, 0), again.Health);
        Assert.Equal(
            ids.Select((_, at) => ($"line {at}", $"more {at}")),
            ids.Select(id => (Read(again.Find(id), "note")!, Read(again.Find(id), "more")!))
        );
    }

    [Fact]
    public async Task Wrong_passphrase_wrong_code_slip_of_the_pen_and_damage_are_told_apart()
    {
        var store = new MemoryStore();
        var (_, code, _) = await LockedVault.Create(QuickKeys(), store, Phrase, KdfCost.Usual);
        var (_, otherCode, _) = await LockedVault.Create(QuickKeys(), new MemoryStore(), Phrase, KdfCost.Usual);
        var locked = await Reopened(store);

        Assert.Equal(UnlockResult.WrongPassphrase, (await locked.Unlock(OtherPhrase)).Result);
        Assert.Equal(UnlockResult.WrongCode, (await locked.Recover(otherCode)).Result);
        Assert.Equal(UnlockResult.MistypedCode, (await locked.Recover((code[0] == 'A' ? 'B' : 'A') + code[1..])).Result);
        Assert.Equal(UnlockResult.Open, (await locked.Recover(code.ToLowerInvariant().Replace('-', ' '))).Result);
    }

    [Fact]
    public async Task Spaces_do_not_make_another_passphrase()
    {
        var store = new MemoryStore();
        await New(store);

        Assert.Equal(UnlockResult.Open, (await (await Reopened(store)).Unlock("  five quiet  words by the sea ")).Result);
    }

    [Fact]
    public async Task A_new_passphrase_opens_and_the_old_one_does_not()
    {
        var store = new MemoryStore();
        var vault = await New(store);
        await vault.Save(Text(Evening, "note", "kept"));

        Assert.Equal(ReplaceResult.Done, await vault.ChangePassphrase(OtherPhrase, KdfCost.Usual));

        Assert.Equal(UnlockResult.WrongPassphrase, (await (await Reopened(store)).Unlock(Phrase)).Result);
        Assert.Equal("kept", Read((await (await Reopened(store)).Unlock(OtherPhrase)).Vault!.Find(Evening), "note"));
    }

    [Fact]
    public async Task A_new_code_opens_and_the_old_one_does_not()
    {
        var store = new MemoryStore();
        var (vault, old, _) = await LockedVault.Create(QuickKeys(), store, Phrase, KdfCost.Usual);

        var (replaced, code) = await vault!.RenewCode();

        Assert.Equal(ReplaceResult.Done, replaced);
        Assert.Equal(UnlockResult.WrongCode, (await (await Reopened(store)).Recover(old)).Result);
        Assert.Equal(UnlockResult.Open, (await (await Reopened(store)).Recover(code)).Result);
        Assert.Equal(UnlockResult.Open, (await (await Reopened(store)).Unlock(Phrase)).Result);
    }

    [Fact]
    public async Task What_is_deleted_comes_back_by_writing_to_it_and_what_is_purged_does_not()
    {
        var store = new MemoryStore();
        var vault = await New(store);
        await vault.Save(Text(Evening, "note", "one"), Text(Morning, "note", "two"));
        await vault.Save(new DeleteRecord(Evening), new DeleteRecord(Morning));

        Assert.False(vault.Find(Evening)!.Alive);
        await vault.Save(Text(Evening, "type", "entry"));
        await vault.Save(new PurgeRecord(Morning));
        await vault.Save(Text(Morning, "note", "again"));

        Assert.True(vault.Find(Evening)!.Alive);
        Assert.Equal("one", Read(vault.Find(Evening), "note"));
        Assert.Null(vault.Find(Morning));
    }

    [Fact]
    public async Task Compaction_changes_nothing_that_shows_and_drops_what_was_purged()
    {
        var store = new MemoryStore();
        var vault = await New(store);
        for (var turn = 0; turn < 20; turn++)
        {
            await vault.Save(Text(RecordId.New(), "note", new string('x', 5_000)));
        }

        await vault.Save(Text(Evening, "note", "stays"), Text(Morning, "note", "goes"));
        await vault.Save(new PurgeRecord(Morning));
        var root = vault.Root();
        var before = (await store.Names()).Length;

        Assert.Equal(WriteResult.Done, await vault.Compact());

        Assert.Equal(root, vault.Root());
        Assert.True((await store.Names()).Length < before);
        Assert.DoesNotContain(await store.Names(), name => name.Contains("log/", StringComparison.Ordinal));
        var again = (await (await Reopened(store)).Unlock(Phrase)).Vault!;
        Assert.Equal("stays", Read(again.Find(Evening), "note"));
        Assert.Equal(21, again.Records.Count());
        await again.Save(Text(Evening, "note", "changed"));
        Assert.Equal("changed", Read((await (await Reopened(store)).Unlock(Phrase)).Vault!.Find(Evening), "note"));
    }

    [Fact]
    public async Task What_is_noted_while_locked_becomes_a_record_at_the_next_unlock_once()
    {
        var store = new MemoryStore();
        var keys = QuickKeys();
        var vault = await New(store, keys);
        await vault.Lock();
        var locked = (await LockedVault.FindIn(keys, store))!;

        Assert.Equal(WriteResult.Done, await locked.Note([new("note", Cbor("this happened"))]));
        Assert.Equal(WriteResult.Done, await locked.Note([new("note", Cbor("")), new("type", Cbor("entry"))]));
        var boxes = await Task.WhenAll(
            (await store.Names())
                .Where(name => name.StartsWith("a/box/", StringComparison.Ordinal))
                .Select(async name => (await store.Read([name]))[0]!.Length)
        );

        Assert.Single(boxes.Distinct());
        var again = (await locked.Unlock(Phrase)).Vault!;
        Assert.Equal(["", "this happened"], again.Records.Select(record => Read(record, "note")!).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(await store.Names(), name => name.Contains("box/", StringComparison.Ordinal));
        Assert.Equal(2, (await (await Reopened(store)).Unlock(Phrase)).Vault!.Records.Count());
    }

    [Fact]
    public async Task A_backup_opens_on_another_device_and_both_go_on_and_meet_again()
    {
        var here = await New();
        await here.Save(Text(Evening, "note", "from here"));
        var there = (
            await LockedVault.RestoreBackup(QuickKeys(), new MemoryStore(), await here.Backup(), Phrase, secretIsCode: false)
        ).Vault!;

        await there.Save(Text(Morning, "note", "from there"), Text(Evening, "place", "sea"));
        await here.Save(Text(Evening, "note", "changed here"));
        await here.Compact();
        Assert.Equal(new MergeResult(null, 1, 1, 0), await here.Preview(await there.Backup()));
        Assert.Null((await here.Merge(await there.Backup())).Merged.Problem);
        await there.Merge(await here.Backup());

        Assert.Equal(here.Root(), there.Root());
        Assert.Equal("changed here", Read(there.Find(Evening), "note"));
        Assert.Equal("sea", Read(here.Find(Evening), "place"));
        Assert.Equal("from there", Read(here.Find(Morning), "note"));
    }

    [Fact]
    public async Task Words_written_on_two_devices_at_once_are_kept_in_both_versions_until_someone_picks()
    {
        var here = await New();
        await here.Save(Text(Evening, "note", "first"));
        var there = (
            await LockedVault.RestoreBackup(QuickKeys(), new MemoryStore(), await here.Backup(), Phrase, secretIsCode: false)
        ).Vault!;

        await here.Save(Text(Evening, "note", "mine"));
        await there.Save(Text(Evening, "note", "also mine"));
        await here.Merge(await there.Backup());

        var record = here.Find(Evening)!;
        Assert.Equal(
            ["also mine", "mine"],
            new[] { Read(record, "note")! }
                .Concat(record.OtherVersions("note").Select(value => new System.Formats.Cbor.CborReader(value).ReadTextString()))
                .Order(StringComparer.Ordinal)
        );
        await here.Save(Text(Evening, "note", "picked"));
        Assert.Empty(here.Find(Evening)!.OtherVersions("note"));
    }

    [Fact]
    public async Task Deleting_wins_over_what_was_written_at_the_same_time()
    {
        var here = await New();
        await here.Save(Text(Evening, "note", "first"));
        var there = (
            await LockedVault.RestoreBackup(QuickKeys(), new MemoryStore(), await here.Backup(), Phrase, secretIsCode: false)
        ).Vault!;

        await there.Save(Text(Evening, "note", "a"));
        await there.Save(Text(Evening, "note", "b"));
        await here.Save(new DeleteRecord(Evening));
        await here.Merge(await there.Backup());
        await there.Merge(await here.Backup());

        Assert.False(here.Find(Evening)!.Alive);
        Assert.Equal(here.Root(), there.Root());
    }

    [Fact]
    public async Task A_backup_of_other_notes_is_refused_and_changes_nothing()
    {
        var here = await New();
        var root = here.Root();

        Assert.Equal(BackupProblem.OtherVault, (await here.Merge(await (await New()).Backup())).Merged.Problem);
        Assert.Equal(root, here.Root());
    }

    private static async Task<LockedVault> Reopened(IVaultStore store) => (await LockedVault.FindIn(QuickKeys(), store))!;

    [Fact]
    public async Task Where_the_store_is_taken_away_while_it_is_open_that_is_told_and_a_backup_still_holds_everything()
    {
        var store = new VanishingStore();
        var vault = await New(store);
        await vault.Save(Text(Evening, "note", "kept"));
        store.IsGone = true;

        Assert.Equal(WriteResult.Gone, await vault.Save(Text(Morning, "note", "late")));
        Assert.Equal(WriteResult.Gone, await vault.Save(Text(Morning, "note", "late")));
        Assert.Equal(WriteResult.Gone, await vault.TidyUp(purged: true));
        var restored = await LockedVault.RestoreBackup(QuickKeys(), new MemoryStore(), await vault.Backup(), Phrase, false);
        Assert.Equal("kept", Read(restored.Vault!.Find(Evening), "note"));
        Assert.Null(restored.Vault.Find(Morning));
    }

    // As a browser's whose data somebody cleared: writing says so, looking fails.
    private sealed class VanishingStore : IVaultStore
    {
        private readonly MemoryStore inner = new();

        public bool IsGone { get; set; }

        public ValueTask<System.Collections.Immutable.ImmutableArray<string>> Names() => IsGone ? throw new IOException() : inner.Names();

        public ValueTask<System.Collections.Immutable.ImmutableArray<byte[]?>> Read(IReadOnlyList<string> names) =>
            IsGone ? throw new IOException() : inner.Read(names);

        public ValueTask<WriteResult> Write(IReadOnlyList<KeyValuePair<string, byte[]?>> changes) =>
            IsGone ? new(WriteResult.Gone) : inner.Write(changes);

        public ValueTask<bool> EraseAll() => inner.EraseAll();
    }

    // As a browser's: each answer comes later, and something else may have been asked by then.
    private sealed class SlowStore(IVaultStore inner) : IVaultStore
    {
        public async ValueTask<System.Collections.Immutable.ImmutableArray<string>> Names()
        {
            await Task.Yield();
            return await inner.Names();
        }

        public async ValueTask<System.Collections.Immutable.ImmutableArray<byte[]?>> Read(IReadOnlyList<string> names)
        {
            await Task.Yield();
            return await inner.Read(names);
        }

        public async ValueTask<WriteResult> Write(IReadOnlyList<KeyValuePair<string, byte[]?>> changes)
        {
            await Task.Yield();
            return await inner.Write(changes);
        }

        public ValueTask<bool> EraseAll() => inner.EraseAll();
    }
}
