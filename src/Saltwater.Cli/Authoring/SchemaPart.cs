using System.Collections.Concurrent;
using System.Text.Json;

namespace Saltwater.Cli.Authoring;

/// <summary>A place in a schema of the guide: what it says of one value. To find out what a message has to say; whether a value keeps to it
/// is for the library to tell.</summary>
internal sealed class SchemaPart
{
    private const string Condition = "condition";

    private static readonly ConcurrentDictionary<string, SchemaPart> Known = new(StringComparer.Ordinal);

    private readonly string schema;
    private readonly JsonElement document;
    private readonly JsonElement node;

    private SchemaPart(string schema, JsonElement document, JsonElement node) =>
        (this.schema, this.document, this.node) = (schema, document, node);

    /// <summary>Whether it is a rule over answers, which has a form of its own.</summary>
    public bool IsCondition => schema == Condition;

    /// <summary>The kind of value, or "" where it has a list of choices instead.</summary>
    public string Type => Keyword("type")?.GetString() ?? "";

    /// <summary>How a text has to look, as the schema names it: <c>date</c>, or "".</summary>
    public string Format => Keyword("format")?.GetString() ?? "";

    /// <summary>Between which numbers it has to be, as words that follow its kind.</summary>
    public string Range =>
        (Keyword("minimum") ?? Keyword("exclusiveMinimum"), Keyword("maximum") ?? Keyword("exclusiveMaximum")) switch
        {
            ({ } least, { } most) => $" from {least} to {most}",
            _ => "",
        };

    public string Description => Keyword("description")?.GetString() ?? "";

    /// <summary>The values it can have; empty if the list is not closed.</summary>
    public IReadOnlyList<string> Choices => Texts(Keyword("enum"));

    /// <summary>The one value it can have, or "".</summary>
    public string Only => Keyword("const")?.ToString() ?? "";

    /// <summary>The fields it has to have.</summary>
    public IReadOnlyList<string> Required => Texts(Keyword("required"));

    /// <summary>The fields it has to have where the first of its alternatives holds.</summary>
    public IReadOnlyList<string> RequiredThen => Keyword("then") is { } then ? new SchemaPart(schema, document, then).Required : [];

    /// <summary>The fields it names, in order.</summary>
    public IReadOnlyList<string> Fields => [.. Keyword("properties")?.EnumerateObject().Select(each => each.Name) ?? []];

    /// <summary>Whether it has no other fields than those it names.</summary>
    public bool IsClosed => Keyword("additionalProperties") is { ValueKind: JsonValueKind.False };

    /// <summary>The schema of this name, without its ending.</summary>
    public static SchemaPart Of(string name) => Known.GetOrAdd(name, static name =>
        {
            var root = JsonDocument.Parse(GuideSchema.TextOf(name)).RootElement;
            return new(name, root, root);
        });

    /// <summary>What it says of a field or an item of the value, or null if it says nothing.</summary>
    public SchemaPart? At(string field)
    {
        if (Keyword("properties") is { } fields && fields.TryGetProperty(field, out var named))
        {
            return Resolved(named);
        }

        if (Keyword("additionalProperties") is { ValueKind: JsonValueKind.Object } others)
        {
            return Resolved(others);
        }

        return Keyword("items") is { } items ? Resolved(items) : null;
    }

    private SchemaPart Resolved(JsonElement part)
    {
        if (part.ValueKind != JsonValueKind.Object || !part.TryGetProperty("$ref", out var reference))
        {
            return new(schema, document, part);
        }

        return reference.GetString()! switch
        {
            "#" => new(schema, document, document),
            ['#', '/', ..] inside => new(schema, document, document.GetProperty("$defs").GetProperty(inside["#/$defs/".Length..])),
            var other => Of(other[..^GuideSchema.Ending.Length]),
        };
    }

    private JsonElement? Keyword(string name) =>
        node.ValueKind == JsonValueKind.Object && node.TryGetProperty(name, out var value) ? value : null;

    private static string[] Texts(JsonElement? list) => [.. list?.EnumerateArray().Select(each => each.GetString()!) ?? []];
}
