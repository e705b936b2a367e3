using System.Text;

namespace Saltwater.Cli.Authoring;

/// <summary>The folder a guide is written in. Reads text files and nothing else.</summary>
/// <param name="root">The folder.</param>
internal sealed class GuideFolder(string root, ProblemLog problems)
{
    // The largest file of the guide has about 60 KB; a file ten times that size is a mistake or an attack.
    private const int MostBytes = 600_000;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of a file, or null with the reason in the problems.</summary>
    /// <param name="file">Path from the guide's folder, with forward slashes.</param>
    public string? Read(string file)
    {
        var path = Path.Combine(root, file);
        if (!File.Exists(path))
        {
            problems.Add(ProblemCode.FileMissing, file, 0, "The file is missing.", "Add it, or mend the name.");
            return null;
        }

        try
        {
            if (new FileInfo(path).Length > MostBytes)
            {
                problems.Add(
                    ProblemCode.FileUnreadable,
                    file,
                    0,
                    $"The file is larger than {MostBytes / 1000} KB.",
                    "Split it, or take out what does not belong."
                );
                return null;
            }

            return Utf8.GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            problems.Add(ProblemCode.FileUnreadable, file, 0, "The file is not UTF-8 text.", "Save it as UTF-8.");
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            problems.Add(
                ProblemCode.FileUnreadable,
                file,
                0,
                "The file cannot be opened.",
                "Check that it is a file and that you may read it."
            );
            return null;
        }
    }

    /// <summary>The files with an ending directly in a folder of the guide, in ordinal order.</summary>
    public IReadOnlyList<string> List(string folder, string ending)
    {
        var listed = new DirectoryInfo(Path.Combine(root, folder));
        if (!listed.Exists)
        {
            return [];
        }

        return [.. listed.EnumerateFiles("*" + ending).Select(file => $"{folder}/{file.Name}").Order(StringComparer.Ordinal)];
    }
}
