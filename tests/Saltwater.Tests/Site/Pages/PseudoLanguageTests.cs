using System.Net;
using System.Text.RegularExpressions;
using Saltwater.Site;
using Saltwater.Site.Files;
using Saltwater.Site.Pages;

namespace Saltwater.Tests.Site.Pages;

/// <summary>After the guide, a language is a folder: no page says anything by itself.</summary>
public sealed partial class PseudoLanguageTests
{
    // The product's name, ways to write that are called so everywhere, and the words that a line wants to get.
    private static readonly string[] Names =
    [
        "Saltwater",
        "WhatsApp",
        "USSD",
        .. Guides.English.Services.SelectMany(country => country.Services).Select(service => service.Text?.Keyword).OfType<string>(),
    ];

    private static readonly Lazy<Website> Site = new(() =>
        Website.Render(Guides.InMadeUpLetters, Sites.App, null).GetAwaiter().GetResult()
    );

    public static TheoryData<string> Paths => [.. Sites.Pages.Select(page => page.Path)];

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_page_says_nothing_that_the_guide_does_not_say(string path)
    {
        var page = Page(path);

        // The list of changes is written once, for those who run a copy.
        var said = Release
            .News.Append(Release.Version)
            .Aggregate(Sites.Text(page), (text, change) => text.Replace(change, "", StringComparison.Ordinal));
        var english = PseudoLanguage.English(said).Except(Names).ToList();

        Assert.True(english.Count == 0, $"{path} says by itself: {string.Join(' ', english.Take(30))}");
    }

    // A button that a style sheet draws is read aloud like any other.
    [Theory]
    [MemberData(nameof(Paths))]
    public void What_a_style_sheet_writes_and_what_is_only_read_aloud_is_said_by_the_guide_too(string path)
    {
        var html = Sites.Html(Page(path));
        var drawn = Content().Matches(html).SelectMany(match => Quoted().Matches(match.Value)).Select(match => match.Value);
        var said = Attribute().Matches(html).Select(match => WebUtility.HtmlDecode(match.Groups["text"].Value));

        Assert.Empty(drawn.Concat(said).SelectMany(PseudoLanguage.English).Except(Names));
    }

    // What the script of the app's page says stands on the page, where a tap is heard before anything else of the app is there.
    [Fact]
    public void What_is_said_to_a_choice_while_the_app_loads_stands_on_its_page_in_its_language() =>
        Assert.Contains(
            $"data-chosen=\"{PseudoLanguage.Said(Guides.English.Screens["loading"]["chosen"])}\"",
            WebUtility.HtmlDecode(Sites.Html(Page("/app"))),
            StringComparison.Ordinal
        );

    private static SiteFile Page(string path) =>
        Site.Value.Files.Append(Site.Value.NotFound).Append(Site.Value.NoSuchCountry).First(file => file.Path == path);

    [GeneratedRegex(@"(?<![\w-])content:[^;{}]*")]
    private static partial Regex Content();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Quoted();

    [GeneratedRegex("""\s(?:aria-label|alt|title|placeholder|data-(?:next|back|once|twice|chosen))=["](?<text>[^"]*)["]""")]
    private static partial Regex Attribute();
}
