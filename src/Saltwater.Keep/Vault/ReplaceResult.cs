namespace Saltwater.Keep.Vault;

/// <summary>How replacing the passphrase or the recovery code went. What was not replaced opens the vault as before.</summary>
public enum ReplaceResult
{
    /// <summary>Only the new one opens it.</summary>
    Done,

    /// <summary>It could not be written, and the earlier one is the one that opens it.</summary>
    Unchanged,

    /// <summary>Nobody knows which of the two opens it: keep both until it was opened again.</summary>
    Unsure,
}
