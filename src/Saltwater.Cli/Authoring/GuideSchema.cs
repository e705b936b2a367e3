using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;
using Json.Schema;

namespace Saltwater.Cli.Authoring;

/// <summary>Holds a file's values against its schema. What a schema can say of a file is said there alone: an editor says it while one
/// types, the checker afterwards.</summary>
internal static partial class GuideSchema
{
    public const string Ending = ".schema.json";

    private const string ConditionName = "condition";

    private static readonly Uri Base = new("https://schemas.invalid/");

    // Schemas point at one another by name, so they share a register, and building one at a time keeps it whole.
    private static readonly BuildOptions Register = new() { SchemaRegistry = new() };

    private static readonly EvaluationOptions Evaluation = new()
    {
        OutputFormat = OutputFormat.Hierarchical,
        RequireFormatValidation = true,
    };

    // Most files keep to their schema: to find out only whether they do takes much less than to find out where not.
    private static readonly EvaluationOptions Quick = new() { OutputFormat = OutputFormat.Flag, RequireFormatValidation = true };

    private static readonly ConcurrentDictionary<string, Lazy<JsonSchema>> Schemas = new(StringComparer.Ordinal);

    /// <summary>The schema of a file of the guide, without its ending.</summary>
    /// <param name="file">Path from the guide's folder, with forward slashes.</param>
    public static string NameFor(string file) =>
        file.Split('/') switch
        {
            ["services", _] => "services",
            [_, "screens", _] => "screen-words",
            [_, "now.yaml" or "beside.yaml"] => "moment",
            [_, "questions.yaml"] => "question-words",
            [_, "safety.yaml"] => "safety-words",
            [_, "reasons", _] => "reason-page",
            _ => Path.GetFileNameWithoutExtension(file),
        };

    /// <summary>The text of a schema, as it is part of this program.</summary>
    public static string TextOf(string name)
    {
        using var stream = typeof(GuideSchema).Assembly.GetManifestResourceStream(name + Ending)
            ?? throw new ArgumentException($"There is no schema \"{name}\".", nameof(name));
        using var text = new StreamReader(stream);
        return text.ReadToEnd();
    }

    /// <summary>Reports every place where a file does not keep to its schema.</summary>
    /// <returns>Whether it keeps to it everywhere.</returns>
    public static bool Check(string schema, YamlMap map, string file, ProblemLog problems)
    {
        using var values = JsonOf(map);
        Load(ConditionName);
        if (Load(schema).Evaluate(values.RootElement, Quick).IsValid)
        {
            return true;
        }

        var results = Load(schema).Evaluate(values.RootElement, Evaluation);

        var broken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var fault in Faults(results).OrderBy(fault => fault.Depth))
        {
            // Of a value that is wrong as a whole, nothing more is said; a field that is missing beside it is another matter.
            if (!fault.IsWithin(broken))
            {
                var place = SchemaPlace.Find(SchemaPart.Of(schema), map, fault.Segments);
                fault.Report(place, file, problems);
                if (fault.Keyword is not "required")
                {
                    broken.Add(fault.At);
                }
            }
        }

        return false;
    }

    /// <summary>What a YAML value is in JSON: plain numbers of a length any program can hold, true and false keep their meaning, everything
    /// else is text.</summary>
    public static JsonDocument JsonOf(YamlNode value)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            Write(writer, value);
        }

        return JsonDocument.Parse(bytes.WrittenMemory);
    }

    private static void Write(Utf8JsonWriter writer, YamlNode value)
    {
        switch (value)
        {
            case YamlMap map:
                writer.WriteStartObject();
                foreach (var (key, _, of) in map.Entries)
                {
                    writer.WritePropertyName(key);
                    Write(writer, of);
                }

                writer.WriteEndObject();
                break;
            case YamlList list:
                writer.WriteStartArray();
                foreach (var item in list.Items)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case YamlText { Quoted: false, Text: "true" or "false" } flag:
                writer.WriteBooleanValue(flag.Text == "true");
                break;
            case YamlText { Quoted: false } number when Number().IsMatch(number.Text):
                writer.WriteRawValue(number.Text);
                break;
            case YamlText text:
                writer.WriteStringValue(text.Text);
                break;
        }
    }

    private static IEnumerable<SchemaFault> Faults(EvaluationResults results)
    {
        var path = results.EvaluationPath.ToString();

        // Whether a condition of the schema holds is no fault of the file.
        if (results.IsValid || path.EndsWith("/if", StringComparison.Ordinal))
        {
            return [];
        }

        var own = (results.Errors ?? new Dictionary<string, string>()).Keys.Select(keyword => new SchemaFault(
            results.InstanceLocation.ToString(),
            path.EndsWith("/propertyNames", StringComparison.Ordinal) ? "propertyNames" : keyword,
            path.EndsWith("/then", StringComparison.Ordinal)
        ));
        return own.Concat((results.Details ?? []).SelectMany(Faults));
    }

    private static JsonSchema Load(string name) =>
        Schemas
            .GetOrAdd(name, static name => new(() =>
                {
                    lock (Register)
                    {
                        return JsonSchema.FromText(TextOf(name), Register, new(Base, name + Ending));
                    }
                }))
            .Value;

    [GeneratedRegex(@"^-?(0|[1-9]\d{0,14})(\.\d{1,15})?$")]
    private static partial Regex Number();
}
