using System.Text;
using System.Text.Json.Nodes;
using Saltwater.Cli.Streams;
using Saltwater.Guide;
using Saltwater.Json;
using Saltwater.Keep.Exchange.OpenFormat;
using Saltwater.Reflections;
using Saltwater.Tests.Keep.Fhir;

namespace Saltwater.Tests.Cli;

/// <summary><c>saltwater fhir</c>: files for a clinic's system, and what is refused.</summary>
public sealed class FhirTests
{
    private const string Afraid =
        """{"answers":{"age18":"yes","alone":"private","freedom":["not-wanted","afraid"],"""
        + """ "wanted":"no","afraid":"yes","limits":"no","feeling":["sad"],"welcome":"skip"}}""";

    private static readonly string Journal = Encoding.UTF8.GetString(OpenJson.Write(new(Files.Journal.Entries, []), Guides.Today));

    [Theory]
    [InlineData("self")]
    [InlineData("partner", "--partner")]
    public void The_questions_come_as_a_draft_with_the_purpose_and_the_version_of_the_guide(string role, params string[] more)
    {
        var form = Parsed(CommandRun.Of(["fhir", "questionnaire", .. more]));

        Assert.Equal(
            ("Questionnaire", "draft", true),
            ((string)form["resourceType"]!, (string)form["status"]!, (bool)form["experimental"]!)
        );
        Assert.Equal(
            (Guides.English.Purpose, Guides.English.Version, "urn:saltwater:questionnaire:" + role),
            ((string)form["purpose"]!, (string)form["version"]!, (string)form["url"]!)
        );
        Assert.Contains("CC BY 4.0", (string)form["copyright"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void Answers_come_as_they_were_chosen_and_in_the_words_that_were_read()
    {
        var response = Parsed(CommandRun.Sending(Afraid, "fhir", "response", "-"));
        var said = Files
            .Items(response)
            .Where(each => each.Item["answer"] is not null)
            .ToDictionary(
                each => (string)each.Item["linkId"]!,
                each => each.Item["answer"]!.AsArray().Select(answer => (string)answer!["valueCoding"]!["code"]!)
            );

        Assert.Equal($"urn:saltwater:questionnaire:self|{Guides.English.Version}", (string)response["questionnaire"]!);
        Assert.Equal(["freedom.not-wanted", "freedom.afraid"], said["freedom"]);
        Assert.Equal(["wanted.no"], said["wanted"]);
        Assert.Equal(["afraid.yes"], said["afraid"]);

        // Skipped is left open.
        Assert.DoesNotContain("welcome", said.Keys);
    }

    [Fact]
    public void What_the_form_would_not_have_asked_is_told_and_is_in_the_document()
    {
        const string sent = """{"answers":{"wanted":"no","danger-signs":["chest","testicle"]}}""";
        var response = CommandRun.Sending(sent, "fhir", "response", "-");
        var document = CommandRun.Sending(sent, "fhir", "document", "-");

        Assert.Equal(ExitCode.Done, response.ExitCode);
        Assert.StartsWith("FHIR-006: ", response.Error, StringComparison.Ordinal);
        Assert.Contains("danger-signs, wanted", response.Complained, StringComparison.Ordinal);
        Assert.DoesNotContain("wanted.no", response.Out, StringComparison.Ordinal);
        Assert.Empty(document.Error);
        Assert.All((string[])["wanted.no", "danger-signs.chest", "danger-signs.testicle"], code =>
            Assert.Equal(1, document.Times($"\"{code}\""))
        );
    }

    [Fact]
    public void Only_what_was_chosen_is_passed_on()
    {
        var response = CommandRun.Sending(Afraid, "fhir", "response", "-", "--only", "feeling");
        var document = CommandRun.Sending(Afraid, "fhir", "document", "-", "--only", "feeling", "age18");

        Assert.Equal(["feeling.sad"], Codes(response.Out));
        Assert.Equal(["age18.yes", "feeling.sad"], Codes(document.Out).Order());
        Assert.DoesNotContain("afraid", document.Out, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Evenings_show_what_the_page_for_an_appointment_shows_and_no_more_unless_it_is_chosen()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("notes.json", Journal);
        var usual = CommandRun.Of("fhir", "document", "--journal", file);
        var more = CommandRun.Of(
            "fhir",
            "document",
            "--journal",
            file,
            "--parts",
            "note",
            "time",
            "--only",
            "stress",
            "--since",
            "2026-03-10",
            "--months"
        );

        Assert.Equal((ExitCode.Done, ExitCode.Done), (usual.ExitCode, more.ExitCode));
        Assert.Contains("2026-03-14", usual.Out, StringComparison.Ordinal);
        Assert.All((string[])["It eased", "21:30", "stress"], text => Assert.DoesNotContain(text, usual.Out, StringComparison.Ordinal));
        Assert.All((string[])["It eased", "21:30:00", "stress.overloaded", "\"2026-03\""], text =>
            Assert.Contains(text, more.Out, StringComparison.Ordinal)
        );
        Assert.All((string[])["2026-03-14", "2026-03-02", "evening-tears"], text =>
            Assert.DoesNotContain(text, more.Out, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Answers_and_evenings_go_into_one_document()
    {
        using var folder = new TemporaryFolder();
        var document = Parsed(CommandRun.Sending(Afraid, "fhir", "document", "-", "--journal", folder.Write("notes.json", Journal)));

        Assert.Equal(
            ["Composition", "QuestionnaireResponse", "QuestionnaireResponse", "QuestionnaireResponse"],
            document["entry"]!.AsArray().Select(entry => (string)entry!["resource"]!["resourceType"]!)
        );
    }

    [Fact]
    public void Nothing_that_follows_from_answers_is_in_a_file_and_no_word_on_talking_to_the_other_person()
    {
        foreach (var (_, answers) in Files.Walks)
        {
            var reflection = Reflection.On(Guides.Network, answers);
            var sent = Encoding.UTF8.GetString(AnswersJson.Write(answers));
            foreach (var command in (string[])["response", "document"])
            {
                var run = CommandRun.Sending(sent, "fhir", command, "-");

                Assert.Equal(ExitCode.Done, run.ExitCode);
                Assert.DoesNotContain(reflection.Flags, flag =>
                    run.Out.Contains(flag.Id, StringComparison.Ordinal)
                    || run.Out.Contains(flag.Title, StringComparison.Ordinal)
                    || flag.Do.Any(step => run.Out.Contains(step, StringComparison.Ordinal))
                );
                Assert.DoesNotContain(reflection.Threads, thread =>
                    run.Out.Contains(thread.Reason.Summary, StringComparison.Ordinal)
                    || thread.Words.Any(word => run.Out.Contains(word.Text, StringComparison.Ordinal))
                    || thread.Steps.Any(section => section.Items.Any(item => run.Out.Contains(item.Text, StringComparison.Ordinal)))
                );
                Assert.DoesNotContain((string[])["fits well", "may play a part", "urgency", "coercion"], word =>
                    run.Out.Contains(word, StringComparison.OrdinalIgnoreCase)
                );
            }
        }
    }

    [Theory]
    [InlineData("""{"age18":"no","feeling":["sad"]}""")]
    [InlineData("""{"age18":"other-under-18","feeling":["sad"]}""")]
    [InlineData("""{"adult":"no","feeling":["sad"]}""")]
    [InlineData("""{"alone":"private","freedom":["under-18"],"feeling":["sad"]}""")]
    public void Under_18_there_is_the_way_out_and_no_file_whatever_was_chosen(string sent)
    {
        foreach (
            var run in (CommandRun[])
                [
                    CommandRun.Sending(sent, "fhir", "response", "-"),
                    CommandRun.Sending(sent, "fhir", "document", "-"),
                    CommandRun.Sending(sent, "fhir", "document", "-", "--only", "feeling"),
                ]
        )
        {
            Assert.Equal(ExitCode.BadInput, run.ExitCode);
            Assert.Empty(run.Out);
            Assert.StartsWith("FHIR-007: ", run.Error, StringComparison.Ordinal);
            Assert.Contains(Guides.English.Safety.Youth.Title, run.Complained, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_evening_of_someone_under_18_gives_no_document()
    {
        using var folder = new TemporaryFolder();
        var run = CommandRun.Of(
            "fhir",
            "document",
            "--journal",
            folder.Write(
                "notes.json",
                Journal.Replace(
                    "\"stress\": [\n          \"overloaded\"",
                    "\"freedom\": [\n          \"under-18\"",
                    StringComparison.Ordinal
                )
            )
        );

        Assert.Empty(run.Out);
        Assert.StartsWith("FHIR-007: ", run.Error, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Faults =>
        new()
        {
            { "", AnswerProblem.Unreadable },
            { "{", AnswerProblem.Unreadable },
            { "my own private words", AnswerProblem.Unreadable },
            { new string('[', 5_000), AnswerProblem.Unreadable },
            { "{\"answers\":{\"feeling\":" + new string('[', 50) + new string(']', 50) + "}}", AnswerProblem.Unreadable },
            { "{\"answers\":{}}".PadRight(AnswersJson.MostBytes + 1), AnswerProblem.Unreadable },
            { """{"\ud800":"good"}""", AnswerProblem.Unreadable },
            { "[1]", AnswerProblem.Shape },
            { """{"answers":{"feeling":{"private":"words"}}}""", AnswerProblem.Shape },
            { """{"answers":{"feeling private":"words"}}""", AnswerProblem.UnknownQuestion },
            { """{"answers":{"feelin":"private"}}""", AnswerProblem.UnknownQuestion },
            { """{"answers":{"feeling":"privately"}}""", AnswerProblem.UnknownAnswer },
            { """{"answers":{"welcome":"godd"}}""", AnswerProblem.UnknownAnswer },
            { """{"answers":{"welcome":["good","mixed"]}}""", AnswerProblem.TooMany },
            { """{"answers":{"danger-signs":["none","chest"]}}""", AnswerProblem.NotAlone },
            { """{"answers":{"feeling":[]}}""", AnswerProblem.Empty },
        };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Answers_that_cannot_be_used_are_refused_with_their_code_and_not_repeated(string sent, string code)
    {
        foreach (var command in (string[])["response", "document"])
        {
            var run = CommandRun.Sending(sent, "fhir", command, "-");

            Assert.Equal((ExitCode.BadInput, ""), (run.ExitCode, run.Out));
            Assert.StartsWith(code, run.Error, StringComparison.Ordinal);
            Assert.DoesNotContain((string[])["private", "words", "godd", "feelin\"", "feelin:"], part =>
                run.Error.Contains(part, StringComparison.Ordinal)
            );
        }
    }

    [Theory]
    [InlineData("IMPORT-002", "")]
    [InlineData("IMPORT-003", "my own private words")]
    [InlineData("IMPORT-004", "{ \"saltwater\": \"open data\", \"format\": 1, \"entries\": [ { \"note\": \"private")]
    [InlineData("IMPORT-006", "{ \"saltwater\": \"open data\", \"format\": 99, \"entries\": [] }")]
    [InlineData("FHIR-005", "cycle_day_id,day,bleeding\r\n00000000000000000000000000000da7,2026-03-02,light\r\n")]
    public void Notes_that_cannot_be_used_are_refused_with_their_code_and_not_repeated(string code, string sent)
    {
        var run = CommandRun.Sending(sent, "fhir", "document", "--journal", "-");

        Assert.Equal((ExitCode.BadInput, ""), (run.ExitCode, run.Out));
        Assert.StartsWith(code, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("private", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FHIR-001", "document")]
    [InlineData("FHIR-002", "document", "-", "--journal", "-")]
    [InlineData("FHIR-003", "document", "-", "--since", "yesterday")]
    [InlineData("FHIR-004", "document", "-", "--only", "feelin")]
    [InlineData("FHIR-004", "response", "-", "--only", "feelin")]
    [InlineData("FHIR-008", "document", "-", "--only", "loss")]
    [InlineData("ANSWER-001", "response", "no-such-file.json")]
    [InlineData("IMPORT-011", "document", "--journal", "no-such-file.json")]
    [InlineData("USAGE-002", "document", "-", "--parts", "everything")]
    [InlineData("USAGE-002", "response", "--nothing")]
    public void What_cannot_be_made_is_refused_with_a_code_of_its_own(string code, params string[] more)
    {
        var run = CommandRun.Sending("""{"feeling":["sad"]}""", ["fhir", .. more]);

        Assert.Equal((ExitCode.BadInput, ""), (run.ExitCode, run.Out));
        Assert.StartsWith(code, run.Error, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Codes(string json) => Coded(JsonNode.Parse(json)).Distinct();

    private static IEnumerable<string> Coded(JsonNode? node) =>
        node switch
        {
            JsonObject map => map.Where(field => field.Key == "code" && field.Value is JsonValue)
                .Select(field => (string)field.Value!)
                .Concat(map.SelectMany(field => Coded(field.Value))),
            JsonArray list => list.SelectMany(Coded),
            _ => [],
        };

    private static JsonObject Parsed(CommandRun run)
    {
        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Error));
        return JsonNode.Parse(run.Out)!.AsObject();
    }
}
