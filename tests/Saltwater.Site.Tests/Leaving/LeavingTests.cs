using Microsoft.Playwright;

namespace Saltwater.Site.Tests.Leaving;

/// <summary>The way out, on every page.</summary>
public sealed class LeavingTests(RunningSite site, Browser browser)
{
    private const string Before = "data:text/html,<title>Before</title><p>before";

    // How it is in a hundred times, and on average, is measured in bench/.
    [Fact]
    public async Task The_page_is_gone_in_a_tenth_of_a_second_and_the_neutral_page_stands_in_half_a_second()
    {
        await using var visit = await Visit.Begin(browser);
        await Exit.Watched(visit);
        foreach (var path in Places.Telling)
        {
            var exit = await Exit.Soonest(visit, site.At(path), site.At("/pause"));
            Assert.InRange(exit.Gone, 0, Exit.AtOnce);
            Assert.InRange(exit.Stands, 0, Exit.Soon);
        }
    }

    // Each in a tab of its own: what is looked at is the history.
    [Fact]
    public async Task Back_and_forward_never_return_to_what_was_left()
    {
        await using var visit = await Visit.Begin(browser);
        foreach (var path in Places.Telling)
        {
            var page = await visit.Context.NewPageAsync();
            await page.GotoAsync(Before + "-long");
            await page.GotoAsync(Before);
            await page.GotoAsync(site.At("/"));
            await page.Do("path => { const a = document.querySelector('main a'); a.setAttribute('href', path); a.click() }", path);
            await page.Arrives(site.At(path));
            await page.Locator("#leave").ClickAsync();
            await page.Arrives(site.At("/pause"));

            await page.GoBackAsync();
            Assert.Equal((path, Before), (path, page.Url));
            await page.GoBackAsync();
            Assert.Equal((path, Before + "-long"), (path, page.Url));
            await page.GoForwardAsync();
            await page.GoForwardAsync();
            Assert.Equal((path, site.At("/pause")), (path, page.Url));
            await page.CloseAsync();
        }
    }

    [Fact]
    public async Task Walking_through_the_site_adds_nothing_to_the_history()
    {
        await using var visit = await Visit.To(browser, Before);
        await visit.Page.GotoAsync(site.At("/"));
        var length = await visit.Page.Ask<int>("history.length");
        foreach (
            var (link, next) in new[]
            {
                ("main a[href='/now']", "/now"),
                ("header a[href='/help']", "/help"),
                ("a[href='/help/gb']", "/help/gb"),
                ("main a[href='/help']", "/help"),
                ("footer a[href='/guide']", "/guide"),
                ("footer a[href='/words']", "/words"),
                ("footer a[href='/about']", "/about"),
                ("footer a[href='/beside']", "/beside"),
                ("a[href='/words#beside']", "/words#beside"),
                ("header a[href='/']", "/"),
                ("main a[href='/help#under-18']", "/help#under-18"),
                ("header a[href='/now']", "/now"),
            }
        )
        {
            await visit.Page.Locator(link).First.ClickAsync();
            await visit.Arrives(site.At(next));
            Assert.Equal(length, await visit.Page.Ask<int>("history.length"));
        }

        await visit.Page.GoBackAsync();
        Assert.Equal(Before, visit.Page.Url);
    }

    [Fact]
    public async Task Shift_three_times_leaves()
    {
        await using var visit = await Visit.Begin(browser);
        foreach (var path in Places.Telling)
        {
            await visit.Page.GotoAsync(site.At(path));
            await ShiftThrice(visit);
            await visit.Arrives(site.At("/pause"));
        }
    }

    [Fact]
    public async Task Shift_with_a_second_between_leaves_and_says_how_far_it_is()
    {
        await using var visit = await Visit.To(browser, site.At("/now"));
        var status = visit.Page.GetByRole(AriaRole.Status);
        await Shift(visit);
        await Assertions.Expect(status).ToHaveTextAsync("Press Shift 2 more times to leave.");
        Assert.Equal("leaving", await status.GetAttributeAsync("id"));
        await visit.Page.WaitForTimeoutAsync(1000);
        await Shift(visit);
        await Assertions.Expect(status).ToHaveTextAsync("Press Shift 1 more time to leave.");
        await visit.Page.WaitForTimeoutAsync(1000);
        await Shift(visit);
        await visit.Arrives(site.At("/pause"));
    }

    [Fact]
    public async Task Writing_capital_letters_does_not_leave()
    {
        await using var visit = await Visit.To(browser, site.At("/now"));
        for (var turn = 0; turn < 4; turn++)
        {
            await visit.Page.Keyboard.PressAsync("Shift+A");
        }

        await Shift(visit, times: 2);
        await visit.Page.Keyboard.PressAsync("b");
        await Shift(visit, times: 2);
        Assert.Equal(site.At("/now"), visit.Page.Url);
        Assert.NotEqual(0, await visit.Page.Locator("main").CountAsync());
    }

    [Fact]
    public async Task Shift_leaves_from_a_box_that_has_the_focus_too()
    {
        await using var visit = await Visit.To(browser, site.At("/guide"));
        await visit.Page.Locator("#no-fear").FocusAsync();
        await ShiftThrice(visit);
        await visit.Arrives(site.At("/pause"));
    }

    [Theory]
    [InlineData(320, 640)]
    // 1280 by 1024 at 400 %.
    [InlineData(320, 256)]
    [InlineData(1280, 800)]
    public async Task The_way_out_is_big_enough_and_never_covered(int width, int height)
    {
        await using var visit = await Visit.Begin(
            browser,
            new()
            {
                ViewportSize = new() { Width = width, Height = height },
            }
        );
        foreach (var path in Places.Telling)
        {
            await visit.Page.GotoAsync(site.At(path));
            await visit.OpenAll();
            foreach (var part in (double[])[0, 0.5, 1])
            {
                Assert.Equal(
                    "",
                    await visit.Page.Ask<string>(
                        """
                        part => {
                          scrollTo({ top: part * document.documentElement.scrollHeight, behavior: "instant" });
                          const leave = document.getElementById("leave"), box = leave.getBoundingClientRect();
                          if (box.width < 44 || box.height < 44) return `${box.width} by ${box.height}`;
                          if (box.left < 0 || box.top < 0 || box.right > innerWidth || box.bottom > innerHeight) return "outside";
                          for (const x of [.15, .5, .85]) for (const y of [.15, .5, .85]) {
                            const top = document.elementFromPoint(box.left + x * box.width, box.top + y * box.height);
                            if (!leave.contains(top)) return "covered by " + top?.outerHTML;
                          }
                          return "";
                        }
                        """,
                        part
                    )
                );
            }
        }
    }

    [Fact]
    public async Task The_page_after_learns_nothing_of_the_page_before()
    {
        await using var visit = await Visit.Begin(browser);
        var referrers = new List<string?>();
        visit.Context.Request += (_, request) => referrers.Add(request.Headers.GetValueOrDefault("referer"));
        await visit.Page.GotoAsync(site.At("/"));
        await visit.Page.Locator("main a[href='/now']").First.ClickAsync();
        await visit.Arrives(site.At("/now"));
        await visit.Page.Locator("#leave").ClickAsync();
        await visit.Arrives(site.At("/pause"));

        Assert.Equal([null, null, null], referrers);
        Assert.Equal("", await visit.Page.Ask<string>("document.referrer"));
        Assert.True(await visit.Page.Ask<bool>("window.opener === null"));
    }

    [Fact]
    public async Task Without_a_network_the_page_is_gone_all_the_same()
    {
        await using var visit = await Visit.To(browser, Before);
        await visit.Page.GotoAsync(site.At("/now"));
        await visit.Context.SetOfflineAsync(true);
        await visit.Page.Locator("#leave").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("h1:has-text('now')")).ToHaveCountAsync(0);
        await Visit.Until(() => visit.Page.Ask<bool>("!document.querySelector('main.page')"));
        await visit.Context.SetOfflineAsync(false);

        await visit.Page.GoBackAsync();
        Assert.Equal(Before, visit.Page.Url);
    }

    [Fact]
    public async Task The_page_to_land_on_names_nothing_and_leads_nowhere()
    {
        await using var visit = await Visit.To(browser, site.At("/pause"));

        Assert.DoesNotMatch(
            "(?i)tear|cry|sex|partner|abuse|hurt|assault|crisis|help|leave",
            await visit.Page.Locator("body").InnerTextAsync()
        );
        Assert.Equal(0, await visit.Page.Locator("a:visible").CountAsync());
    }

    [Fact]
    public async Task A_page_that_is_out_of_sight_is_blank()
    {
        await using var visit = await Visit.To(browser, site.At("/now"));
        await See(visit, hidden: true);
        Assert.Equal("", (await visit.Page.Locator("html").InnerTextAsync()).Trim());
        await Assertions.Expect(visit.Page.Locator("main")).ToBeHiddenAsync();
        await See(visit, hidden: false);
        await Assertions.Expect(visit.Page.Locator("main")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_page_that_the_browser_brings_back_from_memory_is_the_front_instead()
    {
        await using var visit = await Visit.Begin(browser);
        foreach (var path in Places.Telling)
        {
            await visit.Page.GotoAsync(site.At(path));
            await visit.Page.Do(
                "() => { globalThis.before = true; dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })) }"
            );
            await visit.Arrives(site.At("/"));
            await Visit.Until(() => visit.Page.Ask<bool>("!globalThis.before"), $"another page than {path}");
        }
    }

    // Whoever opens two of our pages by their addresses has two entries. WebKit and Firefox showed the first one again.
    [Fact]
    public async Task Back_after_leaving_shows_no_page_of_ours_that_was_opened_before_by_its_address()
    {
        await using var visit = await Visit.To(browser, Before);
        foreach (var path in Places.Telling)
        {
            await visit.Page.GotoAsync(site.At(path));
            await visit.Page.GotoAsync(site.At("/help/gb"));
            await visit.Page.Locator("#leave").ClickAsync();
            await visit.Arrives(site.At("/pause"));

            await Back(visit);
            await visit.Arrives(site.At("/pause"));
        }
    }

    [Fact]
    public async Task Back_after_leaving_shows_the_front_where_a_browser_does_not_tell_what_comes_after()
    {
        await using var visit = await Visit.Begin(browser);
        await visit.Context.AddInitScriptAsync("Object.defineProperty(globalThis, 'navigation', { value: undefined })");
        foreach (var path in Places.Telling)
        {
            await visit.Page.GotoAsync(site.At(path));
            await visit.Page.GotoAsync(site.At("/help/gb"));
            await visit.Page.Locator("#leave").ClickAsync();
            await visit.Arrives(site.At("/pause"));

            await Back(visit);
            await visit.Arrives(site.At("/"));
            await Visit.Until(
                () => visit.Page.Ask<bool>("performance.getEntriesByType('navigation')[0].type === 'navigate'"),
                $"the front instead of {path}"
            );
        }
    }

    [Fact]
    public async Task Back_from_somebody_elses_page_shows_the_numbers_that_were_left_for_it()
    {
        await using var visit = await Visit.To(browser, site.At("/help/gb"));
        await visit.Page.GotoAsync(Before);

        await Back(visit);
        await visit.Page.WaitForTimeoutAsync(200);
        Assert.Equal(site.At("/help/gb"), visit.Page.Url);
        await Assertions.Expect(visit.Page.Locator("main")).ToBeVisibleAsync();
    }

    // Found when Forward brought it back: it went to the front by itself.
    [Fact]
    public async Task The_page_to_land_on_stays_when_the_browser_brings_it_back_from_memory()
    {
        await using var visit = await Visit.To(browser, site.At("/pause"));
        await visit.Page.Do("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");
        await visit.Page.WaitForTimeoutAsync(200);

        Assert.Equal(site.At("/pause"), visit.Page.Url);
        Assert.NotEqual(0, await visit.Page.Locator("main").CountAsync());
    }

    // The page that comes may send on at once, so that what is waited for is only that it has begun.
    private static async Task Back(Visit visit) => await visit.Page.GoBackAsync(new() { WaitUntil = WaitUntilState.Commit });

    private static async Task See(Visit visit, bool hidden) =>
        await visit.Page.Do(
            "hidden => { Object.defineProperty(document, 'hidden', { get: () => hidden, configurable: true }); "
                + "document.dispatchEvent(new Event('visibilitychange')) }",
            hidden
        );

    // A press counts for five seconds. On a machine too busy to press in that time, it is pressed again, as a person would.
    private static async Task ShiftThrice(Visit visit)
    {
        for (var (turn, late) = (0, true); turn < 3 && late; turn++)
        {
            var began = TimeProvider.System.GetTimestamp();
            await Shift(visit, times: 3);
            late = TimeProvider.System.GetElapsedTime(began) > TimeSpan.FromSeconds(5);
        }
    }

    private static async Task Shift(Visit visit, int times = 1)
    {
        for (var turn = 0; turn < times; turn++)
        {
            await visit.Page.Keyboard.PressAsync("Shift");
        }
    }
}
