using Microsoft.Playwright;

namespace Saltwater.Site.Tests.App;

/// <summary>Someone on the path in a browser: each step is a tap, and ends when the next heading stands there.</summary>
internal static class OnThePath
{
    /// <summary>Opens the app and waits until it is ready.</summary>
    public static async Task Open(this IPage page, string address)
    {
        await page.GotoAsync(address);
        await Assertions.Expect(page.Locator("#loading")).ToHaveCountAsync(0, new() { Timeout = 60_000 });
    }

    /// <summary>Says who is asking.</summary>
    public static async Task Begin(this IPage page, string role = "self")
    {
        await page.Locator($"[data-role={role}]").ClickAsync();
        await Assertions.Expect(page.Locator("#ask")).ToBeVisibleAsync();
    }

    /// <summary>Presses a button of the screen and waits for another heading.</summary>
    public static Task Go(this IPage page, string button) => page.Go(page.Named(button));

    /// <summary>Taps something and waits for another heading, which then has the focus.</summary>
    public static async Task Go(this IPage page, ILocator what)
    {
        var before = await page.Locator("[data-arrive]").InnerTextAsync();
        await what.ClickAsync();
        await Assertions.Expect(page.Locator("[data-arrive]")).Not.ToHaveTextAsync(before);
        Assert.True(
            await page.Ask<bool>("document.activeElement.matches('h1[data-arrive]')"),
            $"After “{before}” the focus is not on the heading."
        );
    }

    /// <summary>Says of every list of danger that nothing on it is so, up to what stands out.</summary>
    public static async Task NoDanger(this IPage page)
    {
        while (await page.Named("None of these").CountAsync() > 0)
        {
            await page.Go("None of these");
        }

        await Assertions.Expect(page.Locator(".chip").First).ToBeVisibleAsync();
    }

    /// <summary>Taps what stands out, by its place among what is offered.</summary>
    public static async Task StandsOut(this IPage page, params int[] places)
    {
        foreach (var place in places)
        {
            await page.Locator(".chip").Nth(place).ClickAsync();
        }

        await page.Go("Go on");
    }

    /// <summary>A button of the screen by its whole name.</summary>
    public static ILocator Named(this IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true });
}
