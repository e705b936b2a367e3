using Saltwater.Guide;
using Saltwater.Tests.Site.Pages;

namespace Saltwater.Tests.Help;

/// <summary>A page cannot know what time it is, so hours that are known as data stand on it in words.</summary>
public sealed class HoursInWordsTests
{
    // Countries with more than one clock: there the words say whose.
    private static readonly string[] SeveralClocks = ["AU", "CA", "US"];

    private static IEnumerable<(string Country, Service Service)> Timed =>
        from country in Guides.English.Services
        from service in country.Services
        where service.Open.Any(time => !time.IsRoundTheClock)
        select (country.Country, service);

    [Fact]
    public void Every_service_with_known_hours_says_its_times_on_its_countrys_page()
    {
        Assert.InRange(Timed.Count(), 20, 500);
        Assert.All(Timed, each =>
        {
            var page = System.Net.WebUtility.HtmlDecode(
                System.Text.Encoding.UTF8.GetString(Sites.English.FileAt($"/help/{each.Country.ToLowerInvariant()}").Plain.Span)
            );
            Assert.Contains($"Open {each.Service.Hours}.", page, StringComparison.Ordinal);
            Assert.Matches(@"\d", each.Service.Hours!);
        });
    }

    [Fact]
    public void Where_a_country_has_several_clocks_the_words_say_whose_unless_the_service_is_of_one_region() =>
        Assert.All(Timed.Where(each => SeveralClocks.Contains(each.Country) && each.Service.Region is null), each =>
            Assert.Matches("(?i)eastern|pacific|central|mountain|local", each.Service.Hours!)
        );
}
