using System.Text.Json;
using System.Text.Json.Nodes;

namespace Saltwater.Tests.Keep.Fhir;

/// <summary>Puts one fault into a resource, somewhere: a field gone that FHIR requires, one too many, a value of another type, a code of no
/// list. Each says what it did.</summary>
internal static class FhirFaults
{
    private static readonly string[] Required =
    [
        "status",
        "linkId",
        "type",
        "title",
        "date",
        "author",
        "question",
        "operator",
        "url",
        "div",
    ];

    private static readonly string[] Listed = ["status", "operator", "enableBehavior"];

    public static string PutInto(JsonObject document, Random random)
    {
        var all = Below(document).ToList();
        while (true)
        {
            var node = all[random.Next(all.Count)];
            var path = node.GetPath();
            switch (random.Next(4), node)
            {
                // A form can do without a title, a date or an address; a Composition and an extension cannot.
                case (0, JsonObject map)
                    when map.Select(field => field.Key)
                        .FirstOrDefault(name => Required.Contains(name) && (name is not ("title" or "url" or "date") || Owns(map, name)))
                        is { } gone:
                    map.Remove(gone);
                    return $"{path} lost {gone}";
                case (1, JsonObject map):
                    map["added"] = "text";
                    return $"{path} has one more field";
                case (2, JsonValue value) when value.Parent is JsonObject && Listed.Contains(value.GetPropertyName()):
                    value.ReplaceWith("no-such-value");
                    return $"{path} is in no list";
                case (3, JsonObject or JsonArray) when node.Parent is not null:
                    node.ReplaceWith("text");
                    return $"{path} is of another type";
                case (3, JsonValue) when node.Parent is JsonObject && node.GetValueKind() is JsonValueKind.True or JsonValueKind.False:
                    node.ReplaceWith("text");
                    return $"{path} is of another type";
            }
        }
    }

    private static bool Owns(JsonObject map, string name) =>
        name == "url" ? map.ContainsKey("valueInteger") || map.ContainsKey("valueBoolean") : (string?)map["resourceType"] == "Composition";

    private static IEnumerable<JsonNode> Below(JsonNode? node) =>
        node switch
        {
            null => [],
            JsonObject map => [map, .. map.SelectMany(field => Below(field.Value))],
            JsonArray list => [list, .. list.SelectMany(Below)],
            _ => [node],
        };
}
