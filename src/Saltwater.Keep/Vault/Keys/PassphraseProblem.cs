namespace Saltwater.Keep.Vault.Keys;

/// <summary>Why a text is not taken as a passphrase.</summary>
public enum PassphraseProblem
{
    /// <summary>Under 15 characters.</summary>
    TooShort,

    /// <summary>One that is tried first.</summary>
    TooCommon,
}
