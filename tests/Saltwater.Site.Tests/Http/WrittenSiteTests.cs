using Microsoft.Playwright;

namespace Saltwater.Site.Tests.Http;

/// <summary>The folder in a browser. <see cref="SameSiteTests"/> holds that it sends what the server sends, byte for byte; so here is seen
/// that this is enough, and what differs: addresses that lead nowhere.</summary>
public sealed class WrittenSiteTests(WrittenSite site, Browser browser)
{
    private const string Before = "data:text/html,<p>before";

    [Theory]
    [InlineData("/now")]
    [InlineData("/reflect")]
    [InlineData("/nothing-here")]
    [InlineData("/help/zz")]
    public async Task A_page_asks_for_itself_alone_keeps_nothing_breaks_no_rule_and_is_left_for_good(string path)
    {
        await using var visit = await Visit.To(browser, Before);
        var asked = visit.Requests.Count;
        await visit.Page.GotoAsync(site.At(path));
        await visit.OpenAll();

        Assert.Equal([site.At(path)], visit.Requests.Skip(asked));
        Assert.Empty(visit.Complaints);
        Assert.Empty(await visit.Kept());

        await visit.Page.Locator("#leave").ClickAsync();
        await visit.Arrives(site.At("/pause"));
        await visit.Page.GoBackAsync();
        Assert.Equal(Before, visit.Page.Url);
    }

    [Fact]
    public async Task Without_script_a_person_gets_from_the_start_to_a_number_and_away()
    {
        await using var visit = await Visit.To(browser, site.At("/"), new() { JavaScriptEnabled = false });
        await visit.Page.Locator("header a[href='/help']").ClickAsync();
        await visit.Page.Locator("a[href='/help/gb']").ClickAsync();
        Assert.True(await visit.Page.Locator("a[href='tel:999']").First.IsVisibleAsync());
        await visit.Page.Locator("#leave").ClickAsync();

        Assert.Equal(site.At("/pause"), visit.Page.Url);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task The_app_starts_asks_nobody_else_breaks_no_rule_and_its_parts_to_keep_come_when_they_are_opened()
    {
        await using var visit = await Visit.To(browser, site.At("/app"));
        await visit.Page.Locator("[data-role=self]").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#ask")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await visit.Page.GotoAsync(site.At("/app"));
        await visit.Page.Locator("#loading").WaitForAsync(new() { State = WaitForSelectorState.Detached, Timeout = 60_000 });
        await visit.Page.Locator("#keep").ClickAsync();
        await Assertions
            .Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Keep notes for yourself" }))
            .ToBeVisibleAsync(new() { Timeout = 60_000 });

        Assert.All(visit.Requests, address => Assert.StartsWith(site.Address.AbsoluteUri, address, StringComparison.Ordinal));
        Assert.Empty(visit.Complaints);
        Assert.Empty(await visit.Kept());
    }
}
