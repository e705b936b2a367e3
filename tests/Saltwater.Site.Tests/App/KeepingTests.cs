using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Saltwater.Site.Tests.Leaving;

namespace Saltwater.Site.Tests.App;

/// <summary>Keeping the pages and the app on the device: only by choice, whole, and gone again in one tap.</summary>
public sealed partial class KeepingTests(RunningSite site, WholeBrowser browser)
{
    [Fact]
    public async Task Kept_it_opens_without_a_network_and_removed_it_is_gone()
    {
        await using var visit = await Visit.Begin(browser);
        await Open(visit);
        await visit.Page.GetByText("Keep Saltwater on this device").ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("What that leaves behind")).ToBeVisibleAsync();
        Assert.Empty(await visit.Kept());
        Assert.Empty(await Home(visit));

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
        Assert.Equal(["/app.webmanifest", "/icon-180.png"], await Home(visit));
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Remove it" }).ClickAsync();
        await Says(visit, "Nothing of it is left in this browser’s storage.");
        Assert.Empty(await visit.Kept());
        Assert.Empty(await Home(visit));
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
        await visit.Page.Do(
            "() => { for (const box of ['age18_yes', 'head_severe-sudden', 'welcome_mixed']) document.getElementById(box).click() }"
        );
        var opens = visit.Context.WaitForPageAsync();
        await visit.Page.Locator("a[href='/app'][target=_blank]").ClickAsync();
        var app = await opens;
        await app.Locator("#loading").WaitForAsync(new() { State = WaitForSelectorState.Detached, Timeout = 60_000 });
        await visit.Arrives(site.At("/pause"));
        await app.Locator("[data-role=self]").ClickAsync();

        await Assertions.Expect(app.GetByText("A sudden, very bad headache").First).ToBeVisibleAsync();
        await Assertions.Expect(app.Locator("[data-arrive]")).Not.ToContainTextAsync("18 or older");
        Assert.DoesNotContain(visit.Requests, address =>
            address.Contains("head", StringComparison.Ordinal) || address.Contains('?', StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Kept_and_without_a_network_the_neutral_page_stands_within_half_a_second_of_Leave()
    {
        await using var visit = await Visit.Begin(browser);
        await Exit.Watched(visit);
        await Open(visit);
        await visit.Page.GetByText("Keep Saltwater on this device").ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Keep it on this device" }).ClickAsync();
        await Says(visit, "It opens without a connection now.");
        await visit.Context.SetOfflineAsync(true);
        foreach (var path in (string[])["/", "/now", "/beside", "/help/gb", "/reflect", "/app"])
        {
            Assert.InRange((await Exit.Soonest(visit, site.At(path), site.At("/pause"))).Stands, 0, Exit.Soon);
        }
    }

    // Where lines cannot be drawn, a home screen shows dots.
    [Theory]
    [InlineData(180)]
    [InlineData(512)]
    public async Task The_icon_in_dots_is_the_icon_in_lines(int size)
    {
        await using var visit = await Visit.To(browser, site.At("/pause"), new() { BypassCSP = true });
        var differ = await visit.Page.Ask<double>(
            """
            async size => {
              const dots = async (address, type) => {
                const image = new Image(size, size);
                image.src = URL.createObjectURL(new Blob([await (await fetch(address)).arrayBuffer()], { type }));
                await image.decode();
                const canvas = Object.assign(document.createElement("canvas"), { width: size, height: size }).getContext("2d");
                canvas.drawImage(image, 0, 0, size, size);
                return [image.naturalWidth, canvas.getImageData(0, 0, size, size).data];
              };
              const [[width, drawn], [, lines]] = [await dots(`/icon-${size}.png`, "image/png"), await dots("/icon.svg", "image/svg+xml")];
              if (width != size) return 1;
              let differ = 0;
              for (let at = 0; at < drawn.length; at++) if (lines[at | 3] == 255 && Math.abs(drawn[at] - lines[at]) > 64) differ++;
              return differ / drawn.length;
            }
            """,
            size
        );

        // At the very edge of the line, the part of a dot that it covers may be reckoned otherwise.
        Assert.InRange(differ, 0, 0.0005);
    }

    private static Task<string[]> Home(Visit visit) =>
        visit.Page.Ask<string[]>(
            "() => [...document.querySelectorAll('link[rel=manifest], link[rel=apple-touch-icon]')].map(each => each.getAttribute('href'))"
        );

    private async Task Open(Visit visit)
    {
        await visit.Page.GotoAsync(site.At("/app"));
        await visit.Page.Locator("#loading").WaitForAsync(new() { State = WaitForSelectorState.Detached, Timeout = 60_000 });
    }

    private static Task Says(Visit visit, string text) =>
        Assertions.Expect(visit.Page.GetByText(text)).ToBeVisibleAsync(new() { Timeout = 60_000 });

    [GeneratedRegex("^cache v-[0-9a-f]+$")]
    private static partial Regex Neutral();
}
