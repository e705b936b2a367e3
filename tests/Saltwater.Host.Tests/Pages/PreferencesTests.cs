using Microsoft.Playwright;

namespace Saltwater.Host.Tests.Pages;

/// <summary>What a person told their device about how they see, and what paper shows.</summary>
public sealed class PreferencesTests(RunningSite site, Browser browser)
{
    [Theory]
    [MemberData(nameof(Places.EveryPage), MemberType = typeof(Places))]
    public async Task Nothing_moves_for_those_who_want_no_motion(string path)
    {
        await using var visit = await Visit.To(browser, site.At(path), new() { ReducedMotion = ReducedMotion.Reduce });

        Assert.Equal(0, await visit.Page.Ask<int>("document.getAnimations().length"));
        Assert.Equal("auto", await visit.Page.Ask<string>("getComputedStyle(document.documentElement).scrollBehavior"));
    }

    [Fact]
    public async Task The_breath_moves_for_everybody_else()
    {
        await using var visit = await Visit.To(browser, site.At("/now"), new() { ReducedMotion = ReducedMotion.NoPreference });

        Assert.NotEqual(0, await visit.Page.Ask<int>("document.getAnimations().length"));
    }

    [Theory]
    [MemberData(nameof(Places.EveryTellingPage), MemberType = typeof(Places))]
    public async Task Paper_shows_the_text_alone(string path)
    {
        await using var visit = await Visit.To(browser, site.At(path));
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });

        foreach (var part in await visit.Page.Locator("#leave, #leaving, header, footer, nav, .trace").AllAsync())
        {
            await Assertions.Expect(part).ToBeHiddenAsync();
        }

        await Assertions.Expect(visit.Page.Locator("main h1")).ToBeVisibleAsync();
        Assert.Equal("rgb(0, 0, 0)", await visit.Page.Ask<string>("getComputedStyle(document.querySelector('main p')).color"));
    }

    [Theory]
    [MemberData(nameof(Places.EveryTellingPage), MemberType = typeof(Places))]
    public async Task In_forced_colours_controls_keep_an_edge(string path)
    {
        await using var visit = await Visit.To(browser, site.At(path), new() { ForcedColors = ForcedColors.Active });

        Assert.Empty(await visit.Page.Ask<string[]>(
            "() => [...document.querySelectorAll('.leave, .button, .doors a, .choice')].filter(each => each.checkVisibility() && parseFloat(getComputedStyle(each).borderTopWidth) < 1).map(each => each.outerHTML)"));
        await Assertions.Expect(visit.Page.Locator("#leave")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(ColorScheme.Dark, "rgb(22, 24, 26)")]
    [InlineData(ColorScheme.Light, "rgb(246, 241, 232)")]
    [InlineData(ColorScheme.NoPreference, "rgb(246, 241, 232)")]
    public async Task The_ground_is_dark_or_light_as_the_device_is(ColorScheme scheme, string ground)
    {
        await using var visit = await Visit.To(browser, site.At("/now"), new() { ColorScheme = scheme });

        Assert.Equal(ground, await visit.Page.Ask<string>("getComputedStyle(document.documentElement).backgroundColor"));
    }

    // What the strictest modes of phones take away is nothing that these pages use.
    [Theory]
    [MemberData(nameof(Places.EveryPage), MemberType = typeof(Places))]
    public async Task A_browser_stripped_of_storage_workers_and_WebAssembly_shows_the_same(string path)
    {
        await using var plain = await Visit.To(browser, site.At(path));
        await using var stripped = await Visit.Begin(browser);
        await stripped.Context.AddInitScriptAsync(
            """
            for (const name of ["WebAssembly", "indexedDB", "caches", "localStorage", "sessionStorage", "Worker", "SharedWorker"]) Object.defineProperty(window, name, { get() { throw new DOMException(name, "SecurityError") } });
            Object.defineProperty(Navigator.prototype, "serviceWorker", { get: () => undefined });
            """);
        await stripped.Page.GotoAsync(site.At(path));

        Assert.Equal(await plain.Page.Locator("main").InnerTextAsync(), await stripped.Page.Locator("main").InnerTextAsync());
        Assert.Empty(stripped.Complaints);
    }
}
