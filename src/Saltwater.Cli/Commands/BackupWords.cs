using Saltwater.Guide.Screens;
using Saltwater.Keep.Vault.Format;
using Saltwater.Keep.Vault.Reading;

namespace Saltwater.Cli.Commands;

/// <summary>What became of a backup's sections, in words.</summary>
internal static class BackupWords
{
    // Enough to see what kind of damage it is; one line stays one line.
    private const int MostNamed = 12;

    /// <summary>Everything that is not shown, on one line; empty if everything is.</summary>
    public static string NotShown(TerminalBackupTexts say, BackupTally account)
    {
        List<string> told = [];
        if (account.Aside.Length > 0)
        {
            var named = account
                .Aside.Take(MostNamed)
                .Select(section => say.AsideOne(section.Number, NameKind(say, section.Kind), ExplainProblem(say, section.Why)))
                .ToList();
            if (account.Aside.Length > MostNamed)
            {
                named.Add(say.AsideMore(account.Aside.Length - MostNamed));
            }

            told.Add(say.Aside(account.Aside.Length, string.Join("; ", named)));
        }

        if (account.Missing > 0)
        {
            told.Add(say.Missing((int)Math.Min(int.MaxValue, account.Missing)));
        }

        if (account.Unreadable > 0)
        {
            told.Add(say.Unreadable(account.Unreadable));
        }

        if (account.Heads == HeadList.Differs)
        {
            told.Add(say.OtherHeads);
        }

        if (told.Count > 0)
        {
            told.Add(say.RestHere);
        }

        return string.Join(' ', told);
    }

    /// <summary>What can be said of a backup of which everything is shown.</summary>
    public static string DescribeTally(TerminalBackupTexts say, BackupTally account)
    {
        List<string> told = [account.Fits ? say.OpensFits : say.Opens];
        if (account.Doubles > 0)
        {
            told.Add(say.Doubles(account.Doubles));
        }

        if (account.Heads == HeadList.Absent)
        {
            told.Add(say.NoHeads);
        }

        return string.Join(' ', told);
    }

    private static string NameKind(TerminalBackupTexts say, SectionKind kind) =>
        kind switch
        {
            SectionKind.Key => say.KindKey,
            SectionKind.Control => say.KindControl,
            SectionKind.Chunk => say.KindChunk,
            SectionKind.Record => say.KindRecord,
            SectionKind.Inbox => say.KindInbox,
            SectionKind.Heads => say.KindHeads,
            _ => say.KindBetween,
        };

    private static string ExplainProblem(TerminalBackupTexts say, SectionProblem problem) =>
        problem switch
        {
            SectionProblem.Length => say.WhyLength,
            SectionProblem.Version or SectionProblem.Suite or SectionProblem.Kind or SectionProblem.Flags => say.WhyForm,
            SectionProblem.OtherVault => say.WhyOther,
            SectionProblem.Epoch => say.WhyLock,
            SectionProblem.Device => say.WhyDevice,
            SectionProblem.Place => say.WhyPlace,
            SectionProblem.Signature => say.WhySignature,
            SectionProblem.Commitment or SectionProblem.Ciphertext => say.WhyChanged,
            SectionProblem.OtherPast => say.WhyPast,
            SectionProblem.PartOfNothing => say.WhyPart,
            _ => say.WhyNonsense,
        };
}
