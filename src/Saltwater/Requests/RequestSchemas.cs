using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Saltwater.Guide;
using Saltwater.Guide.Screens;
using Saltwater.Help;
using Saltwater.Json;

namespace Saltwater.Requests;

/// <summary>JSON Schemas (draft 2020-12) of what can be asked and what comes back, from the guide and from the types that are
/// written.</summary>
internal static class RequestSchemas
{
    /// <summary>What a request takes.</summary>
    public static JsonObject Of(Pack pack, Asked asked)
    {
        ArgumentNullException.ThrowIfNull(pack);
        var (said, properties) = (AssistantTexts.Of(pack), new JsonObject());
        var fields = Request.Fields(asked);
        foreach (var (name, _) in fields)
        {
            var (schema, about) = name switch
            {
                "answers" => (JsonSchemas.AnswersById(), said.FieldAnswers),
                "role" => (ClosedList(["self", "partner"]), said.FieldRole),
                "country" => (ClosedList(ServiceFinder.Countries(pack)), said.FieldCountry),
                "about" => (ClosedList(Request.Topics(pack)), said.FieldAbout),
                "tone" => (ClosedList(["gentle", "plain", "light"]), said.FieldTone),
                _ => (ClosedList(ServiceFinder.Needs(pack)), said.FieldNeed),
            };
            schema["description"] = about;
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

    /// <summary>What is asked, in words for whoever chooses among the requests.</summary>
    public static (string Title, string About) Described(Pack pack, Asked asked)
    {
        ArgumentNullException.ThrowIfNull(pack);
        var said = AssistantTexts.Of(pack);
        return asked switch
        {
            Asked.Reflect => (ReflectTexts.Of(pack).Title, said.ReflectAbout),
            Asked.Words => (PathTexts.Of(pack).WordsToSay, said.WordsAbout),
            Asked.Now => (said.NowTitle, said.NowAbout),
            _ => (said.ServicesTitle, said.ServicesAbout),
        };
    }

    /// <summary>What comes back.</summary>
    public static JsonObject OfReply(Asked asked) =>
        asked switch
        {
            Asked.Reflect => JsonSchemas.Whole(ReplyJson.Shapes.ReflectionDocument),
            Asked.Words => JsonSchemas.Whole(ReplyJson.Shapes.WordsDocument),
            Asked.Now => JsonSchemas.Whole(ReplyJson.Shapes.NowDocument),
            _ => JsonSchemas.Whole(ReplyJson.Shapes.ServicesDocument),
        };

    private static JsonObject ClosedList(IEnumerable<string> names) =>
        new() { ["type"] = "string", ["enum"] = new JsonArray([.. names.Select(name => JsonValue.Create(name))]) };

    private static JsonObject ClosedList(ImmutableArray<string> names) => ClosedList(names.AsEnumerable());
}
