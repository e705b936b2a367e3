using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Saltwater.Cli.Authoring;
using Saltwater.Guide;
using Saltwater.Tests.Conventions;

namespace Saltwater.Tests.Cli.Authoring;

/// <summary>The schemas that help an author while typing are what the checker holds files against afterwards.</summary>
/// <remarks>They promise all that the readers need.</remarks>
public sealed partial class GuideSchemaTests
{
    private const string FirstLine = "# yaml-language-server: $schema=";

    private static readonly string Folder = Path.Combine(Repository.Guide, "schemas");

    private static readonly string[] Readers =
    [
        "CopyReader",
        "GuideReader",
        "JournalReader",
        "PageReader",
        "PathReader",
        "PhraseReader",
        "Prose",
        "ReasonPage",
        "ShortAnswer",
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
        return (structure.ReadQuestions(), structure.ReadSafety()!);
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

    private static IEnumerable<string> Names =>
        Directory.EnumerateFiles(Folder, "*" + GuideSchema.Ending).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal);

    [Fact]
    public void Every_YAML_file_of_the_guide_names_the_schema_it_is_held_against_and_keeps_to_it()
    {
        foreach (var (file, bytes) in GuideCopy.Files.Where(each => each.File.EndsWith(".yaml", StringComparison.Ordinal)))
        {
            var text = Encoding.UTF8.GetString(bytes);
            var problems = new ProblemLog();

            Assert.Equal(GuideSchema.NameFor(file) + GuideSchema.Ending, SchemaOf(file, text));
            Assert.True(GuideSchema.Check(GuideSchema.NameFor(file), (YamlMap)YamlTree.Read(text, file, problems)!, file, problems));
            Assert.Empty(problems.InOrder());
        }
    }

    [Fact]
    public void Every_schema_is_used_explains_itself_and_is_of_the_same_draft()
    {
        var used = GuideCopy
            .Files.Select(each => each.File)
            .Where(file => file.EndsWith(".yaml", StringComparison.Ordinal) || file.Contains("/reasons/", StringComparison.Ordinal))
            .Select(GuideSchema.NameFor);
        Assert.Equal(
            used.Append("condition").Append("site").Distinct().Select(name => name + GuideSchema.Ending).Order(StringComparer.Ordinal),
            Names.Order(StringComparer.Ordinal)
        );
        Assert.All(Names, name =>
        {
            var schema = Document(name);
            Assert.Equal("https://json-schema.org/draft/2020-12/schema", (string?)schema["$schema"]);
            Assert.Equal([], Unexplained(schema));
        });
    }

    [Fact]
    public void Every_field_a_reader_asks_for_is_in_a_schema_and_the_other_way_round()
    {
        var code = string.Concat(Readers.Select(name => Repository.Read($"src/Saltwater.Cli/Authoring/{name}.cs")));
        var asked = Asked()
            .Matches(code)
            .Select(match => match.Groups["name"].Value)
            .Concat(Kebab.AllNames<Tone>())
            .Concat(Kebab.AllNames<Urgency>())
            .Concat(Kebab.AllNames<Timing>())
            .Concat(Kebab.AllNames<Strength>())
            .Append("version")
            .Distinct()
            .Order(StringComparer.Ordinal);
        var offered = Names
            .Where(name => name != "condition" + GuideSchema.Ending)
            .SelectMany(name => FieldsIn(Document(name)))
            .Distinct()
            .Order(StringComparer.Ordinal);

        Assert.Equal(asked, offered);
    }

    [Theory]
    [MemberData(nameof(Read))]
    public void A_reader_does_without_what_its_schema_does_not_require(string file)
    {
        using var guide = new ReadFile(file);
        foreach (var (part, map) in guide.Maps())
        {
            foreach (var name in part.Fields.Except(part.Required))
            {
                var value = Take(map, name);

                // Where the schema asks for it after all, as for max beside many, the file says so.
                Assert.Null(Record.Exception(guide.Problems));
                Put(map, name, value);
            }
        }

        Assert.Empty(guide.Problems());
    }

    [Theory]
    [MemberData(nameof(Read))]
    public void A_reader_knows_every_choice_of_its_schema(string file)
    {
        using var guide = new ReadFile(file);
        foreach (var (part, map) in guide.Maps())
        {
            foreach (var name in part.Fields.Where(name => part.At(name)!.Choices.Count > 0))
            {
                var value = Take(map, name);
                foreach (var choice in part.At(name)!.Choices)
                {
                    map[name] = choice;
                    Assert.DoesNotContain(guide.Problems(), problem => problem.Code == ProblemCode.ValueUnknown);
                }

                map.Remove(name);
                Put(map, name, value);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Read))]
    public void A_field_that_no_schema_names_is_reported_wherever_fields_are_closed(string file)
    {
        using var guide = new ReadFile(file);
        foreach (var (_, map) in guide.Maps().Where(place => place.Part.IsClosed))
        {
            map["qqqq"] = "qqqq";
            Assert.Contains(guide.Problems(), problem =>
                problem.Code == ProblemCode.FieldUnknown && problem.What.Contains("\"qqqq\"", StringComparison.Ordinal)
            );
            map.Remove("qqqq");
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
        using var values = GuideSchema.JsonOf(YamlTree.Read(text, "", new())!);
        return JsonNode.Parse(values.RootElement.GetRawText())!;
    }

    private static JsonObject Document(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, name)))!.AsObject();

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
        @"\b(?:Text|OptionalText|Flag|Whole|OptionalWhole|Number|Date|Texts|TextNodes|Maps?|MapOrNone|OptionalMap|Choice<\w+>|"
            + @"Condition|OptionalCondition|References|Template|Brief|Said)\(""(?<name>[a-z0-9-]+)"""
            + @"|(?:Said|SaidEach|Reference|Name|Address|Lines|Checked)\(\w+, ""(?<name>[a-z0-9-]+)"""
    )]
    private static partial Regex Asked();

    /// <summary>One file of the guide as a value that can be changed and read again.</summary>
    private sealed class ReadFile : IDisposable
    {
        private readonly string folder = Directory.CreateTempSubdirectory("guide-").FullName;
        private readonly string file;

        public ReadFile(string file)
        {
            this.file = file;
            var text = File.ReadAllText(Path.Combine(Repository.Guide, file));
            Value = Parse(text);
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, file))!);
        }

        private JsonNode Value { get; }

        /// <summary>The maps with named fields: for each part of the schema the one with the most of them.</summary>
        public IReadOnlyList<(SchemaPart Part, JsonObject Map)> Maps() =>
            [
                .. Places(SchemaPart.Of(GuideSchema.NameFor(file)), Value)
                    .GroupBy(place => string.Join(' ', place.Part.Fields))
                    .Select(group => group.MaxBy(place => place.Map.Count)),
            ];

        private static IEnumerable<(SchemaPart Part, JsonObject Map)> Places(SchemaPart? part, JsonNode? value) =>
            (part, value) switch
            {
                (null, _) or ({ IsCondition: true }, _) => [],
                (_, JsonObject map) =>
                [
                    .. part.Fields.Count > 0 ? [(part, map)] : Array.Empty<(SchemaPart, JsonObject)>(),
                    .. map.SelectMany(entry => Places(part.At(entry.Key), entry.Value)),
                ],
                (_, JsonArray list) => list.SelectMany(item => Places(part.At(""), item)),
                _ => [],
            };

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
                    structure.ReadReasons();
                    break;
                case "questions.yaml":
                    structure.ReadQuestions();
                    break;
                case "safety.yaml":
                    structure.ReadSafety();
                    break;
                case "model.yaml":
                    structure.ReadModel();
                    break;
                case "sources.yaml":
                    structure.ReadSources();
                    break;
                case "en/questions.yaml":
                    words.ReadQuestions(Structure.Value.Questions);
                    break;
                case "en/safety.yaml":
                    words.ReadSafety(Structure.Value.Safety);
                    break;
                case "en/now.yaml":
                    words.ReadMoment("now", marksPartnerTalk: true);
                    break;
                case "en/words.yaml":
                    words.ReadPhrasebook();
                    break;
                case "en/aftercare.yaml":
                    words.ReadAftercare();
                    break;
                case "en/limits.yaml":
                    words.ReadLimits();
                    break;
                case "en/care.yaml":
                    words.ReadCare();
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
                    structure.ReadServices();
                    break;
            }

            return [.. reading.Problems.InOrder().Where(problem => problem.File == file)];
        }
    }
}
