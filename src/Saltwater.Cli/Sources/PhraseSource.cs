using Saltwater.Cli.Authoring;
using Saltwater.Cli.Streams;
using Saltwater.Guide;
using Saltwater.OwnWords;

namespace Saltwater.Cli.Sources;

/// <summary>Finds the phrases a command works with: the file beside the program's pack or beside the pack that was named, or those of a
/// guide's folder.</summary>
internal static class PhraseSource
{
    /// <summary>The name of the file that holds the phrases of a language.</summary>
    public static string FileName(string language) => $"phrases.{language}.bin";

    /// <summary>The phrases, or null after saying why there are none.</summary>
    public static Phrases? LoadPhrases(Terminal terminal, string? named, Pack pack)
    {
        if (ReadBytes(named, pack) is { } bytes)
        {
            return PhraseFile.Read(bytes);
        }

        terminal.Refuse(
            ProblemCode.PhrasesUnusable,
            "phrases",
            "There are no phrases here that can be read.",
            "Make them again with `saltwater pack`, or build again."
        );
        return null;
    }

    /// <summary>
    /// The phrases as the app loads them, or null where there are none that can be read or none for this pack: the site then has no box to
    /// write in.
    /// </summary>
    public static byte[]? ReadBytes(string? named, Pack pack)
    {
        // To the one who asked, missing and damaged come to the same.
        if (named is not null && Directory.Exists(named))
        {
            return GuideReader
                .Read(named)
                .Phrases.Where(phrases => phrases.Language == pack.Language)
                .Select(PhraseFile.Write)
                .FirstOrDefault();
        }

        try
        {
            var folder = named is null ? AppContext.BaseDirectory : Path.GetDirectoryName(Path.GetFullPath(named))!;
            var bytes = File.ReadAllBytes(Path.Combine(folder, FileName(pack.Language)));
            return PhraseFile.Read(bytes)?.AreFor(pack) == true ? bytes : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
