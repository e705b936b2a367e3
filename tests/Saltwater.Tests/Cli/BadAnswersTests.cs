using Saltwater.Cli.Streams;
using Saltwater.Guide;
using Saltwater.Json;

namespace Saltwater.Tests.Cli;

/// <summary>Answers from another program that cannot be used: each gets one message with code, path and remedy, and nothing else.</summary>
public sealed class BadAnswersTests
{
    /// <summary>What is sent, and the code, path and remedy that come back.</summary>
    public static TheoryData<string, string, string, string> Faults =>
        new()
        {
            // Questions and answers nobody knows, with the nearest that is known.
            { """{"feelin":"sad"}""", AnswerProblem.UnknownQuestion, "/answers/feelin", "Closest: \"feeling\"." },
            { """{"zodiac-sign-of-neighbours":"leo"}""", AnswerProblem.UnknownQuestion, "/answers", "Use a question id of the guide." },
            { """{"":"yes"}""", AnswerProblem.UnknownQuestion, "/answers", "Use a question id of the guide." },
            { """{"welcome":"god"}""", AnswerProblem.UnknownAnswer, "/answers/welcome", "Closest: \"good\"." },
            {
                """{"welcome":"it was complicated, really"}""",
                AnswerProblem.UnknownAnswer,
                "/answers/welcome",
                "Its answers: good, mixed, upsetting."
            },
            { """{"feeling":["sad","ashmed"]}""", AnswerProblem.UnknownAnswer, "/answers/feeling", "Closest: \"ashamed\"." },
            // Too many, too few, and what does not go together.
            { """{"welcome":["good","mixed"]}""", AnswerProblem.TooMany, "/answers/welcome", "Keep what fits best." },
            {
                """{"alarm-plan":["low-sugar","spinal","heart-device","adrenal"]}""",
                AnswerProblem.TooMany,
                "/answers/alarm-plan",
                "Keep what fits best."
            },
            {
                """{"danger-signs":["none","chest"]}""",
                AnswerProblem.NotAlone,
                "/answers/danger-signs",
                "Give \"none\" by itself, or leave it out."
            },
            { """{"feeling":["sad","skip"]}""", AnswerProblem.NotAlone, "/answers/feeling", "Give \"skip\" by itself, or leave it out." },
            { """{"feeling":[]}""", AnswerProblem.Empty, "/answers/feeling", "Choose one, or \"skip\", or leave the question out." },
            // Not JSON.
            { "", AnswerProblem.Unreadable, "", "Check quotes, commas and brackets there" },
            { " \n\t ", AnswerProblem.Unreadable, "", "Check quotes, commas and brackets there" },
            { "welcome: good", AnswerProblem.Unreadable, "", "Check quotes, commas and brackets there" },
            { """{"welcome":"good",}""", AnswerProblem.Unreadable, "", "Check quotes, commas and brackets there" },
            { """{"welcome":"good"} {}""", AnswerProblem.Unreadable, "", "Check quotes, commas and brackets there" },
            { "{'welcome':'good'}", AnswerProblem.Unreadable, "", "Check quotes, commas and brackets there" },
            { """{"welcome":"good" /* tears */}""", AnswerProblem.Unreadable, "", "Check quotes, commas and brackets there" },
            { """{"answers":{"welcome":"go""", AnswerProblem.Unreadable, "", "Check quotes, commas and brackets there" },
            { """{"answers":{"welcome":"good"}""", AnswerProblem.Unreadable, "", "Check quotes, commas and brackets there" },
            // JSON of another shape.
            { """["good"]""", AnswerProblem.Shape, "", "Write {\"answers\": {\"question\": \"answer\"}}." },
            { "\"good\"", AnswerProblem.Shape, "", "Write {\"answers\": {\"question\": \"answer\"}}." },
            { "null", AnswerProblem.Shape, "", "Write {\"answers\": {\"question\": \"answer\"}}." },
            { "18", AnswerProblem.Shape, "", "Write {\"answers\": {\"question\": \"answer\"}}." },
            { """{"answers":["good"]}""", AnswerProblem.Shape, "/answers", "Write {\"question\": \"answer\"}." },
            { """{"answers":null}""", AnswerProblem.Shape, "/answers", "Write {\"question\": \"answer\"}." },
            { """{"welcome":1}""", AnswerProblem.Shape, "/answers/welcome", "Write \"answer\" or [\"answer\", \"answer\"]." },
            { """{"welcome":null}""", AnswerProblem.Shape, "/answers/welcome", "Write \"answer\" or [\"answer\", \"answer\"]." },
            { """{"welcome":true}""", AnswerProblem.Shape, "/answers/welcome", "Write \"answer\" or [\"answer\", \"answer\"]." },
            { """{"welcome":{"id":"good"}}""", AnswerProblem.Shape, "/answers/welcome", "Write \"answer\" or [\"answer\", \"answer\"]." },
            { """{"feeling":["sad",1]}""", AnswerProblem.Shape, "/answers/feeling", "Write \"answer\" or [\"answer\", \"answer\"]." },
            { """{"feeling":[["sad"]]}""", AnswerProblem.Shape, "/answers/feeling", "Write \"answer\" or [\"answer\", \"answer\"]." },
            // What is said twice.
            { """{"welcome":"good","welcome":"upsetting"}""", AnswerProblem.Shape, "/answers/welcome", "Keep one of the two." },
            { """{"welcome":"good","welcome":"good"}""", AnswerProblem.Shape, "/answers/welcome", "Keep one of the two." },
            { """{"role":"self","role":"partner","answers":{}}""", AnswerProblem.Shape, "/role", "Keep one of the two." },
            { """{"answers":{"age18":"no"},"answers":{"age18":"yes"}}""", AnswerProblem.Shape, "/answers", "Keep one of the two." },
            // Fields and roles nobody knows.
            { """{"answers":{},"rol":"partner"}""", AnswerProblem.Shape, "/rol", "Closest: \"role\"." },
            { """{"answers":{},"whatever-else-there-is":1}""", AnswerProblem.Shape, "", "It has role and answers." },
            { """{"role":"partner","answer":{"welcome":"good"}}""", AnswerProblem.Shape, "/answer", "Closest: \"answers\"." },
            { """{"role":"partner"}""", AnswerProblem.Shape, "", "Write {\"answers\": {\"question\": \"answer\"}}." },
            {
                """{"role":"friend","answers":{}}""",
                AnswerProblem.Shape,
                "/role",
                "Write \"self\" for the one who cried, \"partner\" for the other person."
            },
            {
                """{"role":"Self","answers":{}}""",
                AnswerProblem.Shape,
                "/role",
                "Write \"self\" for the one who cried, \"partner\" for the other person."
            },
            {
                """{"role":1,"answers":{}}""",
                AnswerProblem.Shape,
                "/role",
                "Write \"self\" for the one who cried, \"partner\" for the other person."
            },
            // Text that is no Unicode.
            { """{"\ud800":"good"}""", AnswerProblem.Unreadable, "", "Use the ids of the guide." },
            { """{"welcome":"\udc00"}""", AnswerProblem.Unreadable, "", "Use the ids of the guide." },
            { """{"role":"\ud800x","answers":{}}""", AnswerProblem.Unreadable, "", "Use the ids of the guide." },
        };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_gets_one_message_with_code_path_and_remedy(string sent, string code, string path, string remedy)
    {
        AssertOneMessage(CommandRun.Sending(sent, "reflect", "--answers", "-", "--json"), code, path, remedy);
        AssertOneMessage(CommandRun.Sending(sent, "reflect", "--answers", "-"), code, path, remedy);
    }

    [Theory]
    [InlineData(new byte[] { 0x7B, 0x22, 0xFF, 0xFE, 0x22, 0x3A, 0x22, 0x61, 0x22, 0x7D })]
    [InlineData(new byte[] { 0x7B, 0x22, 0x77, 0x65, 0x6C, 0x63, 0x6F, 0x6D, 0x65, 0x22, 0x3A, 0x22, 0xC3, 0x28, 0x22, 0x7D })]
    [InlineData(new byte[] { 0x7B, 0x22, 0x77, 0x65, 0x6C, 0x63, 0x6F, 0x6D, 0x65, 0x22, 0x3A, 0x22, 0xED, 0xA0, 0x80, 0x22, 0x7D })]
    public void Bytes_inside_a_text_that_are_not_utf_8_are_refused(byte[] sent) =>
        AssertOneMessage(
            CommandRun.Sending(sent, "reflect", "--answers", "-", "--json"),
            AnswerProblem.Unreadable,
            "",
            "Use the ids of the guide."
        );

    [Fact]
    public void The_place_of_a_fault_in_the_text_is_told()
    {
        var run = CommandRun.Sending("{\n  \"welcome\": good\n}", "reflect", "--answers", "-", "--json");

        Assert.StartsWith("ANSWER-001: This is not JSON: line 2, byte 14.", run.Complained, StringComparison.Ordinal);
    }

    [Fact]
    public void More_than_200_KB_are_refused_however_sound()
    {
        var most = "{\"welcome\":\"good\"}".PadRight(AnswersJson.MostBytes);
        using var folder = new TemporaryFolder();
        var file = folder.Write("huge.json", new string('[', 5_000_000));

        Assert.Equal(ExitCode.Done, CommandRun.Sending(most, "reflect", "--answers", "-", "--json").ExitCode);
        AssertOneMessage(
            CommandRun.Sending(most + " ", "reflect", "--answers", "-", "--json"),
            AnswerProblem.Unreadable,
            "",
            "Send question and answer ids, nothing else."
        );
        AssertOneMessage(
            CommandRun.Of("reflect", "--answers", file),
            AnswerProblem.Unreadable,
            "",
            "Send question and answer ids, nothing else."
        );
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{\"answers\":", "}")]
    public void Deep_nesting_is_refused(string open, string close)
    {
        var levels = Enumerable.Range(0, 5_000).ToList();

        var run = CommandRun.Sending(
            string.Concat(levels.Select(_ => open)) + "{}" + string.Concat(levels.Select(_ => close)),
            "reflect",
            "--answers",
            "-",
            "--json"
        );

        AssertOneMessage(run, AnswerProblem.Unreadable, "", "nothing may nest deeper than a list of answers.");
    }

    [Fact]
    public void Every_fault_is_reported_at_once()
    {
        var run = CommandRun.Sending(
            """{"role":"friend","answers":{"feelin":"sad","welcome":"god","danger-signs":["none","chest"]}}""",
            "reflect",
            "--answers",
            "-",
            "--json"
        );

        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Empty(run.Out);
        Assert.Equal(4, Messages(run));
    }

    [Fact]
    public void What_someone_wrote_is_never_repeated()
    {
        const string sent = """{"answers":{"TOLD":"x","welcome":"TOLD","feeling":{"TOLD":1}},"role":"TOLD","TOLD":"TOLD"}""";
        var run = CommandRun.Sending(
            sent.Replace("TOLD", "she left me for my brother", StringComparison.Ordinal),
            "reflect",
            "--answers",
            "-"
        );

        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Equal(5, Messages(run));
        Assert.DoesNotContain("brother", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_near_miss_is_repeated_without_anything_a_terminal_would_obey()
    {
        var run = CommandRun.Sending("""{"welcome":"goo\u001bd","feel\u001bing":"sad"}""", "reflect", "--answers", "-");

        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Contains("\"welcome\" has no answer \"good\". Closest: \"good\".", run.Complained, StringComparison.Ordinal);
        Assert.Contains(
            "/answers/feeling: The guide has no such question. Closest: \"feeling\".",
            run.Complained,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain('\u001b', run.Error);
    }

    [Fact]
    public void A_file_that_cannot_be_opened_is_named()
    {
        using var folder = new TemporaryFolder();

        AssertOneMessage(
            CommandRun.Of("reflect", "--answers", folder.At("missing.json")),
            AnswerProblem.Unreadable,
            "missing.json",
            "Check the name, or use - to read standard input."
        );
        AssertOneMessage(
            CommandRun.Of("reflect", "--answers", folder.FullName),
            AnswerProblem.Unreadable,
            Path.GetFileName(folder.FullName),
            "Check the name, or use - to read standard input."
        );
        AssertOneMessage(
            CommandRun.Of("reflect", "--answers", ""),
            AnswerProblem.Unreadable,
            "",
            "Check the name, or use - to read standard input."
        );
    }

    private static void AssertOneMessage(CommandRun run, string code, string path, string remedy)
    {
        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Empty(run.Out);
        Assert.StartsWith($"{code}{(path.Length == 0 ? "" : " " + path)}: ", run.Complained, StringComparison.Ordinal);
        Assert.Contains(remedy, run.Complained, StringComparison.Ordinal);
        Assert.Equal(1, Messages(run));
    }

    private static int Messages(CommandRun run) => run.Complained.Split("ANSWER-0").Length - 1;
}
