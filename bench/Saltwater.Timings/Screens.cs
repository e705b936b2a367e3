using Microsoft.Playwright;

namespace Saltwater.Timings;

/// <summary>Pictures of the main screens, for the documents and for whoever changes the look.</summary>
internal static class Screens
{
    // What is kept, with made-up evenings.
    private static async Task Kept(Chromium chromium, Uri site, string folder, string size, int width, int height)
    {
        await using var context = await chromium.Browser.NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = width, Height = height },
                ColorScheme = ColorScheme.Dark,
                ReducedMotion = ReducedMotion.Reduce,
            }
        );
        var journal = new Journal(await context.NewPageAsync(), site);
        await journal.Begin();
        await journal.BringIn(120, DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime));
        await Picture("evenings");
        await journal.Press("Note an evening");
        await Picture("evening");
        await journal.Press("Back");
        await journal.Press("Patterns");
        await journal.On("Patterns");
        await Picture("patterns");
        await journal.Press("Back");
        await journal.Press("Limits and care");
        await journal.On("Limits and care");
        await Picture("limits");
        await journal.Press("Back");
        await journal.Lock();
        await Picture("locked");

        async Task Picture(string name)
        {
            await journal.Page.WaitForTimeoutAsync(300);
            await journal.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{size}.png") });
        }
    }

    public static async Task Write(Chromium chromium, Uri site, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var (size, width, height) in new[] { ("phone", 360, 780), ("desk", 1280, 800) })
        {
            foreach (
                var (name, path, scheme) in new[]
                {
                    ("start", "", ColorScheme.Dark),
                    ("now", "now", ColorScheme.Dark),
                    ("now-light", "now", ColorScheme.Light),
                    ("beside", "beside", ColorScheme.Dark),
                    ("reflect", "reflect", ColorScheme.Dark),
                    ("guide", "guide", ColorScheme.Dark),
                    ("words", "words", ColorScheme.Dark),
                    ("help", "help/gb", ColorScheme.Dark),
                    ("pause", "pause", ColorScheme.Dark),
                    ("app", "app", ColorScheme.Dark),
                }
            )
            {
                await using var context = await chromium.Browser.NewContextAsync(
                    new()
                    {
                        ViewportSize = new() { Width = width, Height = height },
                        ColorScheme = scheme,
                        ReducedMotion = ReducedMotion.Reduce,
                    }
                );
                var page = await context.NewPageAsync();
                await page.GotoAsync(new Uri(site, path).AbsoluteUri);
                if (name == "reflect")
                {
                    await page.EvaluateAsync(
                        "() => { for (const box of ['welcome_mixed', 'feeling_ashamed', 'loss_last-year', 'head_mild']) "
                            + "document.getElementById(box)?.click(); }"
                    );
                }

                if (name == "app")
                {
                    await page.Locator("#loading").WaitForAsync(new() { State = WaitForSelectorState.Detached, Timeout = 120_000 });
                    await page.Locator("[data-role=self]").ClickAsync();
                    await page.Locator("#ask").WaitForAsync();
                }

                await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{size}.png") });
            }

            await Kept(chromium, site, folder, size, width, height);
        }
    }
}
