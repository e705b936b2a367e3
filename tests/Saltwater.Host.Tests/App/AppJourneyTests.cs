using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Saltwater.Host.Tests.App;

/// <summary>The app from its door to its results.</summary>
public sealed class AppJourneyTests(RunningSite site, Browser browser)
{
    // What it was before there was anything to keep, and 150 KB for what that adds at first; the rest of it is loaded when it is opened.
    private const int FirstLoad = 2_247_000;

    [Fact]
    public async Task Starting_asks_nobody_else_and_breaks_no_rule()
    {
        await using var visit = await Visit.Begin(browser);
        await Open(visit);

        Assert.All(visit.Requests, address => Assert.StartsWith(site.Address.AbsoluteUri, address, StringComparison.Ordinal));
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task The_first_load_fits_its_budget_with_all_headers()
    {
        await using var visit = await Visit.Begin(browser);
        var finished = new ConcurrentQueue<IRequest>();
        visit.Context.RequestFinished += (_, request) => finished.Enqueue(request);
        await Open(visit);
        var bytes = 0;
        foreach (var request in finished)
        {
            var sizes = await request.SizesAsync();
            bytes += sizes.ResponseBodySize + sizes.ResponseHeadersSize;
        }

        Assert.InRange(bytes, 1_000_000, FirstLoad);
    }

    [Fact]
    public async Task Answering_asks_the_network_nothing_keeps_nothing_and_adds_no_history()
    {
        await using var visit = await Visit.Begin(browser);
        await Open(visit);
        var (requests, history) = (visit.Requests.Count, await visit.Page.Ask<int>("history.length"));
        await Begin(visit);
        for (var turn = 0; turn < 4; turn++)
        {
            await Answer(visit);
        }

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Show me now" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#ask")).ToHaveCountAsync(0);

        Assert.Equal(requests, visit.Requests.Count);
        Assert.Equal(history, await visit.Page.Ask<int>("history.length"));
        Assert.Equal(site.At("/app"), visit.Page.Url);
        Assert.Equal("Saltwater", await visit.Page.TitleAsync());
        Assert.Empty(await visit.Kept());
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Leaving_in_the_middle_forgets_the_answers_and_back_does_not_return()
    {
        await using var visit = await Visit.To(browser, "data:text/html,<p>before");
        await Open(visit);
        await Begin(visit);
        await Answer(visit);
        await visit.Page.Locator("#leave").ClickAsync();
        await visit.Arrives(site.At("/pause"));
        await visit.Page.GoBackAsync();

        Assert.Equal("data:text/html,<p>before", visit.Page.Url);
    }

    [Fact]
    public async Task Shift_three_times_leaves_from_a_question()
    {
        await using var visit = await Visit.Begin(browser);
        await Open(visit);
        await Begin(visit);
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
            await Assertions.Expect(visit.Page.Locator($"#main a[href='{way}']:visible").First).ToBeVisibleAsync();
        }

        await Assertions.Expect(visit.Page.Locator("#leave")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Without_script_the_page_says_so_and_shows_the_ways_that_work()
    {
        await using var visit = await Visit.To(browser, site.At("/app"), new() { JavaScriptEnabled = false });

        foreach (var way in (string[])["/now", "/reflect", "/guide", "/help"])
        {
            await Assertions.Expect(visit.Page.Locator($"#main a[href='{way}']:visible").First).ToBeVisibleAsync();
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

        await Assertions.Expect(visit.Page.Locator("#main a[href='/help']:visible").First).ToBeVisibleAsync(new() { Timeout = 60_000 });
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
        await Assertions.Expect(visit.Page.Locator("#main a[href='/help']:visible").First).ToBeVisibleAsync();
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
        await Assertions.Expect(visit.Page.Locator("#app a[href='/help']:visible").First).ToBeVisibleAsync();

        Task PutForwardTo(int milliseconds) => visit.Page.Do("time => { const [shown] = document.querySelector('.slow').getAnimations(); shown.pause(); shown.currentTime = time }", milliseconds);
    }

    [Theory]
    [InlineData(ColorScheme.Dark)]
    [InlineData(ColorScheme.Light)]
    public async Task No_screen_breaks_a_rule_of_accessibility(ColorScheme scheme)
    {
        await using var visit = await Visit.Begin(browser, new() { BypassCSP = true, ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce, ViewportSize = new() { Width = 320, Height = 800 } });
        await Open(visit);
        await Check(visit, "start");
        await Begin(visit);
        await Check(visit, "first question");
        for (var turn = 0; turn < 4; turn++)
        {
            await Answer(visit);
        }

        await Check(visit, "later question");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Show me now" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#ask")).ToHaveCountAsync(0);
        await visit.OpenAll();
        await Check(visit, "results");
    }

    private static async Task Check(Visit visit, string screen)
    {
        Assert.Empty(await visit.Page.Faults(screen));
        Assert.Equal("", await visit.Sideways());
    }

    private async Task Open(Visit visit)
    {
        await visit.Page.GotoAsync(site.At("/app"));
        await Assertions.Expect(visit.Page.Locator("#loading")).ToHaveCountAsync(0, new() { Timeout = 60_000 });
    }

    private static async Task Begin(Visit visit)
    {
        await visit.Page.Locator("[data-role=self]").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#ask")).ToBeVisibleAsync();
    }

    // Skipping goes through every question there is, whatever it asks.
    private static async Task Answer(Visit visit)
    {
        var before = await visit.Page.Locator("#ask").InnerTextAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Skip" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#ask")).Not.ToHaveTextAsync(before);
    }
}
