using Microsoft.Playwright;

namespace Saltwater.Host.Tests.App;

/// <summary>Reflecting by the keyboard alone, and by a thumb alone.</summary>
public sealed class AppInputTests(RunningSite site, Browser browser)
{
    [Fact]
    public async Task By_the_keyboard_alone_someone_reflects_steps_back_sees_what_fits_and_leaves()
    {
        await using var visit = await Visit.Begin(browser);
        await Open(visit);
        await visit.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("leave", await visit.Page.Ask<string>("document.activeElement.id"));
        await Press("", "[data-role=self]");
        await Asked("18 or older");
        await visit.Reach("[name=answer]");
        await visit.Page.Keyboard.PressAsync("Space");
        await Press("Next");
        await Assertions.Expect(visit.Page.Locator("#ask")).Not.ToContainTextAsync("18 or older");
        Assert.Equal("ask", await visit.Page.Ask<string>("document.activeElement.id"));
        await visit.Reach("summary", "Why we ask");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator(".why p")).ToBeVisibleAsync();
        var second = await visit.Page.Locator("#ask").InnerTextAsync();
        await Press("Skip");
        await Assertions.Expect(visit.Page.Locator("#ask")).Not.ToHaveTextAsync(second);
        await Press("Back");
        await Assertions.Expect(visit.Page.Locator("#ask")).ToHaveTextAsync(second);
        await Press("Show me now");
        await Assertions.Expect(visit.Page.Locator("#ask")).ToHaveCountAsync(0);
        Assert.True(await visit.Page.Ask<bool>("document.activeElement === document.querySelector('[data-arrive]')"));
        await visit.Reach("#leave");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Arrives(site.At("/pause"));

        async Task Press(string words, string what = "button")
        {
            await visit.Reach(what, what == "button" ? words : "");
            await visit.Page.Keyboard.PressAsync("Enter");
        }

        Task Asked(string words) => Assertions.Expect(visit.Page.Locator("#ask")).ToContainTextAsync(words);
    }

    [Fact]
    public async Task By_a_thumb_alone_someone_reflects_and_leaves()
    {
        await using var visit = await Visit.Begin(browser, new() { HasTouch = true, IsMobile = true });
        await Open(visit);
        await visit.Page.Locator("[data-role=self]").TapAsync();
        await Assertions.Expect(visit.Page.Locator("#ask")).ToContainTextAsync("18 or older");
        for (var turn = 0; turn < 5; turn++)
        {
            var asked = await visit.Page.Locator("#ask").InnerTextAsync();
            await (turn == 0 ? visit.Page.Locator(".choice").First : visit.Page.Locator(".choice").Last).TapAsync();
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Next" }).TapAsync();
            await Assertions.Expect(visit.Page.Locator("#ask")).Not.ToHaveTextAsync(asked);
        }

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Show me now" }).TapAsync();
        await Assertions.Expect(visit.Page.Locator("#ask")).ToHaveCountAsync(0);
        await visit.Page.Locator("#leave").TapAsync();
        await visit.Arrives(site.At("/pause"));
    }

    [Fact]
    public async Task By_the_keyboard_alone_a_tick_on_the_page_without_script_raises_a_danger_sign()
    {
        await using var visit = await Visit.To(browser, site.At("/reflect"));
        await visit.Reach("#danger-signs_head-now");
        await visit.Page.Keyboard.PressAsync("Space");
        await visit.Reach("#head_severe-sudden, [name=head]");
        while (!await visit.Page.Ask<bool>("document.activeElement.id === 'head_severe-sudden'"))
        {
            await visit.Page.Keyboard.PressAsync("ArrowDown");
        }

        await visit.Page.Keyboard.PressAsync("Space");
        await Assertions.Expect(visit.Page.Locator("#head_severe-sudden")).ToBeCheckedAsync();
        await Assertions.Expect(visit.Page.Locator(".flag:visible").First).ToContainTextAsync("A sudden, very bad headache");
        await visit.Reach("a[href='#first']");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator("#first")).ToBeInViewportAsync();
    }

    private async Task Open(Visit visit)
    {
        await visit.Page.GotoAsync(site.At("/app"));
        await Assertions.Expect(visit.Page.Locator("#loading")).ToHaveCountAsync(0, new() { Timeout = 60_000 });
    }
}
