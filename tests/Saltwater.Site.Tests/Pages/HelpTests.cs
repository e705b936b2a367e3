using System.Net;
using Saltwater.Guide;

namespace Saltwater.Site.Tests.Pages;

/// <summary>Numbers are what a person acts on: the right country's, never a guess, never without a word on how sure we are.</summary>
public sealed class HelpTests(RunningSite site, Browser browser)
{
    [Theory]
    [InlineData("zz")]
    [InlineData("xx")]
    [InlineData("uk")]
    [InlineData("atlantis")]
    public async Task A_country_we_do_not_know_gets_general_advice_and_no_number(string country)
    {
        await using var visit = await Visit.To(browser, site.At($"/help/{country}"));
        var said = await visit.Page.Locator("main").InnerTextAsync();

        Assert.Contains("no checked number", said, StringComparison.Ordinal);
        Assert.Contains("emergency number", said, StringComparison.Ordinal);
        Assert.Equal(0, await visit.Page.Locator("main a[href^='tel:'], main a[href^='sms:']").CountAsync());
        Assert.DoesNotMatch(@"\d{3,}", said);
    }

    [Fact]
    public async Task A_country_s_page_has_its_own_numbers_and_nobody_else_s()
    {
        await using var visit = await Visit.Begin(browser);
        foreach (var country in BuiltSite.Pack.Services)
        {
            await visit.Page.GotoAsync(site.At($"/help/{country.Country.ToLowerInvariant()}"));
            var dialled = await visit.Page.Ask<string[]>(
                "() => [...document.querySelectorAll('main a[href^=tel], main a[href^=sms]')].map(a => a.getAttribute('href').slice(4))"
            );
            var own = country
                .Services.SelectMany(service => new[] { service.Phone, service.PhoneE164, service.Text?.Number })
                .OfType<string>()
                .Concat(
                    BuiltSite
                        .Pack.Safety.Youth.Contacts.Where(contact => contact.Country == country.Country)
                        .Select(contact => contact.Phone)
                        .OfType<string>()
                )
                .Select(Dial)
                .ToHashSet();

            Assert.NotEmpty(dialled);
            Assert.Equal([], dialled.Select(Uri.UnescapeDataString).Where(number => !own.Contains(number)));
        }

        static string Dial(string number) => string.Concat(number.Where(sign => char.IsAsciiDigit(sign) || sign is '+' or '*' or '#'));
    }

    [Fact]
    public async Task A_number_we_are_not_sure_of_says_to_check_it()
    {
        var unsure = BuiltSite
            .Pack.Services.SelectMany(country =>
                country.Services.Where(service => service.Confidence == Confidence.Low).Select(service => (country.Country, service.Name))
            )
            .ToList();
        Assert.NotEmpty(unsure);
        await using var visit = await Visit.Begin(browser);
        foreach (var (country, name) in unsure)
        {
            await visit.Page.GotoAsync(site.At($"/help/{country.ToLowerInvariant()}"));
            Assert.Contains(
                "check the number",
                WebUtility.HtmlDecode(await visit.Page.Locator(".service", new() { HasText = name }).First.InnerTextAsync()),
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public async Task A_country_s_page_says_when_its_numbers_were_checked_and_what_a_call_leaves_behind()
    {
        await using var visit = await Visit.Begin(browser);
        foreach (var country in BuiltSite.Pack.Services)
        {
            await visit.Page.GotoAsync(site.At($"/help/{country.Country.ToLowerInvariant()}"));
            var said = await visit.Page.Locator("main").InnerTextAsync();

            Assert.Contains(
                country.Services.Min(service => service.Checked).ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture),
                said,
                StringComparison.Ordinal
            );
            Assert.InRange(
                said.IndexOf("on a bill", StringComparison.Ordinal),
                0,
                said.IndexOf("Call ", said.IndexOf("on a bill", StringComparison.Ordinal), StringComparison.Ordinal)
            );
        }
    }

    [Fact]
    public async Task A_need_without_a_checked_number_is_named_as_missing()
    {
        string[] needs = ["crisis", "sexual-assault", "partner-violence"];
        await using var visit = await Visit.Begin(browser);
        var missing = BuiltSite
            .Pack.Services.Where(country => needs.Any(need => !country.Services.Any(service => service.Serves(need))))
            .ToList();
        foreach (var country in missing)
        {
            await visit.Page.GotoAsync(site.At($"/help/{country.Country.ToLowerInvariant()}"));
            Assert.Contains("no checked number here for", await visit.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        }
    }
}
