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
    public static string Document(Pack pack)
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
                    [Reflect] = new JsonObject { ["post"] = Posted(pack, Asked.Reflect, "reflect") },
                    [Words] = new JsonObject { ["post"] = Posted(pack, Asked.Words, "words") },
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
                            ["responses"] = Responses(Asked.Services, "400", "404", "429"),
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
                        [Reply(Asked.Reflect)] = ReplySchema(Asked.Reflect),
                        [Reply(Asked.Words)] = ReplySchema(Asked.Words),
                        [Reply(Asked.Services)] = ReplySchema(Asked.Services),
                    },
                },
            }.ToJsonString(new() { WriteIndented = true }) + "\n";

        static JsonObject Text() => new() { ["type"] = "string" };
    }

    private static JsonObject Posted(Pack pack, Asked asked, string name) =>
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
            ["responses"] = Responses(asked, "400", "413", "415", "429"),
        };

    private static JsonObject Responses(Asked asked, params string[] refusals)
    {
        var responses = new JsonObject { ["200"] = Response("Answered.", Component(Reply(asked))) };
        foreach (var status in refusals)
        {
            responses[status] = Response("Refused; each problem has a permanent code.", Component("Problems"));
        }

        return responses;

        static JsonObject Response(string description, JsonObject schema) =>
            new()
            {
                ["description"] = description,
                ["content"] = new JsonObject { [Json] = new JsonObject { ["schema"] = schema } },
            };
    }

    private static string Reply(Asked asked) => asked + "Reply";

    private static JsonObject Component(string name) => new() { ["$ref"] = Components + name };

    // A schema names its own parts from its own root, and in this document that is not the root.
    private static JsonObject ReplySchema(Asked asked)
    {
        var schema = RequestSchemas.OfReply(asked);
        Move(schema, Components + Reply(asked));
        return schema;
    }

    private static void Move(JsonNode? node, string root)
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
            Move(inside, root);
        }

        if (node is JsonObject schema && (string?)(schema["$ref"] as JsonValue) is ['#', .. var place])
        {
            schema["$ref"] = root + place;
        }
    }
}
