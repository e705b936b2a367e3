using Microsoft.Playwright;

namespace Saltwater.Site.Tests.App;

/// <summary>The browser's Back, inside a reflection and outside of it.</summary>
public sealed class BackTests(RunningSite site, WholeBrowser browser)
{
    private const string Before = "data:text/html,<title>Before</title><p>before";

    [Fact]
    public async Task Inside_a_reflection_back_goes_one_screen_back_as_often_as_it_is_pressed_and_loses_nothing()
    {
        await using var visit = await Visit.To(browser, Before);
        var page = visit.Page;
        await page.Open(site.At("/app"));
        var (requests, history) = (visit.Requests.Count, await page.Ask<int>("history.length"));
        await page.Begin();
        await page.NoDanger();
        await page.Locator(".chip").Nth(1).ClickAsync();
        await page.Locator(".chip").Nth(6).ClickAsync();

        // Nothing is tapped between: a browser passes over entries that nobody touched.
        await Back(visit, "freedom");
        await Back(visit, "danger-more");
        await Back(visit, "danger-signs");
        await page.NoDanger();
        await Assertions.Expect(page.Locator(".chip[aria-pressed=true]")).ToHaveCountAsync(2);

        Assert.Equal(site.At("/app"), page.Url);
        Assert.Equal(history + 1, await page.Ask<int>("history.length"));
        Assert.Equal(requests, visit.Requests.Count);
        Assert.Empty(await visit.Kept());
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task From_the_first_screen_back_leaves_as_ever_also_after_coming_back_to_it()
    {
        await using var visit = await Visit.To(browser, Before);
        var page = visit.Page;
        await page.Open(site.At("/app"));
        await page.Begin();
        await page.GoBackAsync();
        await Assertions.Expect(page.Locator("[data-role=self]")).ToBeVisibleAsync();
        await Visit.Until(() => page.Ask<bool>("history.state === null && location.pathname === '/app'"));

        // By the button on the screen too.
        await page.Begin();
        await page.Named("Back").ClickAsync();
        await Assertions.Expect(page.Locator("[data-role=self]")).ToBeVisibleAsync();
        await Visit.Until(() => page.Ask<bool>("history.state === null && location.pathname === '/app'"));
        await page.GoBackAsync();
        Assert.Equal(Before, page.Url);
    }

    [Fact]
    public async Task After_leaving_a_reflection_neither_back_nor_forward_shows_more_than_the_neutral_page()
    {
        await using var visit = await Visit.To(browser, Before);
        var page = visit.Page;
        await page.Open(site.At("/app"));
        await page.Begin();
        await page.Go("None of these");
        await Back(visit, "danger-signs");
        await page.Go("None of these");
        await page.Locator("#leave").ClickAsync();
        await visit.Arrives(site.At("/pause"));

        await page.GoBackAsync();
        await visit.Arrives(site.At("/pause"));
        Assert.DoesNotMatch("(?i)tear|cry|cried|sex|partner|hurt|help|saltwater", await page.Locator("body").InnerTextAsync());
        await page.GoForwardAsync();
        await visit.Arrives(site.At("/pause"));
        await page.GoBackAsync();
        await page.GoBackAsync();
        Assert.Equal(Before, page.Url);
    }

    [Fact]
    public async Task What_the_history_lists_of_a_reflection_has_no_word_in_address_or_title()
    {
        await using var visit = await Visit.Begin(browser);
        var page = visit.Page;
        await page.Open(site.At("/app"));
        await page.Begin();
        await page.Go("None of these");
        await Back(visit, "danger-signs");

        var chromium = await visit.Context.NewCDPSessionAsync(page);
        var entries = (await chromium.SendAsync("Page.getNavigationHistory"))!
            .Value.GetProperty("entries")
            .EnumerateArray()
            .Skip(1)
            .ToList();
        Assert.Equal([site.At("/pause"), site.At("/app")], entries.Select(each => each.GetProperty("url").GetString()!));
        Assert.All(entries, each => Assert.Equal("Saltwater", each.GetProperty("title").GetString()));
    }

    private static async Task Back(Visit visit, string question)
    {
        await visit.Page.GoBackAsync();
        await Assertions.Expect(visit.Page.Locator("h1[data-arrive]")).ToHaveTextAsync(BuiltSite.AppPack.Question(question)!.Ask);
        await Visit.Until(() =>
            visit.Page.Ask<bool>("!document.body.hidden && history.state !== null && document.activeElement.matches('h1[data-arrive]')")
        );
    }
}
