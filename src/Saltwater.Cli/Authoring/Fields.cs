using System.Collections.Immutable;
using System.Globalization;
using Saltwater.Guide;

namespace Saltwater.Cli.Authoring;

/// <summary>
/// The values of one YAML map, typed. Whether they are there and of the right kind was held against the file's schema, which said what is
/// wrong; a faulty one
/// reads as an empty value, so that the rest is still checked.
/// </summary>
/// <param name="isSound">Whether the file keeps to its schema. If it does, each value asked for is there: else the schema promises less
/// than its reader needs.</param>
internal sealed class Fields(YamlMap map, string file, Reading reading, bool isSound)
{
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    public bool IsSound => isSound;

    public int Line => map.Line;

    public string File => file;

    /// <summary>The names of the fields present, with their lines.</summary>
    public IEnumerable<(string Name, int Line)> Names => map.Entries.Select(entry => (entry.Key, entry.Line));

    /// <summary>Opens the text of a file, and says where it does not keep to its schema; null, with the reason in the problems, if it has
    /// no fields.</summary>
    public static Fields? Open(
        string text,
        string schema,
        string file,
        Reading reading,
        string what = "The file",
        string begin = "Begin with `version: 1`."
    )
    {
        if (SoundFiles.Find(schema, file, text) is { } known)
        {
            return new(known, file, reading, isSound: true);
        }

        var node = YamlTree.Read(text, file, reading.Problems);
        if (node is not YamlMap map)
        {
            if (node is not null)
            {
                reading.Problems.Add(ProblemCode.WrongType, file, node.Line, $"{what} has no fields.", begin);
            }

            return null;
        }

        var fields = Open(map, schema, file, reading);
        if (fields.IsSound)
        {
            SoundFiles.Keep(schema, file, text, map);
        }

        return fields;
    }

    /// <summary>Opens the fields of a file, and says where they do not keep to a schema.</summary>
    public static Fields Open(YamlMap map, string schema, string file, Reading reading) =>
        new(map, file, reading, GuideSchema.Check(schema, map, file, reading.Problems));

    public bool Has(string name) => Find(name) is not null;

    public int LineOf(string name) => Find(name)?.Line ?? map.Line;

    public string Text(string name) => Needed<YamlText>(name)?.Text ?? "";

    /// <summary>The text under a name that no schema knows, such as a language; reported if it is not there.</summary>
    public string TextUnder(string name)
    {
        if (Has(name))
        {
            return Text(name);
        }

        reading.Problems.Add(ProblemCode.FieldMissing, file, map.Line, $"\"{name}\" is missing.", "Add it: text.");
        return "";
    }

    public string? OptionalText(string name) => Has(name) ? Text(name) : null;

    public bool Flag(string name) => Has(name) && Text(name) == "true";

    public int Whole(string name) => (int)Number(name);

    public int? OptionalWhole(string name) => Optional(name, Whole);

    public double? OptionalNumber(string name) => Optional(name, Number);

    public double Number(string name) =>
        Parsed(
            name,
            text =>
                double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
                    ? value
                    : null,
            0d
        );

    public DateOnly Date(string name) =>
        Parsed<DateOnly>(name, text => DateOnly.TryParseExact(text, "yyyy-MM-dd", out var date) ? date : null, default);

    public DateOnly? OptionalDate(string name) => Optional(name, Date);

    public ImmutableArray<string> Texts(string name) => [.. TextNodes(name).Select(node => node.Text)];

    public ImmutableArray<YamlText> TextNodes(string name) => Has(name) ? [.. Items<YamlText>(name)] : [];

    public ImmutableArray<Fields> Maps(string name) => [.. Items<YamlMap>(name).Select(each => new Fields(each, file, reading, isSound))];

    public ImmutableArray<Fields> OptionalMaps(string name) => Has(name) ? Maps(name) : [];

    public Fields Map(string name) => new(Needed<YamlMap>(name) ?? new(map.Line, []), file, reading, isSound);

    public Fields? OptionalMap(string name) => Has(name) ? Map(name) : null;

    /// <summary>The fields of this name, or none.</summary>
    public Fields MapOrNone(string name) => OptionalMap(name) ?? new(new(map.Line, []), file, reading, isSound);

    /// <summary>A name of a closed list, written in kebab case.</summary>
    public T Choice<T>(string name)
        where T : struct, Enum => Parsed(name, Kebab.Read<T>, default);

    public T? OptionalChoice<T>(string name)
        where T : struct, Enum => Optional(name, Choice<T>);

    public Condition? OptionalCondition(string name) => Has(name) ? Condition(name) : null;

    public Condition Condition(string name) => ReadCondition(Needed<YamlNode>(name));

    /// <summary>Names of things defined elsewhere in the guide; looked up once everything is read.</summary>
    public ImmutableArray<string> References(string name, Named kind)
    {
        var nodes = TextNodes(name);
        foreach (var node in nodes)
        {
            reading.Refer(kind, node.Text, file, node.Line);
        }

        return [.. nodes.Select(node => node.Text)];
    }

    /// <summary>Reports the fields that nobody asked for, where the names are ids of something else and a schema cannot know
    /// them.</summary>
    public void ReportUnasked()
    {
        foreach (var (name, line, _) in map.Entries.Where(entry => !asked.Contains(entry.Key)))
        {
            reading.Problems.Add(
                ProblemCode.FieldUnknown,
                file,
                line,
                $"There is no field \"{name}\" here.",
                "Correct the name or take it out. " + NearestName.Suggest(name, asked)
            );
        }
    }

    private IEnumerable<T> Items<T>(string name)
        where T : YamlNode => (Needed<YamlList>(name)?.Items ?? []).OfType<T>();

    private T? Optional<T>(string name, Func<string, T> read)
        where T : struct => Has(name) ? read(name) : null;

    private T Parsed<T>(string name, Func<string, T?> parse, T empty)
        where T : struct
    {
        if (Needed<YamlText>(name) is not { } node)
        {
            return empty;
        }

        if (parse(node.Text) is { } value)
        {
            return value;
        }

        ThrowIfPromised(name);
        return empty;
    }

    private Condition ReadCondition(YamlNode? node)
    {
        if (node is not YamlMap { Entries: [var (key, line, value)] })
        {
            return new(null, [], [], [], []);
        }

        if (key == "use" && value is YamlText { Text: { } named })
        {
            return reading.NamedCondition(named) ?? UnknownCondition(named, line);
        }

        var items = (value as YamlList)?.Items ?? [];
        return key switch
        {
            "any" => new(null, [], [.. items.Select(ReadCondition)], [], []),
            "all" => new(null, [], [], [.. items.Select(ReadCondition)], []),
            "none" => new(null, [], [], [], [.. items.Select(ReadCondition)]),
            _ => new(key, Answers(key, line, [.. items.OfType<YamlText>()]), [], [], []),
        };
    }

    private Condition UnknownCondition(string named, int line)
    {
        reading.Problems.Add(
            ProblemCode.UnknownId,
            file,
            line,
            $"\"{named}\" is no condition named above.",
            "Name it under `conditions`, before it is used. " + NearestName.Suggest(named, reading.NamedConditions)
        );
        return new(null, [], [], [], []);
    }

    private ImmutableArray<string> Answers(string question, int line, ImmutableArray<YamlText> answers)
    {
        if (question != Guide.Condition.Role)
        {
            reading.Refer(Named.Question, question, file, line);
            foreach (var answer in answers.Where(answer => answer.Text != Guide.Condition.Answered))
            {
                reading.Refer(Named.Answer, $"{question}/{answer.Text}", file, answer.Line);
            }
        }

        return [.. answers.Select(answer => answer.Text)];
    }

    private T? Needed<T>(string name)
        where T : YamlNode
    {
        if (Find(name)?.Value is T value)
        {
            return value;
        }

        ThrowIfPromised(name);
        return null;
    }

    private void ThrowIfPromised(string name)
    {
        if (isSound)
        {
            throw new InvalidOperationException($"{file} keeps to its schema, and its reader cannot use \"{name}\".");
        }
    }

    private (int Line, YamlNode Value)? Find(string name)
    {
        asked.Add(name);
        foreach (var (key, line, value) in map.Entries)
        {
            if (key == name)
            {
                return (line, value);
            }
        }

        return null;
    }
}
