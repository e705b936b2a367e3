using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Saltwater.Site.Tests.App;

/// <summary>What was kept on a device, when the site has a newer build.</summary>
public sealed class KeptUpdateTests(WholeBrowser browser)
{
    [Fact]
    public async Task A_newer_build_waits_until_no_page_is_open_and_takes_over_whole()
    {
        var older = await BuiltSite.Rendered;
        var newer = await Website.Render(
            BuiltSite.Pack with
            {
                Version = "99",
            },
            BuiltSite.App,
            BuiltSite.Figures,
            BuiltSite.Phrases,
            page: BuiltSite.Page
        );
        var server = SiteServer.For(older, ["--urls=http://127.0.0.1:0"]);
        await server.StartAsync(TestContext.Current.CancellationToken);
        var address = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        var site = address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        await using var visit = await Visit.Begin(browser);
        try
        {
            await Keep(visit.Page, site);
            await visit.Page.GotoAsync(site + "/app");
            await Started(visit.Page);
            await visit.Page.Locator("[data-role=self]").ClickAsync();
            var asked = await visit.Page.Locator("#ask").InnerTextAsync();
            var guide = await Guide(visit.Page);

            // A server that is not there changes nothing.
            await server.DisposeAsync();
            Assert.False(await Update(visit.Page));
            server = SiteServer.For(newer, ["--urls=" + address]);
            await server.StartAsync(TestContext.Current.CancellationToken);
            Assert.True(await Update(visit.Page));

            Assert.Equal(2, (await Caches(visit.Page)).Length);
            Assert.Equal(asked, await visit.Page.Locator("#ask").InnerTextAsync());
            await visit.Page.Go("None of these");
            await visit.Page.ReloadAsync();
            Assert.Equal(guide, await Guide(visit.Page));

            // Closed and opened again, it is the newer one, whole, and the older one is gone.
            await visit.Page.CloseAsync();
            var again = await visit.Context.NewPageAsync();
            await Visit.Until(async () =>
            {
                // The browser takes a moment to notice that no page is open.
                await again.GotoAsync("about:blank");
                await Task.Delay(500, TestContext.Current.CancellationToken);
                await again.GotoAsync(site + "/app");
                return await Guide(again) != guide && (await Caches(again)).Length == 1;
            });
            await visit.Context.SetOfflineAsync(true);
            await again.ReloadAsync();
            await Started(again);
            Assert.NotEqual(guide, await Guide(again));
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    private static async Task Keep(IPage page, string site)
    {
        await page.GotoAsync(site + "/app");
        await Started(page);
        await page.GetByText("Keep Saltwater on this device").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep it on this device" }).ClickAsync();
        await Assertions.Expect(page.GetByText("It opens without a connection now.")).ToBeVisibleAsync(new() { Timeout = 60_000 });
    }

    private static Task Started(IPage page) =>
        page.Locator("#loading").WaitForAsync(new() { State = WaitForSelectorState.Detached, Timeout = 60_000 });

    private static Task<string> Guide(IPage page) => page.Ask<string>("document.querySelector('meta[name=guide]').content");

    private static Task<string[]> Caches(IPage page) => page.Ask<string[]>("caches.keys()");

    // What the browser does by itself when it looks for a newer build: whether one is there in the end, waiting.
    private static Task<bool> Update(IPage page) =>
        page.Ask<bool>(
            """
            async () => {
              const kept = await navigator.serviceWorker.getRegistration("/");
              try { await kept.update(); } catch { return false; }
              const worker = kept.installing ?? kept.waiting;
              if (!worker) return false;
              while (worker.state === "installing") await new Promise(done => worker.addEventListener("statechange", done, { once: true }));
              return worker.state === "installed" && kept.waiting === worker;
            }
            """
        );
}
