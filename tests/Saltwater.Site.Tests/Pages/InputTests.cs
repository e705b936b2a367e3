using Microsoft.Playwright;

namespace Saltwater.Site.Tests.Pages;

/// <summary>The site by keyboard alone, and by thumb alone.</summary>
public sealed class InputTests(RunningSite site, Browser browser)
{
    [Fact]
    public async Task Every_control_is_reached_by_Tab_in_reading_order_and_shows_it()
    {
        // Without motion the page is where it goes at once.
        await using var visit = await Visit.Begin(browser, new() { ReducedMotion = ReducedMotion.Reduce });
        foreach (var path in Places.Telling)
        {
            await visit.Page.GotoAsync(site.At(path));
            // A group of radio buttons is one stop: the one that is chosen.
            var expected = await visit.Page.Ask<int>(
                "() => [...document.querySelectorAll('a[href], summary, input:not([type=radio]:not(:checked)), "
                    + "[tabindex=\"0\"]')].filter(each => each.checkVisibility()).map((each, at) => each.dataset.at = at).length"
            );
            var reached = new List<int>();
            // What a browser makes by itself, such as the buttons of a row of steps, takes turns too.
            for (var turn = 0; turn < (expected * 2) + 20 && reached.Count < expected; turn++)
            {
                await visit.Page.Keyboard.PressAsync("Tab");
                var (at, shown) = await Focus(visit);
                if (at >= 0 && !reached.Contains(at))
                {
                    Assert.True(shown == "", $"{path}: {shown}");
                    reached.Add(at);
                }
            }

            // What fits stands first on the page that sorts as one ticks; there the order on the screen leads, not the order in the source.
            Assert.True(
                Enumerable.Range(0, expected).SequenceEqual(path == "/reflect" ? reached.Order() : reached),
                $"{path}: of {expected} it reached {string.Join(" ", reached)}"
            );
        }
    }

    [Fact]
    public async Task By_keyboard_alone_a_person_gets_from_the_start_to_a_number_and_away()
    {
        await using var visit = await Visit.To(browser, site.At("/"));
        await Follow(visit, "/now");
        await TabTo(visit, "summary");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator("details[open]")).ToHaveCountAsync(1);
        await visit.Page.Keyboard.PressAsync("Space");
        await Assertions.Expect(visit.Page.Locator("details[open]")).ToHaveCountAsync(0);
        await Follow(visit, "/help");
        await Follow(visit, "/help/gb");
        await TabTo(visit, "a[href='tel:999']");
        await Follow(visit, "/pause", "#leave");
    }

    [Fact]
    public async Task By_keyboard_the_two_ticks_bring_the_words_for_two()
    {
        await using var visit = await Visit.To(browser, site.At("/words"));
        var together = visit.Page.Locator("div.together");
        await Assertions.Expect(together).ToBeHiddenAsync();
        await TabTo(visit, "#no-pressure");
        await visit.Page.Keyboard.PressAsync("Space");
        await Assertions.Expect(together).ToBeHiddenAsync();
        await TabTo(visit, "#no-fear");
        await visit.Page.Keyboard.PressAsync("Space");
        await Assertions.Expect(together).ToBeVisibleAsync();
        await visit.Page.Keyboard.PressAsync("Space");
        await Assertions.Expect(together).ToBeHiddenAsync();
    }

    [Fact]
    public async Task By_thumb_alone_a_person_gets_from_the_start_to_a_number_and_away()
    {
        await using var visit = await Visit.To(browser, site.At("/"), new() { HasTouch = true, IsMobile = true });
        await Tap(visit, "main a[href='/now']", "/now");
        await visit.Page.Locator("summary").First.TapAsync();
        await Assertions.Expect(visit.Page.Locator("details[open] p").First).ToBeVisibleAsync();
        await Tap(visit, "header a[href='/help']", "/help");
        await Tap(visit, "a[href='/help/gb']", "/help/gb");
        await Assertions.Expect(visit.Page.Locator("a[href='tel:999']").First).ToBeVisibleAsync();
        await Tap(visit, "#leave", "/pause");
    }

    [Fact]
    public async Task What_stands_alone_is_big_enough_for_a_thumb()
    {
        await using var visit = await Visit.Begin(browser, new() { HasTouch = true, IsMobile = true });
        foreach (var path in Places.Telling)
        {
            await visit.Page.GotoAsync(site.At(path));
            await visit.OpenAll();

            // A link within a sentence is as high as its line; everything else is at least 44 pixels high.
            Assert.Empty(
                await visit.Page.Ask<string[]>(
                    """
                    path => [...document.querySelectorAll("a[href], summary, .choice")]
                      .map(each => { for (let at = each; at; at = at.parentElement) at.style.contentVisibility = "visible"; return each })
                      .filter(each => each.checkVisibility()
                        && !(each.closest("p, main li:not(.reach li, .doors li, .countries li), dd") && getComputedStyle(each).display == "inline"))
                      .filter(each => each.getBoundingClientRect().height < 44)
                      .map(each => path + " " + each.outerHTML.slice(0, 80) + " " + each.getBoundingClientRect().height)
                    """,
                    path
                )
            );
        }
    }

    private async Task Tap(Visit visit, string control, string next)
    {
        await visit.Page.Locator(control).First.TapAsync();
        await visit.Arrives(site.At(next));
    }

    private async Task Follow(Visit visit, string next, string? control = null)
    {
        await TabTo(visit, control ?? $"a[href='{next}']");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Arrives(site.At(next));
    }

    private static async Task TabTo(Visit visit, string control)
    {
        for (var turn = 0; turn < 200; turn++)
        {
            await visit.Page.Keyboard.PressAsync("Tab");
            if (await visit.Page.Ask<bool>("control => document.activeElement.matches(control)", control))
            {
                return;
            }
        }

        Assert.Fail($"Tab never reaches {control}.");
    }

    private static async Task<(int At, string Shown)> Focus(Visit visit)
    {
        var said = (
            await visit.Page.Ask<string>(
                """
                () => {
                  const each = document.activeElement, style = getComputedStyle(each), box = each.getBoundingClientRect();
                  // A button that the style sheet adds to a row of steps is no element; the row stands for it.
                  if (!each.matches(":focus")) return "-1|";
                  const shown = style.outlineStyle == "none" || parseFloat(style.outlineWidth) < 2 ? "no outline on " + each.outerHTML.slice(0, 80)
                    : box.bottom <= 0 || box.top >= innerHeight ? `out of sight, ${box.top} to ${box.bottom}: ` + each.outerHTML.slice(0, 80) : "";
                  return (each.dataset.at ?? -1) + "|" + shown;
                }
                """
            )
        ).Split('|', 2);
        return (int.Parse(said[0], System.Globalization.CultureInfo.InvariantCulture), said[1]);
    }
}
