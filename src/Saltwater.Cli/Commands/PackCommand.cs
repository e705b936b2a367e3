using System.Globalization;
using Saltwater.Cli.Authoring;
using Saltwater.Cli.Sources;
using Saltwater.Cli.Streams;
using Saltwater.Guide;
using Saltwater.OwnWords;

namespace Saltwater.Cli.Commands;

/// <summary><c>saltwater pack</c>: one JSON file for each language, what people say beside it, or nothing at all.</summary>
internal static class PackCommand
{
    public const string CannotWrite = "PACK-001";

    public static int Run(Terminal terminal, string folder, string output)
    {
        var report = GuideReader.Read(folder);
        GuideSource.WriteProblems(terminal, report.Problems);
        if (report.Packs.IsEmpty)
        {
            return ExitCode.BadInput;
        }

        List<string> written = [];
        try
        {
            Directory.CreateDirectory(output);
            foreach (var pack in report.Packs)
            {
                var bytes = PackJson.Write(pack);
                WriteWhole(Path.Combine(output, $"guide.{pack.Language}.json"), bytes);
                written.Add(
                    string.Create(CultureInfo.InvariantCulture, $"guide.{pack.Language}.json  {bytes.Length} bytes  sha256 {pack.Hash}")
                );
            }

            foreach (var phrases in report.Phrases)
            {
                var bytes = PhraseFile.Write(phrases);
                WriteWhole(Path.Combine(output, PhraseSource.FileName(phrases.Language)), bytes);
                written.Add(
                    string.Create(CultureInfo.InvariantCulture, $"{PhraseSource.FileName(phrases.Language)}  {bytes.Length} bytes")
                );
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            terminal.Refuse(
                CannotWrite,
                "--out",
                "The pack cannot be written there.",
                "Check that the folder exists, is a folder, and that you may write to it."
            );
            return ExitCode.Environment;
        }

        // Told outside of that: an output that is full is no folder that cannot be written.
        written.ForEach(terminal.Say);
        return ExitCode.Done;
    }

    // A reader sees the old pack or the new one, never half of it: the new one is written beside and moved over.
    private static void WriteWhole(string path, byte[] bytes)
    {
        var beside = path + ".new";
        try
        {
            File.WriteAllBytes(beside, bytes);
            File.Move(beside, path, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }
}
