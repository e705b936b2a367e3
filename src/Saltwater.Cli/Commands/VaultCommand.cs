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

    public static int Open(Terminal terminal, string file, bool byCode, bool verify, string? export, string? changed) =>
        OpenAsync(terminal, file, byCode, verify, export, changed).GetAwaiter().GetResult();

    private static async Task<int> OpenAsync(Terminal terminal, string file, bool byCode, bool verify, string? export, string? changed)
    {
        if (ReadFile(file) is not { } bytes)
        {
            return terminal.Refuse("VAULT-001", file, "This file cannot be read, or is far larger than any backup.", "Check the path. A backup is what “Save a backup” gave you.");
        }

        if (Backup.Find(bytes) is { } problem)
        {
            var (code, what, remedy) = Backup.Tell(problem);
            return terminal.Refuse(code, file, what, remedy);
        }

        await using var keys = new NativeKeys();
        var restored = await LockedVault.Restore(keys, new MemoryStore(), bytes, Secret(terminal, byCode ? "Recovery code: " : "Passphrase: "), byCode);
        if (restored.Vault is not { } vault)
        {
            return Refuse(terminal, file, restored.Unlocking);
        }

        var notebook = Notebook.Of(vault);
        return changed is not null ? await Change(terminal, vault, changed)
            : export is not null ? Export(terminal, notebook, export)
            : verify ? Verify(terminal, vault, notebook)
            : List(terminal, notebook);
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
        Unlocking.WrongPassphrase => terminal.Refuse("VAULT-002", file, "That is not the passphrase.", "It is the one the backup was saved with. Letters outside plain English may differ between a browser and a terminal: then open it in a browser."),
        Unlocking.WrongCode => terminal.Refuse("VAULT-003", file, "That recovery code does not belong to this backup.", "Use the code that was current when the backup was saved."),
        Unlocking.MistypedCode => terminal.Refuse("VAULT-004", file, "There is a slip in the code.", "It has eight groups of four characters and one of two. Compare it letter by letter."),
        Unlocking.Unknown => terminal.Refuse("VAULT-005", file, "This backup was made by a newer version.", "Open it with the newest version. The file is fine."),
        _ => terminal.Refuse("VAULT-006", file, "The lock of this backup was changed or damaged, so it was not opened.", "Try another copy."),
    };

    private static int List(Terminal terminal, Notebook notebook)
    {
        foreach (var entry in notebook.Entries)
        {
            var felt = entry.Felt switch { Felt.Good => ", good", Felt.Mixed => ", mixed", Felt.Upsetting => ", upsetting", _ => "" };
            var note = entry.Note.ReplaceLineEndings(" ");
            terminal.Say($"{entry.Day:yyyy-MM-dd}  {(entry.Tears ? "tears" : "no tears")}{felt}{(entry.FromMemory ? ", from memory" : "")}{(note.Length == 0 ? "" : $"  {(note.Length > ShownOfANote ? note[..ShownOfANote] + "…" : note)}")}");
        }

        terminal.Say($"Entries: {notebook.Entries.Count}. Cycle days: {notebook.CycleDays.Count}.");
        return ExitCode.Done;
    }

    private static int Verify(Terminal terminal, OpenVault vault, Notebook notebook)
    {
        var health = vault.Health;
        terminal.Say($"Everything that is sealed in it was opened and checked. Entries: {notebook.Entries.Count}. Put aside: {health.KeptAside}. Unreadable: {health.Damaged + notebook.Unreadable}. Cut short: {health.Incomplete}.");
        return health == new VaultHealth(0, 0, 0) ? ExitCode.Done : ExitCode.BadInput;
    }

    private static int Export(Terminal terminal, Notebook notebook, string path)
    {
        var kept = new Kept(notebook.Entries, notebook.CycleDays);
        byte[]? bytes = Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".JSON" => OpenJson.Write(kept, DateOnly.FromDateTime(terminal.Time.GetLocalNow().DateTime)),
            ".CSV" => OpenCsv.WriteEntries(notebook.Entries),
            _ => null,
        };
        return bytes is null
            ? terminal.Refuse("VAULT-007", "--export", "The file has to end in .json or .csv.", "JSON holds everything; CSV holds the entries as a table.")
            : Write(terminal, path, bytes, "Anyone who finds this file can read it.");
    }

    private static async Task<int> Change(Terminal terminal, OpenVault vault, string path)
    {
        var passphrase = Secret(terminal, "New passphrase: ");
        if (Passphrase.Find(passphrase) is not null)
        {
            return terminal.Refuse("VAULT-008", "--change-passphrase", "This passphrase is too short or too common.", $"Use {Passphrase.MinLength} characters or more, for example: {Passphrase.Generate()}");
        }

        if (Secret(terminal, "Once more: ") != passphrase)
        {
            return terminal.Refuse("VAULT-009", "--change-passphrase", "The two do not match. Nothing was written.", "Try again.");
        }

        _ = await vault.ChangePassphrase(passphrase, KdfCost.Usual);
        return Write(terminal, path, await vault.Backup(), "It opens with the new passphrase. The file you gave still opens with the old one.");
    }

    private static int Write(Terminal terminal, string path, byte[] bytes, string note)
    {
        try
        {
            using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            file.Write(bytes);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            _ = terminal.Refuse("VAULT-010", path, "This file cannot be written, or is there already.", "Choose another name.");
            return ExitCode.Environment;
        }

        terminal.Say($"Written: {path}. {note}");
        return ExitCode.Done;
    }

    // On a terminal nothing that is typed shows; from another program it comes as a line.
    private static string Secret(Terminal terminal, string ask)
    {
        terminal.Error.Write(new Spectre.Console.Text(ask));
        if (Console.IsInputRedirected || !ReferenceEquals(terminal.In, Console.In))
        {
            return terminal.In.ReadLine() ?? "";
        }

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
