using System.Text.Json;
using ModelContextProtocol.Protocol;
using Saltwater.Cli.ModelContext;
using Saltwater.Guide;
using Saltwater.Json;
using Saltwater.Requests;
using Saltwater.Tests.Requests;
using Role = Saltwater.Guide.Role;

namespace Saltwater.Tests.Cli.ModelContext;

/// <summary>What a program that asks for a person can never get, whatever it sends.</summary>
public sealed class AssistantLaws
{
    private const int Sets = 200;
    private const string Marker = "zqx7731";

    private static readonly AssistantTools Tools = new(Guides.Network);

    // What counts hours of a window or how many answers a question takes is no number about a person.
    private static readonly string[] Numbers = ["format", "atMost", "bestWithinHours", "closesAfterHours", "leftAtLeast", "leftAtMost"];

    [Fact]
    public void Two_hundred_coerced_answer_sets_get_no_partner_talk_through_any_tool()
    {
        var topics = Request.Topics(Guides.English);
        foreach (var (answers, index) in PartnerTalk.CoercedAnswers(Sets).Select((answers, index) => (answers, index)))
        {
            // Every topic is asked for by some set, and each set asks for several.
            var asked = topics
                .Where((_, each) => each % 8 == index % 8)
                .Select(topic => ("words", (string?)topic))
                .Concat([("reflect", null), ("now", null), ("services", null)]);
            Assert.All(asked, each => Assert.Equal([], PartnerTalk.In(Everything(Call(each.Item1, answers, each.Item2)))));
        }
    }

    [Fact]
    public void Where_pressure_and_fear_were_not_denied_no_tool_gives_partner_talk()
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            Assert.All(
                Request
                    .Topics(Guides.English)
                    .Select(topic => Call("words", Answers.None(role), topic))
                    .Append(Call("now", Answers.None(role))),
                result => Assert.Equal([], PartnerTalk.In(Everything(result)))
            );
        }
    }

    [Fact]
    public void Where_both_were_denied_the_words_are_given() =>
        Assert.NotEmpty(PartnerTalk.In(Everything(Call("words", Guides.Answer("pressure: no", "afraid: no"), "grief"))));

    [Fact]
    public void No_field_says_by_itself_that_talk_is_safe()
    {
        Assert.All(Tools.All.Tools, tool =>
            Assert.DoesNotContain(tool.InputSchema.GetProperty("properties").EnumerateObject(), field =>
                field.Value.TryGetProperty("type", out var type) && type.GetString() == "boolean"
            )
        );
        var result = Tools.Call(
            new()
            {
                Name = "words",
                Arguments = new Dictionary<string, JsonElement>
                {
                    ["answers"] = Json("{}"),
                    ["about"] = Json("\"grief\""),
                    ["partnerTalkSafe"] = Json("true"),
                },
            }
        );
        Assert.True(result.IsError);
        Assert.StartsWith("REQUEST-003", Text(result.Content[0]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reflect")]
    [InlineData("words")]
    [InlineData("now")]
    [InlineData("services")]
    public void Under_18_gets_the_way_out_and_nothing_else(string tool)
    {
        var result = Call(tool, Guides.Answer("age18: no", "pressure: no", "afraid: no"), "grief");
        var document = result.StructuredContent!.Value;

        Assert.StartsWith(Guides.English.Safety.Youth.Title, Text(result.Content[0]), StringComparison.Ordinal);
        Assert.NotEqual(JsonValueKind.Null, document.GetProperty("youth").ValueKind);
        foreach (var list in new[] { "threads", "others", "words", "betterNot", "stages", "avoid", "services" })
        {
            Assert.True(!document.TryGetProperty(list, out var found) || found.GetArrayLength() == 0, list);
        }
    }

    [Fact]
    public void Danger_comes_first_whatever_is_asked_for()
    {
        var danger = Guides.Answer("danger-signs: chest");
        Assert.All(["reflect", "words", "now", "services"], tool =>
            Assert.StartsWith("Now: ", Text(Call(tool, danger, "grief").Content[0]), StringComparison.Ordinal)
        );
    }

    [Fact]
    public void No_reply_carries_a_number_about_a_person() =>
        AnyAnswers
            .OfAnyone()
            .Sample(
                answers =>
                    Assert.All(["reflect", "words", "now"], tool =>
                        Assert.DoesNotContain(Fields(Call(tool, answers, "grief").StructuredContent!.Value), field =>
                            field.Value == JsonValueKind.Number && !Numbers.Contains(field.Name)
                        )
                    ),
                iter: 50
            );

    [Fact]
    public void It_says_with_every_result_and_every_tool_that_whoever_runs_it_sees_the_answers()
    {
        var seen = Guides.English.Screens["assistant"]["seen"];
        Assert.All(Tools.All.Tools, tool => Assert.Contains(seen, tool.Description, StringComparison.Ordinal));
        Assert.All(["reflect", "words", "now", "services"], tool =>
            Assert.Contains(seen, Text(Call(tool, Answers.None(Role.Self), "grief").Content[0]), StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("{\"answers\":{\"zqx7731\":\"yes\"}}", "ANSWER-003")]
    [InlineData("{\"answers\":{\"feeling\":\"zqx7731\"}}", "ANSWER-004")]
    [InlineData("{\"answers\":{\"feeling\":\"happyy\"}}", "ANSWER-004")]
    [InlineData("{\"answers\":\"zqx7731\"}", "ANSWER-002")]
    [InlineData("{\"answers\":{},\"zqx7731\":1}", "REQUEST-003")]
    [InlineData("{\"answers\":{},\"role\":\"zqx7731\"}", "REQUEST-003")]
    [InlineData("{\"answers\":{},\"country\":\"zqx7731\"}", "REQUEST-006")]
    [InlineData("{\"answers\":{},\"country\":{\"zqx7731\":1}}", "REQUEST-003")]
    [InlineData("{}", "REQUEST-003")]
    public void What_cannot_be_used_is_refused_by_code_and_never_repeated(string arguments, string code)
    {
        var result = Tools.Call(
            new()
            {
                Name = "reflect",
                Arguments = Json(arguments).EnumerateObject().ToDictionary(field => field.Name, field => field.Value),
            }
        );

        Assert.True(result.IsError);
        Assert.StartsWith(code, Text(result.Content[0]), StringComparison.Ordinal);
        Assert.All(result.Content, content => Assert.DoesNotMatch(Marker + "|happyy", Text(content)));
    }

    [Fact]
    public void No_resource_means_talking_with_the_other_person()
    {
        var resources = new AssistantResources(Guides.English);

        Assert.Equal(1 + Guides.English.Reasons.Length + Guides.English.Services.Length, resources.All.Resources.Count);
        Assert.All(resources.All.Resources, resource =>
            Assert.Equal([], PartnerTalk.In(((TextResourceContents)resources.ReadResource(resource.Uri).Contents[0]).Text))
        );
    }

    private static CallToolResult Call(string tool, Answers answers, string? about = null)
    {
        var given = JsonDocument
            .Parse(AnswersJson.Write(answers))
            .RootElement.EnumerateObject()
            .ToDictionary(field => field.Name, field => field.Value);
        if (tool == "words")
        {
            given["about"] = JsonSerializer.SerializeToElement(about);
        }

        if (tool == "services")
        {
            given["country"] = Json("\"GB\"");
        }

        var result = Tools.Call(new() { Name = tool, Arguments = given });
        Assert.False(result.IsError ?? false);
        return result;
    }

    private static string Everything(CallToolResult result) =>
        string.Join('\n', [.. result.Content.Select(Text), result.StructuredContent!.Value.GetRawText()]);

    private static string Text(ContentBlock content) => ((TextContentBlock)content).Text;

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;

    private static IEnumerable<(string Name, JsonValueKind Value)> Fields(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.Object => json.EnumerateObject()
                .SelectMany(field => Fields(field.Value).Append((field.Name, field.Value.ValueKind))),
            JsonValueKind.Array => json.EnumerateArray().SelectMany(Fields),
            _ => [],
        };
}
