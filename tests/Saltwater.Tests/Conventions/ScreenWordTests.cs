using System.Text.RegularExpressions;

namespace Saltwater.Tests.Conventions;

/// <summary>The words of the screens and the code that shows them know of each other: no text nobody reads, and no text asked for that nobody wrote.</summary>
public sealed partial class ScreenWordTests
{
    // A source file reads the screens it names; one that is handed its words by another names none and may read any.
    private static readonly IReadOnlyList<(string File, string Text, HashSet<string> Screens)> Readers =
        [.. Repository.Sources("src", "*.cs", "*.razor").Where(each => Reads().IsMatch(each.Text)).Select(each => (each.File, each.Text, Named(each.Text)))];

    private static IEnumerable<(string Screen, string Key)> Keys =>
        Guides.English.Screens.SelectMany(screen => screen.Value.Keys.Select(key => (screen.Key, key.Split('.')[0]))).Distinct();

    [Fact]
    public void Every_text_of_a_screen_is_read_somewhere()
    {
        var unread = Keys.Where(each => !Readers.Any(reader => MayRead(reader.Screens, each.Screen) && (reader.Text.Contains($"\"{each.Key}\"", StringComparison.Ordinal) || IsComposed(reader.Text, each.Key)))).ToList();

        Assert.True(unread.Count == 0, $"Nobody reads {string.Join(", ", unread.Select(each => $"{each.Screen}: {each.Key}"))}. Take each out of screens.yaml and of every language.");
    }

    [Fact]
    public void Every_text_that_is_read_by_its_key_stands_on_that_screen()
    {
        var keys = Keys.ToHashSet();
        var read = (from reader in Readers
                    from place in Reads().Matches(reader.Text).Select(match => match.Value)
                    from key in Quoted().Matches(NamedScreens().Replace(place, "")).Select(match => match.Groups[1].Value)
                    select (reader.File, reader.Screens, key)).ToList();
        var unwritten = read.Where(each => !keys.Any(one => one.Key == each.key && MayRead(each.Screens, one.Screen))).Select(each => $"{each.File}: {each.key}").ToList();

        Assert.True(read.Count > 100, $"{read.Count} places that read a text were found");
        Assert.True(unwritten.Count == 0, $"Nobody wrote {string.Join(", ", unwritten)}. Add each to screens.yaml and to every language.");
    }

    // A key of two parts, one of which is a name of something else: name + "-about", "field-" + name.
    private static bool IsComposed(string text, string key) => Enumerable.Range(1, key.Length - 1).Where(at => key[at] == '-').Any(at =>
        text.Contains($" + \"{key[at..]}\"]", StringComparison.Ordinal) || text.Contains($"[\"{key[..(at + 1)]}\" + ", StringComparison.Ordinal));

    private static bool MayRead(HashSet<string> screens, string screen) => screens.Count == 0 || screens.Contains(screen);

    private static HashSet<string> Named(string text) =>
        [.. NamedScreens().Matches(text).Select(match => match.Groups[1].Value), .. text.Contains("Session.Says(", StringComparison.Ordinal) ? (string[])["path"] : []];

    // Session.Says("key"), Says(yes ? "key" : "other"), say["key"], Texts["key"], texts["key"], Screens["screen"][yes ? "key" : "other"], and in FirstChecks Say("key", "other").
    [GeneratedRegex("""Session\.Says\([^)]*\)|\b(?:say|says|said|Say|Texts|texts|path)\[[^\]]*\]|Screens\["[a-z-]+"\]\[[^\]]*\]|@Say\([^)]*\)""")]
    private static partial Regex Reads();

    [GeneratedRegex("\"([a-z0-9]+(?:-[a-z0-9]+)*)\"")]
    private static partial Regex Quoted();

    [GeneratedRegex("(?:Words\\(|Screens\\[)\"([a-z-]+)\"")]
    private static partial Regex NamedScreens();
}
