using Microsoft.Playwright;

namespace Saltwater.Site.Tests.Keep;

/// <summary>What is kept is a part of its own: loaded when somebody opens it, and not before.</summary>
public sealed class KeepDoorTests(RunningSite site, Browser browser)
{
    private static readonly string[] Parts = ["Saltwater.Keep.", "Saltwater.App.Keep.", "System.Security.Cryptography.", "System.Formats.Cbor.", "System.Private.Xml", "keep.js", "vault.js"];

    [Fact]
    public async Task Nothing_of_it_is_loaded_at_first_and_all_of_it_when_it_is_opened()
    {
        await using var visit = await Visit.Begin(browser);
        await Open(visit);
        Assert.DoesNotContain(visit.Requests, address => Parts.Any(part => address.Contains(part, StringComparison.Ordinal)));

        await visit.Page.Locator("#keep").ClickAsync();
        await Opens(visit);

        Assert.Contains(visit.Requests, address => address.Contains("Saltwater.App.Keep.", StringComparison.Ordinal));
        Assert.Empty(visit.Complaints);
        Assert.Empty(await visit.Kept());
        Assert.Equal(site.At("/app"), visit.Page.Url);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Back", Exact = true }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("[data-role=self]")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Where_it_cannot_be_loaded_that_is_said_and_trying_again_helps()
    {
        await using var visit = await Visit.Begin(browser);
        await Open(visit);
        await visit.Context.SetOfflineAsync(true);
        await visit.Page.Locator("#keep").ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("This part did not load")).ToBeVisibleAsync(new() { Timeout = 60_000 });

        await visit.Context.SetOfflineAsync(false);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await Opens(visit);
    }

    private static Task Opens(Visit visit) => Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Keep notes for yourself" })).ToBeVisibleAsync(new() { Timeout = 60_000 });

    private async Task Open(Visit visit)
    {
        await visit.Page.GotoAsync(site.At("/app"));
        await visit.Page.Locator("#loading").WaitForAsync(new() { State = WaitForSelectorState.Detached, Timeout = 60_000 });
    }
}
