namespace Saltwater.Keep.Vault;

/// <summary>What can be told of a backup file before it is opened.</summary>
public static class Backup
{
    /// <summary>The largest file that is read, in bytes: far more than a lifetime of evenings.</summary>
    public const int MaxSize = 64 * 1024 * 1024;

    /// <summary>Why nothing can be done with a file as a backup; null if it can be tried with a passphrase. One that is damaged can be: what is sound in it is shown.</summary>
    public static BackupProblem? Find(ReadOnlyMemory<byte> file) => V1.BackupFile.Read(file).Problem;

    /// <summary>The permanent code of a problem, what it is, and how to mend it.</summary>
    public static (string Code, string What, string Remedy) Tell(BackupProblem problem) => problem switch
    {
        BackupProblem.NotABackup => ("BACKUP-001", "This file is not a backup of Saltwater.", "Choose the file that you saved with “Save a backup”."),
        BackupProblem.Newer => ("BACKUP-002", "This backup was made by a newer version.", "Open the newest Saltwater and try again. The file is fine."),
        BackupProblem.Incomplete => ("BACKUP-003", "The end of this file is missing.", "Copy it again from where you kept it, or choose another copy."),
        BackupProblem.Damaged => ("BACKUP-004", "This file was damaged or changed.", "Copy it again from where you kept it, or choose another copy."),
        BackupProblem.TooLarge => ("BACKUP-005", "This file is far larger than any backup.", "Choose the file that you saved with “Save a backup”."),
        BackupProblem.OtherVault => ("BACKUP-006", "This backup belongs to other notes than those on this device.", "Nothing was changed. To use it here, save a backup of these notes and delete them first."),
        _ => throw new ArgumentOutOfRangeException(nameof(problem)),
    };
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
