namespace Saltwater.Tests.Conventions;

/// <summary>What the screens say is asked for by names that are made from screens.yaml, so that a text which is missing does not compile.
/// This is the other half: no text nobody reads.</summary>
public sealed class ScreenWordTests
{
    [Fact]
    public void Every_text_of_a_screen_is_read_somewhere()
    {
        var code = Repository.Sources("src", "*.cs", "*.razor").Select(each => each.Text).ToList();
        // Names of places and needs are asked for by the code that a service has.
        var unread = Guides
            .English.Screens.Where(screen => screen.Key != "places")
            .SelectMany(screen => screen.Value.Keys.Select(key => (Screen: screen.Key, Key: key.Split('.')[0])).Distinct())
            .Where(each => !code.Any(text => Reads(text, NameOf(each.Key))))
            .ToList();

        Assert.True(
            unread.Count == 0,
            $"Nobody reads {string.Join(", ", unread.Select(each => $"{each.Screen}: {each.Key}"))}. Take each out of screens.yaml and of every language."
        );
    }

    private static bool Reads(string code, string key)
    {
        for (
            var at = code.IndexOf($".{key}", StringComparison.Ordinal);
            at >= 0;
            at = code.IndexOf($".{key}", at + 1, StringComparison.Ordinal)
        )
        {
            if (at + key.Length + 1 == code.Length || !char.IsLetterOrDigit(code[at + key.Length + 1]))
            {
                return true;
            }
        }

        return false;
    }

    private static string NameOf(string key) => string.Concat(key.Split('-').Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
}
