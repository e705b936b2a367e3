using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Saltwater.Host.Tests.App;

/// <summary>Keeping the pages and the app on the device: only by choice, whole, and gone again in one tap.</summary>
public sealed partial class KeepingTests(RunningSite site, Browser browser)
{
    [Fact]
    public async Task Kept_it_opens_without_a_network_and_removed_it_is_gone()
    {
        await using var visit = await Visit.Begin(browser);
        await Open(visit);
        await visit.Page.GetByText("Keep Saltwater on this device").ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("What that leaves behind")).ToBeVisibleAsync();
        Assert.Empty(await visit.Kept());

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Keep it on this device" }).ClickAsync();
        await Says(visit, "It opens without a connection now.");
        Assert.Equal(["cache", "worker"], (await visit.Kept()).Select(each => each.Split(' ')[0]).Order());
        Assert.Single(await visit.Kept(), each => Neutral().IsMatch(each));

        await visit.Context.SetOfflineAsync(true);
        foreach (var path in (string[])["/", "/now", "/beside", "/help/gb", "/reflect", "/pause"])
        {
            await visit.Page.GotoAsync(site.At(path));
            Assert.True(await visit.Page.Locator("#main h1").IsVisibleAsync(), path);
        }

        await Open(visit);
        await visit.Page.Locator("[data-role=self]").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#ask")).ToBeVisibleAsync();
        await visit.Page.Locator("#leave").ClickAsync();
        await visit.Arrives(site.At("/pause"));

        await Open(visit);
        await visit.Page.GetByText("Keep Saltwater on this device").ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Remove it" }).ClickAsync();
        await Says(visit, "Nothing of it is left in this browser’s storage.");
        Assert.Empty(await visit.Kept());
        Assert.All(visit.Requests, address => Assert.StartsWith(site.Address.AbsoluteUri, address, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_nothing_can_be_kept_it_says_so_kindly_and_the_rest_goes_on()
    {
        await using var visit = await Visit.Begin(browser);
        await visit.Context.AddInitScriptAsync("Object.defineProperty(navigator, 'serviceWorker', { get: () => undefined })");
        await Open(visit);
        await visit.Page.GetByText("Keep Saltwater on this device").ClickAsync();
        await Says(visit, "everything else works");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Back" }).ClickAsync();
        await visit.Page.Locator("[data-role=self]").ClickAsync();

        await Assertions.Expect(visit.Page.Locator("#ask")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Ticks_come_along_from_the_page_without_script_and_its_tab_is_sent_away()
    {
        await using var visit = await Visit.To(browser, site.At("/reflect"));
        await visit.Page.Do("() => { for (const box of ['age18_yes', 'head_severe-sudden', 'welcome_upsetting']) document.getElementById(box).click() }");
        var opens = visit.Context.WaitForPageAsync();
        await visit.Page.Locator("a[href='/app'][target=_blank]").ClickAsync();
        var app = await opens;
        await app.Locator("#loading").WaitForAsync(new() { State = WaitForSelectorState.Detached, Timeout = 60_000 });
        await visit.Arrives(site.At("/pause"));
        await app.Locator("[data-role=self]").ClickAsync();

        await Assertions.Expect(app.GetByText("A sudden, very bad headache").First).ToBeVisibleAsync();
        await Assertions.Expect(app.Locator("#ask")).Not.ToContainTextAsync("18 or older");
        Assert.DoesNotContain(visit.Requests, address => address.Contains("head", StringComparison.Ordinal) || address.Contains('?', StringComparison.Ordinal));
    }

    private async Task Open(Visit visit)
    {
        await visit.Page.GotoAsync(site.At("/app"));
        await visit.Page.Locator("#loading").WaitForAsync(new() { State = WaitForSelectorState.Detached, Timeout = 60_000 });
    }

    private static Task Says(Visit visit, string text) => Assertions.Expect(visit.Page.GetByText(text)).ToBeVisibleAsync(new() { Timeout = 60_000 });

    [GeneratedRegex("^cache v-[0-9a-f]+$")]
    private static partial Regex Neutral();
}
