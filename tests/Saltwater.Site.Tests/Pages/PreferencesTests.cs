using Microsoft.Playwright;

namespace Saltwater.Site.Tests.Pages;

/// <summary>What a person told their device about how they see, and what paper shows.</summary>
public sealed class PreferencesTests(RunningSite site, Browser browser)
{
    [Fact]
    public async Task Nothing_moves_for_those_who_want_no_motion()
    {
        await using var visit = await Visit.Begin(browser, new() { ReducedMotion = ReducedMotion.Reduce });
        foreach (var path in Places.Pages)
        {
            await visit.Page.GotoAsync(site.At(path));

            Assert.Equal((path, 0), (path, await visit.Page.Ask<int>("document.getAnimations().length")));
            Assert.Equal("auto", await visit.Page.Ask<string>("getComputedStyle(document.documentElement).scrollBehavior"));
        }
    }

    [Fact]
    public async Task The_breath_moves_for_everybody_else()
    {
        await using var visit = await Visit.To(browser, site.At("/now"), new() { ReducedMotion = ReducedMotion.NoPreference });

        Assert.NotEqual(0, await visit.Page.Ask<int>("document.getAnimations().length"));
    }

    [Fact]
    public async Task Paper_shows_the_text_alone()
    {
        await using var visit = await Visit.Begin(browser);
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        foreach (var path in Places.Telling)
        {
            await visit.Page.GotoAsync(site.At(path));

            Assert.Empty(
                await visit.Page.Ask<string[]>(
                    "path => [...document.querySelectorAll('#leave, #leaving, header, footer, nav, .trace')].filter(each => "
                        + "each.checkVisibility({ visibilityProperty: true }) && each.getBoundingClientRect().height > "
                        + "0).map(each => path + ' ' + each.outerHTML)",
                    path
                )
            );
            await Assertions.Expect(visit.Page.Locator("main h1")).ToBeVisibleAsync();
            Assert.Equal("rgb(0, 0, 0)", await visit.Page.Ask<string>("getComputedStyle(document.querySelector('main p')).color"));
        }
    }

    [Fact]
    public async Task In_forced_colours_controls_keep_an_edge()
    {
        await using var visit = await Visit.Begin(browser, new() { ForcedColors = ForcedColors.Active });
        foreach (var path in Places.Telling)
        {
            await visit.Page.GotoAsync(site.At(path));

            Assert.Empty(
                await visit.Page.Ask<string[]>(
                    "path => [...document.querySelectorAll('.leave, .button, .doors a, .choice')].filter(each => "
                        + "each.checkVisibility() && parseFloat(getComputedStyle(each).borderTopWidth) < 1).map(each => path + ' "
                        + "' + each.outerHTML)",
                    path
                )
            );
            await Assertions.Expect(visit.Page.Locator("#leave")).ToBeVisibleAsync();
        }
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
    [Fact]
    public async Task A_browser_stripped_of_storage_workers_and_WebAssembly_shows_the_same()
    {
        await using var plain = await Visit.Begin(browser);
        await using var stripped = await Visit.Begin(browser);
        await stripped.Context.AddInitScriptAsync(
            """
            for (const name of ["WebAssembly", "indexedDB", "caches", "localStorage", "sessionStorage", "Worker", "SharedWorker"])
              Object.defineProperty(window, name, { get() { throw new DOMException(name, "SecurityError") } });
            Object.defineProperty(Navigator.prototype, "serviceWorker", { get: () => undefined });
            """
        );
        foreach (var path in Places.Pages)
        {
            await plain.Page.GotoAsync(site.At(path));
            await stripped.Page.GotoAsync(site.At(path));

            Assert.Equal(await plain.Page.Locator("main").InnerTextAsync(), await stripped.Page.Locator("main").InnerTextAsync());
            Assert.Empty(stripped.Complaints);
        }
    }
}
