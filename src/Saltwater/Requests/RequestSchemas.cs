using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Saltwater.Guide;
using Saltwater.Help;
using Saltwater.Json;

namespace Saltwater.Requests;

/// <summary>JSON Schemas (draft 2020-12) of what can be asked and what comes back, from the guide and from the types that are written.</summary>
internal static class RequestSchemas
{
    /// <summary>What a request takes.</summary>
    public static JsonObject Of(Pack pack, Asked asked)
    {
        ArgumentNullException.ThrowIfNull(pack);
        var (said, properties) = (pack.Screens["assistant"], new JsonObject());
        var fields = Request.Fields(asked);
        foreach (var (name, _) in fields)
        {
            var schema = name switch
            {
                "answers" => JsonSchemas.AnswersById(),
                "role" => Among(["self", "partner"]),
                "country" => Among(ServiceFinder.Countries(pack)),
                "about" => Among(Request.Topics(pack)),
                "tone" => Among(["gentle", "plain", "light"]),
                _ => Among(ServiceFinder.Needs(pack)),
            };
            schema["description"] = said["field-" + name];
            properties[name] = schema;
        }

        return new()
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["required"] = new JsonArray([.. fields.Where(field => field.Required).Select(field => JsonValue.Create(field.Name))]),
            ["additionalProperties"] = false,
        };
    }

    /// <summary>What comes back.</summary>
    public static JsonObject OfReply(Asked asked) => asked switch
    {
        Asked.Reflect => JsonSchemas.Whole(ReplyJson.Shapes.ReflectionDocument),
        Asked.Words => JsonSchemas.Whole(ReplyJson.Shapes.WordsDocument),
        Asked.Now => JsonSchemas.Whole(ReplyJson.Shapes.NowDocument),
        _ => JsonSchemas.Whole(ReplyJson.Shapes.ServicesDocument),
    };

    private static JsonObject Among(IEnumerable<string> names) => new() { ["type"] = "string", ["enum"] = new JsonArray([.. names.Select(name => JsonValue.Create(name))]) };

    private static JsonObject Among(ImmutableArray<string> names) => Among(names.AsEnumerable());
}
