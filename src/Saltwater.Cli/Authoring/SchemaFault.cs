using System.Collections.Frozen;
using Saltwater.Guide;

namespace Saltwater.Cli.Authoring;

/// <summary>One place where a file does not keep to its schema, and what is said of it.</summary>
/// <param name="At">The place, as a JSON pointer.</param>
/// <param name="Keyword">What of the schema it breaks; "" for a field that must not be there.</param>
/// <param name="IsThen">Whether that is said only for values of a certain kind.</param>
internal sealed record SchemaFault(string At, string Keyword, bool IsThen)
{
    // These have codes of their own, and whoever reads them says what is wrong: what a text rests on and a tone; a way to be raised and a
    // choice; sources, addresses, hours, numbers to dial.
    private static readonly FrozenSet<string> AbsenceHasACode = FrozenSet.Create(
        StringComparer.Ordinal,
        "basis",
        "gentle",
        "plain",
        "light"
    );

    private static readonly FrozenSet<string> EmptinessHasACode = [.. AbsenceHasACode, "levels", "answers"];

    private static readonly FrozenSet<string> FormHasACode = FrozenSet.Create(
        StringComparer.Ordinal,
        "basis",
        "sources",
        "url",
        "days",
        "from",
        "to",
        "zone",
        "phone-e164",
        "no-line"
    );

    public int Depth => At.Count(letter => letter == '/');

    public IEnumerable<string> Segments =>
        At.Split('/')
            .Skip(1)
            .Select(part => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal));

    /// <summary>Whether it lies at or inside one of these places.</summary>
    public bool IsWithin(HashSet<string> places) =>
        places.Any(place => At.StartsWith(place, StringComparison.Ordinal) && (At.Length == place.Length || At[place.Length] == '/'));

    /// <summary>Says what is wrong there and how to mend it.</summary>
    public void Report(SchemaPlace place, string file, ProblemLog problems)
    {
        if (Keyword == "required")
        {
            Missing(place, file, problems);
            return;
        }

        if (
            (Keyword is "minItems" or "minProperties" && EmptinessHasACode.Contains(place.Name))
            || (Keyword == "pattern" && FormHasACode.Contains(place.Name))
        )
        {
            return;
        }

        var (code, what, remedy) = Keyword switch
        {
            "" => (
                ProblemCode.FieldUnknown,
                $"There is no field \"{place.Name}\" here.",
                "Correct the name or take it out. " + NearestName.Suggest(place.Name, place.Owner?.Fields ?? [])
            ),
            _ when Rule(place) is { } rule => rule,
            "enum" when place.Value is YamlText text => Choice(place, text.Text),
            "type" or "enum" or "minLength" => Kind(place),
            "format" => (ProblemCode.OutOfRange, $"\"{place.Name}\" is not a date.", "Write it as 2026-11-22."),
            "const" => (ProblemCode.OutOfRange, $"\"{place.Name}\" is not {place.Part?.Only}.", "Correct the number."),
            "minItems" or "minProperties" => (ProblemCode.FieldMissing, $"\"{place.Name}\" is empty.", "Write at least one."),
            "pattern" => (
                ProblemCode.OutOfRange,
                $"\"{(place.Value as YamlText)?.Text}\" is not written as \"{place.Name}\" is.",
                "It is: " + (place.Part?.Description is { Length: > 0 } said ? said : place.Owner?.Description)
            ),
            "propertyNames" => (
                ProblemCode.OutOfRange,
                $"A name under \"{place.Name}\" is no id.",
                "Ids are lower-case letters and digits, with single hyphens between."
            ),
            _ => (ProblemCode.OutOfRange, $"\"{place.Name}\" is not {KindOf(place.Part)}{place.Part?.Range}.", "Correct the number."),
        };
        problems.Add(code, file, place.Line, what, remedy);
    }

    private void Missing(SchemaPlace place, string file, ProblemLog problems)
    {
        if (place.Value is not YamlMap map || place.Part is not { } part)
        {
            return;
        }

        foreach (
            var name in (IsThen ? part.RequiredThen : part.Required)
                .Where(name => map.Entries.All(entry => entry.Key != name))
                .Except(AbsenceHasACode)
        )
        {
            problems.Add(ProblemCode.FieldMissing, file, map.Line, $"\"{name}\" is missing.", $"Add it: {KindOf(part.At(name))}.");
        }
    }

    // A rule over answers is told as a whole, since its fields are other people's ids.
    private (string Code, string What, string Remedy)? Rule(SchemaPlace place)
    {
        if ((place.Part ?? place.Owner) is not { IsCondition: true } || Keyword == "enum")
        {
            return null;
        }

        if ((place.Owner is { IsCondition: true } && place.Name is not ("any" or "all" or "none")) || place.Value is YamlText)
        {
            return (ProblemCode.WrongType, $"\"{place.Name}\" needs a list of at least one.", "Write for example `pain-sex: [deep]`.");
        }

        return (
            ProblemCode.WrongType,
            "A condition is one field: a question with answers, or any, all or none with a list.",
            "Write for example `pain-sex: [deep, opening]`."
        );
    }

    private static (string Code, string What, string Remedy) Choice(SchemaPlace place, string written)
    {
        var choices = place.Part?.Choices ?? [];
        var near = NearestName.Suggest(written, choices);
        if (choices.Any(choice => choice.Contains('/', StringComparison.Ordinal)))
        {
            return (
                ProblemCode.ValueUnknown,
                $"\"{written}\" is no effect.",
                $"Write a strength and its basis, for example for/E or against/J. {near}"
            );
        }

        return (ProblemCode.ValueUnknown, $"\"{written}\" is no {place.Name}.", $"Correct the name. {near}");
    }

    private static (string Code, string What, string Remedy) Kind(SchemaPlace place) =>
        (place.Part?.Type, place.IsItem) switch
        {
            ("integer" or "number", _) => (ProblemCode.OutOfRange, $"\"{place.Name}\" is not {KindOf(place.Part)}.", "Correct the number."),
            ("boolean", _) => (ProblemCode.WrongType, $"\"{place.Name}\" is neither true nor false.", "Write true or false."),
            ("object", true) => (
                ProblemCode.WrongType,
                $"\"{place.Name}\" has an item without fields.",
                "Write each item as `- id: …` with its fields."
            ),
            (_, true) => (ProblemCode.WrongType, $"\"{place.Name}\" has an item that is not text.", "Write each item as text."),
            _ => (ProblemCode.WrongType, $"\"{place.Name}\" has to be {KindOf(place.Part)}.", "Correct the value."),
        };

    private static string KindOf(SchemaPart? part) =>
        part switch
        {
            null => "a value",
            { IsCondition: true } => "a condition",
            { Format: "date" } => "a date",
            _ => part.Type switch
            {
                "string" => "text",
                "integer" => "a whole number",
                "number" => "a number",
                "boolean" => "true or false",
                "array" => "a list",
                "object" => "fields",
                _ => "a name",
            },
        };
}
