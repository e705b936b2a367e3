using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Saltwater.Site.Tests.App;
using Saltwater.Site.Tests.Keep;

namespace Saltwater.Site.Tests.Http;

/// <summary>A site below a path of a host that it shares with others: everything works, nothing leads out of it, and nothing of the others
/// is touched.</summary>
public sealed partial class BelowPathTests(SiteBelowPath site, RunningSite alone, Browser browser)
{
    [Fact]
    public async Task From_the_start_through_the_questions_to_help_and_away_everything_asked_for_is_below_the_path()
    {
        await using var visit = await Visit.Begin(browser);
        await visit.Page.Open(site.At("/app"));
        await visit.Page.Begin();
        for (var turn = 0; turn < 4; turn++)
        {
            await visit.Page.Go("Skip");
        }

        await visit.Page.Go("Show me now");
        await Assertions.Expect(visit.Page.Locator(".results")).ToBeVisibleAsync();
        await visit.Page.GotoAsync(site.At("/app"));
        await visit.Page.Locator("main a", new() { HasText = "Numbers" }).First.ClickAsync();
        await visit.Arrives(site.At("/help"));
        await visit.Page.Locator("a[href$='/help/gb']").ClickAsync();
        await visit.Arrives(site.At("/help/gb"));
        await visit.Page.Locator("#leave").ClickAsync();
        await visit.Arrives(site.At("/pause"));

        Assert.All(visit.Requests, address => Assert.StartsWith(site.At("/"), address, StringComparison.Ordinal));
        Assert.Empty(visit.Complaints);
        Assert.Empty(await visit.Kept());
    }

    [Fact]
    public async Task Three_times_shift_leads_to_the_neutral_page_of_the_site_and_the_pages_without_script_know_the_way()
    {
        await using var visit = await Visit.To(browser, site.At("/"));
        for (var press = 0; press < 3; press++)
        {
            await visit.Page.Keyboard.PressAsync("Shift");
        }

        await visit.Arrives(site.At("/pause"));

        await using var plain = await Visit.To(browser, site.At("/"), new() { JavaScriptEnabled = false });
        await plain.Page.Locator("main a[href$='/reflect']").ClickAsync();
        await plain.Page.Locator("header a[href$='/help']").ClickAsync();
        await plain.Page.Locator("#leave").ClickAsync();

        Assert.Equal(site.At("/pause"), plain.Page.Url);
        Assert.All(plain.Requests, address => Assert.StartsWith(site.At("/"), address, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ticks_come_along_from_the_page_without_script()
    {
        await using var visit = await Visit.To(browser, site.At("/reflect"));
        await visit.Page.Do("() => { for (const box of ['age18_yes', 'head_severe-sudden']) document.getElementById(box).click() }");
        var opens = visit.Context.WaitForPageAsync();
        await visit.Page.Locator("a[href$='/app'][target=_blank]").ClickAsync();
        var app = await opens;
        await app.Locator("#loading").WaitForAsync(new() { State = WaitForSelectorState.Detached, Timeout = 60_000 });
        await visit.Arrives(site.At("/pause"));
        await app.Locator("[data-role=self]").ClickAsync();

        await Assertions.Expect(app.GetByText("A sudden, very bad headache").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Kept_on_the_device_it_opens_without_a_network_and_removing_it_leaves_what_others_of_the_host_keep()
    {
        await using var visit = await Visit.Begin(browser);
        await visit.Page.Open(site.At("/app"));
        await visit.Page.Do("async () => { await caches.open('others'); localStorage.setItem('others', '1') }");
        await visit.Page.GetByText("Keep Saltwater on this device").ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Keep it on this device" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("It opens without a connection now.")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        Assert.Contains("worker " + site.At("/"), await visit.Kept());
        Assert.Equal(
            [SiteBelowPath.Root + "app.webmanifest", SiteBelowPath.Root + "icon-180.png"],
            await visit.Page.Ask<string[]>(
                "() => [...document.querySelectorAll('link[rel=manifest], link[rel=apple-touch-icon]')].map(each => each.getAttribute('href'))"
            )
        );

        await visit.Context.SetOfflineAsync(true);
        foreach (var path in (string[])["/", "/now", "/help/gb", "/reflect", "/pause"])
        {
            await visit.Page.GotoAsync(site.At(path));
            Assert.True(await visit.Page.Locator("#main h1").IsVisibleAsync(), path);
        }

        await visit.Page.Open(site.At("/app"));
        await visit.Page.Begin();
        await visit.Page.Open(site.At("/app"));
        await visit.Page.GetByText("Keep Saltwater on this device").ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Remove it" }).ClickAsync();
        await Assertions
            .Expect(visit.Page.GetByText("Nothing of it is left in this browser’s storage."))
            .ToBeVisibleAsync(new() { Timeout = 60_000 });

        Assert.Equal(["cache others", "local others"], (await visit.Kept()).Order(StringComparer.Ordinal));
        Assert.All(visit.Requests, address => Assert.StartsWith(site.At("/"), address, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Notes_are_begun_locked_and_opened_again()
    {
        await using var visit = await Visit.Begin(browser);
        var keeper = new Keeper(visit, site);
        await keeper.Begin();
        await keeper.Lock();
        await keeper.Unlock();
        await keeper.On("Your evenings");

        Assert.All(visit.Requests, address => Assert.StartsWith(site.At("/"), address, StringComparison.Ordinal));
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task No_page_holds_an_address_outside_the_path()
    {
        foreach (
            var file in (await SiteBelowPath.Rendered).Files.Where(file => file.IsDocument || file.Path is "/app.webmanifest" or "/sw.js")
        )
        {
            Assert.All(Address().Matches(Encoding.UTF8.GetString(file.Plain.Span)), found =>
                Assert.True(
                    found.Groups["to"].Value.StartsWith(SiteBelowPath.Root, StringComparison.Ordinal),
                    $"{file.Path} leads to {found.Groups["to"].Value}"
                )
            );
        }
    }

    [Theory]
    [InlineData("/care/now", HttpStatusCode.OK)]
    [InlineData("/care/Now/", HttpStatusCode.OK)]
    [InlineData("/care", HttpStatusCode.PermanentRedirect)]
    [InlineData("/now", HttpStatusCode.NotFound)]
    [InlineData("/", HttpStatusCode.NotFound)]
    [InlineData("/carenow", HttpStatusCode.NotFound)]
    [InlineData("/care/care/now", HttpStatusCode.NotFound)]
    [InlineData("/health", HttpStatusCode.OK)]
    public async Task Outside_the_path_there_is_only_the_word_that_it_is_well(string path, HttpStatusCode status)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var answer = await client.GetAsync(new Uri(site.Address, path), TestContext.Current.CancellationToken);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(status == HttpStatusCode.PermanentRedirect ? "/care/" : null, answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Removing_everything_asks_the_browser_to_clear_nothing_that_others_of_the_host_stored()
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Sec-Fetch-Site", "same-origin");
        using var below = await client.GetAsync(site.At("/wipe"), TestContext.Current.CancellationToken);
        using var root = await client.GetAsync(alone.At("/wipe"), TestContext.Current.CancellationToken);

        Assert.False(below.Headers.Contains("Clear-Site-Data"));
        Assert.True(root.Headers.Contains("Clear-Site-Data"));
    }

    [Fact]
    public async Task Written_to_a_folder_the_headers_are_named_below_the_path()
    {
        var folder = Directory.CreateTempSubdirectory("below-").FullName;
        try
        {
            SiteFolder.Write(await SiteBelowPath.Rendered, folder);
            var rules = (await File.ReadAllLinesAsync(Path.Combine(folder, SiteFolder.HeadersFile), TestContext.Current.CancellationToken))
                .Where(line => line.Length > 0 && line[0] != ' ')
                .ToList();

            Assert.Equal("/care/*", rules[0]);
            Assert.Contains("/care/now", rules);
            Assert.All(rules, rule => Assert.StartsWith(SiteBelowPath.Root, rule, StringComparison.Ordinal));
            Assert.True(File.Exists(Path.Combine(folder, "now.html")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task At_the_root_of_its_host_every_byte_is_as_if_no_path_was_named()
    {
        var named = await Website.Render(
            BuiltSite.Pack,
            BuiltSite.App,
            BuiltSite.Figures,
            BuiltSite.Phrases,
            new() { Root = "/" },
            BuiltSite.Page
        );
        var plain = await BuiltSite.Rendered;

        Assert.Equal(plain.Files.Select(file => (file.Path, file.Hash)), named.Files.Select(file => (file.Path, file.Hash)));
        Assert.Equal(plain.Files.SelectMany(file => file.Headers), named.Files.SelectMany(file => file.Headers));
    }

    [GeneratedRegex(
        """(?:href|src|content|start_url"|scope"|src")\s*[=:]\s*"(?:\d+;url=)?(?<to>/[^"]*)"|to\("(?<to>/[^"]*)"\)|^\["(?<to>/[^"]*)",""",
        RegexOptions.Multiline
    )]
    private static partial Regex Address();
}
