using System.Globalization;
using Microsoft.Playwright;
using Saltwater.Appointment;
using Saltwater.Guide.Screens;
using UglyToad.PdfPig;

namespace Saltwater.Site.Tests.App;

/// <summary>The page to take along, from the answer in the real app: what it loads, what is on it, how it prints, and that nothing of it stays.</summary>
public sealed class TakeAlongTests(RunningSite site, Browser browser)
{
    // Words, the offer and the screen together, as sent. The first load has none of it.
    private const int WholePart = 40_000;

    private static readonly string[] Parts =
    [
        "/app/page.",
        "/app/_framework/Saltwater.App.Appointment.",
        "/app/_framework/Saltwater.Appointment.",
    ];

    private static readonly TakeAlongTexts Words = TakeAlongTexts.Of(BuiltSite.Pack);

    [Fact]
    public async Task It_loads_its_part_when_it_is_opened_and_afterwards_asks_and_keeps_nothing()
    {
        await using var visit = await Visit.Begin(browser);
        await AtTheAnswer(visit);
        Assert.DoesNotContain(visit.Requests, IsPart);
        var before = visit.Requests.Count;
        await OpenPage(visit);

        var asked = visit.Requests.Skip(before).ToList();
        Assert.All(asked, address => Assert.True(IsPart(address), address));
        Assert.All(Parts, part => Assert.Contains(asked, address => address.Contains(part, StringComparison.Ordinal)));
        Assert.InRange((await BuiltSite.Rendered).Files.Where(file => IsPart(file.Path)).Sum(file => file.Brotli.Length), 8_000, WholePart);

        await visit.Page.Locator("textarea").First.FillAsync("It began in spring");
        var saved = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.Named(Words.Save).ClickAsync());
        await visit.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await visit.Page.Named(Words.Copy).ClickAsync();
        await Assertions.Expect(visit.Page.GetByText(Words.Copied, new() { Exact = true })).ToBeVisibleAsync();

        var text = await File.ReadAllTextAsync(await saved.PathAsync());
        Assert.Equal("page.txt", saved.SuggestedFilename);
        Assert.Contains("- It began in spring\n", text, StringComparison.Ordinal);
        Assert.Equal(text, await visit.Page.Ask<string>("navigator.clipboard.readText()"));
        Assert.Equal(before + asked.Count, visit.Requests.Count(address => !address.StartsWith("blob:", StringComparison.Ordinal)));
        Assert.Equal("Saltwater", await visit.Page.TitleAsync());
        Assert.Empty(await visit.Kept());
        Assert.Empty(visit.Complaints);

        await visit.Page.Locator("#leave").ClickAsync();
        await visit.Arrives(site.At("/pause"));
        Assert.DoesNotContain("spring", await visit.Page.ContentAsync(), StringComparison.Ordinal);
        await visit.Page.GoBackAsync();
        Assert.DoesNotContain("spring", await visit.Page.ContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task By_keyboard_alone_a_line_goes_and_comes_and_private_ones_wait_unticked_behind_a_closed_door()
    {
        await using var visit = await Visit.Begin(browser);
        await AtTheAnswer(visit);
        await visit.Page.Locator("#take-along").FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions
            .Expect(visit.Page.Locator("h1[data-arrive]:focus"))
            .ToHaveTextAsync(PathTexts.Of(BuiltSite.Pack).TakeAlong, new() { Timeout = 60_000 });
        var lines = await visit.Page.Locator(".sheet li").CountAsync();
        var door = visit.Page.Locator("details").Filter(new() { HasText = Words.PrivateTitle });
        Assert.False(await visit.Page.Ask<bool>("document.querySelector('main details').open"));
        Assert.True(await door.Locator("input").CountAsync() > 0);
        Assert.Equal(0, await door.Locator("input:checked").CountAsync());

        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.PressAsync("Space");
        await Assertions.Expect(visit.Page.Locator(".sheet li")).ToHaveCountAsync(lines - 1);
        await visit.Page.Keyboard.PressAsync("Space");
        await Assertions.Expect(visit.Page.Locator(".sheet li")).ToHaveCountAsync(lines);
        await visit.Page.Go(Words.Back);
        await Assertions.Expect(visit.Page.Locator(".results")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task It_prints_on_one_sheet_exactly_what_is_seen_also_with_everything_ticked_or_as_many_lines_as_it_allows()
    {
        await using var visit = await Visit.Begin(browser, new() { BypassCSP = true });
        await AtTheAnswer(visit);
        await OpenPage(visit);
        foreach (var each in (bool[])[false, true])
        {
            if (each)
            {
                await visit.Page.Do(
                    "() => { for (const tick of document.querySelectorAll('main input[type=checkbox]:not(:checked)')) tick.click(); }"
                );
                await Assertions.Expect(visit.Page.Locator("main input[type=checkbox]:not(:checked)")).ToHaveCountAsync(0);
                await Assertions.Expect(visit.Page.GetByText(Words.Asked)).ToBeVisibleAsync();
            }

            var seen = await visit.Page.Locator(".sheet").TextContentAsync();
            using var paper = PdfDocument.Open(await visit.Page.PdfAsync(new() { Format = "A4" }));
            Assert.Equal(1, paper.NumberOfPages);
            Assert.Equal(Letters(seen!), Letters(string.Concat(paper.GetPage(1).Letters.Select(letter => letter.Value))));
        }

        // Eight parts of three lines each beside their own, a heading and three lines of notice: the least room there can be for lines.
        var most = NotesPage.LinesOnPaper - 4 - (8 * 3);
        await visit.Page.Do(
            string.Create(
                CultureInfo.InvariantCulture,
                $$"""
                () => {
                  const sheet = document.querySelector(".sheet");
                  sheet.querySelectorAll("h4, ul").forEach(each => each.remove());
                  sheet.querySelector("p").textContent = "{{new string('n', 60)}} ".repeat(3);
                  for (let part = 0; part < 8; part++) {
                    sheet.append(Object.assign(document.createElement("h4"), { textContent: "What happened" }));
                    const list = sheet.appendChild(document.createElement("ul"));
                    for (let line = 0; line < Math.ceil(({{most}} - part) / 8); line++)
                list.append(Object.assign(document.createElement("li"), { textContent: "Words of this line ".repeat(4).slice(0, 70) }));
                  }
                }
                """
            )
        );
        using var longest = PdfDocument.Open(await visit.Page.PdfAsync(new() { Format = "A4" }));

        Assert.Equal(1, longest.NumberOfPages);
        Assert.Equal(most, await visit.Page.Locator(".sheet li").CountAsync());
    }

    [Fact]
    public async Task It_breaks_no_rule_on_the_smallest_phone_and_with_text_twice_as_large()
    {
        await using var visit = await Visit.Begin(
            browser,
            new()
            {
                BypassCSP = true,
                ReducedMotion = ReducedMotion.Reduce,
                ViewportSize = new() { Width = 320, Height = 800 },
            }
        );
        await AtTheAnswer(visit);
        await OpenPage(visit);
        await visit.Page.Do("() => { for (const door of document.querySelectorAll('main details')) door.open = true; }");
        foreach (var (scheme, textPercent) in ((ColorScheme, int)[])[(ColorScheme.Light, 100), (ColorScheme.Dark, 200)])
        {
            await visit.In(scheme, 320, textPercent);

            Assert.Empty(await visit.Page.Faults($"the page to take along, {scheme}, {textPercent} %"));
            Assert.Equal(0, await visit.Page.Ask<int>("Math.max(0, document.documentElement.scrollWidth - innerWidth)"));
        }
    }

    [Fact]
    public async Task Without_a_line_it_says_so_and_the_answer_stands_as_it_was()
    {
        await using var visit = await Visit.Begin(browser);
        await AtTheAnswer(visit);
        await visit.Context.SetOfflineAsync(true);
        await visit.Page.Locator("#take-along").ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("This part did not load")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await visit.Context.SetOfflineAsync(false);
        await visit.Page.Named("Try again").ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".sheet")).ToBeVisibleAsync(new() { Timeout = 60_000 });
    }

    private static bool IsPart(string address) => Parts.Any(part => address.Contains(part, StringComparison.Ordinal));

    private static string Letters(string text) =>
        string.Concat(
            text.Replace("ﬃ", "ffi", StringComparison.Ordinal)
                .Replace("ﬀ", "ff", StringComparison.Ordinal)
                .Replace("ﬁ", "fi", StringComparison.Ordinal)
                .Replace("ﬂ", "fl", StringComparison.Ordinal)
                .Where(char.IsLetterOrDigit)
        );

    // Alone with the screen: closeness and something from before, and all that is offered about them ticked.
    private async Task AtTheAnswer(Visit visit)
    {
        await visit.Page.Open(site.At("/app"));
        await visit.Page.Begin();
        await visit.Page.NoDanger();
        await visit.Page.StandsOut(4, 10);
        foreach (var tick in await visit.Page.Locator(".choices input").AllAsync())
        {
            await tick.CheckAsync();
        }

        await visit.Page.Go("Go on");
        await Assertions.Expect(visit.Page.Locator(".results")).ToBeVisibleAsync();
    }

    private static async Task OpenPage(Visit visit)
    {
        await visit.Page.Locator("#take-along").ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".sheet")).ToBeVisibleAsync(new() { Timeout = 60_000 });
    }
}
