using System.Text.Json.Nodes;
using Saltwater.Guide;
using Saltwater.Guide.Screens;
using Saltwater.Requests;

namespace Saltwater.Site.Api;

/// <summary>The description of the interface (OpenAPI 3.1), from the types that read and write, so that they cannot disagree.</summary>
internal static class OpenApi
{
    public const string Reflect = "/api/v1/reflect";
    public const string Words = "/api/v1/words";
    public const string Services = "/api/v1/services/";
    public const string Description = "/api/v1/openapi.json";

    private const string Json = "application/json";
    private const string Components = "#/components/schemas/";

    /// <summary>The document, as JSON text.</summary>
    public static string WriteDocument(Pack pack)
    {
        var said = AssistantTexts.Of(pack);
        var services = RequestSchemas.Of(pack, Asked.Services)["properties"]!;
        return new JsonObject
            {
                ["openapi"] = "3.1.0",
                ["info"] = new JsonObject
                {
                    ["title"] = "Saltwater",
                    ["version"] = "1",
                    ["description"] = $"{pack.Purpose} {said.Instructions}",
                },
                ["paths"] = new JsonObject
                {
                    [Reflect] = new JsonObject { ["post"] = DescribePost(pack, Asked.Reflect, "reflect") },
                    [Words] = new JsonObject { ["post"] = DescribePost(pack, Asked.Words, "words") },
                    [Services + "{country}"] = new JsonObject
                    {
                        ["get"] = new JsonObject
                        {
                            ["operationId"] = "services",
                            ["summary"] = said.ServicesTitle,
                            ["description"] = said.ServicesAbout,
                            ["parameters"] = new JsonArray(
                                new JsonObject
                                {
                                    ["name"] = "country",
                                    ["in"] = "path",
                                    ["required"] = true,
                                    ["schema"] = services["country"]!.DeepClone(),
                                },
                                new JsonObject
                                {
                                    ["name"] = "need",
                                    ["in"] = "query",
                                    ["required"] = false,
                                    ["schema"] = services["need"]!.DeepClone(),
                                }
                            ),
                            ["responses"] = DescribeResponses(Asked.Services, "400", "404", "429"),
                        },
                    },
                },
                ["components"] = new JsonObject
                {
                    ["schemas"] = new JsonObject
                    {
                        ["Problems"] = new JsonObject
                        {
                            ["type"] = "object",
                            ["required"] = new JsonArray("problems"),
                            ["additionalProperties"] = false,
                            ["properties"] = new JsonObject
                            {
                                ["problems"] = new JsonObject
                                {
                                    ["type"] = "array",
                                    ["items"] = new JsonObject
                                    {
                                        ["type"] = "object",
                                        ["required"] = new JsonArray("code", "path", "what", "remedy"),
                                        ["additionalProperties"] = false,
                                        ["properties"] = new JsonObject
                                        {
                                            ["code"] = Text(),
                                            ["path"] = Text(),
                                            ["what"] = Text(),
                                            ["remedy"] = Text(),
                                        },
                                    },
                                },
                            },
                        },
                        [ReplySchemaOf(Asked.Reflect)] = ReplySchema(Asked.Reflect),
                        [ReplySchemaOf(Asked.Words)] = ReplySchema(Asked.Words),
                        [ReplySchemaOf(Asked.Services)] = ReplySchema(Asked.Services),
                    },
                },
            }.ToJsonString(new() { WriteIndented = true }) + "\n";

        static JsonObject Text() => new() { ["type"] = "string" };
    }

    private static JsonObject DescribePost(Pack pack, Asked asked, string name) =>
        new()
        {
            ["operationId"] = name,
            ["summary"] = RequestSchemas.Described(pack, asked).Title,
            ["description"] = RequestSchemas.Described(pack, asked).About,
            ["requestBody"] = new JsonObject
            {
                ["required"] = true,
                ["content"] = new JsonObject { [Json] = new JsonObject { ["schema"] = RequestSchemas.Of(pack, asked) } },
            },
            ["responses"] = DescribeResponses(asked, "400", "413", "415", "429"),
        };

    private static JsonObject DescribeResponses(Asked asked, params string[] refusals)
    {
        var responses = new JsonObject { ["200"] = Response("Answered.", ReferTo(ReplySchemaOf(asked))) };
        foreach (var status in refusals)
        {
            responses[status] = Response("Refused; each problem has a permanent code.", ReferTo("Problems"));
        }

        return responses;

        static JsonObject Response(string description, JsonObject schema) =>
            new()
            {
                ["description"] = description,
                ["content"] = new JsonObject { [Json] = new JsonObject { ["schema"] = schema } },
            };
    }

    private static string ReplySchemaOf(Asked asked) => asked + "Reply";

    private static JsonObject ReferTo(string name) => new() { ["$ref"] = Components + name };

    // A schema names its own parts from its own root, and in this document that is not the root.
    private static JsonObject ReplySchema(Asked asked)
    {
        var schema = RequestSchemas.OfReply(asked);
        MoveReferences(schema, Components + ReplySchemaOf(asked));
        return schema;
    }

    private static void MoveReferences(JsonNode? node, string root)
    {
        foreach (
            var inside in node switch
            {
                JsonObject map => [.. map.Select(field => field.Value)],
                JsonArray list => list.ToList(),
                _ => (List<JsonNode?>)[],
            }
        )
        {
            MoveReferences(inside, root);
        }

        if (node is JsonObject schema && (string?)(schema["$ref"] as JsonValue) is ['#', .. var place])
        {
            schema["$ref"] = root + place;
        }
    }
}
