using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Saltwater.Cli;
using Saltwater.Keep;
using Saltwater.Keep.Journal;
using Saltwater.Keep.Native;
using Saltwater.Keep.Vault;
using Saltwater.Keep.Vault.Keys;
using Saltwater.Keep.Vault.Storage;
using Saltwater.Tests.Conventions;

namespace Saltwater.Tests.Cli;

/// <summary>A backup in the terminal, as someone uses it whose browser is gone.</summary>
public sealed class VaultTests : IDisposable
{
    private const string Phrase = "five quiet words by the sea";
    private const string Code = "QG6K-EDQX-4GNQ-8X9P-ZS4T-YD0S-QZER-PWR9-GN";
    private const string NewPhrase = "another lamp on the same shelf";

    // What stands in the backup and may be in no error.
    private static readonly string[] Private = ["Long week", "Spaziergang", "lighthouse", "2026-0", "by the sea", "same shelf", "QG6K"];

    private readonly TemporaryFolder folder = new();
    private readonly string backup;

    public VaultTests()
    {
        backup = folder.At("backup.bin");
        File.Copy(Path.Combine(Repository.Root, "tests", "vectors", "backups", "0.1-native.bin"), backup);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_is_in_it_is_listed_newest_first()
    {
        var run = Open([Phrase], backup);

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            "2026-04-02  no tears, good, from memory\n2026-03-14  tears, mixed  Long week. It eased something. Später ein Spaziergang.\nEntries: 2. Days with bleeding: 2. Limits and care: 1.\n",
            run.Out
        );
    }

    [Theory]
    [InlineData(Code)]
    [InlineData("qg6k edqx 4gnq 8x9p zs4t ydos qzer pwr9 gn")]
    public void The_code_opens_it_however_it_is_written(string typed) =>
        Assert.Equal(ExitCode.Done, Open([typed], backup, "--code").ExitCode);

    [Fact]
    public void Verifying_says_that_everything_opens()
    {
        var run = Open([Phrase], backup, "--verify");

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            "Everything in it opens. It has no sealed list of what was newest, so nobody can tell whether the newest notes were cut off: backups saved from now on have one. Entries: 2. Days with bleeding: 2. Limits and care: 1.",
            run.Said
        );
    }

    [Fact]
    public void A_backup_saved_today_vouches_for_its_newest_notes()
    {
        var target = folder.At("new.bin");
        Open([Phrase, NewPhrase, NewPhrase], backup, "--change-passphrase", target);
        Assert.Equal(
            "Everything in it opens and fits. Entries: 2. Days with bleeding: 2. Limits and care: 1.",
            Open([NewPhrase], target, "--verify").Said
        );

        // The last envelope of records goes, and the end is made to fit again.
        var bytes = File.ReadAllBytes(target);
        var (from, to) = Sections(bytes).Last(each => bytes[each.From] == 4);
        File.WriteAllBytes(target, Resealed([.. bytes[..from], .. bytes[to..]]));

        var run = Open([NewPhrase], target, "--verify");
        AssertRefused(run, ExitCode.BadInput, "VAULT-012");
        Assert.Contains(
            "Sealed records that are not in this file or not sound in it: 1. The sealed list of what was newest does not fit this file.",
            run.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void What_is_sound_in_a_damaged_backup_is_written_to_a_new_one()
    {
        var (target, bytes) = (folder.At("sound.bin"), File.ReadAllBytes(backup));
        File.WriteAllBytes(backup, bytes[..^50]);

        var run = Open([Phrase], backup, "--salvage", target);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.StartsWith($"VAULT-015 {backup}: The end of this file is missing.", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("Keep the other file as well.", run.Said, StringComparison.Ordinal);
        AssertPrivate(target);
        Assert.Contains("Long week. It eased something.", Open([Phrase], target).Out, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, Open([Code], target, "--code").ExitCode);
    }

    [Fact]
    public void Json_holds_everything_and_only_its_owner_can_read_the_file()
    {
        var target = folder.At("notes.json");
        var run = Open([Phrase], backup, "--export", target);

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Error));
        Assert.Equal($"Written: {target}. Anyone who finds this file can read it.", CommandRun.OneLine(run.Out));
        var root = JsonDocument.Parse(File.ReadAllBytes(target)).RootElement;
        Assert.Equal(
            (2, 2, 1),
            (
                root.GetProperty("entries").GetArrayLength(),
                root.GetProperty("cycleDays").GetArrayLength(),
                root.GetProperty("agreements").GetArrayLength()
            )
        );
        AssertPrivate(target);
    }

    [Fact]
    public void Csv_holds_the_entries()
    {
        var target = folder.At("notes.CSV");
        var run = Open([Phrase], backup, "--export", target);

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            $"Written: {target}. It holds the entries; the rest is in .json. Anyone who finds this file can read it.",
            CommandRun.OneLine(run.Out)
        );
        Assert.Equal(3, File.ReadAllLines(target).Length);
        Assert.StartsWith("entry_id,day,", File.ReadAllLines(target)[0], StringComparison.Ordinal);
        AssertPrivate(target);
    }

    [Fact]
    public void A_new_passphrase_opens_the_new_file_and_the_old_one_stays_as_it_is()
    {
        var (target, before) = (folder.At("new.bin"), File.ReadAllBytes(backup));
        var run = Open([Phrase, NewPhrase, NewPhrase], backup, "--change-passphrase", target);

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Error));
        Assert.EndsWith(
            "It opens with the new passphrase, or with the same recovery code. The file you gave still opens with the old one.",
            run.Said,
            StringComparison.Ordinal
        );
        Assert.Equal(before, File.ReadAllBytes(backup));
        AssertPrivate(target);
        AssertRefused(Open([Phrase], target), ExitCode.BadInput, "VAULT-002");
        Assert.Equal(
            "Everything in it opens and fits. Entries: 2. Days with bleeding: 2. Limits and care: 1.",
            Open([NewPhrase], target, "--verify").Said
        );
        Assert.Equal(ExitCode.Done, Open([Code], target, "--code").ExitCode);

        // Its stretching is as costly as that of the file it came from: 65,536 KiB, three times.
        Assert.Equal(before.AsSpan(21, 8), File.ReadAllBytes(target).AsSpan(21, 8));
    }

    [Theory]
    [InlineData("VAULT-002", "six quiet words by the sea")]
    [InlineData("VAULT-002", "")]
    [InlineData("VAULT-002", "   ")]
    [InlineData("VAULT-016")]
    [InlineData("VAULT-002", Code)]
    [InlineData("VAULT-008", Phrase, "short")]
    [InlineData("VAULT-008", Phrase, "")]
    [InlineData("VAULT-016", Phrase)]
    [InlineData("VAULT-009", Phrase, NewPhrase, "another lamp on the same shelves")]
    [InlineData("VAULT-009", Phrase, NewPhrase)]
    public void What_was_typed_wrongly_is_refused_writes_nothing_and_is_not_repeated(string code, params string[] typed)
    {
        var run = Open(typed, backup, "--change-passphrase", folder.At("new.bin"));

        AssertRefused(run, ExitCode.BadInput, code);
        Assert.Equal(["backup.bin"], folder.Names);
    }

    [Theory]
    [InlineData("VAULT-003", "0000-0000-0000-0000-0000-0000-0000-0000-2N")]
    [InlineData("VAULT-004", "QG6K-EDQX-4GNQ-8X9P-ZS4T-YD0S-QZER-PWR9-GM")]
    [InlineData("VAULT-004", "QG6K-EDQX-4GNQ-8X9P-ZS4T-YD0S-QZER-PWR8-GN")]
    [InlineData("VAULT-004", "")]
    [InlineData("VAULT-004", Phrase)]
    public void A_code_of_another_backup_and_a_slip_of_the_pen_are_told_apart(string code, string typed)
    {
        if (code == "VAULT-003")
        {
            typed = WithCheck(typed);
        }

        AssertRefused(Open([typed], backup, "--code"), ExitCode.BadInput, code);
    }

    [Theory]
    [InlineData("BACKUP-001", "")]
    [InlineData("BACKUP-001", "%PDF-1.7")]
    [InlineData("BACKUP-001", "{\"saltwater\": \"open data\"}")]
    [InlineData("BACKUP-003", "SWBACK")]
    [InlineData("BACKUP-002", "SWBACKUP\0\0\0\u0002")]
    public void What_is_no_backup_is_told_before_a_passphrase_is_asked_for(string code, string content)
    {
        var file = folder.Write("other.bin", content);

        AssertRefused(Open([], file), ExitCode.BadInput, code);
    }

    [Theory]
    [InlineData(0, "The end of this file is missing.")]
    [InlineData(1, "This file is broken, or was changed: its own checksum does not fit.")]
    [InlineData(2, "The end of this file is missing.")]
    [InlineData(3, "This file is broken, or was changed: its own checksum does not fit.")]
    public void What_was_cut_or_damaged_on_the_way_is_told_and_what_is_sound_is_shown(int way, string what)
    {
        var whole = File.ReadAllBytes(backup);
        File.WriteAllBytes(
            backup,
            way switch
            {
                0 => whole[..^1],
                1 => Changed(whole, whole.Length - 1),
                2 => whole[..^37],
                _ => Changed(whole, whole.Length - 37 - 100),
            }
        );

        var run = Open([Phrase], backup);
        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.StartsWith($"VAULT-015 {backup}: {what} What is sound in it is here.", run.Error, StringComparison.Ordinal);
        Assert.Contains("Long week. It eased something.", run.Out, StringComparison.Ordinal);
        Assert.Equal(ExitCode.BadInput, Open([Phrase], backup, "--verify").ExitCode);
        AssertRefused(Open([], backup), ExitCode.BadInput, "VAULT-016");
    }

    [Fact]
    public void What_ends_before_its_lock_is_told_before_a_passphrase_is_asked_for()
    {
        File.WriteAllBytes(backup, File.ReadAllBytes(backup)[..1_000]);

        AssertRefused(Open([], backup), ExitCode.BadInput, "BACKUP-003");
    }

    [Fact]
    public void A_cost_that_nobody_sets_and_that_does_not_open_is_a_changed_file_and_not_a_wrong_passphrase()
    {
        var bytes = File.ReadAllBytes(backup);
        bytes[17 + 11] = 2;
        File.WriteAllBytes(backup, Resealed(bytes));

        AssertRefused(Open([Phrase], backup), ExitCode.BadInput, "VAULT-006");
    }

    [Theory]
    [InlineData(100, "VAULT-006")]
    [InlineData(17, "VAULT-005")]
    public void A_lock_that_someone_changed_and_one_of_a_newer_version_are_told_apart(int at, string code)
    {
        File.WriteAllBytes(backup, Resealed(Changed(File.ReadAllBytes(backup), at)));

        AssertRefused(Open([Phrase], backup), ExitCode.BadInput, code);
    }

    [Fact]
    public void A_part_that_someone_changed_is_told_and_the_rest_is_listed()
    {
        // The last envelope before the end, in its ciphertext.
        var bytes = File.ReadAllBytes(backup);
        File.WriteAllBytes(backup, Resealed(Changed(bytes, bytes.Length - 37 - 100)));

        var listed = Open([Phrase], backup);
        Assert.Equal(ExitCode.Done, listed.ExitCode);
        Assert.Matches(
            $"^VAULT-012 {System.Text.RegularExpressions.Regex.Escape(backup)}: Sections set aside: 1 \\([0-9]+, a sealed record: its signature does not hold\\)[.] Everything else is here[.]",
            listed.Error
        );
        Assert.Contains("Long week. It eased something.", listed.Out, StringComparison.Ordinal);
        AssertRefused(Open([Phrase], backup, "--verify"), ExitCode.BadInput, "VAULT-012");
        Assert.Contains(
            "What is missing will not be in the new file, so keep this one.",
            Open([Phrase, NewPhrase, NewPhrase], backup, "--change-passphrase", folder.At("new.bin")).Error,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("caf\u00e9 \u00e0 la mer le soir")]
    [InlineData("cafe\u0301 a\u0300 la mer le soir")]
    [InlineData("\uff43\uff41\uff46\u00e9 \u00e0 la mer le soir")]
    public async Task Letters_with_marks_open_it_however_a_keyboard_writes_them(string typed)
    {
        await using var keys = new NativeKeys();
        var (vault, _, _) = await LockedVault.Create(keys, new MemoryStore(), "caf\u00e9 a\u0300 la mer le soir", KdfCost.Floor);
        await File.WriteAllBytesAsync(backup, await vault!.Backup(), TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.Done, Open([typed], backup).ExitCode);
    }

    [Fact]
    public async Task A_note_steers_no_terminal_and_is_cut_between_letters()
    {
        await using var keys = new NativeKeys();
        var (vault, _, _) = await LockedVault.Create(keys, new MemoryStore(), Phrase, KdfCost.Floor);
        await Notebook
            .Of(vault!)
            .Save(
                new Entry
                {
                    Id = RecordId.New(),
                    Day = new(2026, 3, 14),
                    WrittenOn = new(2026, 3, 14),
                    Tears = true,
                    Note =
                        "\u001b[2J\u009b31m\tone\r\ntwo \u202etfel\u2066\u2028\U000e0041 " + string.Concat(Enumerable.Repeat("👍🏽", 60)),
                }
            );
        await File.WriteAllBytesAsync(backup, await vault!.Backup(), TestContext.Current.CancellationToken);

        var run = Open([Phrase], backup);

        Assert.DoesNotContain(run.Out.EnumerateRunes(), each =>
            each.Value != '\n'
            && Rune.GetUnicodeCategory(each)
                is UnicodeCategory.Control
                    or UnicodeCategory.Format
                    or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator
        );
        Assert.Contains("[2J 31m one  two tfel ", run.Out, StringComparison.Ordinal);
        Assert.Contains("👍🏽…", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_name_of_a_file_steers_no_terminal()
    {
        var run = Open([], folder.At("no\u001b[2Jthing\u202e.bin"));

        AssertRefused(run, ExitCode.BadInput, "VAULT-001");
        Assert.Contains("no [2Jthing.bin", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_and_a_folder_are_told()
    {
        AssertRefused(Open([], folder.At("nothing.bin")), ExitCode.BadInput, "VAULT-001");
        AssertRefused(Open([], folder.FullName), ExitCode.BadInput, "VAULT-001");
    }

    [Theory]
    [InlineData("--export", "there.json")]
    [InlineData("--change-passphrase", "there.json")]
    public void What_is_there_already_is_not_written_over_and_that_is_told_before_a_passphrase_is_asked_for(string option, string name)
    {
        folder.Write(name, "mine");

        AssertRefused(Open([], backup, option, folder.At(name)), ExitCode.Environment, "VAULT-010");
        Assert.Equal("mine", File.ReadAllText(folder.At(name)));
    }

    [Fact]
    public void A_place_that_cannot_be_written_to_is_told() =>
        AssertRefused(
            Open([Phrase], backup, "--export", Path.Combine(folder.FullName, "no", "such", "folder.json")),
            ExitCode.Environment,
            "VAULT-010"
        );

    [Fact]
    public void Another_kind_of_file_is_refused_before_a_passphrase_is_asked_for()
    {
        AssertRefused(Open([], backup, "--export", folder.At("notes.txt")), ExitCode.BadInput, "VAULT-007");
        AssertRefused(Open([], backup, "--export", folder.At("notes.json"), "--verify"), ExitCode.BadInput, "VAULT-011");
        Assert.Equal(["backup.bin"], folder.Names);
    }

    [Fact]
    public void Every_code_is_one_thing_for_ever()
    {
        var text = Repository.Read("src/Saltwater.Cli/Commands/VaultCommand.cs");
        var codes = Enumerable.Range(1, 15).Select(number => $"VAULT-{number:d3}").ToArray();

        Assert.All(codes, code => Assert.Equal(2, text.Split($"\"{code}\"").Length));
    }

    private static CommandRun Open(string[] typed, string file, params string[] options) =>
        CommandRun.Typing(typed, ["vault", "open", file, .. options]);

    private static void AssertRefused(CommandRun run, int exitCode, string code)
    {
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Empty(run.Out);
        Assert.Matches($"^{code}( [^\n]+)?: [^\n]+[.] [^\n]+\n$", run.Error);
        Assert.All(Private, each => Assert.DoesNotContain(each, run.Error, StringComparison.OrdinalIgnoreCase));
    }

    private static void AssertPrivate(string file)
    {
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    private static IEnumerable<(int From, int To)> Sections(byte[] bytes)
    {
        const int Start = 12,
            Header = 5;
        for (var at = Start; at < bytes.Length; )
        {
            var end = at + Header + BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at + 1));
            yield return (at, end);
            at = end;
        }
    }

    private static byte[] Changed(byte[] bytes, int at)
    {
        byte[] changed = [.. bytes];
        changed[at] ^= 2;
        return changed;
    }

    // With checks that fit: of the key record, and of the file.
    private static byte[] Resealed(byte[] bytes)
    {
        const int KeyRecord = 17,
            Checked = 1_558,
            End = 37;
        SHA256.HashData(bytes.AsSpan(KeyRecord, Checked), bytes.AsSpan(KeyRecord + Checked));
        SHA256.HashData(bytes.AsSpan(..^End), bytes.AsSpan(^32..));
        return bytes;
    }

    // Zeros with the check characters that belong to them: docs/vault-format.md, Recovery code in writing.
    private static string WithCheck(string zeros)
    {
        var check = BinaryPrimitives.ReadUInt16BigEndian(SHA256.HashData([.. Encoding.ASCII.GetBytes("v1/code"), .. new byte[20]])) >> 6;
        const string Digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        return zeros[..^2] + Digits[check >> 5] + Digits[check & 31];
    }
}
