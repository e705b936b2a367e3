using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Saltwater.Site.Tests.Pages;

/// <summary>What every page promises a visitor. One visit goes through all of them; a folder on any host is held to the same bytes by
/// <see cref="Http.SameSiteTests"/>.</summary>
public sealed partial class StaticPageTests(RunningSite site, Browser browser)
{
    [Fact]
    public async Task A_page_asks_for_itself_alone_keeps_nothing_and_breaks_no_rule()
    {
        await using var visit = await Visit.Begin(browser);
        foreach (var path in Places.Pages)
        {
            var asked = visit.Requests.Count;
            await visit.Page.GotoAsync(site.At(path));
            await visit.OpenAll();
            await visit.Page.Mouse.WheelAsync(0, 2000);

            Assert.Empty(await visit.Kept());
            Assert.Equal([site.At(path)], visit.Requests.Skip(asked));
            Assert.Equal([], visit.Complaints);
        }
    }

    [Fact]
    public async Task Without_script_a_page_says_the_same_and_its_links_work()
    {
        await using var visit = await Visit.Begin(browser, new() { JavaScriptEnabled = false });
        await using var scripted = await Visit.Begin(browser);
        foreach (var path in Places.Pages)
        {
            await visit.Page.GotoAsync(site.At(path));
            await scripted.Page.GotoAsync(site.At(path));
            var said = await visit.Page.Locator("main").InnerTextAsync();

            Assert.Equal(await scripted.Page.Locator("main").InnerTextAsync(), said);
            Assert.NotEmpty(said.Trim());
        }

        Assert.Equal(Places.Pages.Select(site.At), visit.Requests);
    }

    [Fact]
    public async Task Without_script_a_person_gets_from_the_start_to_a_number_and_away()
    {
        await using var visit = await Visit.To(browser, site.At("/"), new() { JavaScriptEnabled = false });
        var page = visit.Page;
        await page.Locator("main a[href='/now']").First.ClickAsync();
        Assert.Equal(site.At("/now"), page.Url);
        await page.Locator("summary").First.ClickAsync();
        Assert.True(await page.Locator("details[open] p").First.IsVisibleAsync());
        await page.Locator("header a[href='/help']").ClickAsync();
        await page.Locator("a[href='/help/gb']").ClickAsync();
        Assert.True(await page.Locator("a[href='tel:999']").First.IsVisibleAsync());
        await page.Locator("#leave").ClickAsync();

        Assert.Equal(site.At("/pause"), page.Url);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_narrow_screen_never_scrolls_sideways()
    {
        await using var visit = await Visit.Begin(
            browser,
            new()
            {
                ViewportSize = new() { Width = 320, Height = 640 },
            }
        );
        foreach (var path in Places.Pages)
        {
            await visit.Page.GotoAsync(site.At(path));
            Assert.Equal((path, ""), (path, await visit.Sideways()));
            await visit.OpenAll();
            Assert.Equal((path, ""), (path, await visit.Sideways()));
        }
    }

    // A number to call in an emergency stuck out, and with it the page.
    [Fact]
    public async Task With_text_twice_as_large_a_narrow_screen_never_scrolls_sideways()
    {
        await using var visit = await Visit.Begin(browser);
        foreach (var path in Places.Pages)
        {
            await visit.Page.GotoAsync(site.At(path));
            await visit.In(ColorScheme.Dark, 320, 200);
            Assert.Equal((path, ""), (path, await visit.Sideways()));
        }
    }

    [Fact]
    public async Task Help_is_one_tap_away_and_the_way_out_comes_first()
    {
        await using var visit = await Visit.Begin(browser);
        foreach (var path in Places.Telling)
        {
            await visit.Page.GotoAsync(site.At(path));
            await Assertions.Expect(visit.Page.Locator("header a[href='/help']")).ToBeInViewportAsync();
            await Assertions.Expect(visit.Page.Locator("#leave")).ToBeInViewportAsync();
            await visit.Page.Keyboard.PressAsync("Tab");

            Assert.Equal((path, "leave"), (path, await visit.Page.Ask<string>("document.activeElement.id")));
        }
    }

    [Fact]
    public async Task What_Leave_does_and_cannot_do_is_said_before_anything_else()
    {
        await using var visit = await Visit.Begin(browser);
        foreach (var path in Places.Telling)
        {
            await visit.Page.GotoAsync(site.At(path));
            var limits = visit.Page.GetByText("It cannot clear your browser’s history");

            await Assertions.Expect(limits).ToBeInViewportAsync();
            Assert.True(
                await limits.Ask<bool>(
                    "each => !!(each.compareDocumentPosition(document.querySelector('main')) & Node.DOCUMENT_POSITION_FOLLOWING)"
                ),
                path
            );
        }
    }

    [Fact]
    public async Task Title_and_icon_name_nothing()
    {
        await using var visit = await Visit.Begin(browser);
        foreach (var path in Places.Pages)
        {
            await visit.Page.GotoAsync(site.At(path));

            Assert.Equal((path, "Saltwater"), (path, await visit.Page.TitleAsync()));
            Assert.Equal(1, await visit.Page.Locator("link[rel~=icon]").CountAsync());
            Assert.StartsWith(
                "data:image/svg+xml,",
                await visit.Page.Locator("link[rel~=icon]").GetAttributeAsync("href"),
                StringComparison.Ordinal
            );
            Assert.DoesNotMatch(
                TopicWords(),
                Uri.UnescapeDataString((await visit.Page.Locator("link[rel~=icon]").GetAttributeAsync("href"))!)
            );
            Assert.Equal(0, await visit.Page.Locator("meta[name=description], meta[property^='og:'], link[rel=canonical]").CountAsync());
        }
    }

    [Fact]
    public async Task No_address_and_no_link_of_our_own_carries_a_word_of_the_subject()
    {
        var addresses = (await BuiltSite.Rendered).Files.Select(file => file.Path).ToList();
        await using var visit = await Visit.Begin(browser);
        foreach (var path in Places.Pages)
        {
            await visit.Page.GotoAsync(site.At(path));
            addresses.AddRange(
                await visit.Page.Ask<string[]>(
                    "() => [...document.querySelectorAll('a[href]')].filter(a => a.origin == location.origin).map(a => a.getAttribute('href'))"
                )
            );
        }

        Assert.True(addresses.Count > 50);
        Assert.Equal([], addresses.Where(address => TopicWords().IsMatch(address)).Distinct());
    }

    // In English and the nearest neighbours; an address is read by whoever looks at the bar, the list of tabs or a log of the network.
    [GeneratedRegex(
        "tear|cry(?!pt)|cried|weep|sex|intim|orgasm|coit|rape|assault|abus|violen|coerc|trauma|pcd|dysphor|suicid|crisis|"
            + "surviv|victim|viol|larme|pleur|lagrim|llor|weinen|träne|lacrim|piang|huil",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex TopicWords();
}
