using System.Collections.Immutable;
using Saltwater.Keep.Vault.Format;

namespace Saltwater.Keep.Vault.Reading;

/// <summary>What became of each section of a backup: every one is accounted for.</summary>
/// <param name="Damage">What was seen before it was opened: its end is missing, or its checksum does not fit.</param>
/// <param name="Aside">Sections that are not shown, and why.</param>
/// <param name="Doubles">How many sections are there a second time, byte for byte or under the other form of their signature. Nothing of
/// them is lost.</param>
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
