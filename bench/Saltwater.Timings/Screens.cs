using Microsoft.Playwright;

namespace Saltwater.Timings;

/// <summary>Pictures of the main screens, for the documents and for whoever changes the look.</summary>
internal static class Screens
{
    public static async Task Write(Chromium chromium, Uri site, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var (size, width, height) in new[] { ("phone", 360, 780), ("desk", 1280, 800) })
        {
            foreach (var (name, path, scheme) in new[]
            {
                ("start", "", ColorScheme.Dark), ("now", "now", ColorScheme.Dark), ("now-light", "now", ColorScheme.Light), ("beside", "beside", ColorScheme.Dark), ("reflect", "reflect", ColorScheme.Dark),
                ("guide", "guide", ColorScheme.Dark), ("words", "words", ColorScheme.Dark), ("help", "help/gb", ColorScheme.Dark), ("pause", "pause", ColorScheme.Dark), ("app", "app", ColorScheme.Dark),
            })
            {
                await using var context = await chromium.Browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height }, ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
                var page = await context.NewPageAsync();
                await page.GotoAsync(new Uri(site, path).AbsoluteUri);
                if (name == "reflect")
                {
                    await page.EvaluateAsync("() => { for (const box of ['welcome_upsetting', 'feeling_sad', 'loss_last-year', 'head_mild']) document.getElementById(box)?.click(); }");
                }

                if (name == "app")
                {
                    await page.Locator("#loading").WaitForAsync(new() { State = WaitForSelectorState.Detached, Timeout = 120_000 });
                    await page.Locator("[data-role=self]").ClickAsync();
                    await page.Locator("#ask").WaitForAsync();
                }

                await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{size}.png") });
            }
        }
    }
}
