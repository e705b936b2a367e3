using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using Saltwater.Guide;

namespace Saltwater.Cli.Authoring;

/// <summary>
/// Reads the fields of one YAML map and reports what is missing, of the wrong kind or unknown. A faulty field reads as an empty value, so that
/// the rest is still checked; <see cref="End"/> reports fields nobody asked for.
/// </summary>
internal sealed class Fields(YamlMap map, string file, Reading reading)
{
    private readonly ProblemLog problems = reading.Problems;

    private static readonly ImmutableArray<string> YesAndNo = ["true", "false"];

    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    public int Line => map.Line;

    public string File => file;

    /// <summary>The names of the fields present, with their lines.</summary>
    public IEnumerable<(string Name, int Line)> Names => map.Entries.Select(entry => (entry.Key, entry.Line));

    public bool Has(string name) => Find(name) is not null;

    public int LineOf(string name) => Find(name)?.Line ?? map.Line;

    public string Text(string name) => Required<YamlText>(name, "text")?.Text ?? "";

    public string? OptionalText(string name) => Has(name) ? Text(name) : Ask(name, (string?)null);

    public bool Flag(string name)
    {
        if (!Has(name))
        {
            return Ask(name, false);
        }

        var text = Text(name);
        if (!YesAndNo.Contains(text))
        {
            problems.Add(ProblemCode.WrongType, file, LineOf(name), $"\"{name}\" is neither true nor false.", "Write true or false.");
        }

        return text == "true";
    }

    public int Whole(string name, int least, int most) => Parsed(name, least, most, NumberStyles.None, "a whole number");

    public int? OptionalWhole(string name, int least, int most) => Has(name) ? Whole(name, least, most) : Ask(name, (int?)null);

    public double Number(string name, double least, double most) => Parsed(name, least, most, NumberStyles.Float, "a number");

    public DateOnly Date(string name)
    {
        var node = Required<YamlText>(name, "a date");
        if (node is null)
        {
            return default;
        }

        if (DateOnly.TryParseExact(node.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        problems.Add(ProblemCode.OutOfRange, file, node.Line, $"\"{name}\" is not a date.", "Write it as 2026-11-22.");
        return default;
    }

    public ImmutableArray<string> Texts(string name) => [.. TextNodes(name).Select(node => node.Text)];

    public ImmutableArray<YamlText> TextNodes(string name)
    {
        if (!Has(name))
        {
            return Ask(name, ImmutableArray<YamlText>.Empty);
        }

        var texts = ImmutableArray.CreateBuilder<YamlText>();
        foreach (var item in Required<YamlList>(name, "a list")?.Items ?? [])
        {
            if (item is YamlText text)
            {
                texts.Add(text);
            }
            else
            {
                problems.Add(
                    ProblemCode.WrongType,
                    file,
                    item.Line,
                    $"\"{name}\" has an item that is not text.",
                    "Write each item as text."
                );
            }
        }

        return texts.ToImmutable();
    }

    public ImmutableArray<Fields> Maps(string name)
    {
        var maps = ImmutableArray.CreateBuilder<Fields>();
        foreach (var item in Required<YamlList>(name, "a list")?.Items ?? [])
        {
            if (item is YamlMap each)
            {
                maps.Add(new(each, file, reading));
            }
            else
            {
                problems.Add(
                    ProblemCode.WrongType,
                    file,
                    item.Line,
                    $"\"{name}\" has an item without fields.",
                    "Write each item as `- id: …` with its fields."
                );
            }
        }

        return maps.ToImmutable();
    }

    public Fields Map(string name) => new(Required<YamlMap>(name, "fields") ?? new(map.Line, []), file, reading);

    public Fields? OptionalMap(string name) => Has(name) ? Map(name) : Ask(name, (Fields?)null);

    /// <summary>A name of a closed list, written in kebab case.</summary>
    public T Choice<T>(string name)
        where T : struct, Enum
    {
        var node = Required<YamlText>(name, "a name");
        return node is null ? default : Kebab.Read<T>(node.Text) ?? Unknown<T>(name, node);
    }

    public Condition? OptionalCondition(string name) => Has(name) ? Condition(name) : Ask(name, (Condition?)null);

    public Condition Condition(string name) => ReadCondition(Required<YamlNode>(name, "a condition") ?? new YamlMap(map.Line, []));

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

    /// <summary>Reports the fields that nobody asked for.</summary>
    public void End()
    {
        foreach (var (name, line, _) in map.Entries.Where(entry => !asked.Contains(entry.Key)))
        {
            problems.Add(
                ProblemCode.FieldUnknown,
                file,
                line,
                $"There is no field \"{name}\" here.",
                "Correct the name or take it out. " + NearestName.Suggest(name, asked)
            );
        }
    }

    private T Parsed<T>(string name, T least, T most, NumberStyles style, string kind)
        where T : INumber<T>
    {
        if (Required<YamlText>(name, "a number") is not { } node)
        {
            return least;
        }

        if (T.TryParse(node.Text, style, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
        {
            return value;
        }

        problems.Add(
            ProblemCode.OutOfRange,
            file,
            node.Line,
            string.Create(CultureInfo.InvariantCulture, $"\"{name}\" is not {kind} from {least} to {most}."),
            "Correct the number."
        );
        return least;
    }

    private T Unknown<T>(string name, YamlText node)
        where T : struct, Enum
    {
        problems.Add(
            ProblemCode.ValueUnknown,
            file,
            node.Line,
            $"\"{node.Text}\" is no {name}.",
            "Correct the name. " + NearestName.Suggest(node.Text, Kebab.Names<T>())
        );
        return default;
    }

    private Condition ReadCondition(YamlNode node)
    {
        if (node is not YamlMap { Entries: [var (key, line, value)] })
        {
            problems.Add(
                ProblemCode.WrongType,
                file,
                node.Line,
                "A condition is one field: a question with answers, or any, all or none with a list.",
                "Write for example `pain-sex: [deep, opening]`."
            );
            return new(null, [], [], [], []);
        }

        if (key == "use" && value is YamlText { Text: { } named })
        {
            if (reading.NamedCondition(named) is { } known)
            {
                return known;
            }

            problems.Add(
                ProblemCode.UnknownId,
                file,
                line,
                $"\"{named}\" is no condition named above.",
                "Name it under `conditions`, before it is used. " + NearestName.Suggest(named, reading.NamedConditions)
            );
            return new(null, [], [], [], []);
        }

        if (value is not YamlList { Items.Count: > 0 } list)
        {
            problems.Add(
                ProblemCode.WrongType,
                file,
                line,
                $"\"{key}\" needs a list of at least one.",
                "Write for example `pain-sex: [deep]`."
            );
            return new(null, [], [], [], []);
        }

        switch (key)
        {
            case "any":
                return new(null, [], [.. list.Items.Select(ReadCondition)], [], []);
            case "all":
                return new(null, [], [], [.. list.Items.Select(ReadCondition)], []);
            case "none":
                return new(null, [], [], [], [.. list.Items.Select(ReadCondition)]);
            case Guide.Condition.Role:
                foreach (var role in list.Items.OfType<YamlText>().Where(role => role.Text is not ("self" or "partner")))
                {
                    problems.Add(ProblemCode.ValueUnknown, file, role.Line, $"\"{role.Text}\" is no role.", "Write self or partner.");
                }

                return new(key, [.. list.Items.OfType<YamlText>().Select(item => item.Text)], [], [], []);
            default:
                reading.Refer(Named.Question, key, file, line);
                if (list.Items.Any(item => item is not YamlText))
                {
                    problems.Add(
                        ProblemCode.WrongType,
                        file,
                        line,
                        "Answers are named by their ids.",
                        "Write for example `pain-sex: [deep]`."
                    );
                }

                foreach (var answer in list.Items.OfType<YamlText>().Where(answer => answer.Text != Guide.Condition.Answered))
                {
                    reading.Refer(Named.Answer, $"{key}/{answer.Text}", file, answer.Line);
                }

                return new(key, [.. list.Items.OfType<YamlText>().Select(item => item.Text)], [], [], []);
        }
    }

    private T? Required<T>(string name, string kind)
        where T : YamlNode
    {
        asked.Add(name);
        if (Find(name) is not { } entry)
        {
            problems.Add(ProblemCode.FieldMissing, file, map.Line, $"\"{name}\" is missing.", $"Add it: {kind}.");
            return null;
        }

        if (entry.Value is T value and not YamlText { Text: "", Quoted: false })
        {
            return value;
        }

        problems.Add(ProblemCode.WrongType, file, entry.Line, $"\"{name}\" has to be {kind}.", "Correct the value.");
        return null;
    }

    private (string Key, int Line, YamlNode Value)? Find(string name)
    {
        foreach (var entry in map.Entries)
        {
            if (entry.Key == name)
            {
                return entry;
            }
        }

        return null;
    }

    private T Ask<T>(string name, T value)
    {
        asked.Add(name);
        return value;
    }
}
