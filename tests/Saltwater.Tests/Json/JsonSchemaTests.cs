using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Saltwater.Guide;
using Saltwater.Json;
using Saltwater.Reflections;
using Saltwater.Tests.Golden;

namespace Saltwater.Tests.Json;

/// <summary>The published schemas, held by a foreign validator against every walk and against documents with one fault.</summary>
public sealed class JsonSchemaTests
{
    private const string Request = "request";
    private const string Reflected = "reflection";
    private const int Mutations = 1_000;

    private static readonly string[] Lists = ["role", "conclusion", "stopped"];

    private static List<Answers> Walks { get; } =
    [
        .. WalkTests.Walks.Select(walk =>
            Walk.Read(File.ReadAllText(Path.Combine(Guides.Root, "tests", "Saltwater.Tests", "Golden", walk.Data + ".md"))).Answers
        ),
    ];

    [Fact]
    public async Task Every_walk_is_accepted_as_it_is_sent_and_as_it_comes_back()
    {
        var said = await Ask([
            .. Walks.Select(answers => (Request, "request", Sent(answers))),
            .. Walks.Select(answers => (Request, "answers alone", Sent(answers)["answers"]!)),
            .. Walks.Select(answers => (Reflected, "reflection", Written(answers, null))),
            .. Walks.Select(answers => (Reflected, "with services", Written(answers, "GB"))),
            (Request, "one id", JsonNode.Parse("""{ "answers": { "age18": "yes", "feeling": ["longing"] } }""")!),
        ]);

        Assert.DoesNotContain(said, line => !line.StartsWith("yes", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_reflection_with_one_fault_is_refused()
    {
        var random = new Random(15);
        var said = await Ask([
            .. Enumerable
                .Range(0, Mutations)
                .Select(each =>
                {
                    var document = Written(Walks[each % Walks.Count], each % 2 == 0 ? "GB" : null);
                    return (Reflected, Faults.PutInto(document, random), document);
                }),
        ]);

        Assert.DoesNotContain(said, line => !line.StartsWith("no", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_request_with_one_fault_is_refused_and_the_reader_refuses_it_too()
    {
        var random = new Random(15);
        var sent = Enumerable
            .Range(0, Mutations)
            .Select(each =>
            {
                var request = Sent(Walks[each % Walks.Count]);
                return (Name: Request, What: Faults.PutIntoRequest(request, random), Document: (JsonNode)request);
            })
            .ToList();
        var said = await Ask(sent);

        Assert.DoesNotContain(said, line => !line.StartsWith("no", StringComparison.Ordinal));
        Assert.All(sent, each =>
            Assert.NotEmpty(AnswersJson.Read(Guides.English, System.Text.Encoding.UTF8.GetBytes(each.Document.ToJsonString())).Problems)
        );
    }

    [Fact]
    public void Every_field_of_a_reflection_is_documented()
    {
        var page = File.ReadAllText(Path.Combine(Guides.Root, "docs", "reflect-json.md"));
        var fields = Regex
            .Matches(JsonSchemas.Reflection(), "\"required\": \\[([^]]*)\\]")
            .SelectMany(match => Regex.Matches(match.Groups[1].Value, "\"(\\w+)\"").Select(name => name.Groups[1].Value))
            .Distinct()
            .ToList();

        Assert.Contains("privateLeftOut", fields);
        Assert.DoesNotContain(fields, field => !page.Contains($"`{field}`", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_value_of_a_closed_list_at_the_top_is_documented()
    {
        var page = File.ReadAllText(Path.Combine(Guides.Root, "docs", "reflect-json.md"));
        var schema = JsonNode.Parse(JsonSchemas.Reflection())!["properties"]!;
        var values = Lists.SelectMany(field => schema[field]!["enum"]!.AsArray()).OfType<JsonValue>().Select(value => (string)value!);

        Assert.DoesNotContain(values, value => !page.Contains($"`{value}`", StringComparison.Ordinal));
    }

    private static JsonObject Sent(Answers answers) => JsonNode.Parse(AnswersJson.Write(answers))!.AsObject();

    private static JsonObject Written(Answers answers, string? country) =>
        JsonNode
            .Parse(ReflectionJson.Write(ReflectionJson.Of(Guides.English, Reflection.On(Guides.Network, answers), country)))!
            .AsObject();

    private static Task<List<string>> Ask(List<(string Name, string What, JsonNode Document)> documents) =>
        ForeignSchemas.Ask(
            new() { [Request] = JsonNode.Parse(JsonSchemas.Request()), [Reflected] = JsonNode.Parse(JsonSchemas.Reflection()) },
            documents
        );
}
