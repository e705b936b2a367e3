using System.Text.RegularExpressions;

namespace Saltwater.Site.Tests.Keep;

/// <summary>Every field for a person's own words keeps them to itself, and everything they wrote runs in its own direction.</summary>
public sealed partial class OwnFieldTests
{
    private static readonly string[] projects = ["Saltwater.App", "Saltwater.App.Keep", "Saltwater.OwnWords", "Saltwater.App.Appointment"];

    private static readonly string[] typedInto = ["text", "search", "password", "email", "url"];

    [Fact]
    public void Every_field_says_that_nothing_of_it_may_be_sent_or_changed()
    {
        var fields = Screens()
            .SelectMany(file => Field().Matches(File.ReadAllText(file)).Select(match => (File: Path.GetFileName(file), Tag: match.Value)))
            .Where(each => IsTyped(each.Tag))
            .ToList();

        Assert.True(fields.Count > 10);
        Assert.All(fields, each => Assert.Contains("@attributes=\"OwnField.", each.Tag, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("spellcheck", "false")]
    [InlineData("autocorrect", "off")]
    [InlineData("autocapitalize", "off")]
    [InlineData("writingsuggestions", "false")]
    [InlineData("translate", "no")]
    [InlineData("data-gramm", "false")]
    [InlineData("data-lt-active", "false")]
    public void What_it_says_is_what_browsers_and_add_ons_listen_to(string name, string value)
    {
        Assert.Equal(value, Saltwater.Components.OwnField.Words[name]);
        Assert.Equal(value, Saltwater.Components.OwnField.Secret[name]);
    }

    // A new place where own words are shown is added here with its direction.
    [Theory]
    [InlineData("Journal/EntryView.razor", "@Entry.Note")]
    [InlineData("Journal/EntryView.razor", "@(note.Length")]
    [InlineData("Journal/EntryDoor.razor", "@EntryWords.BeginningOf(Entry.Note)")]
    [InlineData("Agreements/SheetView.razor", "@line")]
    [InlineData("Agreements/SheetView.razor", "@side.Name")]
    [InlineData("Agreements/PartEditor.razor", "@text")]
    [InlineData("Agreements/AgreementsHome.razor", "@each.Label")]
    [InlineData("Export/AppointmentSheet.razor", "@line.Text")]
    [InlineData("Export/AppointmentSheet.razor", "@line<")]
    public void Whatever_somebody_wrote_runs_in_its_own_direction(string screen, string words)
    {
        var text = File.ReadAllText(Path.Combine(BuiltSite.Root(), "src", "Saltwater.App.Keep", screen));
        foreach (Match found in Regex.Matches(text, "(?<tag><[^<>]*)>\\s?" + Regex.Escape(words)))
        {
            Assert.Matches("^<bdi|dir=\"auto\"", found.Groups["tag"].Value);
        }

        Assert.Contains(words, text, StringComparison.Ordinal);
    }

    private static bool IsTyped(string tag) =>
        tag.StartsWith("<textarea", StringComparison.Ordinal)
        || (tag.Contains("type=\"@", StringComparison.Ordinal) && !tag.Contains("radio", StringComparison.Ordinal))
        || Array.Exists(typedInto, type => tag.Contains($"type=\"{type}\"", StringComparison.Ordinal));

    private static IEnumerable<string> Screens() =>
        projects
            .SelectMany(project =>
                Directory.EnumerateFiles(Path.Combine(BuiltSite.Root(), "src", project), "*.razor", SearchOption.AllDirectories)
            )
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    [GeneratedRegex("""<(?:textarea|input)\b(?:[^>"]|"[^"]*")*>""")]
    private static partial Regex Field();
}
