using System.Collections.Immutable;
using Saltwater.Cli.Authoring;
using Saltwater.Cli.Streams;
using Saltwater.Guide;

namespace Saltwater.Cli.Sources;

/// <summary>Finds the guide a command works with: the pack beside the program, or another pack or guide folder that was named.</summary>
internal static class GuideSource
{
    private const string Shipped = "guide.en.json";

    /// <summary>The pack, or null after saying why there is none.</summary>
    public static Pack? LoadPack(Terminal terminal, string? named)
    {
        var path = named ?? Path.Combine(AppContext.BaseDirectory, Shipped);
        if (Directory.Exists(path))
        {
            var report = GuideReader.Read(path);
            WriteProblems(terminal, report.Problems);
            if (report.Packs.Length > 1)
            {
                WriteProblems(terminal, [OneLanguageTaken(report.Packs)]);
            }

            return report.Packs.FirstOrDefault();
        }

        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            terminal.Refuse(
                ProblemCode.NoSuchGuide,
                Path.GetFileName(path),
                "There is no guide here that can be read.",
                "Name a guide's folder or a pack with --guide, or build again."
            );
            return null;
        }

        var load = PackJson.Load(bytes);
        if (load.Fault is { } fault)
        {
            terminal.Refuse(
                ProblemCode.PackUnusable,
                Path.GetFileName(path),
                fault switch
                {
                    PackFault.OtherFormat => "This pack was made for another version of Saltwater.",
                    PackFault.Damaged => "This pack does not match its own hash: it was damaged or changed.",
                    _ => "This is not a pack.",
                },
                "Make it again with `saltwater pack`."
            );
        }

        return load.Pack;
    }

    /// <summary>What to say to the program that started us when no guide was found: a bad name is input, a missing shipped pack is not.</summary>
    public static int ExitCodeWithout(string? named) => named is null ? ExitCode.Environment : ExitCode.BadInput;

    public static void WriteProblems(Terminal terminal, IEnumerable<GuideProblem> problems)
    {
        foreach (var problem in problems)
        {
            terminal.Error.Profile.Out.Writer.Write($"{problem}\n");
        }
    }

    public static DateOnly Today(Terminal terminal) => DateOnly.FromDateTime(terminal.Time.GetUtcNow().UtcDateTime);

    private static GuideProblem OneLanguageTaken(ImmutableArray<Pack> packs) =>
        new(
            ProblemCode.OneLanguageTaken,
            "guide.yaml",
            0,
            $"The guide speaks {string.Join(", ", packs.Select(pack => pack.Language))}. A command speaks one: here it is {packs[0].Language}, the first.",
            $"For another, make packs with `saltwater pack`, and name its file: --guide guide.{packs[^1].Language}.json"
        );
}
