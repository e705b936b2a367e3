using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Saltwater.Cli.Authoring;
using Saltwater.Tests.Conventions;

namespace Saltwater.Tests.Authoring;

/// <summary>A JSON Schema of the guide, as far as the guide's schemas go: a keyword that is not known here is an error, never passed over.</summary>
internal sealed partial class GuideSchema
{
    private static readonly string Folder = Path.Combine(Repository.Guide, "schemas");

    private readonly JsonObject document;
    private readonly JsonNode node;

    private GuideSchema(JsonObject document, JsonNode node) => (this.document, this.node) = (document, node);

    public static IEnumerable<string> Names =>
        Directory.EnumerateFiles(Folder, "*.schema.json").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal);

    public JsonObject Document => document;

    public IEnumerable<(string Name, GuideSchema Schema)> Properties =>
        node is JsonObject map && map["properties"] is JsonObject properties ? properties.Select(each => (each.Key, In(each.Value!))) : [];

    public IEnumerable<string> Required => node["required"] is JsonArray names ? names.Select(name => (string)name!) : [];

    public IEnumerable<string>? Choices =>
        node is JsonObject map && map["enum"] is JsonArray values ? values.Select(value => (string)value!) : null;

    /// <summary>The schema of values whose names are free, or null.</summary>
    public GuideSchema? Others => node is JsonObject map && map["additionalProperties"] is JsonObject others ? In(others) : null;

    private bool IsClosed => node is JsonObject map && map["additionalProperties"] is JsonValue closed && !(bool)closed;

    public static GuideSchema Load(string name)
    {
        var document = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, name)))!.AsObject();
        return new(document, document);
    }

    /// <summary>What a YAML value is in JSON: plain numbers, true and false keep their meaning, everything else is text.</summary>
    public static JsonNode Json(YamlNode value) =>
        value switch
        {
            YamlMap map => new JsonObject(map.Entries.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)Json(entry.Value)))),
            YamlList list => new JsonArray([.. list.Items.Select(Json)]),
            YamlText { Quoted: false, Text: "true" or "false" } flag => flag.Text == "true",
            YamlText { Quoted: false } number when Number().IsMatch(number.Text) => JsonNode.Parse(number.Text)!,
            YamlText text => text.Text,
            _ => throw new ArgumentException("A value of no known kind.", nameof(value)),
        };

    /// <summary>Every place at which a value does not keep to the schema, with the keyword it breaks.</summary>
    public IEnumerable<string> Faults(JsonNode value, string path = "")
    {
        if (node is JsonValue all)
        {
            return (bool)all ? [] : [$"{path}: not allowed"];
        }

        return node.AsObject().SelectMany(keyword => Breaks(keyword.Key, keyword.Value!, value, path));
    }

    /// <summary>The places of a value that have a closed list of fields, with their schema: for each schema the place with the most fields.</summary>
    public IReadOnlyList<(GuideSchema Schema, JsonObject Map)> Maps(JsonNode value) =>
        [
            .. Places(value)
                .Where(place => place.Schema.IsClosed)
                .GroupBy(place => place.Schema.node)
                .Select(group => group.MaxBy(place => place.Map.Count)),
        ];

    /// <summary>A value of the kind the schema asks for.</summary>
    public JsonNode Sample() =>
        Resolve() is var schema && schema.node != node ? schema.Sample()
        : Choices is { } choices ? choices.First()
        : (string?)node["type"] switch
        {
            "boolean" => true,
            "integer" or "number" => 1,
            "array" => new JsonArray(In(node["items"]!).Sample()),
            "object" when Others is { } others => new JsonObject { ["any"] = others.Sample() },
            "object" => new JsonObject(
                Properties
                    .Where(each => Required.Contains(each.Name))
                    .Select(each => KeyValuePair.Create(each.Name, (JsonNode?)each.Schema.Sample()))
            ),
            _ => "sample",
        };

    private IEnumerable<(GuideSchema Schema, JsonObject Map)> Places(JsonNode value)
    {
        var schema = Resolve();
        if (schema.node is not JsonObject definition)
        {
            return [];
        }

        return value switch
        {
            JsonObject map =>
            [
                (schema, map),
                .. map.SelectMany(entry =>
                    (schema.Properties.FirstOrDefault(each => each.Name == entry.Key).Schema ?? schema.Others)?.Places(entry.Value!) ?? []
                ),
            ],
            JsonArray list when definition["items"] is { } items => list.SelectMany(item => schema.In(items).Places(item!)),
            _ => [],
        };
    }

    private GuideSchema In(JsonNode part) => new(document, part);

    private GuideSchema Resolve() => node is JsonObject map && (string?)map["$ref"] is { } reference ? Find(reference) : this;

    private GuideSchema Find(string reference) =>
        reference == "#" ? In(document)
        : reference.StartsWith("#/$defs/", StringComparison.Ordinal) ? In(document["$defs"]![reference["#/$defs/".Length..]]!)
        : Load(reference);

    private IEnumerable<string> Breaks(string keyword, JsonNode rule, JsonNode value, string path)
    {
        var (map, list, text, number) = (value as JsonObject, value as JsonArray, TextOf(value), NumberOf(value));
        IEnumerable<string> Unless(bool holds) => holds ? [] : [$"{path}: {keyword}"];
        switch (keyword)
        {
            case "$schema" or "$defs" or "title" or "description" or "examples" or "then" or "else":
                return [];
            case "$ref":
                return Find((string)rule!).Faults(value, path);
            case "type":
                return Unless(
                    (string)rule! switch
                    {
                        "object" => map is not null,
                        "array" => list is not null,
                        "string" => text is not null,
                        "boolean" => value is JsonValue flag && flag.TryGetValue<bool>(out _),
                        "integer" => number is { } whole && whole == Math.Floor(whole),
                        "number" => number is not null,
                        _ => throw new InvalidOperationException($"The type {rule} is not known here."),
                    }
                );
            case "enum":
                return Unless(rule.AsArray().Any(choice => JsonNode.DeepEquals(choice, value)));
            case "const":
                return Unless(JsonNode.DeepEquals(rule, value));
            case "pattern":
                return Unless(text is null || Regex.IsMatch(text, (string)rule!, RegexOptions.ECMAScript));
            case "minLength":
                return Unless(text is null || text.Length >= (int)rule);
            case "minimum":
                return Unless(number is null || number >= (double)rule);
            case "maximum":
                return Unless(number is null || number <= (double)rule);
            case "exclusiveMinimum":
                return Unless(number is null || number > (double)rule);
            case "exclusiveMaximum":
                return Unless(number is null || number < (double)rule);
            case "minItems":
                return Unless(list is null || list.Count >= (int)rule);
            case "items":
                return list?.SelectMany((item, index) => In(rule).Faults(item!, $"{path}/{index}")) ?? [];
            case "minProperties":
                return Unless(map is null || map.Count >= (int)rule);
            case "maxProperties":
                return Unless(map is null || map.Count <= (int)rule);
            case "required":
                return map is null ? [] : Required.Where(name => !map.ContainsKey(name)).Select(name => $"{path}/{name}: required");
            case "properties":
                return map is null
                    ? []
                    : Properties
                        .Where(each => map.ContainsKey(each.Name))
                        .SelectMany(each => each.Schema.Faults(map[each.Name]!, $"{path}/{each.Name}"));
            case "additionalProperties":
                return map?.Where(entry => !Properties.Any(each => each.Name == entry.Key))
                    .SelectMany(entry => In(rule).Faults(entry.Value!, $"{path}/{entry.Key}"))
                    ?? [];
            case "propertyNames":
                return map?.SelectMany(entry => In(rule).Faults(entry.Key, $"{path}/{entry.Key}")) ?? [];
            case "if":
                return In(node[In(rule).Faults(value).Any() ? "else" : "then"]!).Faults(value, path);
            default:
                throw new InvalidOperationException($"The keyword {keyword} is not known here.");
        }
    }

    private static string? TextOf(JsonNode value) => value is JsonValue scalar && scalar.TryGetValue<string>(out var text) ? text : null;

    private static double? NumberOf(JsonNode value) => value.GetValueKind() == System.Text.Json.JsonValueKind.Number ? (double)value : null;

    [GeneratedRegex(@"^-?(0|[1-9]\d*)(\.\d+)?$")]
    private static partial Regex Number();
}
