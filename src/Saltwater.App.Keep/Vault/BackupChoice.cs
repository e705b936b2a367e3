using Saltwater.App.Keep.Browser;
using Saltwater.Guide;
using Saltwater.Guide.Screens;
using Saltwater.Keep.Vault;
using Saltwater.Keep.Vault.Format;

namespace Saltwater.App.Keep.Vault;

/// <summary>A backup file that somebody chose.</summary>
internal static class BackupChoice
{
    /// <summary>What a backup is called. Neutral: it stays in the list of downloads.</summary>
    public const string FileName = "backup.bin";

    /// <summary>Its bytes, or what stands in the way, in words.</summary>
    /// <param name="input">Id of the input's element.</param>
    public static async Task<(byte[]? Bytes, string Fault)> ReadBytes(Pack pack, IKeepPage page, string input)
    {
        using var chosen = page.FileIn(input);
        if (chosen is null)
        {
            return (null, BackupTexts.Of(pack).ChooseFirst);
        }

        try
        {
            if (await chosen.ReadAll(Backup.MaxSize) is not { } bytes)
            {
                return (null, TellProblem(pack, BackupProblem.TooLarge));
            }

            if (Backup.Check(bytes) is { } problem)
            {
                return (null, TellProblem(pack, problem));
            }

            return (bytes, "");
        }
        catch (IOException)
        {
            return (null, BackupTexts.Of(pack).NotRead);
        }
    }

    public static string TellProblem(Pack pack, BackupProblem problem)
    {
        var (code, what, remedy) = Backup.Explain(pack, problem);
        return $"{what} {remedy} ({code})";
    }
}
