namespace Saltwater.Timings;

/// <summary>What this machine takes just now for something that is none of ours: a time of ours says little by itself, and much as so many
/// times its baseline.</summary>
internal static class Baseline
{
    /// <summary>A document of two letters by the same server: what connecting, the driver and a first paint take without us.</summary>
    public static readonly string BareAddress = "health";

    /// <summary>A tick on a page with one box and one rule, until it is painted.</summary>
    public static async Task<double> BareTick(Chromium chromium)
    {
        var page = await chromium.Phone();
        await page.SetContentAsync("<style>body:has(#a:checked) p { color: green }</style><input type=checkbox id=a><p>Words");
        var times = await page.EvaluateAsync<double[]>(
            $$"""
            async () => {
              const times = [], box = document.getElementById("a");
              for (let turn = 0; turn < 15; turn++) {
                await {{Timings.Painted}};
                await {{Timings.Painted}};
                const start = performance.now();
                box.click();
                await {{Timings.Painted}};
                times.push(performance.now() - start);
              }
              return times;
            }
            """
        );
        await page.Context.DisposeAsync();
        return Middle(times);
    }

    /// <summary>A plain loop of whole numbers, ten million steps: what the processor does of what cannot be anything else.</summary>
    public static async Task<double> Loop(Chromium chromium, int slowedTimes)
    {
        var page = await chromium.Phone(slowedTimes);
        var times = await page.EvaluateAsync<double[]>(
            """
            async () => {
              const steps = () => { let x = 1; for (let at = 0; at < 10_000_000; at++) x = (Math.imul(x, 1664525) + 1013904223) | 0; return x };
              steps();
              const times = [];
              for (let turn = 0; turn < 9; turn++) {
                await new Promise(done => setTimeout(done));
                const start = performance.now();
                globalThis.kept = steps();
                times.push(performance.now() - start);
              }
              return times;
            }
            """
        );
        await page.Context.DisposeAsync();
        return Middle(times);
    }

    public static double Middle(IReadOnlyCollection<double> times) => times.Order().ElementAt(times.Count / 2);
}
