using Saltwater.Guide;
using Saltwater.Guide.Screens;

namespace Saltwater.Keep.Vault;

/// <summary>What can be told of a backup file before it is opened.</summary>
public static class Backup
{
    /// <summary>The largest file that is read, in bytes: far more than a lifetime of evenings.</summary>
    public const int MaxSize = 64 * 1024 * 1024;

    /// <summary>Why nothing can be done with a file as a backup; null if it can be tried with a passphrase. One that is damaged can be: what is sound in it is shown.</summary>
    public static BackupProblem? Find(ReadOnlyMemory<byte> file) => V1.BackupFile.Read(file).Problem;

    /// <summary>The permanent code of a problem, what it is, and how to mend it.</summary>
    public static (string Code, string What, string Remedy) Tell(Pack pack, BackupProblem problem)
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

/// <summary>Why a file cannot be used as a backup.</summary>
public enum BackupProblem
{
    /// <summary>Something else.</summary>
    NotABackup,

    /// <summary>Made by a newer version.</summary>
    Newer,

    /// <summary>It ends too early.</summary>
    Incomplete,

    /// <summary>Its checksum does not fit.</summary>
    Damaged,

    /// <summary>Too large to be one.</summary>
    TooLarge,

    /// <summary>Sound, but of another vault.</summary>
    OtherVault,
}
