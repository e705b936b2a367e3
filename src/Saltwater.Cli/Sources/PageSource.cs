using Saltwater.Appointment;
using Saltwater.Cli.Authoring;

namespace Saltwater.Cli.Sources;

/// <summary>Finds the words of the page to take along: the file beside the program's pack or beside the pack that was named, or those of a
/// guide's folder.</summary>
internal static class PageSource
{
    /// <summary>The name of the file that holds the words of a language.</summary>
    public static string FileName(string language) => $"page.{language}.txt";

    /// <summary>The words, or null where there are none that can be read.</summary>
    public static PageWords? LoadWords(string? named)
    {
        const string English = "en";
        if (named is not null && Directory.Exists(named))
        {
            return GuideReader.Read(named).Pages.FirstOrDefault();
        }

        try
        {
            var folder = named is null ? AppContext.BaseDirectory : Path.GetDirectoryName(Path.GetFullPath(named))!;
            return PageWordsFile.Read(File.ReadAllBytes(Path.Combine(folder, FileName(English))));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The words as the app loads them, or null: the site then has no such page.</summary>
    public static byte[]? ReadBytes(string? named) => LoadWords(named) is { } words ? PageWordsFile.Write(words) : null;
}
