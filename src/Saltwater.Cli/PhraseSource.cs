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
        const string English = "en";
        if (named is not null && Directory.Exists(named))
        {
            var report = GuideReader.Read(named);
            if (report.Phrases.IsEmpty)
            {
                Refuse(terminal);
            }

            return report.Phrases.FirstOrDefault();
        }

        try
        {
            var folder = named is null ? AppContext.BaseDirectory : Path.GetDirectoryName(Path.GetFullPath(named))!;
            if (PhraseFile.Read(File.ReadAllBytes(Path.Combine(folder, FileName(English)))) is { } phrases)
            {
                return phrases;
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // Said below: to the one who asked, missing and damaged come to the same.
        }

        Refuse(terminal);
        return null;
    }

    private static void Refuse(Terminal terminal) =>
        terminal.Refuse(ProblemCode.PhrasesUnusable, "phrases", "There are no phrases here that can be read.", "Make them again with `saltwater pack`, or build again.");
}
