using Microsoft.Playwright;

namespace Saltwater.Site.Tests.App;

/// <summary>Reflecting by the keyboard alone, and by a thumb alone.</summary>
public sealed class AppInputTests(RunningSite site, Browser browser)
{
    [Fact]
    public async Task By_the_keyboard_alone_someone_reflects_steps_back_sees_what_fits_and_leaves()
    {
        await using var visit = await Visit.Begin(browser);
        await visit.Page.Open(site.At("/app"));
        await visit.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("leave", await visit.Page.Ask<string>("document.activeElement.id"));
        await Press("", "[data-role=self]");
        await Asked("danger-signs");

        // A tick turns "none of these" into "go on", and back.
        await visit.Reach(".choices input");
        await visit.Page.Keyboard.PressAsync("Space");
        await Assertions.Expect(visit.Page.Named("Go on")).ToBeVisibleAsync();
        await visit.Page.Keyboard.PressAsync("Space");
        await Press("None of these");
        await Asked("danger-more");
        await Press("‹ Back");
        await Asked("danger-signs");
        await Press("None of these");
        await Asked("danger-more");
        await Press("None of these");
        await Asked("freedom");
        await Press("None of these");

        await Stands("What may it have to do with?");
        await visit.Reach(".chip");
        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator(".chip[aria-pressed=true]")).ToHaveCountAsync(1);
        await Press("Go on");
        await Stands("Which of these fit?");
        await visit.Reach(".choices input");
        await visit.Page.Keyboard.PressAsync("Space");
        await Press("Go on");
        await visit.Reach("summary", "Why we ask");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator(".why p")).ToBeVisibleAsync();
        await Press("Show me now");
        await Assertions.Expect(visit.Page.Locator(".results")).ToBeVisibleAsync();
        Assert.True(await visit.Page.Ask<bool>("document.activeElement === document.querySelector('[data-arrive]')"));
        await visit.Reach("#leave");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Arrives(site.At("/pause"));

        async Task Press(string words, string what = "button")
        {
            await visit.Reach(what, what == "button" ? words : "");
            await visit.Page.Keyboard.PressAsync("Enter");
        }

        Task Asked(string question) => Stands(BuiltSite.AppPack.Question(question)!.Ask);

        async Task Stands(string heading)
        {
            await Assertions.Expect(visit.Page.Locator("#ask")).ToHaveTextAsync(heading);
            await Assertions.Expect(visit.Page.Locator("#ask")).ToBeFocusedAsync();
        }
    }

    [Fact]
    public async Task By_a_thumb_alone_someone_reflects_and_leaves()
    {
        await using var visit = await Visit.Begin(browser, new() { HasTouch = true, IsMobile = true });
        await visit.Page.Open(site.At("/app"));
        await visit.Page.Locator("[data-role=self]").TapAsync();
        foreach (var question in (string[])["danger-signs", "danger-more", "freedom"])
        {
            await Assertions.Expect(visit.Page.Locator("#ask")).ToHaveTextAsync(BuiltSite.AppPack.Question(question)!.Ask);
            await visit.Page.Named("None of these").TapAsync();
        }

        await visit.Page.Locator(".chip").Nth(1).TapAsync();
        await visit.Page.Named("Go on").TapAsync();
        await visit.Page.Locator(".choice").First.TapAsync();
        await visit.Page.Named("Go on").TapAsync();
        await visit.Page.Named("Show me now").TapAsync();
        await Assertions.Expect(visit.Page.Locator(".lead-thread")).ToBeVisibleAsync();
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
}
