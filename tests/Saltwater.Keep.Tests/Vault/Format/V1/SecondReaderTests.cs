using System.Globalization;
using System.Text.Json;
using Saltwater.Keep.Journal;
using Saltwater.Keep.Native;
using Saltwater.Keep.Vault;
using Saltwater.Keep.Vault.Keys;
using Saltwater.Keep.Vault.Storage;
using static Saltwater.Keep.Tests.Vault.Vaults;

namespace Saltwater.Keep.Tests.Vault.Format.V1;

/// <summary>The document is enough: a reader in another language, written from it, comes to the same notes and to the same state.</summary>
public sealed class SecondReaderTests
{
    private static readonly DateOnly Day = new(2026, 3, 14);

    public static TheoryData<string> Kept => [.. KeptBackup.All.Select(each => each.File)];

    [Theory]
    [MemberData(nameof(Kept))]
    public async Task Every_kept_backup_says_the_same_to_both(string file)
    {
        var kept = KeptBackup.All.Single(each => each.File == file);
        foreach (var (secret, isCode) in new[] { (kept.Passphrase, false), (kept.Code, true) })
        {
            await using var keys = new NativeKeys();
            await AssertSame(keys, kept.Bytes, secret, isCode);
        }

        Assert.Equal("wrong passphrase", (await SecondReader.Read(kept.Bytes, "six loud words", secretIsCode: false)).Refused);
    }

    [Fact]
    public async Task Two_devices_a_snapshot_deletions_and_two_versions_say_the_same_to_both()
    {
        var (here, code) = await Made();
        var there = await Elsewhere(here, code);
        await Notebook.Of(there).Save(Evening(1, "from there"));
        await Notebook.Of(here).Save(Evening(1, "from here"));
        await Notebook.Of(here).Save(Evening(2, "goes"));
        await here.Save(new DeleteRecord(Id(2)));
        await there.Merge(await here.Backup());
        await there.Compact();
        await Notebook.Of(there).Save(Evening(3, "after the snapshot"));

        await AssertSame(QuickKeys(), await there.Backup(), code, isCode: true);
    }

    [Fact]
    public async Task A_copied_profile_and_a_gap_say_the_same_to_both()
    {
        var (vault, code) = await Copied(new MemoryStore());
        await Notebook.Of(vault.One).Save(Evening(2, "on the one"));
        await Notebook.Of(vault.Other).Save(Evening(3, "on its copy"));
        Assert.Null((await vault.One.Merge(await vault.Other.Backup())).Merged.Problem);
        await Notebook.Of(vault.One).Save(Evening(4, "after both met"));

        var both = await AssertSame(QuickKeys(), await vault.One.Backup(), code, isCode: true);
        Assert.Equal(3, both.Notes!.Length);
    }

    [Fact]
    public async Task Notes_that_were_made_while_locked_say_the_same_to_both()
    {
        var (store, keys) = (new MemoryStore(), QuickKeys());
        var (vault, code, _) = await LockedVault.Create(keys, store, Phrase, KdfCost.Usual);
        var locked = (await LockedVault.FindIn(keys, store))!;
        await locked.Note([
            .. EntryFields
                .FieldsOf(Evening(5, "noted"))
                .Where(each => each.Key is "type" or "when" or "how" or "note")
                .OrderBy(each => each.Key.Length),
        ]);

        await AssertSame(QuickKeys(), await vault!.Backup(), code, isCode: true);
    }

    private static async Task<SecondReader> AssertSame(NativeKeys keys, byte[] backup, string secret, bool isCode)
    {
        var second = await SecondReader.Read(backup, secret, isCode);
        AssertSame(await LockedVault.RestoreBackup(keys, new MemoryStore(), backup, secret, isCode), second, "");
        Assert.Null(second.Damage);
        return second;
    }

    // What the product makes of a file, and what the second reader does, on one line each.
    internal static void AssertSame(RestoreResult restored, SecondReader second, string what)
    {
        if (restored.Vault is null)
        {
            Assert.True(second.Refused is not null, $"{what}: the second reader opens it");
            return;
        }

        var (notebook, account) = (Notebook.Of(restored.Vault), restored.Account!);
        string[] ours =
        [
            $"{what}",
            .. notebook.Entries.Select(Line),
            $"days {notebook.CycleDays.Count}",
            $"aside {account.Aside.Length}",
            $"double {account.Doubles}",
            $"missing {account.Missing}",
            $"unreadable {account.Unreadable}",
            $"list {JsonNamingPolicy.CamelCase.ConvertName(account.Heads.ToString())}",
            $"damage {JsonNamingPolicy.CamelCase.ConvertName(account.Damage?.ToString() ?? "")}",
            $"root {(second.Root is null ? "" : Convert.ToHexStringLower(restored.Vault.Root()))}",
        ];
        string[] theirs =
        [
            $"{what}",
            .. second.Notes ?? [],
            $"days {second.Days}",
            $"aside {second.Aside}",
            $"double {second.Doubles}",
            $"missing {second.Missing}",
            $"unreadable {second.Unreadable}",
            $"list {second.List switch { "fits" => "fits", "absent" => "absent", _ => "differs" }}",
            $"damage {second.Damage}",
            $"root {second.Root}",
        ];
        Assert.Equal(ours, theirs);
    }

    private static string Line(Entry entry) =>
        $"{entry.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}  {(entry.Tears ? "tears" : "no tears")}{(entry.Felt is { } felt ? ", " + JsonNamingPolicy.CamelCase.ConvertName(felt.ToString()) : "")}{(entry.FromMemory ? ", from memory" : "")}{(entry.Note.Length > 0 ? "  " + entry.Note : "")}";

    private static RecordId Id(byte number) => RecordId.From([.. new byte[15], number]);

    private static Entry Evening(byte number, string note) =>
        new()
        {
            Id = Id(number),
            Day = Day.AddDays(number),
            WrittenOn = Day.AddDays(number),
            Tears = number % 2 == 0,
            Note = note,
        };

    private static async Task<(OpenVault Vault, string Code)> Made()
    {
        var (vault, code, _) = await LockedVault.Create(QuickKeys(), new MemoryStore(), Phrase, KdfCost.Usual);
        return (vault!, code);
    }

    private static async Task<OpenVault> Elsewhere(OpenVault vault, string code) =>
        (await LockedVault.RestoreBackup(QuickKeys(), new MemoryStore(), await vault.Backup(), code, secretIsCode: true)).Vault!;

    // The keys of one profile on two disks.
    private static async Task<((OpenVault One, OpenVault Other) Vaults, string Code)> Copied(MemoryStore store)
    {
        var keys = QuickKeys();
        var (one, code, _) = await LockedVault.Create(keys, store, Phrase, KdfCost.Usual);
        var disk = new MemoryStore();
        var names = await store.Names();
        var bytes = await store.Read(names);
        await disk.Write([.. names.Zip(bytes, KeyValuePair.Create)]);
        var other = (await (await LockedVault.FindIn(keys.Copy(), disk))!.Unlock(Phrase)).Vault!;
        return ((one!, other), code);
    }
}
