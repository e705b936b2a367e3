using System.Globalization;
using Saltwater.Cli.Sources;
using Saltwater.Cli.Streams;
using Saltwater.Guide;
using Saltwater.Guide.Screens;
using Saltwater.Keep.Agreements;
using Saltwater.Keep.Exchange.Incoming;
using Saltwater.Keep.Exchange.OpenFormat;
using Saltwater.Keep.Journal;
using Saltwater.Keep.Native;
using Saltwater.Keep.Vault;
using Saltwater.Keep.Vault.Format;
using Saltwater.Keep.Vault.Keys;
using Saltwater.Keep.Vault.Reading;
using Saltwater.Keep.Vault.Storage;

namespace Saltwater.Cli.Commands;

/// <summary><c>saltwater vault open</c>: looks into a backup, takes it out openly, or gives it another passphrase. The backup itself is
/// never changed.</summary>
internal static class VaultCommand
{
    // Long evenings fit; a screen is not filled by one of them.
    private const int ShownOfANote = 60;

    public static int OpenBackup(
        Terminal terminal,
        string? guide,
        string file,
        bool byCode,
        bool verify,
        string? export,
        string? changed,
        string? salvaged
    )
    {
        if (GuideSource.LoadPack(terminal, guide) is not { } pack)
        {
            return GuideSource.ExitCodeWithout(guide);
        }

        return OpenAsync(terminal, pack, file, byCode, verify, export, changed, salvaged).GetAwaiter().GetResult();
    }

    private static async Task<int> OpenAsync(
        Terminal terminal,
        Pack pack,
        string file,
        bool byCode,
        bool verify,
        string? export,
        string? changed,
        string? salvaged
    )
    {
        var say = TerminalVaultTexts.Of(pack);

        // Whatever can be refused without the passphrase is refused before somebody types it.
        if (((bool[])[verify, export is not null, changed is not null, salvaged is not null]).Count(given => given) > 1)
        {
            return terminal.Refuse("VAULT-011", "", say.OneAtATime, say.OneAtATimeDo);
        }

        if (ReadFile(file) is not { } bytes)
        {
            return terminal.Refuse("VAULT-001", file, say.NoFile, say.NoFileDo);
        }

        if (Backup.Check(bytes) is { } problem)
        {
            var (code, what, remedy) = Backup.Explain(pack, problem);
            return terminal.Refuse(code, file, what, remedy);
        }

        if (export is not null && FormatOf(export) is null)
        {
            return terminal.Refuse("VAULT-007", "--export", say.NoFormat, say.NoFormatDo);
        }

        if ((export ?? changed ?? salvaged) is { } target && Path.Exists(target))
        {
            return RefuseTarget(terminal, say, target);
        }

        if (AskForSecret(terminal, byCode ? say.AskCode : say.AskPassphrase) is not { } secret)
        {
            return NothingTyped(terminal, say);
        }

        await using var keys = new NativeKeys();
        var restored = await LockedVault.RestoreBackup(keys, new MemoryStore(), bytes, secret, byCode);
        if (restored.Vault is not { } vault)
        {
            return RefuseBackup(terminal, pack, file, restored.Unlocking);
        }

        var notebook = Notebook.Of(vault);
        var whole = TellWhatIsMissing(terminal, pack, file, restored.Account!, notebook, changed is not null);
        if (changed is not null)
        {
            return await ChangePassphrase(terminal, say, vault, changed);
        }

        if (salvaged is not null)
        {
            return WriteNewFile(terminal, say, salvaged, await vault.Backup(), say.Salvaged);
        }

        if (export is not null)
        {
            var note = IsTable(export) ? $"{say.Table} {say.WithoutLock}" : say.WithoutLock;
            return WriteNewFile(terminal, say, export, FormatOf(export)!(terminal, vault, notebook), note);
        }

        if (verify)
        {
            return WriteTally(terminal, pack, vault, notebook, restored.Account!, whole);
        }

        return ListEntries(terminal, pack, vault, notebook);
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

    private static int RefuseBackup(Terminal terminal, Pack pack, string file, UnlockResult? result)
    {
        var say = TerminalVaultTexts.Of(pack);
        return result switch
        {
            UnlockResult.WrongPassphrase => terminal.Refuse("VAULT-002", file, say.WrongPassphrase, say.WrongPassphraseDo),
            UnlockResult.WrongCode => terminal.Refuse("VAULT-003", file, say.WrongCode, say.WrongCodeDo),
            UnlockResult.MistypedCode => terminal.Refuse("VAULT-004", file, say.MistypedCode, say.MistypedCodeDo),
            UnlockResult.NoMemory => terminal.Refuse("VAULT-014", file, say.NoMemory, say.NoMemoryDo),
            UnlockResult.Unknown => terminal.Refuse("VAULT-005", file, BackupTexts.Of(pack).Newer, say.NewerDo),
            _ => terminal.Refuse("VAULT-006", file, say.ChangedLock, say.ChangedLockDo),
        };
    }

    // The end of input is not a wrong passphrase.
    private static int NothingTyped(Terminal terminal, TerminalVaultTexts say) =>
        terminal.Refuse("VAULT-016", "", say.NothingTyped, say.NothingTypedDo);

    private static int RefuseTarget(Terminal terminal, TerminalVaultTexts say, string path)
    {
        _ = terminal.Refuse("VAULT-010", path, say.NoTarget, say.NoTargetDo);
        return ExitCode.Environment;
    }

    /// <returns>Whether everything that can be known to belong in it is shown.</returns>
    private static bool TellWhatIsMissing(Terminal terminal, Pack pack, string file, BackupTally account, Notebook notebook, bool written)
    {
        var say = TerminalBackupTexts.Of(pack);
        if (account.Damage is { } damage)
        {
            _ = terminal.Refuse(
                "VAULT-015",
                file,
                damage == BackupProblem.Incomplete ? BackupTexts.Of(pack).Incomplete : say.Broken,
                say.BrokenDo
            );
        }

        if (notebook.Unreadable > 0)
        {
            _ = terminal.Refuse("VAULT-013", file, say.Newer(notebook.Unreadable), TerminalVaultTexts.Of(pack).NewerDo);
        }

        if (BackupWords.NotShown(say, account) is { Length: > 0 } told)
        {
            _ = terminal.Refuse("VAULT-012", file, told, written ? say.MissingKeep : say.MissingDo);
        }

        return account.ShowsEverything && notebook.Unreadable == 0;
    }

    private static int ListEntries(Terminal terminal, Pack pack, OpenVault vault, Notebook notebook)
    {
        var (say, words) = (TerminalVaultTexts.Of(pack), EntryTexts.Of(pack));
        foreach (var entry in notebook.Entries)
        {
            var felt = entry.Felt switch
            {
                Felt.Good => words.Good,
                Felt.Mixed => words.Mixed,
                Felt.Upsetting => words.Upsetting,
                _ => null,
            };
            List<string?> about = [entry.Tears ? words.Tears : words.NoTears, felt];
            if (entry.FromMemory)
            {
                about.Add(say.FromMemory);
            }

            terminal.Say($"{entry.Day:yyyy-MM-dd}  {string.Join(", ", about.OfType<string>())}{BeginningOf(entry.Note)}");
        }

        terminal.Say(DescribeCounts(say, vault, notebook));
        return ExitCode.Done;
    }

    private static int WriteTally(Terminal terminal, Pack pack, OpenVault vault, Notebook notebook, BackupTally account, bool whole)
    {
        if (!whole)
        {
            return ExitCode.BadInput;
        }

        terminal.Say(
            $"{BackupWords.DescribeTally(TerminalBackupTexts.Of(pack), account)} {DescribeCounts(TerminalVaultTexts.Of(pack), vault, notebook)}"
        );
        return ExitCode.Done;
    }

    private static string DescribeCounts(TerminalVaultTexts say, OpenVault vault, Notebook notebook) =>
        say.Counts(notebook.Entries.Count, notebook.CycleDays.Count, AgreementShelf.Of(vault).Agreements.Count);

    private static string BeginningOf(string note)
    {
        var plain = new StringInfo(Terminal.WithoutSteering(note).Trim());
        return plain.LengthInTextElements switch
        {
            0 => "",
            > ShownOfANote => $"  {plain.SubstringByTextElements(0, ShownOfANote)}…",
            _ => $"  {plain.String}",
        };
    }

    private static Func<Terminal, OpenVault, Notebook, byte[]>? FormatOf(string path) =>
        Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".JSON" => (terminal, vault, notebook) =>
                OpenJson.Write(OpenData.Of(vault, notebook), DateOnly.FromDateTime(terminal.Time.GetLocalNow().DateTime)),
            ".CSV" => (_, _, notebook) => OpenCsv.WriteEntries(notebook.Entries),
            _ => null,
        };

    private static bool IsTable(string path) => Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase);

    private static async Task<int> ChangePassphrase(Terminal terminal, TerminalVaultTexts say, OpenVault vault, string path)
    {
        if (AskForSecret(terminal, say.AskNew) is not { } passphrase)
        {
            return NothingTyped(terminal, say);
        }

        if (Passphrase.Check(passphrase) is not null)
        {
            return terminal.Refuse("VAULT-008", "--change-passphrase", say.Weak, say.WeakDo(Passphrase.MinLength, Passphrase.Generate()));
        }

        if (AskForSecret(terminal, say.AskAgain) is not { } again || !Keyboards.Same(again, passphrase))
        {
            return terminal.Refuse("VAULT-009", "--change-passphrase", say.NoMatch, say.NoMatchDo);
        }

        _ = await vault.ChangePassphrase(passphrase, vault.Cost);
        return WriteNewFile(terminal, say, path, await vault.Backup(), say.OtherPassphrase);
    }

    private static int WriteNewFile(Terminal terminal, TerminalVaultTexts say, string path, byte[] bytes, string note)
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

            return RefuseTarget(terminal, say, path);
        }

        terminal.Say($"{say.Written(Terminal.WithoutSteering(path))} {note}");
        return ExitCode.Done;
    }

    // On a terminal it is asked for, and nothing that is typed shows; from another program it comes as a line.
    private static string? AskForSecret(Terminal terminal, string ask)
    {
        if (Console.IsInputRedirected || !ReferenceEquals(terminal.In, Console.In))
        {
            return terminal.ReadLine();
        }

        terminal.Error.Write(new Spectre.Console.Text(ask + " "));
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
