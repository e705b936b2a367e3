using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Saltwater.Guide;
using Saltwater.Help;
using Saltwater.Tests.Conventions;
using Saltwater.Tests.Golden;

namespace Saltwater.Tests.Cli;

/// <summary>A guide whose every letter is a made-up one: what is still plain English was said by the program itself, and no translation would reach it.</summary>
public sealed partial class OtherLanguageTests : IDisposable
{
    private const string Phrase = "five quiet words by the sea";

    // What a language does not change: what is typed, ids, names of places in the guide, and addresses.
    private const string Untranslated = @"`[^`]*`|\{[a-z]+\}|--[a-z-]+|https?:\S+|[\w.-]+\.(?:json|csv|bin|md)|(?<= )\.(?:json|csv)|\b[A-Z]{2}\b|Usage: saltwater(?: [a-z]+)+";

    private readonly TemporaryFolder folder = new();
    private readonly string guide;

    public OtherLanguageTests()
    {
        var pack = JsonNode.Parse(PackJson.Write(Guides.English))!;
        Translate(pack, "");
        guide = folder.At("guide.json");
        File.WriteAllBytes(guide, Rehashed(pack));
        File.Copy(Path.Combine(Repository.Root, "tests", "vectors", "backups", "0.1-native.bin"), folder.At("backup.bin"));
    }

    public static TheoryData<string[], string[]> Commands => new()
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
        { ["reflect", "--one-by-one"], ["1", "1", "99", "w", "1", "1", "b", "1", "1", "1", "1", "1", "1", "2", "2", "r", "1", "c GB", "77", "q"] },
        { ["reflect", "--one-by-one", "--partner"], ["1", "2", "3", "s", "s", "s", "s", "r", "q"] },
        { ["vault", "open", "backup.bin"], [Phrase] },
        { ["vault", "open", "backup.bin", "--verify"], [Phrase] },
        { ["vault", "open", "backup.bin", "--export", "new.json"], [Phrase] },
        { ["vault", "open", "backup.bin", "--export", "new.csv"], [Phrase] },
        { ["vault", "open", "backup.bin", "--export", "new.txt"], [] },
        { ["vault", "open", "backup.bin", "--change-passphrase", "new.bin"], [Phrase, "another lamp on the same shelf", "another lamp on the same shelf"] },
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
        AssertNoEnglish(CommandRun.In(guide, typed, "", [.. args.Select(arg => arg.EndsWith(".bin", StringComparison.Ordinal) || arg.StartsWith("new.", StringComparison.Ordinal) ? folder.At(arg) : arg)]));

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

        AssertNoEnglish(CommandRun.In(guide, [], Turn.ToJson(answers), ["reflect", "--answers", "-", "--country", "GB", .. answers.Role == Role.Partner ? (string[])["--partner"] : []]));
    }

    private void AssertNoEnglish(CommandRun run)
    {
        var said = Allowed.Aggregate($"{run.Complained} {run.Said}".Replace(folder.FullName, "", StringComparison.Ordinal), (text, allowed) => text.Replace(CommandRun.OneLine(allowed), "…", StringComparison.Ordinal));
        var english = EnglishWords().Matches(Regex.Replace(said, Untranslated, "…")).Select(match => match.Value).Distinct().ToList();
        Assert.NotEmpty(said);
        Assert.True(english.Count == 0, string.Join(" | ", english));
    }

    // What the library, the reader of command lines and the notes themselves say.
    private static readonly IReadOnlyList<string> Allowed =
    [
        .. ServiceFinder.Countries(Guides.English).Select(Countries.Name),
        "Show help and usage information",
        "Long week. It eased something. Später ein Spaziergang.",
    ];

    private static void Translate(JsonNode node, string name)
    {
        switch (node)
        {
            case JsonObject fields:
                foreach (var (key, value) in fields.ToList().Where(field => field.Key is not ("rules" or "seen" or "sites") && field.Value is not null))
                {
                    fields[key] = Translated(value!, key, name);
                }

                break;
            case JsonArray items:
                for (var at = 0; at < items.Count; at++)
                {
                    items[at] = items[at] is { } item ? Translated(item, "", name) : null;
                }

                break;
        }
    }

    // What has a space is a text; of screens and chips, which have nothing else, single words are as well.
    private static JsonNode Translated(JsonNode value, string key, string within)
    {
        var inside = key is "screens" or "chips" ? key : within;
        if (value is JsonValue leaf && leaf.TryGetValue(out string? text))
        {
            return inside.Length > 0 || text.Contains(' ', StringComparison.Ordinal) ? JsonValue.Create(Letters(text)) : leaf.DeepClone();
        }

        var copy = value.DeepClone();
        Translate(copy, inside);
        return copy;
    }

    // Each letter of the Latin alphabet becomes one that English has no use for: two bytes each, as far as a real language would go.
    private static string Letters(string text)
    {
        var at = 0;
        var translated = "";
        foreach (var kept in Regex.Matches(text, Untranslated).Cast<Match>())
        {
            translated += Strange(text[at..kept.Index]) + kept.Value;
            at = kept.Index + kept.Length;
        }

        return translated + Strange(text[at..]);
    }

    private static string Strange(string text) => string.Concat(text.Select(letter => char.IsAsciiLetter(letter) ? (char)(0x0400 + (letter - 'A')) : letter));

    private static byte[] Rehashed(JsonNode pack)
    {
        var read = System.Text.Json.JsonSerializer.Deserialize(pack, PackContext.Default.Pack)!;
        return PackJson.Write(read);
    }

    [GeneratedRegex(@"(?<![\w-])[A-Za-z]{2,}[’']?[a-z]*(?: [A-Za-z]+[’']?[a-z]*)+")]
    private static partial Regex EnglishWords();
}
