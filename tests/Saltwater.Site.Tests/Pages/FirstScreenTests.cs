using Microsoft.Playwright;

namespace Saltwater.Site.Tests.Pages;

/// <summary>What is in sight on a phone before anybody scrolls, one-thumbed at 360 by 780.</summary>
public sealed class FirstScreenTests(RunningSite site, Browser browser)
{
    private const int Height = 780;

    private static readonly BrowserNewContextOptions Phone = new()
    {
        ViewportSize = new() { Width = 360, Height = Height },
        ReducedMotion = ReducedMotion.Reduce,
    };

    [Fact]
    public async Task Every_door_of_the_start_is_in_sight_at_once_with_danger_first()
    {
        await using var visit = await Visit.To(browser, site.At("/"), Phone);
        var doors = await visit.Page.Ask<string[]>("() => [...document.querySelectorAll('main a')].map(a => a.getAttribute('href'))");
        var lowest = await visit.Page.Ask<double>(
            "() => Math.max(...[...document.querySelectorAll('main a')].map(a => a.getBoundingClientRect().bottom))"
        );

        Assert.Equal(
            ["/help", "/now", "/reflect", "/beside", "/words", "/guide", "/help", "/app#notes", "/about", "/help#under-18"],
            doors
        );
        Assert.InRange(lowest, 1, Height);
    }

    [Fact]
    public async Task The_start_claims_no_more_than_is_known()
    {
        await using var visit = await Visit.To(browser, site.At("/"), Phone);
        var said = await visit.Page.Locator("main").InnerTextAsync();

        Assert.DoesNotContain("common", said, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("runs out", said, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(BuiltSite.Pack.Screens["start"]["lead"], said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/now")]
    [InlineData("/beside")]
    public async Task The_first_step_and_the_way_to_the_next_are_in_the_first_screen(string path)
    {
        await using var visit = await Visit.To(browser, site.At(path), Phone);
        var step = (await visit.Page.Locator(".stage .walk li").First.BoundingBoxAsync())!;
        var stage = (await visit.Page.Locator(".stage").BoundingBoxAsync())!;

        Assert.InRange(step.Y, 1, 500);
        Assert.InRange(stage.Y + stage.Height, 1, Height);
        await Assertions.Expect(visit.Page.Locator(".stage .breath")).ToBeInViewportAsync();
    }

    [Theory]
    [InlineData("/now")]
    [InlineData("/beside")]
    public async Task On_a_phone_held_sideways_the_first_step_and_the_way_to_the_next_are_in_sight_too(string path)
    {
        await using var visit = await Visit.To(
            browser,
            site.At(path),
            new()
            {
                ViewportSize = new() { Width = Height, Height = 360 },
                HasTouch = true,
                IsMobile = true,
                ReducedMotion = ReducedMotion.Reduce,
            }
        );
        var step = (await visit.Page.Locator(".stage .walk li").First.BoundingBoxAsync())!;

        // The button stands below the list, and most of it is seen.
        Assert.InRange(step.Y + step.Height, 1, 360 - 52);
        await Assertions.Expect(visit.Page.Locator("p.urgent")).ToBeInViewportAsync(new() { Ratio = 1 });
    }

    [Theory]
    [InlineData("/now")]
    [InlineData("/beside")]
    public async Task The_warning_signs_are_named_and_help_that_runs_out_is_not_put_off_until_tomorrow(string path)
    {
        await using var visit = await Visit.To(browser, site.At(path), Phone);
        await visit.OpenAll();
        var checks = await visit.Page.Locator("section[aria-labelledby=first]").InnerTextAsync();
        foreach (
            var sign in new[]
            {
                "headache",
                "chest",
                "breathe",
                "fit",
                "does not breathe normally",
                "pressure on the neck",
                "bleeding",
                "too much of a drug",
                "life",
            }
        )
        {
            Assert.Contains(sign, checks, StringComparison.Ordinal);
        }

        foreach (var hasty in new[] { "condom", "pregnancy", "freely wanted", "hours" })
        {
            Assert.DoesNotContain(
                hasty,
                await visit.Page.Locator("section[aria-labelledby=tomorrow]").InnerTextAsync(),
                StringComparison.Ordinal
            );
            Assert.Contains(
                hasty,
                await visit.Page.Locator("section[aria-labelledby=running-out]").InnerTextAsync(),
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public async Task Five_sizes_of_text_are_enough()
    {
        await using var visit = await Visit.Begin(browser, Phone);
        // The page that reflects has a sheet of its own: it is held elsewhere.
        foreach (var path in Places.Telling.Where(path => path != "/reflect"))
        {
            await visit.Page.GotoAsync(site.At(path));
            await visit.OpenAll();
            var sizes = await visit.Page.Ask<string[]>(
                "() => [...new Set([...document.querySelectorAll('body *')].filter(each => each.checkVisibility() && "
                    + "[...each.childNodes].some(node => node.nodeType == 3 && node.data.trim())).map(each => "
                    + "getComputedStyle(each).fontSize))]"
            );

            Assert.True(sizes.Length is >= 1 and <= 5, $"{path}: {string.Join(" ", sizes)}");
        }
    }

    [Fact]
    public async Task Leave_is_an_outline_on_a_bar_of_its_own_so_that_no_text_lies_beneath_it()
    {
        await using var visit = await Visit.Begin(browser, Phone);
        foreach (var path in Places.Telling)
        {
            await visit.Page.GotoAsync(site.At(path));
            await visit.Page.Mouse.WheelAsync(0, 900);
            await visit.Page.WaitForTimeoutAsync(100);

            // Whatever the bar does not show is hidden over its whole width, not half seen beside the button.
            Assert.Equal(
                (path, ""),
                (
                    path,
                    await visit.Page.Ask<string>(
                        """
                        () => {
                          const leave = document.getElementById("leave"), style = getComputedStyle(leave),
                             box = leave.getBoundingClientRect(), bar = leave.closest(".top");
                          if (style.backgroundColor != getComputedStyle(document.documentElement).backgroundColor
                             || parseFloat(style.borderTopWidth) < 2) return "no outline";
                          for (let x = 1; x < innerWidth; x += 6) for (const y of [box.top + 1, box.top + box.height / 2, box.bottom - 1])
                            if (!bar.contains(document.elementFromPoint(x, y))) return "beside the bar at " + x + ", " + y;
                          return box.top < 0 || box.bottom > innerHeight ? "out of sight" : "";
                        }
                        """
                    )
                )
            );
        }
    }

    [Fact]
    public async Task Each_country_stands_with_its_emergency_number_and_its_own_page_begins_with_it()
    {
        await using var visit = await Visit.To(browser, site.At("/help"), Phone);
        Assert.Contains("999", await visit.Page.Locator("a[href='/help/gb']").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("110", await visit.Page.Locator("a[href='/help/jp']").InnerTextAsync(), StringComparison.Ordinal);
        await visit.Page.Locator("a[href='/help/gb']").ClickAsync();
        await visit.Arrives(site.At("/help/gb"));
        await Assertions.Expect(visit.Page.Locator("main a[href='tel:999']").First).ToBeInViewportAsync();
        foreach (var part in await visit.Page.Locator(".jump a").AllAsync())
        {
            Assert.Equal(1, await visit.Page.Locator((await part.GetAttributeAsync("href"))!).CountAsync());
        }
    }
}
