using System.Text.Json;
using System.Text.Json.Nodes;

namespace Saltwater.Tests.Json;

/// <summary>Puts one fault into a document, somewhere: a field gone, one too many, a value of another type, a name that is in no list. Each
/// says what it did.</summary>
internal static class Faults
{
    private const string Nowhere = "no-such-value";

    // Fields that hold a name of a closed list.
    private static readonly string[] Closed =
    [
        "role",
        "conclusion",
        "urgency",
        "band",
        "strength",
        "timing",
        "tone",
        "because",
        "stopped",
        "heading",
        "silentUse",
        "confidence",
    ];

    public static string PutInto(JsonObject document, Random random)
    {
        var all = Below(document).ToList();
        while (true)
        {
            var node = all[random.Next(all.Count)];
            var path = node.GetPath();
            switch (random.Next(5), node)
            {
                case (0, JsonObject { Count: > 0 } map):
                    var gone = map.ElementAt(random.Next(map.Count)).Key;
                    map.Remove(gone);
                    return $"{path} lost {gone}";
                case (1, JsonObject map):
                    map["added"] = "text";
                    return $"{path} has one more field";
                case (2, JsonValue value) when value.Parent is JsonObject && Closed.Contains(value.GetPropertyName()):
                    value.ReplaceWith(Nowhere);
                    return $"{path} is in no list";
                case (3, { Parent: not null }):
                    node.ReplaceWith(Other(node.GetValueKind(), random));
                    return $"{path} is of another type";
                case (4, { Parent: JsonArray } or JsonValue)
                    when node.Parent is JsonArray || node.GetValueKind() is JsonValueKind.True or JsonValueKind.False:
                    node.ReplaceWith<JsonNode?>(null);
                    return $"{path} is null";
            }
        }
    }

    public static string PutIntoRequest(JsonObject request, Random random)
    {
        var answers = request["answers"]!.AsObject();
        var question = answers.ElementAt(random.Next(answers.Count)).Key;
        switch (random.Next(9))
        {
            case 0:
                request.Remove("answers");
                return "no answers";
            case 1:
                request["added"] = "text";
                return "one more field";
            case 2:
                request["role"] = Nowhere;
                return "no such role";
            case 3:
                request["role"] = Other(JsonValueKind.String, random);
                return "a role that is no text";
            case 4:
                request["answers"] = random.Next(2) == 0 ? null : new JsonArray(question);
                return "answers that are no object";
            case 5:
                answers[question] = JsonValue.Create(random.Next());
                return $"{question} is a number";
            case 6:
                answers[question] = random.Next(2) == 0 ? null : new JsonArray();
                return $"{question} has nothing";
            case 7:
                answers[question] = new JsonArray(new JsonArray("yes"));
                return $"{question} is nested";
            default:
                answers[question] = "Words of one's own.";
                return $"{question} is no id";
        }
    }

    private static IEnumerable<JsonNode> Below(JsonNode? node)
    {
        if (node is null)
        {
            return [];
        }

        var inside = node switch
        {
            JsonObject map => map.Select(field => field.Value),
            JsonArray list => list,
            _ => (IEnumerable<JsonNode?>)[],
        };
        return [node, .. inside.SelectMany(Below)];
    }

    private static JsonNode Other(JsonValueKind kind, Random random) =>
        kind switch
        {
            JsonValueKind.String => random.Next(2) == 0 ? JsonValue.Create(random.Next()) : JsonValue.Create(true),
            JsonValueKind.Number => "12",
            JsonValueKind.True or JsonValueKind.False => random.Next(2) == 0 ? "true" : JsonValue.Create(1),
            JsonValueKind.Object => new JsonArray(),
            _ => new JsonObject(),
        };
}
