using System.Collections.Immutable;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Saltwater.ScreenWords;

/// <summary>A screen of screens.yaml.</summary>
internal sealed class ScreenOutline(string id, ImmutableArray<TextOutline> texts)
{
    public string Id { get; } = id;

    public ImmutableArray<TextOutline> Texts { get; } = texts;
}

/// <summary>A text of a screen: its key, and the places in it that values go into.</summary>
internal sealed class TextOutline(string key, ImmutableArray<Place> places, bool counted)
{
    public string Key { get; } = key;

    /// <summary>Without the count.</summary>
    public ImmutableArray<Place> Places { get; } = places;

    /// <summary>Whether it has a form for each kind of number, which goes into a place named <c>n</c>.</summary>
    public bool Counted { get; } = counted;
}

/// <summary>A place in a text, such as <c>{name}</c>.</summary>
internal sealed class Place(string name, PlaceKind kind)
{
    public string Name { get; } = name;

    public PlaceKind Kind { get; } = kind;
}

/// <summary>What goes into a place.</summary>
internal enum PlaceKind
{
    /// <summary>Words: <c>{name}</c>.</summary>
    Words,

    /// <summary>A whole number: <c>{count:n}</c>.</summary>
    Number,

    /// <summary>Something drawn, such as a link, so that the text is given as what stands before and after it: <c>{link:drawn}</c>.</summary>
    Drawn,
}

/// <summary>Reads screens.yaml.</summary>
internal static class ScreenList
{
    private static readonly Regex Shape = new(
        @"^(?<key>[a-z0-9]+(-[a-z0-9]+)*)( \{(?<name>[a-z]+)(:(?<kind>n|drawn))?\})*$",
        RegexOptions.CultureInvariant
    );
    private static readonly Regex Places = new(@"\{(?<name>[a-z]+)(:(?<kind>n|drawn))?\}", RegexOptions.CultureInvariant);

    public static IEnumerable<ScreenOutline> ReadScreens(string text)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text));
        foreach (var screen in ((YamlSequenceNode)yaml.Documents[0].RootNode["screens"]).Cast<YamlMappingNode>())
        {
            yield return new(
                ((YamlScalarNode)screen["id"]).Value!,
                [
                    .. KeysUnder(screen, "texts").Select(each => TextOf(each, counted: false)),
                    .. KeysUnder(screen, "counted").Select(each => TextOf(each, counted: true)),
                ]
            );
        }
    }

    private static IEnumerable<string> KeysUnder(YamlMappingNode screen, string name)
    {
        if (!screen.Children.TryGetValue(new YamlScalarNode(name), out var list))
        {
            return [];
        }

        return ((YamlSequenceNode)list).Cast<YamlScalarNode>().Select(each => each.Value!);
    }

    private static TextOutline TextOf(string written, bool counted)
    {
        var shape = Shape.Match(written);
        if (!shape.Success)
        {
            throw new FormatException($"\"{written}\" is no key with places, such as: asked-enough {{count:n}} {{name}}");
        }

        var places = Places
            .Matches(written)
            .Cast<Match>()
            .Select(place => new Place(
                place.Groups["name"].Value,
                place.Groups["kind"].Value switch
                {
                    "n" => PlaceKind.Number,
                    "drawn" => PlaceKind.Drawn,
                    _ => PlaceKind.Words,
                }
            ))
            .ToImmutableArray();
        if (places.Count(place => place.Kind == PlaceKind.Drawn) > 1 || (counted && places.Any(place => place.Name == "n")))
        {
            throw new FormatException($"\"{written}\": one thing can be drawn in a text, and the count itself is not named.");
        }

        return new(shape.Groups["key"].Value, places, counted);
    }
}
