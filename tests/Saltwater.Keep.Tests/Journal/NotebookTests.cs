using System.Collections.Immutable;
using CsCheck;
using Saltwater.Keep.Journal;
using Saltwater.Keep.Tests.Vault;
using Saltwater.Keep.Vault;
using Saltwater.Keep.Vault.Storage;

namespace Saltwater.Keep.Tests.Journal;

public sealed class NotebookTests
{
    private static readonly DateOnly Evening = new(2026, 3, 14);

    private static readonly Gen<Entry> AnyEntry =
        from day in Gen.Int[700_000, 740_000]
        from minute in Gen.Int[0, 1_439].Nullable()
        from late in Gen.Int[0, 30]
        from company in Gen.Int[0, 1].Nullable()
        from tears in Gen.Bool
        from felt in Gen.Int[0, 2].Nullable()
        from facts in Gen.Dictionary(Gen.String[Gen.Char['a', 'z'], 1, 8], Gen.String[Gen.Char['a', 'z'], 1, 8].Array[0, 3])[0, 4]
        from note in Gen.String
        from keep in Gen.Int[1, 400].Nullable()
        select new Entry
        {
            Id = RecordId.New(),
            Day = DateOnly.FromDayNumber(day),
            Time = minute is { } of ? new TimeOnly(of / 60, of % 60) : null,
            WrittenOn = DateOnly.FromDayNumber(day + late),
            Company = (Company?)company,
            Tears = tears,
            Felt = (Felt?)felt,
            Facts = facts.ToImmutableSortedDictionary(each => each.Key, each => each.Value.ToImmutableArray(), StringComparer.Ordinal),
            Note = Mended(note),
            KeepDays = keep,
        };

    [Fact]
    public Task An_entry_comes_back_as_it_was_kept() =>
        AnyEntry
            .Array[0, 5]
            .SampleAsync(
                async kept =>
                {
                    var store = new MemoryStore();
                    await Notebook.Of(await Vaults.New(store)).Save(kept, []);
                    var read = Notebook.Of((await (await LockedVault.FindIn(Vaults.QuickKeys(), store))!.Unlock(Vaults.Phrase)).Vault!);

                    Assert.Equal(
                        kept.Select(Plain).Order(StringComparer.Ordinal),
                        read.Entries.Select(Plain).Order(StringComparer.Ordinal)
                    );
                    Assert.Equal(read.Entries.Select(entry => entry.Day), kept.Select(entry => entry.Day).OrderDescending());
                },
                iter: 60
            );

    [Fact]
    public Task What_is_not_finished_comes_back_as_it_was_and_is_no_entry() =>
        Gen.Select(AnyEntry, Gen.Bool)
            .SampleAsync(
                async (told, isChange) =>
                {
                    var store = new MemoryStore();
                    var notebook = Notebook.Of(await Vaults.New(store));
                    if (isChange)
                    {
                        await notebook.Save(told);
                    }

                    var draft = EntryDraft.Of(told, told.WrittenOn);
                    draft.Note += " and";
                    draft.Tears = isChange ? draft.Tears : null;
                    Assert.Equal(WriteResult.Done, await notebook.SaveDraft(draft));
                    Assert.Equal(WriteResult.Done, await notebook.SaveDraft(draft));

                    var again = Notebook.Of((await (await LockedVault.FindIn(Vaults.QuickKeys(), store))!.Unlock(Vaults.Phrase)).Vault!);
                    Assert.Equal(isChange ? [Plain(told)] : [], again.Entries.Select(Plain));
                    var begun = again.Unfinished!;
                    Assert.Equal(draft.Tears, begun.Tears);
                    begun.Tears = told.Tears;
                    begun.Note = begun.Note[..^4];
                    Assert.Equal(Plain(Trimmed(told)), Plain(begun.ToEntry()));

                    Assert.Equal(WriteResult.Done, await again.Save(begun.ToEntry()));
                    Assert.Null(again.Unfinished);
                    Assert.Null(
                        Notebook.Of((await (await LockedVault.FindIn(Vaults.QuickKeys(), store))!.Unlock(Vaults.Phrase)).Vault!).Unfinished
                    );
                },
                iter: 60
            );

    [Fact]
    public async Task What_was_begun_before_is_not_lost_to_what_is_begun_now()
    {
        var notebook = Notebook.Of(await Vaults.New());
        var (first, second) = (EntryDraft.New(RecordId.New(), Evening), EntryDraft.New(RecordId.New(), Evening));
        (first.Note, second.Note) = ("first", "second");
        await notebook.SaveDraft(first);
        await notebook.SaveDraft(second);

        Assert.Equal("second", notebook.Unfinished!.Note);
        Assert.Equal(WriteResult.Done, await notebook.DropDraft());
        Assert.Equal("first", notebook.Unfinished!.Note);
        Assert.Equal(WriteResult.Done, await notebook.DropDraft());
        Assert.Null(notebook.Unfinished);
    }

    [Fact]
    public async Task Deleting_can_be_undone_until_it_is_cleared()
    {
        var vault = await Vaults.New();
        var notebook = Notebook.Of(vault);
        var entry = On(Evening, note: "kept");
        await notebook.Save(entry);

        await notebook.Delete(entry.Id);
        Assert.Empty(notebook.Entries);
        Assert.Equal(WriteResult.Done, await notebook.Undo(entry));
        Assert.Equal("kept", Assert.Single(Notebook.Of(vault).Entries).Note);

        await notebook.Delete(entry.Id);
        Assert.Equal((0, true), await notebook.ClearExpired(Evening));
        Assert.Null(vault.Find(entry.Id));
    }

    [Fact]
    public async Task An_entry_goes_when_it_has_had_its_time_and_not_a_day_before_whatever_the_clock_says()
    {
        var notebook = Notebook.Of(await Vaults.New());
        await notebook.Save([On(Evening, keepDays: 30), On(Evening.AddDays(1), keepDays: null)], []);

        Assert.Equal((0, false), await notebook.ClearExpired(Evening.AddDays(-400)));
        Assert.Equal((0, false), await notebook.ClearExpired(Evening.AddDays(30)));
        Assert.Equal((1, true), await notebook.ClearExpired(Evening.AddDays(31)));
        Assert.Single(notebook.Entries);
    }

    [Fact]
    public async Task An_edit_writes_only_what_changed()
    {
        var store = new MemoryStore();
        var vault = await Vaults.New(store);
        var notebook = Notebook.Of(vault);
        var entry = On(Evening, note: "one");
        await notebook.Save(entry);
        var there = (
            await LockedVault.RestoreBackup(Vaults.QuickKeys(), new MemoryStore(), await vault.Backup(), Vaults.Phrase, secretIsCode: false)
        ).Vault!;

        await notebook.Save(Changed(entry, note: "two", felt: null));
        await Notebook.Of(there).Save(Changed(entry, note: "one", felt: Felt.Mixed));
        await vault.Merge(await there.Backup());

        var merged = Assert.Single(Notebook.Of(vault).Entries);
        Assert.Equal(("two", Felt.Mixed), (merged.Note, merged.Felt));
        Assert.Empty(Notebook.Of(vault).OtherNotes(entry.Id));
    }

    [Fact]
    public async Task Several_a_day_are_kept_apart_and_in_order()
    {
        var notebook = Notebook.Of(await Vaults.New());
        var (late, early, untimed) = (On(Evening, time: new(23, 10)), On(Evening, time: new(7, 0)), On(Evening));
        await notebook.Save([early, untimed, late], []);

        Assert.Equal([late, early, untimed], notebook.Entries);
    }

    private static Entry Changed(Entry entry, string note, Felt? felt) =>
        new()
        {
            Id = entry.Id,
            Day = entry.Day,
            WrittenOn = entry.WrittenOn,
            Tears = entry.Tears,
            Note = note,
            Felt = felt,
        };

    private static Entry Trimmed(Entry entry)
    {
        var draft = EntryDraft.Of(entry, entry.WrittenOn);
        return draft.ToEntry();
    }

    private static Entry On(DateOnly day, string note = "", int? keepDays = null, TimeOnly? time = null) =>
        new()
        {
            Id = RecordId.New(),
            Day = day,
            WrittenOn = day,
            Tears = true,
            Note = note,
            KeepDays = keepDays,
            Time = time,
        };

    // A lone half of a character cannot be written as text by anyone.
    private static string Mended(string text) => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));

    private static string Plain(Entry entry) =>
        $"{entry.Id} {entry.Day:O} {entry.Time:O} {entry.WrittenOn:O} {entry.Company} {entry.Tears} {entry.Felt} {string.Join(';', entry.Facts.Select(each => $"{each.Key}={string.Join(',', each.Value)}"))} {entry.Note} {entry.KeepDays}";
}
