using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Saltwater.Cli.Authoring;
using Saltwater.Guide;
using Saltwater.Tests.Conventions;

namespace Saltwater.Tests.Authoring;

/// <summary>The schemas that help an author while typing say the same as the readers that check afterwards.</summary>
public sealed partial class GuideSchemaTests
{
    private const string Nonsense = "qqqqqqqqqqqqqqqq";

    private const string FirstLine = "# yaml-language-server: $schema=";

    // The readers still take any word here.
    private static readonly (string Schema, string Field)[] ClosedInTheSchemaOnly =
    [
        ("questions.schema.json", "group"),
        ("services.schema.json", "via"),
        ("words.schema.json", "role"),
    ];

    private static readonly string[] Readers =
    [
        "GuideReader",
        "JournalReader",
        "PageReader",
        "PathReader",
        "PhraseReader",
        "Prose",
        "StructureReader",
        "WordingReader",
    ];

    private static readonly JsonSerializerOptions AsYaml = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Lazy<(
        ImmutableArray<StructureReader.QuestionStructure> Questions,
        StructureReader.SafetyStructure Safety
    )> Structure = new(() =>
    {
        var reading = new Reading();
        var structure = new StructureReader(new GuideFolder(Repository.Guide, reading.Problems), reading);
        return (structure.Questions(), structure.Safety()!);
    });

    public static TheoryData<string> Read =>
        [
            "guide.yaml",
            "reasons.yaml",
            "questions.yaml",
            "safety.yaml",
            "model.yaml",
            "sources.yaml",
            "services/gb.yaml",
            "en/questions.yaml",
            "en/safety.yaml",
            "en/now.yaml",
            "en/words.yaml",
            "en/aftercare.yaml",
            "en/limits.yaml",
            "en/care.yaml",
            "en/page.yaml",
            "journal.yaml",
            "en/style.yaml",
        ];

    [Fact]
    public void Every_YAML_file_of_the_guide_names_its_schema_and_keeps_to_it()
    {
        foreach (var (file, bytes) in GuideCopy.Files.Where(each => each.File.EndsWith(".yaml", StringComparison.Ordinal)))
        {
            var schema = GuideSchema.Load(SchemaOf(file, Encoding.UTF8.GetString(bytes)));

            Assert.Equal([], schema.Faults(Parse(Encoding.UTF8.GetString(bytes))).Select(fault => $"{file} {fault}"));
        }
    }

    [Fact]
    public void Every_schema_is_used_explains_itself_and_is_of_the_same_draft()
    {
        var used = GuideCopy
            .Files.Where(each => each.File.EndsWith(".yaml", StringComparison.Ordinal))
            .Select(each => SchemaOf(each.File, Encoding.UTF8.GetString(each.Bytes)));
        Assert.Equal(used.Append("condition.schema.json").Distinct().Order(StringComparer.Ordinal), GuideSchema.Names);
        Assert.All(GuideSchema.Names, name =>
        {
            var schema = GuideSchema.Load(name);
            Assert.Equal("https://json-schema.org/draft/2020-12/schema", (string?)schema.Document["$schema"]);
            Assert.Equal([], Unexplained(schema.Document));
        });
    }

    [Fact]
    public void Every_field_a_reader_asks_for_is_in_a_schema_and_the_other_way_round()
    {
        var code = string.Concat(Readers.Select(name => Repository.Read($"src/Saltwater.Cli/Authoring/{name}.cs")));
        var asked = Asked()
            .Matches(code)
            .Select(match => match.Groups["name"].Value)
            .Concat(Kebab.Names<Tone>())
            .Concat(Kebab.Names<Urgency>())
            .Concat(Kebab.Names<Timing>())
            .Concat(Kebab.Names<Strength>())
            .Append("version")
            .Distinct()
            .Order(StringComparer.Ordinal);
        var offered = GuideSchema
            .Names.Where(name => name != "condition.schema.json")
            .SelectMany(name => FieldsIn(GuideSchema.Load(name).Document))
            .Distinct()
            .Order(StringComparer.Ordinal);

        Assert.Equal(asked, offered);
    }

    [Theory]
    [MemberData(nameof(Read))]
    public void A_field_is_known_to_the_reader_if_it_is_in_the_schema_and_only_then(string file)
    {
        using var guide = new ReadFile(file);
        foreach (var (schema, map) in guide.Schema.Maps(guide.Value))
        {
            foreach (var (name, of) in schema.Properties)
            {
                var value = Take(map, name);
                // Asked for only where several answers may be chosen.
                if (name != "max" || value is not null)
                {
                    map[name] = value?.DeepClone() ?? of.Sample();
                }

                Assert.DoesNotContain(guide.Problems(), problem => problem.Code == ProblemCode.FieldUnknown);
                map[name + "-"] = Nonsense;
                Assert.Contains(guide.Problems(), problem =>
                    problem.Code == ProblemCode.FieldUnknown && problem.What.Contains($"\"{name}-\"", StringComparison.Ordinal)
                );
                map.Remove(name + "-");
                map.Remove(name);
                Put(map, name, value);
            }
        }

        Assert.Empty(guide.Problems());
    }

    [Theory]
    [MemberData(nameof(Read))]
    public void A_field_the_reader_misses_is_required_by_the_schema(string file)
    {
        using var guide = new ReadFile(file);
        foreach (var (schema, map) in guide.Schema.Maps(guide.Value))
        {
            foreach (var (name, _) in schema.Properties)
            {
                var value = Take(map, name);
                var missed = guide
                    .Problems()
                    .Any(problem =>
                        problem.Code == ProblemCode.FieldMissing && problem.What.Contains($"\"{name}\"", StringComparison.Ordinal)
                    );
                Assert.True(
                    !missed || schema.Faults(map).Contains($"/{name}: required"),
                    $"The reader of {file} misses \"{name}\", which its schema does not require."
                );
                Put(map, name, value);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Read))]
    public void A_choice_is_taken_by_the_reader_if_it_is_in_the_schema_and_only_then(string file)
    {
        using var guide = new ReadFile(file);
        foreach (var (schema, map) in guide.Schema.Maps(guide.Value))
        {
            foreach (var (owner, name, of) in Choosing(schema, map))
            {
                var value = Take(owner, name);
                foreach (var choice in of.Choices!)
                {
                    owner[name] = choice;
                    Assert.DoesNotContain(guide.Problems(), problem => problem.Code == ProblemCode.ValueUnknown);
                }

                owner[name] = Nonsense;
                if (!ClosedInTheSchemaOnly.Contains((guide.SchemaName, name)))
                {
                    var problem = Assert.Single(guide.Problems(), problem => problem.Code == ProblemCode.ValueUnknown);
                    var known = Known().Match(problem.Remedy);
                    Assert.True(
                        !known.Success
                            || known
                                .Groups[1]
                                .Value.Split(", ")
                                .ToHashSet(StringComparer.Ordinal)
                                .SetEquals(of.Choices!.Select(choice => choice.Split('/')[0])),
                        $"{file}: the reader knows other choices of \"{name}\" than the schema."
                    );
                }

                owner.Remove(name);
                Put(owner, name, value);
            }
        }
    }

    // A closed list of values belongs to a field, or to all values whose names are free, as with the effects of an answer.
    private static IEnumerable<(JsonObject Owner, string Name, GuideSchema Of)> Choosing(GuideSchema schema, JsonObject map)
    {
        foreach (var (name, of) in schema.Properties)
        {
            if (of.Choices is not null)
            {
                yield return (map, name, of);
            }
            else if (of.Others is { Choices: not null } others && map[name] is JsonObject { Count: > 0 } free)
            {
                yield return (free, free.First().Key, others);
            }
        }
    }

    private static JsonNode? Take(JsonObject map, string name)
    {
        var value = map[name];
        map.Remove(name);
        return value;
    }

    private static void Put(JsonObject map, string name, JsonNode? value)
    {
        if (value is not null)
        {
            map[name] = value;
        }
    }

    private static JsonNode Parse(string text)
    {
        var problems = new ProblemLog();
        var node = YamlTree.Read(text, "", problems);
        Assert.Empty(problems.InOrder());
        return GuideSchema.Json(node!);
    }

    private static string SchemaOf(string file, string text)
    {
        var first = text[..text.IndexOf('\n', StringComparison.Ordinal)];
        Assert.StartsWith(FirstLine, first, StringComparison.Ordinal);
        var path = Path.GetFullPath(Path.Combine(Repository.Guide, Path.GetDirectoryName(file)!, first[FirstLine.Length..]));
        Assert.Equal(Path.Combine(Repository.Guide, "schemas"), Path.GetDirectoryName(path));
        return Path.GetFileName(path);
    }

    private static IEnumerable<string> FieldsIn(JsonNode? schema) =>
        schema switch
        {
            JsonObject map => map.SelectMany(entry =>
                entry is { Key: "properties", Value: JsonObject fields }
                    ? [.. fields.Select(field => field.Key), .. fields.SelectMany(field => FieldsIn(field.Value))]
                : entry.Key is "if" or "then" or "else" ? []
                : FieldsIn(entry.Value)
            ),
            JsonArray list => list.SelectMany(FieldsIn),
            _ => [],
        };

    private static IEnumerable<string> Unexplained(JsonObject schema) =>
        schema.SelectMany(entry =>
            entry switch
            {
                { Key: "properties", Value: JsonObject fields } => fields.SelectMany(field =>
                    (string?)field.Value!["description"] is null ? [field.Key] : Unexplained(field.Value!.AsObject())
                ),
                { Key: "items" or "additionalProperties", Value: JsonObject inner } => Unexplained(inner),
                { Key: "$defs", Value: JsonObject parts } => parts.SelectMany(part => Unexplained(part.Value!.AsObject())),
                _ => [],
            }
        );

    [GeneratedRegex(
        @"\b(?:Text|OptionalText|Flag|Whole|OptionalWhole|Number|Date|Texts|TextNodes|Maps?|OptionalMap|Choice<\w+>|Condition|OptionalCondition|References|Template)\(""(?<name>[a-z0-9-]+)""|(?:Said|SaidEach|Reference|Absent)\(\w+, ""(?<name>[a-z0-9-]+)"""
    )]
    private static partial Regex Asked();

    [GeneratedRegex(@"Known: (.+)\.$")]
    private static partial Regex Known();

    /// <summary>One file of the guide as a value that can be changed and read again.</summary>
    private sealed class ReadFile : IDisposable
    {
        private readonly string folder = Directory.CreateTempSubdirectory("guide-").FullName;
        private readonly string file;

        public ReadFile(string file)
        {
            this.file = file;
            var text = File.ReadAllText(Path.Combine(Repository.Guide, file));
            SchemaName = SchemaOf(file, text);
            Schema = GuideSchema.Load(SchemaName);
            Value = Parse(text);
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, file))!);
        }

        public string SchemaName { get; }

        public GuideSchema Schema { get; }

        public JsonNode Value { get; }

        public void Dispose() => Directory.Delete(folder, recursive: true);

        /// <summary>What the file's own reader says of it.</summary>
        public IReadOnlyList<GuideProblem> Problems()
        {
            // JSON is YAML, so a changed value needs no writer of its own.
            File.WriteAllText(Path.Combine(folder, file), Value.ToJsonString(AsYaml));
            var reading = new Reading();
            var guide = new GuideFolder(folder, reading.Problems);
            var structure = new StructureReader(guide, reading);
            var words = new WordingReader(guide, "en", structure, reading, Prose.Read(guide, "none", new()));
            switch (file)
            {
                case "guide.yaml":
                    return [.. GuideReader.Read(folder).Problems.Where(problem => problem.File == file)];
                case "reasons.yaml":
                    structure.Reasons();
                    break;
                case "questions.yaml":
                    structure.Questions();
                    break;
                case "safety.yaml":
                    structure.Safety();
                    break;
                case "model.yaml":
                    structure.Model();
                    break;
                case "sources.yaml":
                    structure.Sources();
                    break;
                case "en/questions.yaml":
                    words.Questions(Structure.Value.Questions);
                    break;
                case "en/safety.yaml":
                    words.Safety(Structure.Value.Safety);
                    break;
                case "en/now.yaml":
                    words.Moment("now", marksPartnerTalk: true);
                    break;
                case "en/words.yaml":
                    words.Words();
                    break;
                case "en/aftercare.yaml":
                    words.Aftercare();
                    break;
                case "en/limits.yaml":
                    words.Limits();
                    break;
                case "en/care.yaml":
                    words.Care();
                    break;
                case "en/page.yaml":
                    new PageReader(guide, "en", structure, reading, Prose.Read(guide, "none", new())).Read();
                    break;
                case "journal.yaml":
                    new JournalReader(structure, reading).Check([]);
                    break;
                case "en/style.yaml":
                    Prose.Read(guide, "en", reading);
                    break;
                default:
                    structure.Services();
                    break;
            }

            return [.. reading.Problems.InOrder().Where(problem => problem.File == file)];
        }
    }
}
