using Saltwater.Guide;
using Saltwater.Guide.Screens;
using Saltwater.Keep.Vault.Format;
using Saltwater.Keep.Vault.Format.V1;

namespace Saltwater.Keep.Vault;

/// <summary>What can be told of a backup file before it is opened.</summary>
public static class Backup
{
    /// <summary>The largest file that is read, in bytes: far more than a lifetime of evenings.</summary>
    public const int MaxSize = BackupFile.MaxSize;

    /// <summary>Why nothing can be done with a file as a backup; null if it can be tried with a passphrase. One that is damaged can be:
    /// what is sound in it is shown.</summary>
    public static BackupProblem? Check(ReadOnlyMemory<byte> file) => BackupFile.ReadFile(file).Problem;

    /// <summary>The permanent code of a problem, what it is, and how to mend it.</summary>
    public static (string Code, string What, string Remedy) Explain(Pack pack, BackupProblem problem)
    {
        var says = BackupTexts.Of(pack);
        return problem switch
        {
            BackupProblem.NotABackup => ("BACKUP-001", says.NotABackup, says.ChooseSaved(says.Save)),
            BackupProblem.Newer => ("BACKUP-002", says.Newer, says.NewerDo),
            BackupProblem.Incomplete => ("BACKUP-003", says.Incomplete, says.CopyAgain),
            BackupProblem.Damaged => ("BACKUP-004", says.Broken, says.CopyAgain),
            BackupProblem.TooLarge => ("BACKUP-005", says.TooLarge, says.ChooseSaved(says.Save)),
            BackupProblem.OtherVault => ("BACKUP-006", says.OtherNotes, says.OtherNotesDo),
            _ => throw new ArgumentOutOfRangeException(nameof(problem)),
        };
    }
}
