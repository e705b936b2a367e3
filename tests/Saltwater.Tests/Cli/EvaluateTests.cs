using System.Text.Json;
using Saltwater.Cli.Streams;

namespace Saltwater.Tests.Cli;

/// <summary>Holding the guide against labelled accounts.</summary>
public sealed class EvaluateTests
{
    private const string Grief =
        """{"id":"a","teller":"self","text":"It was his birthday.","answers":{"welcome":"mixed","feeling":["longing"],"reminder":"missed"},"""
        + """ "reasons":[["grief"],["connection"]],"safety":[]}""";
    private const string Afraid =
        """{"id":"b","teller":"partner","answers":{"afraid":"yes","wanted":"froze"},"reasons":[["coercion","unwanted"]],"safety":["assault"]}""";
    private const string Joy =
        """{"id":"c","teller":"self","answers":{"welcome":"good","feeling":["happy"]},"reasons":[["joy"]],"safety":[]}""";

    [Fact]
    public void Figures_are_printed_as_a_text_that_can_be_kept()
    {
        var run = Evaluate([Grief, Afraid, Joy]);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Empty(run.Error);
        Assert.StartsWith("# Evaluation of guide 1.0.0 on 3 accounts\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("| engine | 100 % (44–100) | 100 % (44–100) | 100 % (44–100) | 1.00 |", run.Out, StringComparison.Ordinal);
        Assert.Contains("- With a safety label: 1; flagged: 1.\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("- Without one: 2; with an emergency or same-day flag all the same: 0.\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Figures_are_printed_as_json_for_other_programs()
    {
        var run = Evaluate([Grief, Afraid, Joy], "--json");
        using var json = JsonDocument.Parse(run.Out);
        var root = json.RootElement;

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal(
            [
                "accounts",
                "first",
                "amongThree",
                "anyAmongThree",
                "meanReciprocalRank",
                "withSafetyLabel",
                "flagged",
                "withoutSafetyLabel",
                "flaggedUrgent",
            ],
            root.EnumerateObject().Select(field => field.Name).Take(9)
        );
        foreach (
            var (name, figure) in new[]
            {
                ("accounts", 3),
                ("first", 1),
                ("amongThree", 1),
                ("anyAmongThree", 1),
                ("meanReciprocalRank", 1),
                ("withSafetyLabel", 1),
                ("flagged", 1),
                ("withoutSafetyLabel", 2),
                ("flaggedUrgent", 0),
            }
        )
        {
            Assert.Equal(figure, root.GetProperty(name).GetDouble());
        }
    }

    [Fact]
    public void Phrases_are_held_against_the_accounts_texts()
    {
        const string choked =
            """{"id":"e","teller":"self","text":"He choked me and I felt so ashamed.","""
            + """ "answers":{"feeling":["ashamed","scared"],"neck":"not-sure"},"reasons":[["coercion"]],"safety":["strangulation"]}""";
        const string happy =
            """{"id":"f","teller":"self","text":"They were happy tears.","""
            + """ "answers":{"welcome":"good","feeling":["happy"],"wanted":"whole-time"},"reasons":[["joy"]],"safety":[]}""";

        using var json = JsonDocument.Parse(Evaluate([choked, happy], "--own-words", "--json").Out);
        var figures = json.RootElement.GetProperty("ownWords");

        // Of what a text may offer, being scared is not said in words; wanted is calm, and not counted at all.
        Assert.Equal(4.0 / 5, figures.GetProperty("recall").GetDouble());
        Assert.Equal(
            (1, 1, 0),
            (
                figures.GetProperty("dangerAccounts").GetInt32(),
                figures.GetProperty("dangerAccountsWithTopic").GetInt32(),
                figures.GetProperty("needless").GetInt32()
            )
        );
        Assert.All(["precision", "first", "amongThree", "anyAmongThree"], name =>
            Assert.InRange(figures.GetProperty(name).GetDouble(), 0, 1)
        );
        Assert.True(figures.GetProperty("taps").GetInt32() > 0);
        Assert.StartsWith("# In their own words: 2 accounts\n", Evaluate([choked, happy], "--own-words").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void An_account_that_says_nothing_is_counted_all_the_same()
    {
        const string silent = """{"id":"d","teller":"self","answers":{},"reasons":[["grief"]],"safety":[]}""";

        var text = Evaluate([silent]);
        using var json = JsonDocument.Parse(Evaluate([silent], "--json").Out);

        Assert.Equal(ExitCode.Done, text.ExitCode);
        Assert.DoesNotContain("NaN", text.Out, StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("brierScore").ValueKind);
        Assert.Equal(0, json.RootElement.GetProperty("first").GetDouble());
    }

    [Theory]
    [InlineData("{\"id\":\"x\"", "CASES-002", "Write one JSON object with id, teller, text, answers, reasons and safety.")]
    [InlineData("[]", "CASES-002", "Write one JSON object")]
    [InlineData("""{"id":"x","teller":"self","answers":{},"reasons":[],"safety":[]}""", "CASES-002", "Write one JSON object")]
    [InlineData("""{"id":"x","teller":"self","answers":{},"reasons":[[null]],"safety":[]}""", "CASES-002", "Write one JSON object")]
    [InlineData("""{"id":"x","teller":"friend","answers":{},"reasons":[["joy"]],"safety":[]}""", "CASES-002", "Write one JSON object")]
    [InlineData("""{"id":7,"teller":"self","answers":{},"reasons":[["joy"]],"safety":[]}""", "CASES-002", "Write one JSON object")]
    [InlineData("""{"id":"x","teller":"self","answers":{},"reasons":[["joy"]]}""", "CASES-002", "Write one JSON object")]
    [InlineData(
        """{"id":"x","teller":"self","answers":{"welcome":"god"},"reasons":[["joy"]],"safety":[]}""",
        "CASES-003",
        "Closest: \"good\"."
    )]
    [InlineData("""{"id":"x","teller":"self","answers":{},"reasons":[["joi"]],"safety":[]}""", "CASES-004", "Closest: \"joy\".")]
    public void A_bad_line_in_the_middle_is_named_and_no_figure_is_printed(string bad, string code, string remedy)
    {
        foreach (var more in new[] { Array.Empty<string>(), ["--json"] })
        {
            var run = Evaluate([Grief, bad, Joy], more);

            Assert.Equal(ExitCode.BadInput, run.ExitCode);
            Assert.Empty(run.Out);
            Assert.StartsWith($"{code} cases.jsonl:2: ", run.Complained, StringComparison.Ordinal);
            Assert.Contains(remedy, run.Complained, StringComparison.Ordinal);
            Assert.Equal(1, run.Complained.Split("CASES-0").Length - 1);
        }
    }

    [Fact]
    public void Every_bad_line_is_named_and_empty_lines_are_counted_but_no_fault()
    {
        var run = Evaluate([Grief, "", "nonsense", Joy, "{}"]);

        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Contains("cases.jsonl:3:", run.Complained, StringComparison.Ordinal);
        Assert.Contains("cases.jsonl:5:", run.Complained, StringComparison.Ordinal);
        Assert.DoesNotContain("cases.jsonl:2:", run.Complained, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_accounts_or_that_cannot_be_read_is_refused()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.At("binary.jsonl"), [0x7B, 0xFF, 0xC3, 0x28]);

        foreach (
            var (file, code) in new[]
            {
                (folder.Write("empty.jsonl", "\n \n"), "CASES-005"),
                (folder.At("missing.jsonl"), "CASES-001"),
                (folder.FullName, "CASES-001"),
                (folder.At("binary.jsonl"), "CASES-001"),
                ("", "CASES-001"),
            }
        )
        {
            var run = CommandRun.Of("evaluate", file);

            Assert.Equal(ExitCode.BadInput, run.ExitCode);
            Assert.Empty(run.Out);
            Assert.StartsWith(CommandRun.OneLine($"{code} {Path.GetFileName(file)}") + ":", run.Complained, StringComparison.Ordinal);
        }
    }

    private static CommandRun Evaluate(string[] lines, params string[] more)
    {
        using var folder = new TemporaryFolder();
        return CommandRun.Of(["evaluate", folder.Write("cases.jsonl", string.Join('\n', lines) + "\n"), .. more]);
    }
}
