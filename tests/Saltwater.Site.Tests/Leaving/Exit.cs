namespace Saltwater.Site.Tests.Leaving;

/// <summary>One press of Leave, in milliseconds from the moment of the click itself.</summary>
/// <param name="Gone">When nothing of the page was left.</param>
/// <param name="Stands">When the neutral page could be seen.</param>
internal sealed record Exit(double Gone, double Stands)
{
    /// <summary>Within this nothing of the page may be left.</summary>
    public const double AtOnce = 100;

    /// <summary>Within this the neutral page has to stand.</summary>
    public const double Soon = 500;

    // A busy machine adds to a time and never takes from it: what a page itself takes is the best of a few.
    private const int Presses = 5;

    // Written down where the next page of the same origin can read it.
    private const string Watch = """
        addEventListener("DOMContentLoaded", () => {
          let began = 0;
          addEventListener("click", event => { began = event.timeStamp; sessionStorage.began = performance.timeOrigin + began }, true);
          new MutationObserver((_, observer) => {
            if (document.body.childElementCount == 0) { observer.disconnect(); sessionStorage.gone = performance.now() - began }
          }).observe(document.body, { childList: true });
        });
        """;

    private const string Read = """
        () => new Promise(done => new PerformanceObserver((list, observer) => {
          const seen = list.getEntriesByName("first-contentful-paint")[0];
          if (!seen) return;
          observer.disconnect();
          done([Number(sessionStorage.gone), performance.timeOrigin + seen.startTime - sessionStorage.began]);
        }).observe({ type: "paint", buffered: true }))
        """;

    /// <summary>From now on the visit's pages write down when they are left.</summary>
    public static Task Watched(Visit visit) => visit.Context.AddInitScriptAsync(Watch);

    /// <summary>How soon Leave is over on a page of a watched visit: the first time that is soon enough, or the best of a few.</summary>
    public static async Task<Exit> Soonest(Visit visit, string page, string neutral)
    {
        var best = new Exit(double.MaxValue, double.MaxValue);
        for (var press = 0; press < Presses && (best.Gone > AtOnce || best.Stands > Soon); press++)
        {
            var exit = await From(visit, page, neutral);
            best = new(Math.Min(best.Gone, exit.Gone), Math.Min(best.Stands, exit.Stands));
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
        await visit.Page.Do("sessionStorage.clear()");
        return new(times[0], times[1]);
    }
}
