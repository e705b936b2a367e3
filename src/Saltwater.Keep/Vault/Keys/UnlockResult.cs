namespace Saltwater.Keep.Vault.Keys;

/// <summary>How opening went. The values are part of the worker's protocol.</summary>
public enum UnlockResult
{
    /// <summary>Open.</summary>
    Open = 0,

    /// <summary>The passphrase fits no slot.</summary>
    WrongPassphrase = 1,

    /// <summary>The recovery code is not this vault's.</summary>
    WrongCode = 2,

    /// <summary>The recovery code has a slip of the pen: its check characters do not fit.</summary>
    MistypedCode = 3,

    /// <summary>The key record's bytes were damaged: its checksum does not fit.</summary>
    Damaged = 4,

    /// <summary>The key record was changed by someone: the passphrase fits, the rest does not.</summary>
    Tampered = 5,

    /// <summary>Made by a newer version, or not a key record.</summary>
    Unknown = 6,

    /// <summary>Its cost is below the floor.</summary>
    BelowFloor = 7,

    /// <summary>Its cost is above the ceiling.</summary>
    AboveCeiling = 8,

    /// <summary>The device has not memory enough to stretch a passphrase just now. Says nothing about the passphrase; the recovery code
    /// needs none.</summary>
    NoMemory = 9,
}
