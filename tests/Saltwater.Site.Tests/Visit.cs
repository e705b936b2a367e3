using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Playwright;

namespace Saltwater.Site.Tests;

/// <summary>One person's visit in a fresh profile: a page, and a record of all it asked for and complained about.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> requests = [];
    private readonly ConcurrentQueue<string> complaints = [];

    private readonly Browser browser;

    private Visit(Browser browser, IPage page) => (this.browser, Page) = (browser, page);

    public IBrowserContext Context => Page.Context;

    public IPage Page { get; }

    /// <summary>Every address asked for by any page of the visit, in order.</summary>
    public IReadOnlyCollection<string> Requests => requests;

    /// <summary>Errors of scripts, of the console, and every violation of the page's policy. Empty on a good day.</summary>
    public IReadOnlyCollection<string> Complaints => complaints;

    /// <summary>Opens a fresh profile, phone-sized unless told otherwise.</summary>
    public static async Task<Visit> Begin(Browser browser, BrowserNewContextOptions? options = null)
    {
        options ??= new();
        options.ViewportSize ??= new() { Width = 360, Height = 780 };
        var visit = new Visit(browser, await browser.Open(options));
        var context = visit.Context;
        context.Request += (_, request) => visit.requests.Enqueue(request.Url);
        context.Console += (_, message) =>
        {
            // That a page is not there is an answer, not a fault of the page that says so.
            if (
                message.Type is "error" or "warning"
                && !(
                    message.Text.Contains("status of 404", StringComparison.Ordinal)
                    && message.Location.StartsWith(visit.Page.Url, StringComparison.Ordinal)
                )
            )
            {
                visit.complaints.Enqueue(message.Text);
            }
        };
        context.WebError += (_, error) => visit.complaints.Enqueue(error.Error);
        return visit;
    }

    /// <summary>Opens a fresh profile on a page.</summary>
    public static async Task<Visit> To(Browser browser, string address, BrowserNewContextOptions? options = null)
    {
        var visit = await Begin(browser, options);
        await visit.Page.GotoAsync(address);
        return visit;
    }

    /// <summary>What the browser kept for the site: names of storage entries, databases, caches, cookies and workers. Needs script.</summary>
    public async Task<IReadOnlyList<string>> Kept() =>
        [
            .. await Page.Ask<string[]>(
                """
                async () => [
                  ...Object.keys(localStorage).map(key => "local " + key),
                  ...Object.keys(sessionStorage).map(key => "session " + key),
                  ...(await indexedDB.databases()).map(each => "database " + each.name),
                  ...(await caches.keys()).map(key => "cache " + key),
                  ...(await navigator.serviceWorker.getRegistrations()).map(each => "worker " + each.scope),
                ]
                """
            ),
            .. (await Context.CookiesAsync()).Select(cookie => "cookie " + cookie.Name),
        ];

    /// <summary>Waits until the page stands at an address and is whole.</summary>
    public Task Arrives(string address) => Page.Arrives(address);

    /// <summary>Asks again and again until it is so; if half a minute is not enough, the test fails. The driver's own way of asking is
    /// forbidden by the pages' policy.</summary>
    public static async Task Until(Func<Task<bool>> isSo, [CallerArgumentExpression(nameof(isSo))] string what = "") =>
        Assert.True(await Comes(isSo), $"It never came to this: {what}");

    /// <summary>Whether it comes to be so while the browser has the time for one answer.</summary>
    internal static async Task<bool> Comes(Func<Task<bool>> isSo)
    {
        var (began, stop) = (TimeProvider.System.GetTimestamp(), TestContext.Current.CancellationToken);
        while (TimeProvider.System.GetElapsedTime(began) < Patience.OneAnswer)
        {
            try
            {
                if (await isSo().WaitAsync(Patience.OneTry, stop))
                {
                    return true;
                }
            }
            catch (Exception fault) when (fault is PlaywrightException or TimeoutException)
            {
                // The page went away while it was asked; the next one answers.
            }

            await Task.Delay(20, stop);
        }

        return false;
    }

    /// <summary>Goes on by Tab from where the keyboard is, until it stands on something. More presses than there is on any screen mean that
    /// it cannot be reached.</summary>
    /// <param name="what">A selector.</param>
    /// <param name="words">Its words; empty for any.</param>
    public async Task Reach(string what, string words = "")
    {
        const int Most = 300;
        for (var presses = 0; presses < Most; presses++)
        {
            if (
                await Page.Ask<bool>(
                    "([what, words]) => document.activeElement.matches(what) && (!words || document.activeElement.textContent.trim() === words)",
                    new[] { what, words }
                )
            )
            {
                return;
            }

            await Page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"The keyboard does not reach {what} {words}.");
    }

    /// <summary>Opens everything that can be opened, as somebody who reads it all would.</summary>
    public Task OpenAll() =>
        Page.Do("() => { for (const each of document.querySelectorAll('details')) { each.removeAttribute('name'); each.open = true } }");

    /// <summary>Shows the same screen in another look: dark or light, wide or narrow, with text as large as that.</summary>
    public async Task In(ColorScheme scheme, int width, int textPercent)
    {
        await Page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        await Page.SetViewportSizeAsync(width, Page.ViewportSize!.Height);
        await Page.Do("percent => document.documentElement.style.setProperty('font-size', `${percent}%`, 'important')", textPercent);
    }

    /// <summary>What sticks out at the side of the screen; empty if nothing does. What scrolls by itself may be wider.</summary>
    public Task<string> Sideways() =>
        Page.Ask<string>(
            """
            () => document.documentElement.scrollWidth <= innerWidth ? "" : [...document.querySelectorAll("body *")]
              .filter(each => each.getBoundingClientRect().right > innerWidth && !each.parentElement.closest(".walk"))
              .map(each => each.tagName + "." + each.className).join(" ") || "page"
            """
        );

    public async ValueTask DisposeAsync() => await browser.Close(Context);
}
