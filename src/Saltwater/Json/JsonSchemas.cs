using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;

namespace Saltwater.Json;

/// <summary>JSON Schemas (draft 2020-12) of what other programs send and get, made from the types that read and write it, so that they
/// cannot disagree.</summary>
/// <remarks>
/// They hold the shape: names, types, what is required, closed lists. Which questions and answers there are is the guide's to say, and
/// <see cref="AnswersJson"/> checks it, so a schema outlives any change of the guide.
/// That of the reflection is strict about what this version writes; a reader passes over fields it does not know, since a later version may
/// add some.
/// </remarks>
public static class JsonSchemas
{
    private const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    // Ids of questions and answers: letters, digits and hyphens, so that a person's own text is refused before it goes anywhere.
    private const string Id = "^[a-z0-9]+(-[a-z0-9]+)*$";

    private static readonly JsonSerializerOptions Indented = new(DocumentedJson.Shapes.Options) { WriteIndented = true };

    private static readonly JsonSchemaExporterOptions Exported = new()
    {
        TreatNullObliviousAsNonNullable = true,
        TransformSchemaNode = CloseObject,
    };

    /// <summary>What <see cref="AnswersJson"/> reads.</summary>
    public static string Request()
    {
        var request = ExportSchema(DocumentedJson.Shapes.AnswersRequest);
        request["properties"]!["answers"] = new JsonObject { ["$ref"] = "#/$defs/answers" };

        // The role may be left out, and so may the object around the answers; no question is called what a field of that object is.
        request["required"] = new JsonArray("answers");
        var alone = new JsonObject
        {
            ["type"] = "object",
            ["$ref"] = "#/$defs/answers",
            ["propertyNames"] = new JsonObject { ["not"] = new JsonObject { ["enum"] = new JsonArray("role", "answers") } },
        };
        return WriteSchema(
            new JsonObject
            {
                ["$schema"] = Dialect,
                ["$id"] = "urn:saltwater:request:1",
                ["title"] = "Answers to reflect on",
                ["anyOf"] = new JsonArray(request, alone),
                ["$defs"] = new JsonObject { ["answers"] = AnswersById() },
            }
        );
    }

    /// <summary>What <see cref="ReflectionJson"/> writes.</summary>
    public static string Reflection()
    {
        var shape = Whole(DocumentedJson.Shapes.ReflectionDocument);
        var whole = new JsonObject
        {
            ["$schema"] = Dialect,
            ["$id"] = "urn:saltwater:reflection:1",
            ["title"] = "A reflection",
        };
        foreach (var (name, value) in shape.ToList())
        {
            shape.Remove(name);
            whole[name] = value;
        }

        return WriteSchema(whole);
    }

    /// <summary>Ids of answers by ids of questions.</summary>
    internal static JsonObject AnswersById()
    {
        return new()
        {
            ["type"] = "object",
            ["propertyNames"] = new JsonObject { ["pattern"] = Id },
            ["additionalProperties"] = new JsonObject
            {
                ["anyOf"] = new JsonArray(
                    AnId(),
                    new JsonObject
                    {
                        ["type"] = "array",
                        ["minItems"] = 1,
                        ["items"] = AnId(),
                    }
                ),
            },
        };

        static JsonObject AnId() => new() { ["type"] = "string", ["pattern"] = Id };
    }

    /// <summary>A shape as it is written: every field, and no other.</summary>
    internal static JsonObject Whole(JsonTypeInfo shape)
    {
        var schema = ExportSchema(shape);
        schema["properties"]!["format"] = new JsonObject { ["const"] = ReflectionDocument.CurrentFormat };
        return schema;
    }

    private static JsonObject ExportSchema(JsonTypeInfo shape) => shape.GetJsonSchemaAsNode(Exported).AsObject();

    // What is written has every field, and no other; the exporter asks only for what a reader cannot do without.
    private static JsonNode CloseObject(JsonSchemaExporterContext context, JsonNode node)
    {
        if (
            context.TypeInfo.Kind == JsonTypeInfoKind.Object
            && node is JsonObject { } schema
            && schema["properties"] is JsonObject properties
        )
        {
            schema["required"] = new JsonArray([.. properties.Select(property => JsonValue.Create(property.Key))]);
            schema["additionalProperties"] = false;
        }

        return node;
    }

    private static string WriteSchema(JsonObject schema) => schema.ToJsonString(Indented) + "\n";
}
