using System.Globalization;
using Saltwater.Guide;
using Saltwater.Keep.Agreements;
using Saltwater.Keep.Export;
using Saltwater.Keep.Journal;
using Saltwater.Keep.Native;
using Saltwater.Keep.Vault;

namespace Saltwater.Cli.Commands;

/// <summary><c>saltwater vault open</c>: looks into a backup, takes it out openly, or gives it another passphrase. The backup itself is never changed.</summary>
internal static class VaultCommand
{
    // Long evenings fit; a screen is not filled by one of them.
    private const int ShownOfANote = 60;

    public static int Open(Terminal terminal, string? guide, string file, bool byCode, bool verify, string? export, string? changed, string? salvaged) => GuideSource.Load(terminal, guide) is { } pack
        ? OpenAsync(terminal, pack, file, byCode, verify, export, changed, salvaged).GetAwaiter().GetResult()
        : GuideSource.Failure(guide);

    private static async Task<int> OpenAsync(Terminal terminal, Pack pack, string file, bool byCode, bool verify, string? export, string? changed, string? salvaged)
    {
        // Whatever can be refused without the passphrase is refused before somebody types it.
        if (((bool[])[verify, export is not null, changed is not null, salvaged is not null]).Count(given => given) > 1)
        {
            return terminal.Refuse("VAULT-011", "", "--verify, --export, --change-passphrase and --salvage go one at a time.", "Run the command once for each.");
        }

        if (ReadFile(file) is not { } bytes)
        {
            return terminal.Refuse("VAULT-001", file, "This file cannot be read, or is far larger than any backup.", "Check the path. A backup is what “Save a backup” gave you.");
        }

        if (Backup.Find(bytes) is { } problem)
        {
            var (code, what, remedy) = Backup.Tell(pack, problem);
            return terminal.Refuse(code, file, what, remedy);
        }

        if (export is not null && FormatOf(export) is null)
        {
            return terminal.Refuse("VAULT-007", "--export", "The file has to end in .json or .csv.", "JSON holds everything; CSV holds the entries as a table.");
        }

        if ((export ?? changed ?? salvaged) is { } target && Path.Exists(target))
        {
            return RefuseTarget(terminal, target);
        }

        if (Secret(terminal, byCode ? "Recovery code: " : "Passphrase: ") is not { } secret)
        {
            return NothingTyped(terminal);
        }

        await using var keys = new NativeKeys();
        var restored = await LockedVault.Restore(keys, new MemoryStore(), bytes, secret, byCode);
        if (restored.Vault is not { } vault)
        {
            return Refuse(terminal, file, restored.Unlocking);
        }

        var notebook = Notebook.Of(vault);
        var whole = TellWhatIsMissing(terminal, file, restored.Account!, notebook, changed is not null);
        return changed is not null ? await Change(terminal, vault, changed)
            : salvaged is not null ? Write(terminal, salvaged, await vault.Backup(), "It holds what is sound in the file you gave, and opens with the same passphrase and code. Keep the other file as well.")
            : export is not null ? Write(terminal, export, FormatOf(export)!(terminal, vault, notebook), $"{(IsTable(export) ? "It holds the entries; the rest is in .json. " : "")}Anyone who finds this file can read it.")
            : verify ? Verify(terminal, vault, notebook, restored.Account!, whole)
            : List(terminal, vault, notebook);
    }

    private static byte[]? ReadFile(string file)
    {
        try
        {
            return new FileInfo(file) is { Exists: true, Length: <= Backup.MaxSize } ? File.ReadAllBytes(file) : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    private static int Refuse(Terminal terminal, string file, Unlocking? result) => result switch
    {
        Unlocking.WrongPassphrase => terminal.Refuse("VAULT-002", file, "That is not the passphrase.", "It is the one that opened your notes when the backup was saved. Capitals count; spaces at the ends do not."),
        Unlocking.WrongCode => terminal.Refuse("VAULT-003", file, "That recovery code does not belong to this backup.", "Use the code that was current when the backup was saved."),
        Unlocking.MistypedCode => terminal.Refuse("VAULT-004", file, "There is a slip in the code.", "It has eight groups of four characters and one of two. Compare it letter by letter."),
        Unlocking.NoMemory => terminal.Refuse("VAULT-014", file, "There is too little free memory to try the passphrase.", "Close other programs and try again, or open with --code: the recovery code needs no memory. The file is fine."),
        Unlocking.Unknown => terminal.Refuse("VAULT-005", file, "This backup was made by a newer version.", "Open it with the newest version. The file is fine."),
        _ => terminal.Refuse("VAULT-006", file, "The lock of this backup was changed or damaged, so it was not opened.", "Try another copy."),
    };

    // The end of input is not a wrong passphrase.
    private static int NothingTyped(Terminal terminal) => terminal.Refuse("VAULT-016", "", "Nothing was typed: standard input is at its end.", "Run it in a terminal, or send one line for each thing it asks for.");

    private static int RefuseTarget(Terminal terminal, string path)
    {
        _ = terminal.Refuse("VAULT-010", path, "This file cannot be written, or is there already.", "Choose another name.");
        return ExitCode.Environment;
    }

    /// <returns>Whether everything that can be known to belong in it is shown.</returns>
    private static bool TellWhatIsMissing(Terminal terminal, string file, BackupTally account, Notebook notebook, bool written)
    {
        if (account.Damage is { } damage)
        {
            _ = terminal.Refuse("VAULT-015", file, damage == BackupProblem.Incomplete ? "The end of this file is missing." : "This file was damaged or changed: its own checksum does not fit.", "What is sound in it is here. --salvage writes that into a new backup; another copy may have all of it.");
        }

        if (notebook.Unreadable > 0)
        {
            _ = terminal.Refuse("VAULT-013", file, $"Written by a newer version, and not shown: {notebook.Unreadable}.", "Open it with the newest version. The file is fine.");
        }

        if (BackupWords.NotShown(account) is { Length: > 0 } told)
        {
            _ = terminal.Refuse("VAULT-012", file, told, written ? "What is missing will not be in the new file, so keep this one." : "Another copy may have it.");
        }

        return account.ShowsEverything && notebook.Unreadable == 0;
    }

    private static int List(Terminal terminal, OpenVault vault, Notebook notebook)
    {
        foreach (var entry in notebook.Entries)
        {
            var felt = entry.Felt switch { Felt.Good => ", good", Felt.Mixed => ", mixed", Felt.Upsetting => ", upsetting", _ => "" };
            terminal.Say($"{entry.Day:yyyy-MM-dd}  {(entry.Tears ? "tears" : "no tears")}{felt}{(entry.FromMemory ? ", from memory" : "")}{Beginning(entry.Note)}");
        }

        terminal.Say(Counts(vault, notebook));
        return ExitCode.Done;
    }

    private static int Verify(Terminal terminal, OpenVault vault, Notebook notebook, BackupTally account, bool whole)
    {
        if (!whole)
        {
            return ExitCode.BadInput;
        }

        terminal.Say($"{BackupWords.Shown(account)} {Counts(vault, notebook)}");
        return ExitCode.Done;
    }

    private static string Counts(OpenVault vault, Notebook notebook) =>
        $"Entries: {notebook.Entries.Count}. Days with bleeding: {notebook.CycleDays.Count}. Limits and care: {AgreementShelf.Of(vault).Agreements.Count}.";

    private static string Beginning(string note)
    {
        var plain = new StringInfo(Terminal.Plain(note).Trim());
        return plain.String.Length == 0 ? ""
            : plain.LengthInTextElements > ShownOfANote ? $"  {plain.SubstringByTextElements(0, ShownOfANote)}…"
            : $"  {plain.String}";
    }

    private static Func<Terminal, OpenVault, Notebook, byte[]>? FormatOf(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".JSON" => (terminal, vault, notebook) => OpenJson.Write(Kept.Of(vault, notebook), DateOnly.FromDateTime(terminal.Time.GetLocalNow().DateTime)),
        ".CSV" => (_, _, notebook) => OpenCsv.WriteEntries(notebook.Entries),
        _ => null,
    };

    private static bool IsTable(string path) => Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase);

    private static async Task<int> Change(Terminal terminal, OpenVault vault, string path)
    {
        if (Secret(terminal, "New passphrase: ") is not { } passphrase)
        {
            return NothingTyped(terminal);
        }

        if (Passphrase.Find(passphrase) is not null)
        {
            return terminal.Refuse("VAULT-008", "--change-passphrase", "This passphrase is too short or too common. Nothing was written.", $"Use {Passphrase.MinLength} characters or more, for example: {Passphrase.Generate()}");
        }

        if (Secret(terminal, "Once more: ") is not { } again || !Keyboards.Same(again, passphrase))
        {
            return terminal.Refuse("VAULT-009", "--change-passphrase", "The two do not match. Nothing was written.", "Try again.");
        }

        _ = await vault.ChangePassphrase(passphrase, vault.Cost);
        return Write(terminal, path, await vault.Backup(), "It opens with the new passphrase, or with the same recovery code. The file you gave still opens with the old one.");
    }

    private static int Write(Terminal terminal, string path, byte[] bytes, string note)
    {
        // Others who use this machine need not be able to read it.
        FileStreamOptions own = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            own.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var made = false;
        try
        {
            using var file = new FileStream(path, own);
            made = true;
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            if (made)
            {
                // Half of a file would be taken for a whole one later.
                File.Delete(path);
            }

            return RefuseTarget(terminal, path);
        }

        terminal.Say($"Written: {Terminal.Plain(path)}. {note}");
        return ExitCode.Done;
    }

    // On a terminal it is asked for, and nothing that is typed shows; from another program it comes as a line.
    private static string? Secret(Terminal terminal, string ask)
    {
        if (Console.IsInputRedirected || !ReferenceEquals(terminal.In, Console.In))
        {
            return terminal.ReadLine();
        }

        terminal.Error.Write(new Spectre.Console.Text(ask));
        var typed = new System.Text.StringBuilder();
        for (var key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                typed.Length = Math.Max(0, typed.Length - 1);
            }
            else if (!char.IsControl(key.KeyChar))
            {
                typed.Append(key.KeyChar);
            }
        }

        terminal.Error.Write(new Spectre.Console.Text("\n"));
        return typed.ToString();
    }
}
