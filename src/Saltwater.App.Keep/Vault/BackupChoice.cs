using Saltwater.App.Keep.Browser;
using Saltwater.Keep.Vault;

namespace Saltwater.App.Keep.Vault;

/// <summary>A backup file that somebody chose.</summary>
internal static class BackupChoice
{
    /// <summary>What a backup is called. Neutral: it stays in the list of downloads.</summary>
    public const string FileName = "backup.bin";

    /// <summary>Its bytes, or what stands in the way, in words.</summary>
    /// <param name="input">Id of the input's element.</param>
    public static async Task<(byte[]? Bytes, string Fault)> Read(IKeepPage page, string input)
    {
        using var chosen = page.Chosen(input);
        if (chosen is null)
        {
            return (null, "Choose a file first.");
        }

        try
        {
            var bytes = await chosen.ReadAll(Backup.MaxSize);
            return bytes is null ? (null, Tell(BackupProblem.TooLarge)) : Backup.Find(bytes) is { } problem ? (null, Tell(problem)) : (bytes, "");
        }
        catch (IOException)
        {
            return (null, "The file could not be read. Nothing was changed. Choose it again.");
        }
    }

    public static string Tell(BackupProblem problem)
    {
        var (code, what, remedy) = Backup.Tell(problem);
        return $"{what} {remedy} ({code})";
    }
}
