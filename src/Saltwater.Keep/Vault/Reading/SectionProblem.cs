using Saltwater.Keep.Vault.Keys;

namespace Saltwater.Keep.Vault.Reading;

/// <summary>Why a section is not shown. Up to 14 as in <see cref="EnvelopeProblem"/>.</summary>
public enum SectionProblem
{
    /// <summary>Too short, too long, or its length says something else.</summary>
    Length = EnvelopeProblem.Length,

    /// <summary>Made by a newer version.</summary>
    Version = EnvelopeProblem.Version,

    /// <summary>Sealed in a way this version does not know.</summary>
    Suite = EnvelopeProblem.Suite,

    /// <summary>Of a kind that does not belong there.</summary>
    Kind = EnvelopeProblem.Kind,

    /// <summary>A flag is set, and none exists.</summary>
    Flags = EnvelopeProblem.Flags,

    /// <summary>From another vault.</summary>
    OtherVault = EnvelopeProblem.OtherVault,

    /// <summary>Sealed under an epoch this vault does not have.</summary>
    Epoch = EnvelopeProblem.Epoch,

    /// <summary>From a device that was never added.</summary>
    Device = EnvelopeProblem.Device,

    /// <summary>It does not follow the envelope before it.</summary>
    Place = EnvelopeProblem.Place,

    /// <summary>The signature does not hold.</summary>
    Signature = EnvelopeProblem.Signature,

    /// <summary>Its key commitment does not fit.</summary>
    Commitment = EnvelopeProblem.Commitment,

    /// <summary>The ciphertext was changed.</summary>
    Ciphertext = EnvelopeProblem.Ciphertext,

    /// <summary>Its padding is not the one the format gives.</summary>
    Padding = EnvelopeProblem.Padding,

    /// <summary>It opened, and what is inside makes no sense.</summary>
    Payload = EnvelopeProblem.Payload,

    /// <summary>It opened, and belongs to another past of its device.</summary>
    OtherPast = 15,

    /// <summary>It opened, and is a part of a snapshot that is not whole, or that is not the one that is read.</summary>
    PartOfNothing = 16,

    /// <summary>It makes no sense as what it says it is.</summary>
    Senseless = 17,
}
