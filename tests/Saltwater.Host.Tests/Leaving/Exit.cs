namespace Saltwater.Host.Tests.Leaving;

/// <summary>One press of Leave, in milliseconds from the moment of the click itself.</summary>
/// <param name="Gone">When nothing of the page was left.</param>
/// <param name="Stands">When the neutral page could be seen.</param>
/// <param name="Idle">When a click on the neutral page, where it does nothing, was noticed: what the machine takes for any click just now.</param>
internal sealed record Exit(double Gone, double Stands, double Idle)
{
    /// <summary>Within this the neutral page has to stand.</summary>
    public const double Soon = 500;

    // A busy machine adds to a time and never takes from it: what a page itself takes is the best of a few.
    private const int Presses = 5;

    // Written down where the next page of the same origin can read it.
    private const string Watch =
        """
        addEventListener("DOMContentLoaded", () => {
          let began = 0;
          addEventListener("click", event => { began = event.timeStamp; window.noticed = performance.now() - began; sessionStorage.began = performance.timeOrigin + began }, true);
          new MutationObserver((_, observer) => {
            if (document.body.childElementCount == 0) { observer.disconnect(); sessionStorage.gone = performance.now() - began }
          }).observe(document.body, { childList: true });
        });
        """;

    private const string Read =
        """
        () => new Promise(done => new PerformanceObserver((list, observer) => {
          const seen = list.getEntriesByName("first-contentful-paint")[0];
          if (!seen) return;
          observer.disconnect();
          done([Number(sessionStorage.gone), performance.timeOrigin + seen.startTime - sessionStorage.began]);
        }).observe({ type: "paint", buffered: true }))
        """;

    /// <summary>From now on the visit's pages write down when they are left.</summary>
    public static Task Watched(Visit visit) => visit.Context.AddInitScriptAsync(Watch);

    /// <summary>How soon the neutral page stands after Leave on a page of a watched visit: the first time that is soon enough, or the best of a few.</summary>
    public static async Task<double> Soonest(Visit visit, string page, string neutral)
    {
        var best = double.MaxValue;
        for (var press = 0; press < Presses && best > Soon; press++)
        {
            best = Math.Min(best, (await From(visit, page, neutral)).Stands);
        }

        return best;
    }

    /// <summary>Presses Leave on a page of a watched visit.</summary>
    public static async Task<Exit> From(Visit visit, string page, string neutral)
    {
        await visit.Page.GotoAsync(page);
        await visit.Page.Locator("#leave").ClickAsync();
        await visit.Arrives(neutral);
        var times = await visit.Page.Ask<double[]>(Read);
        await visit.Page.Mouse.ClickAsync(1, 1);
        return new(times[0], times[1], await visit.Page.Ask<double>("(sessionStorage.clear(), noticed)"));
    }
}
