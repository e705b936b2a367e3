using System.Globalization;
using Microsoft.Playwright;

namespace Saltwater.Timings;

/// <summary>What a person waits for, on a phone as slow as many are: the processor slowed four times.</summary>
internal static class Timings
{
    // The next frame has been painted: counted from a moment in the page itself, so that what drives the browser adds nothing.
    public const string Painted =
        "new Promise(done => requestAnimationFrame(() => { const c = new MessageChannel(); c.port1.onmessage = done; c.port2.postMessage(0) }))";

    /// <summary>The parts of the table, in its order.</summary>
    public static readonly string[] Parts = ["pages", "app", "assistants", "journal"];

    public static async Task Write(Chromium chromium, Uri site, Uri? stock, Rows rows, IReadOnlyCollection<string> parts)
    {
        rows.Begin();
        if (parts.Contains("pages"))
        {
            await Pages(chromium, site, rows);
        }

        if (parts.Contains("app"))
        {
            await App(chromium, site, stock, rows);
        }

        if (parts.Contains("assistants"))
        {
            await Assistants(rows);
        }

        if (parts.Contains("journal"))
        {
            await Kept(chromium, site, rows);
        }
    }

    private static async Task Pages(Chromium chromium, Uri site, Rows rows)
    {
        Yardstick bare = new("two letters by the same server", () => FirstPaint(chromium, new(site, Baseline.BareAddress), slow4G: true)),
            tick = new("a tick on a bare page", () => Baseline.BareTick(chromium));
        await rows.Measure("`/now`, first contentful paint, slow 4G", bare, Budgets.FirstPaint, () =>
            Repeat(9, () => FirstPaint(chromium, new(site, "now"), slow4G: true))
        );
        await rows.Measure("`/reflect`, first contentful paint, slow 4G", bare, Budgets.Reflect, () =>
            Repeat(5, () => FirstPaint(chromium, new(site, "reflect"), slow4G: true))
        );
        await rows.Measure("`/reflect`, a tick until its effect is painted, five others ticked", tick, Budgets.Tick, () =>
            Ticks(chromium, new(site, "reflect"), startAnew: true)
        );
        await rows.Measure("the same, with everything before it still ticked and many danger signs up", tick, Budgets.ManyTicks, () =>
            Ticks(chromium, new(site, "reflect"), startAnew: false)
        );
        await rows.Measure("Leave until the page is gone, no slowing, a hundred times", PlainLoop(chromium), Budgets.Leave, () =>
            Repeat(100, () => Leave(chromium, site))
        );
    }

    private static async Task App(Chromium chromium, Uri site, Uri? stock, Rows rows)
    {
        Yardstick slowed = new("a plain loop, slowed the same", () => Baseline.Loop(chromium, 4));
        if (stock is not null)
        {
            Yardstick template = new("the stock Blazor app, to its first heading", () => Stock.Start(chromium, stock));
            await rows.Measure("app, from opening to the first question, painted and answering, files kept", template, Budgets.Start, () =>
                WarmStart(chromium, site)
            );
        }

        // Nobody taps as fast as the first rows: the list that comes first takes longer to read than the last rows wait for it.
        const int Reading = 2_000;
        await Walks("without a moment to read", reading: 0, Budgets.HastyAnswer, Budgets.HastyLongestTask);
        await Walks("the first list read for two seconds", Reading, Budgets.Answer, Budgets.LongestTask);

        async Task Walks(string how, int reading, Budget answer, Budget longestTask)
        {
            List<double> longest = [];
            await rows.Measure(
                $"app, an answer until the next screen is painted, from the first screen to the result, {how}",
                slowed,
                answer,
                async () =>
                {
                    List<double> answers = [];
                    for (var walk = 0; walk < 3; walk++)
                    {
                        var (times, task) = await Answers(chromium, site, reading);
                        answers.AddRange(times);
                        longest.AddRange(task);
                    }

                    return answers;
                }
            );
            await rows.Measure($"the same, longest task of each of three walks, {how}", slowed, longestTask, () =>
                Task.FromResult<IReadOnlyCollection<double>>(longest)
            );
        }
    }

    private static async Task Assistants(Rows rows)
    {
        Yardstick version = new("the program saying its version", AskedProgram.Version);
        List<double> more = [];
        await rows.Measure(
            "`saltwater mcp`, from starting the program to the first answer of a tool",
            version,
            Budgets.FirstToolAnswer,
            () => Repeat(7, async () =>
                {
                    var (first, others) = await AskedProgram.Ask();
                    more.AddRange(others);
                    return first;
                })
        );
        await rows.Measure("the same, another answer", version, Budgets.ToolAnswer, () =>
            Task.FromResult<IReadOnlyCollection<double>>(more)
        );
    }

    private static Yardstick PlainLoop(Chromium chromium) => new("a plain loop", () => Baseline.Loop(chromium, 1));

    // A journal of five thousand days, on the processor as it is: what is asked of it was said of this machine.
    private static async Task Kept(Chromium chromium, Uri site, Rows rows)
    {
        const int Evenings = 10_000;
        var search = 0;
        var plain = PlainLoop(chromium);
        var page = await chromium.Phone(slowedTimes: 1);

        // A browser that says it has little memory gets the usual cost: 64 MiB, three passes.
        await page.AddInitScriptAsync("Object.defineProperty(navigator, 'deviceMemory', { get: () => 2 })");
        var journal = new Journal(page, site);
        await journal.Begin();
        await journal.Lock();
        await rows.Measure("journal, unlock at 64 MiB and three passes, empty", plain, Budgets.Unlock, () => Repeat(5, Unlock));
        await journal.Unlock();
        await journal.BringIn(Evenings, new(2026, 3, 14));
        await journal.Lock();
        await rows.Measure("journal of 10,000 evenings, from Open to the list", plain, Budgets.OpenList, () => Repeat(5, Unlock));
        await journal.Unlock();
        await rows.Measure("the same, a letter in the search until what was found is painted", plain, Budgets.Search, () =>
            Repeat(9, () => journal.Search(search++ % 2 == 0 ? "lantern" : "river"))
        );
        await journal.Search("");
        await rows.Measure("the same, Save until the list is painted", plain, Budgets.Save, () => Repeat(9, journal.Add));
        await page.Context.DisposeAsync();

        async Task<double> Unlock()
        {
            var time = await journal.Unlock();
            await journal.Lock();
            return time;
        }
    }

    private static async Task<IReadOnlyCollection<double>> Repeat(int runs, Func<Task<double>> measure)
    {
        var times = new List<double>();
        for (var run = 0; run < runs; run++)
        {
            times.Add(await measure());
        }

        return times;
    }

    private static async Task<double> FirstPaint(Chromium chromium, Uri address, bool slow4G)
    {
        var page = await chromium.Phone(slow4G: slow4G);
        await page.GotoAsync(address.AbsoluteUri);
        var time = await page.EvaluateAsync<double>(
            "() => new Promise(found => new PerformanceObserver(list => { const each = "
                + "list.getEntriesByName('first-contentful-paint')[0]; if (each) found(each.startTime) }).observe({ type: "
                + "'paint', buffered: true }))"
        );
        await page.Context.DisposeAsync();
        return time;
    }

    private static async Task<IReadOnlyCollection<double>> Ticks(Chromium chromium, Uri address, bool startAnew)
    {
        var page = await chromium.Phone();
        await page.GotoAsync(address.AbsoluteUri);
        await page.WaitForTimeoutAsync(1000);
        var times = await page.EvaluateAsync<double[]>(
            $$"""
            async () => {
              const boxes = [...document.querySelectorAll("form input")].filter((_, at) => at % 6 == 0), times = [];
              const ticks = ["age18_yes", "welcome_mixed", "feeling_ashamed", "when_at-orgasm", "nameable_no-idea"];
              const anew = () => { document.querySelector("form").reset(); for (const id of ticks) document.getElementById(id)?.click(); };
              for (const box of boxes) {
                if ({{(startAnew ? "true" : "false")}}) anew();
                await {{Painted}};
                await {{Painted}};
                const start = performance.now();
                box.click();
                await {{Painted}};
                times.push(performance.now() - start);
              }
              return times;
            }
            """
        );
        await page.Context.DisposeAsync();
        return times;
    }

    private static async Task<double> Leave(Chromium chromium, Uri site)
    {
        var page = await chromium.Phone(slowedTimes: 1);
        await page.AddInitScriptAsync(
            """
            addEventListener("DOMContentLoaded", () => {
              let began = 0;
              addEventListener("click", event => began = event.timeStamp, true);
              new MutationObserver(() => {
                if (document.body.childElementCount == 0) sessionStorage.gone = performance.now() - began;
              }).observe(document.body, { childList: true });
            });
            """
        );
        await page.GotoAsync(new Uri(site, "now").AbsoluteUri);
        await page.Locator("#leave").ClickAsync();
        await page.WaitForURLAsync(new Uri(site, "pause").AbsoluteUri);
        var time = double.Parse(await page.EvaluateAsync<string>("sessionStorage.gone"), CultureInfo.InvariantCulture);
        await page.Context.DisposeAsync();
        return time;
    }

    // "Getting the questions ready" goes away when the app has drawn itself.
    private static async Task Open(IPage page, Uri site)
    {
        await page.GotoAsync(new Uri(site, "app").AbsoluteUri);
        await page.Locator("#loading").WaitForAsync(new() { State = WaitForSelectorState.Detached, Timeout = 120_000 });
    }

    // Who asks is chosen as soon as that stands on the page, which is long before the app has started: all that is left is waiting for the first question.
    private static async Task<IReadOnlyCollection<double>> WarmStart(Chromium chromium, Uri site)
    {
        var page = await chromium.Phone();
        await page.AddInitScriptAsync(
            $$"""
            addEventListener("DOMContentLoaded", () => setTimeout(() => document.querySelector("[data-role=self]").click()));
            window.asked = new Promise(done => new MutationObserver(async (_, watch) => {
              if (!document.getElementById("ask")) return;
              watch.disconnect();
              await {{Painted}};
              done(performance.now());
            }).observe(document, { childList: true, subtree: true }));
            """
        );
        var times = new List<double>();
        for (var run = 0; run < 6; run++)
        {
            await page.GotoAsync(new Uri(site, "app").AbsoluteUri);
            var time = await page.EvaluateAsync<double>("asked");
            if (run > 0)
            {
                times.Add(time);
            }
        }

        await page.Context.DisposeAsync();
        return times;
    }

    // The path from its first screen to an answer, as somebody walks it in whom nothing is urgent: no danger, two areas, the first line of each screen.
    private static async Task<(double[] Answers, double[] Longest)> Answers(Chromium chromium, Uri site, int reading)
    {
        var page = await chromium.Phone();
        await Open(page, site);
        await page.Locator("[data-role=self]").ClickAsync();
        await page.Locator("#ask").WaitForAsync();
        await page.WaitForTimeoutAsync(reading);
        var times = await page.EvaluateAsync<double[]>(
            $$"""
            async () => {
              const times = [];
              window.longest = [];
              new PerformanceObserver(list => longest.push(...list.getEntries().map(each => each.duration))).observe({ type: "longtask" });
              const heading = () => document.querySelector("main h1[data-arrive]")?.textContent;
              for (let turn = 0; turn < 30 && !document.querySelector(".results"); turn++) {
                const before = heading();
                for (const chip of [...document.querySelectorAll("section .chips .chip")].slice(0, 2)) chip.click();
                document.querySelector("section.question:not(.danger) .choices input:not(:disabled)")?.click();
                await {{Painted}};
                await {{Painted}};
                const on = document.querySelector("section .tap") ?? document.querySelector("section .row .button:not(.quiet, :disabled)")
                  ?? document.querySelector("section .row .button:not(:disabled)");
                if (!on) throw new Error(`There is no way on from: ${before}`);
                const start = performance.now();
                on.click();
                while (heading() == before && !document.querySelector(".results")) {
                  if (performance.now() - start > 20_000) throw new Error(`Nothing comes after: ${before}`);
                  await {{Painted}};
                }
                await {{Painted}};
                times.push(performance.now() - start);
              }
              if (!document.querySelector(".results")) throw new Error(`No answer comes; the last screen is: ${heading()}`);
              return times;
            }
            """
        );

        // The browser tells of no task below this.
        const double Told = 50;
        var longest = await page.EvaluateAsync<double[]>("longest");
        await page.Context.DisposeAsync();
        return (times, [longest.Append(Told).Max()]);
    }
}
