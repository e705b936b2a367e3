using System.Collections.Immutable;

namespace Saltwater.Keep.Vault;

/// <summary>What became of each section of a backup: every one is accounted for.</summary>
/// <param name="Damage">What was seen before it was opened: its end is missing, or its checksum does not fit.</param>
/// <param name="Aside">Sections that are not shown, and why.</param>
/// <param name="Doubles">How many sections are there a second time, byte for byte or under the other form of their signature. Nothing of them is lost.</param>
/// <param name="Missing">How many sealed records are named by others and are not in the file, or not sound in it.</param>
/// <param name="Heads">Whether the sealed list of what was newest fits.</param>
/// <param name="Unreadable">Parts of a snapshot that are not there: what stood only in them is not shown.</param>
public sealed record BackupTally(
    BackupProblem? Damage,
    ImmutableArray<AsideSection> Aside,
    int Doubles,
    long Missing,
    HeadList Heads,
    int Unreadable
)
{
    /// <summary>Whether everything that can be known to belong in it is shown.</summary>
    public bool ShowsEverything =>
        Damage is null && Aside.IsEmpty && Missing == 0 && Unreadable == 0 && Heads is HeadList.Fits or HeadList.Absent;

    /// <summary>Whether it is exactly the file that was saved.</summary>
    public bool Fits => ShowsEverything && Doubles == 0 && Heads == HeadList.Fits;
}

/// <summary>A section that is not shown.</summary>
/// <param name="Number">Its place in the file, from 1.</param>
/// <param name="Kind">What it says it is.</param>
/// <param name="Why">What is wrong with it.</param>
public sealed record AsideSection(int Number, SectionKind Kind, SectionProblem Why);

/// <summary>Whether the end of what was saved can be vouched for.</summary>
public enum HeadList
{
    /// <summary>It names exactly what is here.</summary>
    Fits,

    /// <summary>There is none: nobody can tell whether the newest records were cut off.</summary>
    Absent,

    /// <summary>It names something else than what is here.</summary>
    Differs,
}

/// <summary>What a section of a backup is. The values are those of the format.</summary>
public enum SectionKind : byte
{
    /// <summary>The end, with its checksum.</summary>
    End = 0,

    /// <summary>The key record.</summary>
    Key = 1,

    /// <summary>The control log.</summary>
    Control = 2,

    /// <summary>A part of the snapshot.</summary>
    Chunk = 3,

    /// <summary>A sealed record.</summary>
    Record = 4,

    /// <summary>A note made while it was locked.</summary>
    Inbox = 5,

    /// <summary>The sealed list of what was newest.</summary>
    Heads = 6,

    /// <summary>No section: bytes between two that make no sense.</summary>
    Garbled = 255,
}

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
