using Microsoft.Playwright;

namespace Saltwater.Timings;

/// <summary>The system's own browser.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private readonly IPlaywright playwright;

    private Chromium(IPlaywright playwright, IBrowser browser) => (this.playwright, Browser) = (playwright, browser);

    public IBrowser Browser { get; }

    public static async Task<Chromium> Launch()
    {
        var playwright = await Playwright.CreateAsync();
        return new(
            playwright,
            await playwright.Chromium.LaunchAsync(
                new()
                {
                    ExecutablePath = "/usr/bin/chromium",
                    ChromiumSandbox = false,
                    Args =
                    [
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                    ],
                }
            )
        );
    }

    /// <summary>A phone in a fresh profile, with its processor slowed as many times and, if asked, on slow 4G.</summary>
    public async Task<IPage> Phone(int slowedTimes = 4, bool slow4G = false)
    {
        var context = await Browser.NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = 360, Height = 780 },
                IsMobile = true,
                HasTouch = true,
            }
        );
        var page = await context.NewPageAsync();
        var tools = await context.NewCDPSessionAsync(page);
        await tools.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = slowedTimes });
        if (slow4G)
        {
            // As the browser's own developer tools name it: 1.6 Mbit/s down, 750 kbit/s up, 150 ms there and back.
            await tools.SendAsync("Network.enable");
            await tools.SendAsync(
                "Network.emulateNetworkConditions",
                new()
                {
                    ["offline"] = false,
                    ["latency"] = 150,
                    ["downloadThroughput"] = 1_600_000 / 8,
                    ["uploadThroughput"] = 750_000 / 8,
                }
            );
        }

        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        playwright.Dispose();
    }
}
