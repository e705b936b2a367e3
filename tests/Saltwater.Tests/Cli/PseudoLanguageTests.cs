using System.Text.RegularExpressions;
using Saltwater.Guide;
using Saltwater.Tests.Conventions;
using Saltwater.Tests.Golden;

namespace Saltwater.Tests.Cli;

/// <summary>After the guide, a language is a folder: no command for a person says anything by itself. Two words of English in a row are a
/// sentence; single ones are names of options, reasons and needs.</summary>
public sealed partial class PseudoLanguageTests : IDisposable
{
    private const string Phrase = "five quiet words by the sea";

    // What no language changes: how a command is called, options, codes of countries, addresses and names of files.
    private const string Unchanged = @"--[a-z-]+|https?:\S+|[\w.-]+\.(?:json|csv|bin|md)|\b[A-Z]{2}\b|(?:Usage: |`)saltwater(?: [a-z]+)+";

    private readonly TemporaryFolder folder = new();
    private readonly string guide;

    public PseudoLanguageTests()
    {
        guide = folder.At("guide.json");
        File.WriteAllBytes(guide, PackJson.Write(Guides.InMadeUpLetters));
        File.Copy(Path.Combine(Repository.Root, "tests", "vectors", "backups", "0.1-native.bin"), folder.At("backup.bin"));
    }

    public static TheoryData<string[], string[]> Commands =>
        new()
        {
            { ["now"], [] },
            { ["now", "--help"], [] },
            { ["words", "--help"], [] },
            { ["sources", "--help"], [] },
            { ["reflect", "--help"], [] },
            { ["vault", "open", "--help"], [] },
            { ["understand", "--help"], [] },
            { ["mcp", "--help"], [] },
            { ["now", "--beside"], [] },
            { ["words"], [] },
            { ["words", "grief"], [] },
            { ["words", "better-not"], [] },
            { ["words", "greif"], [] },
            { ["words", "coercion"], [] },
            { ["services"], [] },
            { ["services", "GB"], [] },
            { ["services", "UK"], [] },
            { ["services", "GB", "--need", "cris"], [] },
            { ["services", "US", "--need", "crisis"], [] },
            { ["sources"], [] },
            { ["sources", "S999"], [] },
            { ["understand", "something"], [] },
            { ["reflect", "--json"], [] },
            { ["reflect", "--answers", "/nowhere/at/all"], [] },
            { ["reflect", "--answers", "-", "--one-by-one"], [] },
            { ["reflect", "--country", "ZZ"], [] },
            { ["reflect"], ["1", "w", "b", "1", "", "m", "", "", "", "3", "99", "", "", "", "r", "1", "a1", "c GB", "q"] },
            { ["reflect", "--partner", "--country", "GB"], ["1", "", "", "", "2", "r", "1", "q"] },
            { ["reflect", "--country", "GB"], ["1", "1 3", "1", "r", "q"] },
            { ["reflect"], ["2"] },
            {
                ["reflect", "--one-by-one"],
                ["1", "1", "99", "w", "1", "1", "b", "1", "1", "1", "1", "1", "1", "2", "2", "r", "1", "c GB", "77", "q"]
            },
            { ["reflect", "--one-by-one"], ["1,2", "1", "1", "1,99", "1,2", "q"] },
            { ["reflect", "--one-by-one", "--partner"], ["1", "2", "3", "s", "s", "s", "s", "r", "q"] },
            { ["fhir", "document"], [] },
            { ["fhir", "document", "-", "--journal", "-"], [] },
            { ["fhir", "document", "-", "--since", "soon"], [] },
            { ["fhir", "response", "-", "--only", "age19"], [] },
            { ["vault", "open", "backup.bin"], [Phrase] },
            { ["vault", "open", "backup.bin", "--verify"], [Phrase] },
            { ["vault", "open", "backup.bin", "--export", "new.json"], [Phrase] },
            { ["vault", "open", "backup.bin", "--export", "new.csv"], [Phrase] },
            { ["vault", "open", "backup.bin", "--export", "new.txt"], [] },
            {
                ["vault", "open", "backup.bin", "--change-passphrase", "new.bin"],
                [Phrase, "another lamp on the same shelf", "another lamp on the same shelf"]
            },
            { ["vault", "open", "backup.bin", "--change-passphrase", "new.bin"], [Phrase, "another lamp on the same shelf", "no"] },
            { ["vault", "open", "backup.bin"], ["another lamp"] },
            { ["vault", "open", "backup.bin", "--code"], ["another lamp"] },
            { ["vault", "open", "backup.bin"], [] },
            { ["vault", "open", "nothing.bin"], [] },
            { ["vault", "open", "backup.bin", "--verify", "--code", "--export", "new.json"], [] },
        };

    public static TheoryData<string> WalksOnThePath => PathDialogueTests.Walks;

    public static TheoryData<string> Walks => WalkTests.Walks;

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_command_says_nothing_in_english_that_is_not_in_the_guide(string[] args, string[] typed) =>
        AssertNoEnglish(
            CommandRun.In(
                guide,
                typed,
                "",
                [
                    .. args.Select(arg =>
                        arg.EndsWith(".bin", StringComparison.Ordinal) || arg.StartsWith("new.", StringComparison.Ordinal)
                            ? folder.At(arg)
                            : arg
                    ),
                ]
            )
        );

    [Theory]
    [MemberData(nameof(WalksOnThePath))]
    public void Nor_does_a_walk_on_the_path(string walk)
    {
        var typed = PathDialogueTests.Typed(File.ReadAllText(Path.Combine(PathDialogueTests.Folder, walk + ".txt")));

        AssertNoEnglish(CommandRun.In(guide, typed.Skip(1), "", typed[0].Split(' ')));
    }

    [Theory]
    [MemberData(nameof(Walks))]
    public void Nor_does_what_answers_from_a_file_come_to(string walk)
    {
        var answers = Walk.Read(File.ReadAllText(Path.Combine(WalkTests.Folder, walk + ".md"))).Answers;

        AssertNoEnglish(
            CommandRun.In(
                guide,
                [],
                Turn.ToJson(answers),
                ["reflect", "--answers", "-", "--country", "GB", .. answers.Role == Role.Partner ? (string[])["--partner"] : []]
            )
        );
    }

    [Theory]
    [MemberData(nameof(Walks))]
    public void Nor_does_a_page_to_take_along(string walk)
    {
        var answers = Walk.Read(File.ReadAllText(Path.Combine(WalkTests.Folder, walk + ".md"))).Answers;

        AssertNoEnglish(
            CommandRun.In(
                guide,
                [],
                Turn.ToJson(answers),
                ["reflect", "--answers", "-", "--page", .. answers.Role == Role.Partner ? (string[])["--partner"] : []]
            )
        );
    }

    private void AssertNoEnglish(CommandRun run)
    {
        var said = Allowed.Aggregate(
            $"{run.Complained} {run.Said}".Replace(folder.FullName, "", StringComparison.Ordinal),
            (text, allowed) => text.Replace(CommandRun.OneLine(allowed), "…", StringComparison.Ordinal)
        );
        var english = EnglishWords().Matches(Regex.Replace(said, Unchanged, "…")).Select(match => match.Value).Distinct().ToList();
        Assert.NotEmpty(said);
        Assert.True(english.Count == 0, string.Join(" | ", english));
    }

    // What the reader of command lines and the notes themselves say.
    private static readonly IReadOnlyList<string> Allowed =
    [
        "Show help and usage information",
        "Long week. It eased something. Später ein Spaziergang.",
    ];

    [GeneratedRegex(@"(?<![\w-])[A-Za-z]{2,}[’']?[a-z]*(?: [A-Za-z]+[’']?[a-z]*)+")]
    private static partial Regex EnglishWords();
}
