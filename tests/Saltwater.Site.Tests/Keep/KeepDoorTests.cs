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

    // What a host answers with that has a new build, that the parts are not there or others stand in their place, is told apart from one
    // that is out of order and from no connection. These two come by turns with the others, so that each is seen to have been told anew.
    [Fact]
    public async Task What_cannot_be_loaded_is_told_as_what_it_is_and_trying_again_helps()
    {
        const string Program = "**/app/_framework/Saltwater.*",
            Module = "**/app/keep.*.js";
        (string Parts, int Status, string ContentType, string Body)[] renewed =
        [
            (Program, 404, "application/octet-stream", ""),
            (Program, 410, "application/octet-stream", ""),
            (Program, 200, "application/octet-stream", "other bytes"),
            (Module, 200, "text/html", "<p>Not here"),
        ];
        await using var visit = await Visit.Begin(browser);
        await Open(visit);
        await visit.Context.SetOfflineAsync(true);
        await visit.Page.Locator("#keep").ClickAsync();
        await Says("This part did not load");
        await visit.Context.SetOfflineAsync(false);

        // Each answer changes what is said: where it said the same already, nobody could see that the page is done with it.
        foreach (var each in renewed)
        {
            await Answer(each.Parts, each.Status, each.ContentType, each.Body, "Saltwater was renewed meanwhile");
            await Assertions.Expect(visit.Page.GetByText("needs the connection")).ToHaveCountAsync(0);
            await Answer(Program, 503, "text/plain", "", "This part did not load");
        }

        await visit.Page.Named("Try again").ClickAsync();
        await Opens(visit);

        // The host answers so until the page has said what it makes of it: it asks once more why something did not come.
        async Task Answer(string parts, int status, string contentType, string body, string heading)
        {
            var answered = new TaskCompletionSource();
            await visit.Context.RouteAsync(parts, async route =>
            {
                await route.FulfillAsync(
                    new()
                    {
                        Status = status,
                        ContentType = contentType,
                        Body = body,
                    }
                );
                answered.TrySetResult();
            });
            await visit.Page.Named("Try again").ClickAsync();
            await answered.Task.WaitAsync(Patience.OneAnswer, TestContext.Current.CancellationToken);
            await Says(heading);
            await visit.Context.UnrouteAsync(parts);
        }

        Task Says(string heading) =>
            Assertions
                .Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = heading }))
                .ToBeVisibleAsync(new() { Timeout = 60_000 });
    }

    [Fact]
    public async Task Where_the_site_was_renewed_what_was_answered_is_taken_along()
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
        await visit.Context.RouteAsync("**/app/_framework/Saltwater.*", route => route.FulfillAsync(new() { Status = 404, Body = "" }));
        await visit.Page.Named("Keep a note").ClickAsync();
        await Assertions
            .Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Saltwater was renewed meanwhile" }))
            .ToBeVisibleAsync(new() { Timeout = 60_000 });

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
