using Microsoft.Playwright;

namespace Saltwater.Timings;

/// <summary>What Blazor takes by itself on this machine just now.</summary>
/// <remarks>The app its template makes, untouched, with its files kept by the browser as ours are.</remarks>
internal static class Stock
{
    /// <summary>Milliseconds from opening it until its first heading is painted, the middle one of five.</summary>
    public static async Task<double> Start(Chromium chromium, Uri address)
    {
        var page = await chromium.Phone();
        await page.AddInitScriptAsync(
            $$"""
            window.shown = new Promise(done => new MutationObserver(async (_, watch) => {
              if (!document.querySelector("#app h1")) return;
              watch.disconnect();
              await {{Timings.Painted}};
              done(performance.now());
            }).observe(document, { childList: true, subtree: true }));
            """
        );
        var times = new List<double>();
        for (var run = 0; run < 6; run++)
        {
            await page.GotoAsync(address.AbsoluteUri, new() { WaitUntil = WaitUntilState.Commit, Timeout = 120_000 });
            var time = await page.EvaluateAsync<double>("shown");
            if (run > 0)
            {
                times.Add(time);
            }
        }

        await page.Context.DisposeAsync();
        return Baseline.Middle(times);
    }
}
