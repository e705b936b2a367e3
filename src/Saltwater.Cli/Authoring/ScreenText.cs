using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Saltwater.Cli.Authoring;

/// <summary>A text of a screen, as screens.yaml lists it: <c>asked-enough {count:n} {name}</c>.</summary>
/// <param name="Key">By which it stands in a language's file.</param>
/// <param name="Places">The names of the places that values go into, in the order of their letters; a counted text has <c>n</c> among
/// them.</param>
/// <param name="Counted">Whether it has a form for each kind of number that the language tells apart.</param>
internal sealed partial record ScreenText(string Key, ImmutableArray<string> Places, bool Counted)
{
    /// <summary>The places in words, for a person who writes the guide.</summary>
    public string PlacesInWords => Places.IsEmpty ? "no places" : string.Join(' ', Places.Select(place => $"{{{place}}}"));

    /// <summary>What is listed, or null if it is no key with places.</summary>
    public static ScreenText? Read(string listed, bool counted)
    {
        var match = ListedPattern().Match(listed);
        if (!match.Success)
        {
            return null;
        }

        var places = match.Groups["name"].Captures.Select(name => name.Value).ToList();
        if (counted)
        {
            places.Add("n");
        }

        return new(match.Groups["key"].Value, [.. places.Order(StringComparer.Ordinal)], counted);
    }

    /// <summary>Whether a text has these places, each once, and no others. Words may stand for a count ("one evening").</summary>
    public bool HasPlaces(string text)
    {
        var braces = PlacePattern()
            .Matches(text)
            .Select(match => match.Groups["name"].Value)
            .Order(StringComparer.Ordinal)
            .ToImmutableArray();
        return text.Count(letter => letter is '{' or '}') == 2 * braces.Length
            && (braces.SequenceEqual(Places) || (Counted && braces.SequenceEqual(Places.Remove("n"))));
    }

    [GeneratedRegex(@"^(?<key>[a-z0-9]+(-[a-z0-9]+)*)( \{(?<name>[a-z]+)(:(n|drawn))?\})*$", RegexOptions.CultureInvariant)]
    private static partial Regex ListedPattern();

    [GeneratedRegex(@"\{(?<name>[a-z]+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex PlacePattern();
}
