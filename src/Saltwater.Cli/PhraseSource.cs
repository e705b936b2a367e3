using Saltwater.Cli.Authoring;
using Saltwater.OwnWords;

namespace Saltwater.Cli;

/// <summary>Finds the phrases a command works with: the file beside the program's pack or beside the pack that was named, or those of a guide's folder.</summary>
internal static class PhraseSource
{
    /// <summary>The name of the file that holds the phrases of a language.</summary>
    public static string FileName(string language) => $"phrases.{language}.txt";

    /// <summary>The phrases, or null after saying why there are none.</summary>
    public static PhraseSet? Load(Terminal terminal, string? named)
    {
        if (Find(named) is { } phrases)
        {
            return phrases;
        }

        terminal.Refuse(ProblemCode.PhrasesUnusable, "phrases", "There are no phrases here that can be read.", "Make them again with `saltwater pack`, or build again.");
        return null;
    }

    /// <summary>The phrases as the app loads them, or null where there are none that can be read: the site then has no box to write in.</summary>
    public static byte[]? Bytes(string? named) => Find(named) is { } phrases ? PhraseFile.Write(phrases) : null;

    // To the one who asked, missing and damaged come to the same.
    private static PhraseSet? Find(string? named)
    {
        const string English = "en";
        if (named is not null && Directory.Exists(named))
        {
            return GuideReader.Read(named).Phrases.FirstOrDefault();
        }

        try
        {
            var folder = named is null ? AppContext.BaseDirectory : Path.GetDirectoryName(Path.GetFullPath(named))!;
            return PhraseFile.Read(File.ReadAllBytes(Path.Combine(folder, FileName(English))));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
