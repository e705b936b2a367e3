using Microsoft.Playwright;
using Saltwater.Site.Tests.Reflect;

namespace Saltwater.Site.Tests.Pages;

/// <summary>What pages do in a browser that lacks something this one has: their style sheet is changed on the way, so that what stands
/// there for the others counts here.</summary>
public sealed class OtherBrowsersTests(RunningSite site, Browser browser)
{
    [Theory]
    [InlineData("/now")]
    [InlineData("/beside")]
    public async Task Where_a_list_has_no_buttons_to_go_on_by_all_steps_are_in_sight_of_a_mouse(string path)
    {
        await using var visit = await WithoutButtons(path, new());

        Assert.Equal(0, await Steps(visit, "box.left < -1 || box.right > innerWidth + 1"));
        Assert.Equal("", await visit.Sideways());
    }

    [Theory]
    [InlineData("/now")]
    [InlineData("/beside")]
    public async Task Where_a_list_has_no_buttons_to_go_on_by_the_next_step_looks_in_under_a_thumb(string path)
    {
        await using var visit = await WithoutButtons(path, new() { HasTouch = true, IsMobile = true });
        var second = await visit.Page.Ask<double>("document.querySelectorAll('.stage .walk li')[1].getBoundingClientRect().left");
        var stage = (await visit.Page.Locator(".stage .walk").BoundingBoxAsync())!;

        Assert.InRange(second, stage.X, stage.X + stage.Width - 16);
        Assert.Equal("", await visit.Sideways());
    }

    [Fact]
    public async Task Where_a_choice_in_the_style_sheet_is_not_known_the_page_that_reflects_comes_to_the_same()
    {
        await using var visit = await WithoutChoice();
        await using var ordinary = await Visit.To(browser, site.At("/reflect"));
        Ticks[] sets =
        [
            Ticks.Of("feeling: ashamed"),
            Ticks.Of("head: severe-sudden", "feeling: ashamed"),
            Ticks.Of("welcome: good", "feeling: happy"),
            .. Enumerable.Range(0, 12).Select(seed => Ticks.Draw(new Random(seed))),
        ];

        Assert.Equal(await Shown.On(ordinary.Page, sets), await Shown.On(visit.Page, sets));
    }

    [Fact]
    public async Task Where_a_choice_in_the_style_sheet_is_not_known_an_emergency_looks_like_one_and_what_fits_stands_out()
    {
        await using var visit = await WithoutChoice();
        await Shown.On(visit.Page, Ticks.Of("head: severe-sudden", "feeling: ashamed"));

        Assert.Equal(
            ["--alarm true", "--alarm-ground true", "--care true"],
            await visit.Page.Ask<string[]>(
                """
                () => {
                  const seen = selector => [...document.querySelectorAll(selector)].find(each => each.checkVisibility());
                  const name = document.createElement("i"), paint = document.createElement("canvas").getContext("2d");
                  document.body.append(name);
                  const pixel = colour => {
                    paint.clearRect(0, 0, 1, 1);
                    paint.fillStyle = colour;
                    paint.fillRect(0, 0, 1, 1);
                    return paint.getImageData(0, 0, 1, 1).data.join();
                  };
                  const same = (of, property, variable) => {
                    name.style.color = `var(${variable})`;
                    return `${variable} ${pixel(getComputedStyle(of)[property]) === pixel(getComputedStyle(name).color)}`;
                  };
                  const band = each => getComputedStyle(each).getPropertyValue("--band");
                  const flag = seen(".flag"), fits = [...document.querySelectorAll(".reason")].find(each => band(each) > 2);
                  return [
                    same(flag, "borderTopColor", "--alarm"),
                    same(flag, "backgroundColor", "--alarm-ground"),
                    same(fits.querySelector(".is"), "color", "--care"),
                  ];
                }
                """
            )
        );
    }

    [Fact]
    public async Task Where_a_choice_in_the_style_sheet_is_not_known_paper_shows_what_fits_alone()
    {
        await using var visit = await WithoutChoice();
        await Shown.On(visit.Page, Ticks.Of("feeling: ashamed, guilty"));
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        var printed = await visit.Page.Ask<string[]>(
            "() => [...document.querySelectorAll('.reason')].filter(each => each.getBoundingClientRect().height > 1)"
                + ".map(each => getComputedStyle(each).getPropertyValue('--band'))"
        );

        Assert.NotEmpty(printed);
        Assert.All(printed, band => Assert.True(band is "3" or "4", $"Band {band} is printed."));
    }

    // WebKit asks how wide the window is, not how wide the paper is, and cut off what stood beside the questions.
    [Fact]
    public async Task Where_paper_counts_as_wide_as_the_window_what_fits_is_printed_over_its_whole_width()
    {
        await using var visit = await Visit.To(
            browser,
            site.At("/reflect"),
            new()
            {
                ViewportSize = new() { Width = 1280, Height = 800 },
            }
        );
        await Shown.On(visit.Page, Ticks.Of("feeling: ashamed, guilty"));
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        var page = (await visit.Page.Locator("main h1").BoundingBoxAsync())!;
        var fits = (await visit.Page.Locator(".reasons").BoundingBoxAsync())!;

        Assert.InRange(fits.X, 0, page.X + 1);
        Assert.InRange(fits.Width, page.Width - 1, 1280);
    }

    // WebKit showed nothing of a tick that changed weights alone, until another changed more.
    [Fact]
    public async Task Where_what_is_handed_on_by_name_alone_stands_still_something_that_all_inherit_changes_with_every_weight()
    {
        await using var visit = await Changed("/reflect", new(), "@supports (hanging-punctuation:first)", "@media all");

        Assert.Equal(
            "",
            await visit.Page.Ask<string>(
                """
                () => {
                  const reasons = [...document.querySelectorAll(".reason")], weights = () => reasons.map(each => getComputedStyle(each).order).join();
                  const stir = () => getComputedStyle(document.querySelector(".reasons")).getPropertyValue("--stir");
                  const still = [];
                  let [weighed, stirred, changes] = [weights(), stir(), 0];
                  for (const box of document.querySelectorAll("#a-shame input, #a-loss input, #a-between-us input")) {
                    box.click();
                    const [now, then] = [weights(), stir()];
                    if (now !== weighed) changes++;
                    if (now !== weighed && then === stirred) still.push(box.id);
                    [weighed, stirred] = [now, then];
                  }
                  return changes > 9 ? still.join() : `only ${changes} changes`;
                }
                """
            )
        );
    }

    private static Task<int> Steps(Visit visit, string which) =>
        visit.Page.Ask<int>(
            $"[...document.querySelectorAll('.walk li')].filter(step => {{ const box = step.getBoundingClientRect(); return {which} }}).length"
        );

    private Task<Visit> WithoutButtons(string path, BrowserNewContextOptions options) =>
        Changed(path, options, "@supports not selector(.walk::scroll-button(*))", "@media all");

    private Task<Visit> WithoutChoice() => Changed("/reflect", new(), "if(style(", "unknown(style(");

    private async Task<Visit> Changed(string path, BrowserNewContextOptions options, string there, string instead)
    {
        options.BypassCSP = true;
        var visit = await Visit.Begin(browser, options);
        await visit.Context.RouteAsync("**" + path, async route =>
        {
            var answer = await route.FetchAsync();
            var page = await answer.TextAsync();
            Assert.Contains(there, page, StringComparison.Ordinal);
            await route.FulfillAsync(new() { Response = answer, Body = page.Replace(there, instead, StringComparison.Ordinal) });
        });
        await visit.Page.GotoAsync(site.At(path));
        return visit;
    }
}
