using Microsoft.Playwright;
using Saltwater.Site.Tests.App;

namespace Saltwater.Site.Tests.Keep;

/// <summary>What is kept is a part of its own: loaded when somebody opens it, and not before.</summary>
public sealed class KeepDoorTests(RunningSite site, Browser browser)
{
    private static readonly string[] Parts =
    [
        "Saltwater.Keep.",
        "Saltwater.App.Keep.",
        "System.Security.Cryptography.",
        "System.Formats.Cbor.",
        "System.Private.Xml",
        "keep.js",
        "vault.js",
    ];

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

    // What a host answers with that has a new build: the parts are not there, or others stand in their place.
    [Theory]
    [InlineData(404, "")]
    [InlineData(410, "")]
    [InlineData(200, "other bytes")]
    public async Task A_site_that_was_renewed_says_so_and_takes_along_what_was_answered(int status, string body)
    {
        await using var visit = await Visit.Begin(browser);
        await visit.Page.Open(site.At("/app"));
        await visit.Page.Begin();
        await visit.Page.Go("Skip");
        await visit.Page.NoDanger();
        await visit.Page.StandsOut(1);
        await visit.Page.Locator(".choices input").First.CheckAsync();
        await visit.Page.Go("Go on");
        await visit.Page.Go("Show me now");
        await visit.Context.RouteAsync("**/app/_framework/Saltwater.*", route => route.FulfillAsync(
                new()
                {
                    Status = status,
                    ContentType = "application/octet-stream",
                    Body = body,
                }
            ));
        await visit.Page.Named("Keep a note").ClickAsync();
        await Assertions
            .Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Saltwater was renewed meanwhile" }))
            .ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Assertions.Expect(visit.Page.GetByText("needs the connection")).ToHaveCountAsync(0);

        await visit.Context.UnrouteAsync("**/app/_framework/Saltwater.*");
        var opens = visit.Context.WaitForPageAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Load it anew" }).ClickAsync();
        var anew = await opens;
        await anew.Locator("#loading").WaitForAsync(new() { State = WaitForSelectorState.Detached, Timeout = 60_000 });
        await visit.Arrives(site.At("/pause"));
        await anew.Locator("[data-role=self]").ClickAsync();
        await Assertions.Expect(anew.Locator("[data-arrive]")).Not.ToContainTextAsync("18 or older");
        Assert.Empty(await visit.Kept());
    }

    [Fact]
    public async Task A_page_in_place_of_a_part_is_no_part()
    {
        await using var visit = await Visit.Begin(browser);
        await Open(visit);
        await visit.Context.RouteAsync("**/app/keep.*.js", route => route.FulfillAsync(
                new()
                {
                    Status = 200,
                    ContentType = "text/html",
                    Body = "<p>Not here",
                }
            ));
        await visit.Page.Locator("#keep").ClickAsync();
        await Assertions
            .Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Saltwater was renewed meanwhile" }))
            .ToBeVisibleAsync(new() { Timeout = 60_000 });
    }

    [Fact]
    public async Task A_host_that_is_out_of_order_is_not_told_as_a_renewed_site()
    {
        await using var visit = await Visit.Begin(browser);
        await Open(visit);
        await visit.Context.RouteAsync("**/app/_framework/Saltwater.*", route => route.FulfillAsync(new() { Status = 503, Body = "" }));
        await visit.Page.Locator("#keep").ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("This part did not load")).ToBeVisibleAsync(new() { Timeout = 60_000 });

        await visit.Context.UnrouteAsync("**/app/_framework/Saltwater.*");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await Opens(visit);
    }

    private static Task Opens(Visit visit) =>
        Assertions
            .Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Keep notes for yourself" }))
            .ToBeVisibleAsync(new() { Timeout = 60_000 });

    private async Task Open(Visit visit)
    {
        await visit.Page.GotoAsync(site.At("/app"));
        await visit.Page.Locator("#loading").WaitForAsync(new() { State = WaitForSelectorState.Detached, Timeout = 60_000 });
    }
}
