using Saltwater.Keep.Vault;

namespace Saltwater.Cli.Commands;

/// <summary>What became of a backup's sections, in words.</summary>
internal static class BackupWords
{
    // Enough to see what kind of damage it is; one line stays one line.
    private const int MostNamed = 12;

    /// <summary>Everything that is not shown, on one line; empty if everything is.</summary>
    public static string NotShown(BackupTally account)
    {
        List<string> told = [];
        if (account.Aside.Length > 0)
        {
            var more = account.Aside.Length > MostNamed ? $"; and {account.Aside.Length - MostNamed} more" : "";
            told.Add($"Sections set aside: {account.Aside.Length} ({string.Join("; ", account.Aside.Take(MostNamed).Select(Name))}{more}).");
        }

        if (account.Missing > 0)
        {
            told.Add($"Sealed records that are not in this file or not sound in it: {account.Missing}.");
        }

        if (account.Unreadable > 0)
        {
            told.Add($"Parts of the summary of older records that are not there or not sound: {account.Unreadable}.");
        }

        if (account.Heads == HeadList.Differs)
        {
            told.Add("The sealed list of what was newest does not fit this file.");
        }

        return told.Count == 0 ? "" : $"{string.Join(' ', told)} Everything else is here.";
    }

    /// <summary>What can be said of a backup of which everything is shown.</summary>
    public static string Shown(BackupTally account)
    {
        var opens = account.Fits ? "Everything in it opens and fits." : "Everything in it opens.";
        var doubles = account.Doubles > 0 ? $" Sections that are there twice: {account.Doubles}." : "";
        return account.Heads == HeadList.Absent ? $"{opens}{doubles} It has no sealed list of what was newest, so nobody can tell whether the newest notes were cut off: backups saved from now on have one." : $"{opens}{doubles}";
    }

    private static string Name(AsideSection section) => $"{section.Number}, {Kind(section.Kind)}: {Why(section.Why)}";

    private static string Kind(SectionKind kind) => kind switch
    {
        SectionKind.Key => "a lock",
        SectionKind.Control => "the list of devices",
        SectionKind.Chunk => "a part of the summary",
        SectionKind.Record => "a sealed record",
        SectionKind.Inbox => "a note made while locked",
        SectionKind.Heads => "the list of what was newest",
        _ => "bytes between two sections",
    };

    private static string Why(SectionProblem problem) => problem switch
    {
        SectionProblem.Length => "too short or too long",
        SectionProblem.Version or SectionProblem.Suite or SectionProblem.Kind or SectionProblem.Flags => "of a form that does not belong here",
        SectionProblem.OtherVault => "from other notes",
        SectionProblem.Epoch => "sealed under another lock",
        SectionProblem.Device => "from a device that was never added",
        SectionProblem.Place => "it does not follow the one before it",
        SectionProblem.Signature => "its signature does not hold",
        SectionProblem.Commitment or SectionProblem.Ciphertext => "it was changed",
        SectionProblem.OtherPast => "another one stands in its place",
        SectionProblem.PartOfNothing => "it belongs to no summary that is whole",
        _ => "it makes no sense",
    };
}
