namespace Saltwater.Keep.Vault.Format;

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
