using Saltwater.Site;
using Saltwater.Site.Pages;

namespace Saltwater.Tests.Site.Pages;

/// <summary>After the guide, a language is a folder: no page says anything by itself.</summary>
public sealed class PseudoLanguageTests
{
    // The product's name, ways to write that are called so everywhere, and the words that a line wants to get.
    private static readonly string[] Names =
    [
        "Saltwater",
        "WhatsApp",
        "USSD",
        .. Guides.English.Services.SelectMany(country => country.Services).Select(service => service.Text?.Keyword).OfType<string>(),
    ];

    private static readonly Lazy<Website> Site = new(() => Website.Render(Guides.InMadeUpLetters, null, null).GetAwaiter().GetResult());

    public static TheoryData<string> Paths => [.. Sites.Pages.Select(page => page.Path)];

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_page_says_nothing_that_the_guide_does_not_say(string path)
    {
        if (
            Site.Value.Files.Append(Site.Value.NotFound).Append(Site.Value.NoSuchCountry).FirstOrDefault(file => file.Path == path)
            is not { } page
        )
        {
            Assert.StartsWith("/a", path, StringComparison.Ordinal);
            return;
        }

        // The list of changes is written once, for those who run a copy.
        var said = Release
            .News.Append(Release.Version)
            .Aggregate(Sites.Text(page), (text, change) => text.Replace(change, "", StringComparison.Ordinal));
        var english = PseudoLanguage.English(said).Except(Names).ToList();

        Assert.True(english.Count == 0, $"{path} says by itself: {string.Join(' ', english.Take(30))}");
    }
}
