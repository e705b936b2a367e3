using Saltwater.Help;

namespace Saltwater.Tests.Site.Pages;

/// <summary>The way out for someone under 18, on the pages that need no script.</summary>
public sealed class YouthTests
{
    private static readonly Saltwater.Guide.Youth Youth = Guides.English.Safety.Youth;

    public static TheoryData<string> WithEveryLine => ["/help", "/reflect"];

    public static TheoryData<string> Countries => [.. ServiceFinder.Countries(Guides.English)];

    [Theory]
    [MemberData(nameof(WithEveryLine))]
    public void Every_line_stands_there_with_its_country_and_where_there_is_none_it_says_so(string path)
    {
        var said = Said(path);

        Assert.All(Youth.Say, line => Assert.Contains(line, said, StringComparison.Ordinal));
        Assert.All(Youth.Contacts, contact =>
        {
            Assert.Contains(contact.Name, said, StringComparison.Ordinal);
            Assert.Contains(contact.Phone!, said, StringComparison.Ordinal);
            Assert.Contains(Saltwater.Help.Countries.Name(Guides.English, contact.Country), said, StringComparison.Ordinal);
        });
        Assert.Contains("no checked line for young people in Mexico", said, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Countries))]
    public void A_country_s_page_has_its_line_with_the_day_it_was_checked_or_says_that_there_is_none(string country)
    {
        var said = Said($"/help/{country.ToLowerInvariant()}");
        var part = said[said.IndexOf("Under 18", StringComparison.Ordinal)..];

        Assert.All(Youth.In(country), contact => Assert.Contains(contact.Phone!, part, StringComparison.Ordinal));
        Assert.Equal(Youth.In(country).Length, part.Split("Checked 28 November 2026.").Length - 1);
        Assert.Equal(Youth.In(country).IsEmpty, part.Contains("no checked line", StringComparison.Ordinal));
    }

    private static string Said(string path) => Sites.Text(Sites.Pages.Single(page => page.Path == path));
}
