namespace Saltwater.Keep.Vault.Keys;

/// <summary>Why an envelope was kept aside, in the order things are checked. The values are part of the worker's protocol.</summary>
public enum EnvelopeProblem
{
    /// <summary>Too short, too long, or its length says something else.</summary>
    Length = 1,

    /// <summary>Made by a newer version.</summary>
    Version = 2,

    /// <summary>Sealed in a way this version does not know.</summary>
    Suite = 3,

    /// <summary>Of a kind this version does not read.</summary>
    Kind = 4,

    /// <summary>A flag is set, and none exists.</summary>
    Flags = 5,

    /// <summary>From another vault.</summary>
    OtherVault = 6,

    /// <summary>Sealed under an epoch this vault does not have.</summary>
    Epoch = 7,

    /// <summary>From a device that was never added.</summary>
    Device = 8,

    /// <summary>It does not follow the envelope before it.</summary>
    Place = 9,

    /// <summary>The signature does not hold.</summary>
    Signature = 10,

    /// <summary>Its key commitment does not fit.</summary>
    Commitment = 11,

    /// <summary>The ciphertext was changed.</summary>
    Ciphertext = 12,

    /// <summary>Its padding is not the one the format gives.</summary>
    Padding = 13,

    /// <summary>It opened, and what is inside makes no sense.</summary>
    Payload = 14,
}
