using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Saltwater.Site.Tests.App;

/// <summary>The app from its door to its results.</summary>
public sealed class AppJourneyTests(RunningSite site, Browser browser)
{
    // What it was before there was anything to keep, and 73 KB for what that, chips, hours and the line to the box for own words add at
    // first; the rest of it is loaded when it is opened.
    private const int FirstLoad = 2_170_000;

    [Fact]
    public async Task Starting_asks_nobody_else_breaks_no_rule_and_fits_its_budget_with_all_headers()
    {
        await using var visit = await Visit.Begin(browser);
        var finished = new ConcurrentQueue<IRequest>();
        visit.Context.RequestFinished += (_, request) => finished.Enqueue(request);
        await visit.Page.Open(site.At("/app"));
        var bytes = 0;
        foreach (var request in finished)
        {
            var sizes = await request.SizesAsync();
            bytes += sizes.ResponseBodySize + sizes.ResponseHeadersSize;
        }

        Assert.InRange(bytes, 1_000_000, FirstLoad);
        Assert.All(visit.Requests, address => Assert.StartsWith(site.Address.AbsoluteUri, address, StringComparison.Ordinal));
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Answering_asks_the_network_nothing_keeps_nothing_and_adds_one_entry_to_the_history_for_the_way_back()
    {
        await using var visit = await Visit.Begin(browser);
        await visit.Page.Open(site.At("/app"));
        var (requests, history) = (visit.Requests.Count, await visit.Page.Ask<int>("history.length"));
        await visit.Page.Begin();
        for (var turn = 0; turn < 4; turn++)
        {
            await visit.Page.Go("Skip");
        }

        await visit.Page.Go("Show me now");
        await Assertions.Expect(visit.Page.Locator(".results")).ToBeVisibleAsync();

        Assert.Equal(requests, visit.Requests.Count);
        Assert.Equal(history + 1, await visit.Page.Ask<int>("history.length"));
        Assert.Equal(site.At("/app"), visit.Page.Url);
        Assert.Equal("Saltwater", await visit.Page.TitleAsync());
        Assert.Empty(await visit.Kept());
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Leaving_in_the_middle_forgets_the_answers_and_back_does_not_return()
    {
        await using var visit = await Visit.To(browser, "data:text/html,<p>before");
        await visit.Page.Open(site.At("/app"));
        await visit.Page.Begin();
        await visit.Page.Go("Skip");
        await visit.Page.Locator("#leave").ClickAsync();
        await visit.Arrives(site.At("/pause"));
        await visit.Page.GoBackAsync();
        Assert.Equal(site.At("/pause"), visit.Page.Url);
        await visit.Page.GoBackAsync();

        Assert.Equal("data:text/html,<p>before", visit.Page.Url);
    }

    [Fact]
    public async Task Shift_three_times_leaves_from_a_question()
    {
        await using var visit = await Visit.Begin(browser);
        await visit.Page.Open(site.At("/app"));
        await visit.Page.Begin();
        for (var turn = 0; turn < 3; turn++)
        {
            await visit.Page.Keyboard.PressAsync("Shift");
        }

        await visit.Arrives(site.At("/pause"));
    }

    [Fact]
    public async Task Without_WebAssembly_the_page_says_so_and_shows_the_ways_that_work()
    {
        await using var visit = await Visit.Begin(browser);
        await visit.Context.AddInitScriptAsync("delete window.WebAssembly");
        await visit.Page.GotoAsync(site.At("/app"));

        foreach (var way in (string[])["/now", "/reflect", "/guide", "/help"])
        {
            await Assertions.Expect(visit.Page.Locator($"#main a[href$='{way}']:visible").First).ToBeVisibleAsync();
        }

        await Assertions.Expect(visit.Page.Locator("#leave")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("/app")]
    [InlineData("/app#notes")]
    public async Task Without_script_the_page_says_so_and_shows_the_ways_that_work(string path)
    {
        await using var visit = await Visit.To(
            browser,
            site.At(path),
            new()
            {
                JavaScriptEnabled = false,
                ViewportSize = new() { Width = 360, Height = 780 },
            }
        );

        // What does nothing without script is not there to be tapped, and nothing is said to be getting ready.
        await Assertions.Expect(visit.Page.Locator("#main button:visible")).ToHaveCountAsync(0);
        await Assertions.Expect(visit.Page.Locator("#main :is(#loading, .wait):visible")).ToHaveCountAsync(0);
        await Assertions.Expect(visit.Page.Locator("noscript .warn")).ToBeInViewportAsync(new() { Ratio = 1 });
        await Assertions.Expect(visit.Page.Locator("noscript a").First).ToBeInViewportAsync(new() { Ratio = 1 });

        foreach (var way in (string[])["/now", "/reflect", "/guide", "/help"])
        {
            await Assertions.Expect(visit.Page.Locator($"#main a[href$='{way}']:visible").First).ToBeVisibleAsync();
        }

        await visit.Page.Locator("#leave").ClickAsync();
        Assert.Equal(site.At("/pause"), visit.Page.Url);
    }

    [Fact]
    public async Task A_guide_changed_on_the_way_is_refused_and_the_ways_that_work_are_shown()
    {
        await using var visit = await Visit.Begin(browser);
        var changed = 0;
        await visit.Context.RouteAsync("**/app/guide.*", async route =>
        {
            var answer = await route.FetchAsync();
            var bytes = await answer.BodyAsync();
            bytes[bytes.Length / 2] ^= 1;
            changed++;
            await route.FulfillAsync(new() { Response = answer, BodyBytes = bytes });
        });
        await visit.Page.GotoAsync(site.At("/app"));

        await Assertions.Expect(visit.Page.Locator("#main a[href$='/help']:visible").First).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Assertions.Expect(visit.Page.Locator("#failed")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        Assert.NotEqual(0, changed);
    }

    [Theory]
    [InlineData("_framework/dotnet.native.*.wasm")]
    [InlineData("_framework/dotnet.runtime.*.js")]
    [InlineData("_framework/blazor.webassembly.*.js")]
    [InlineData("_framework/System.Private.CoreLib.*.wasm")]
    [InlineData("_framework/Saltwater.App.*.wasm")]
    public async Task A_part_changed_on_the_way_never_runs_and_the_ways_that_work_are_shown(string part)
    {
        await using var visit = await Visit.Begin(browser);
        var changed = 0;
        await visit.Context.RouteAsync("**/app/" + part, async route =>
        {
            var answer = await route.FetchAsync();
            // A space more at the end changes nothing of what a script does, and is refused all the same.
            changed++;
            await route.FulfillAsync(new() { Response = answer, BodyBytes = [.. await answer.BodyAsync(), (byte)' '] });
        });
        await visit.Page.GotoAsync(site.At("/app"));

        await Assertions.Expect(visit.Page.Locator("#failed h1")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Assertions.Expect(visit.Page.Locator("#main a[href$='/help']:visible").First).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator("#app")).ToBeHiddenAsync();
        await Assertions.Expect(visit.Page.Locator("#blazor-error-ui")).ToBeHiddenAsync();
        Assert.NotEqual(0, changed);
    }

    [Fact]
    public async Task Where_the_very_first_script_does_not_come_the_ways_that_work_are_shown_after_twenty_seconds()
    {
        await using var visit = await Visit.Begin(browser);
        await visit.Context.RouteAsync("**/app/app.js", route => route.AbortAsync());
        await visit.Page.GotoAsync(site.At("/app"));

        // The style sheet waits, not a script; here its clock is put forward.
        await Assertions.Expect(visit.Page.GetByText("This is taking long.")).ToBeHiddenAsync();
        await PutForwardTo(19_500);
        await Assertions.Expect(visit.Page.GetByText("This is taking long.")).ToBeHiddenAsync();
        await PutForwardTo(20_000);
        await Assertions.Expect(visit.Page.GetByText("This is taking long.")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator("#app a[href$='/help']:visible").First).ToBeVisibleAsync();

        Task PutForwardTo(int milliseconds) =>
            visit.Page.Do(
                "time => { const [shown] = document.querySelector('.slow').getAnimations(); shown.pause(); shown.currentTime = time }",
                milliseconds
            );
    }

    [Fact]
    public async Task No_screen_breaks_a_rule_of_accessibility()
    {
        (ColorScheme, int)[] looks = [(ColorScheme.Light, 100), (ColorScheme.Dark, 200), (ColorScheme.Dark, 100)];
        await using var visit = await Visit.Begin(
            browser,
            new()
            {
                BypassCSP = true,
                ReducedMotion = ReducedMotion.Reduce,
                // So tall that no line happens to lie half under the bar; that none can stay there is a test of its own.
                ViewportSize = new() { Width = 320, Height = 1600 },
            }
        );
        var page = visit.Page;
        await page.Open(site.At("/app"));
        await Check("start");
        await page.Begin();
        await Check("danger");
        await page.GetByLabel("Someone may look").CheckAsync();
        await Check("danger, watched");
        await page.GetByLabel("Someone may look").UncheckAsync();
        await page.GetByLabel(Said("danger-signs", "unsafe")).CheckAsync();
        await page.Go("Go on");
        await Check("a flag");
        await page.Locator(".interrupt .country input").First.FillAsync("kin");
        await Check("countries found by typing");
        await page.Named("United Kingdom").First.ClickAsync();
        await Assertions.Expect(page.Locator("a.calls")).ToBeVisibleAsync();
        await Check("a flag that calls");
        await page.Go("I have been helped. Go on");
        await Check("about what was ticked");
        await page.Go(page.Named(Said("safe-now", "yes")));
        await Check("danger under a flag");
        while (await page.Named("None of these").CountAsync() > 0)
        {
            await page.Go("None of these");
        }

        await Check("what stands out");
        await page.StandsOut(1);
        await Check("an area");
        await page.Locator(".choices input").First.CheckAsync();
        await page.Go("Go on");
        await Check("a telling question");
        await page.Go("Show me now");
        await Check("the answer");

        async Task Check(string screen)
        {
            await visit.OpenAll();
            foreach (var (scheme, textPercent) in looks)
            {
                var look = $"{screen}, {scheme}, {textPercent} %";
                await visit.In(scheme, 320, textPercent);
                var faults = (scheme, textPercent) == looks[0] ? await page.Faults(look) : await page.FaultsOfLook(look);
                Assert.True(faults.Length == 0, string.Join('\n', faults));
                Assert.Equal("", await visit.Sideways());
            }
        }
    }

    [Fact]
    public async Task No_screen_of_a_partner_breaks_a_rule_of_accessibility()
    {
        await using var visit = await Visit.Begin(
            browser,
            new()
            {
                BypassCSP = true,
                ReducedMotion = ReducedMotion.Reduce,
                ViewportSize = new() { Width = 320, Height = 800 },
            }
        );
        var page = visit.Page;
        await page.Open(site.At("/app"));
        await page.Begin("partner");
        await page.NoDanger();
        await page.Go("Ask me one by one");
        Assert.Empty(await page.Faults("one question at a time"));
        await page.Go("Back");
        await page.StandsOut(0, 1);
        Assert.Empty(await page.Faults("an area"));
        await page.Go("Show me now");
        await visit.OpenAll();
        Assert.Empty(await page.Faults("the answer"));
        Assert.Equal("", await visit.Sideways());
    }

    // Nobody has to scroll through all of it to say that none of it is so, and nothing of it stays under the bar that says so.
    [Fact]
    public async Task None_of_these_is_always_in_reach_on_a_list_of_danger_and_covers_no_line_of_it()
    {
        await using var visit = await Visit.Begin(
            browser,
            new()
            {
                BypassCSP = true,
                ReducedMotion = ReducedMotion.Reduce,
                ViewportSize = new() { Width = 360, Height = 780 },
            }
        );
        var page = visit.Page;
        await page.Open(site.At("/app"));
        await page.Begin();
        foreach (var (width, height, textPercent) in ((int, int, int)[])[(360, 780, 100), (320, 640, 100), (320, 640, 200)])
        {
            await page.SetViewportSizeAsync(width, height);
            await visit.In(ColorScheme.Light, width, textPercent);
            await page.Do("scrollTo(0, 0)");

            await Assertions.Expect(page.Named("None of these")).ToBeInViewportAsync(new() { Ratio = 1 });
            Assert.Equal(
                (width, textPercent, ""),
                (
                    width,
                    textPercent,
                    await page.Ask<string>(
                        """
                        () => {
                          const bar = document.querySelector(".question > .row"), lines = [...document.querySelectorAll(".choices .choice")],
                             low = lines.filter(line => line.getBoundingClientRect().height < 44);
                          if (low.length) return "too low for a finger: " + low[0].textContent;
                          if (bar.getBoundingClientRect().height > innerHeight / 3) return "the bar takes a third";
                          for (const line of lines) {
                            line.querySelector("input").focus();
                            const box = line.getBoundingClientRect(), at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
                            if (!line.contains(at)) return line.textContent + " is under " + at?.outerHTML.slice(0, 80);
                          }
                          scrollTo(0, document.documentElement.scrollHeight);
                          return lines.at(-1).getBoundingClientRect().bottom <= bar.getBoundingClientRect().top ? "" : "the last line ends under the bar";
                        }
                        """
                    )
                )
            );
        }
    }

    // It was 2,000 px long.
    [Fact]
    public async Task The_first_list_of_danger_is_read_in_less_than_two_screens_of_a_phone()
    {
        await using var visit = await Visit.Begin(browser);
        await visit.Page.Open(site.At("/app"));
        foreach (var role in (string[])["self", "partner"])
        {
            await visit.Page.Begin(role);
            Assert.InRange(
                await visit.Page.Ask<double>("() => document.querySelector('.choices').getBoundingClientRect().bottom + scrollY"),
                500,
                1400
            );
            await visit.Page.Go("Back");
        }
    }

    [Fact]
    public async Task Someone_under_18_is_led_out_and_back_does_not_return()
    {
        await using var visit = await Visit.Begin(browser);
        await visit.Page.Open(site.At("/app"));
        await visit.Page.Go("I am under 18");

        await Assertions.Expect(visit.Page.Locator("[data-arrive]")).ToHaveTextAsync(BuiltSite.AppPack.Safety.Youth.Title);
        await Assertions.Expect(visit.Page.Locator("#ask, [data-role], .path-top")).ToHaveCountAsync(0);
        Assert.Empty(await visit.Kept());
    }

    private static string Said(string question, string answer) => BuiltSite.AppPack.Question(question)!.Answer(answer)!.Says;
}
