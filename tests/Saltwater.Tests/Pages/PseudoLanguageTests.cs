using Saltwater.Site;

namespace Saltwater.Tests.Pages;

/// <summary>After the guide, a language is a folder: no page says anything by itself.</summary>
public sealed class PseudoLanguageTests
{
    // The product's name; what countries, licences, keys and formats are called; and the list of changes, which is written for those who run a copy.
    private static readonly string[] Names = ["Saltwater"];

    private static readonly Lazy<Website> Site = new(() => Website.Render(PseudoLanguage.Pack, null, null).GetAwaiter().GetResult());

    public static TheoryData<string> Paths => [.. Sites.Pages.Select(page => page.Path)];

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_page_says_nothing_that_the_guide_does_not_say(string path)
    {
        if (Site.Value.Files.Append(Site.Value.NotFound).Append(Site.Value.NoSuchCountry).FirstOrDefault(file => file.Path == path) is not { } page)
        {
            Assert.StartsWith("/a", path, StringComparison.Ordinal);
            return;
        }

        var english = PseudoLanguage.English(Sites.Text(page)).Except(Names).ToList();

        Assert.True(english.Count == 0, $"{path} says by itself: {string.Join(' ', english.Take(30))}");
    }
}
