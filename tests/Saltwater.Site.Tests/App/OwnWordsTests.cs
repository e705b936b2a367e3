using System.Text;
using Microsoft.Playwright;

namespace Saltwater.Site.Tests.App;

/// <summary>Telling it in one's own words, in the real app: what it loads, what it asks, what it keeps, and what becomes of a bad paste.</summary>
public sealed class OwnWordsTests(RunningSite site, Browser browser)
{
    // Phrases, the matcher and the screens together, as sent. The first load has none of it.
    private const int WholePart = 60_000;

    private static readonly string[] Parts = ["/app/phrases.", "/app/_framework/Saltwater.OwnWords."];

    [Fact]
    public async Task The_box_loads_its_part_and_nothing_else_and_reading_asks_the_network_nothing()
    {
        await using var visit = await Visit.Begin(browser);
        await AtWhatStandsOut(visit);
        Assert.DoesNotContain(visit.Requests, IsPart);
        var before = visit.Requests.Count;

        await OpenBox(visit);

        var asked = visit.Requests.Skip(before).ToList();
        Assert.All(asked, address => Assert.True(IsPart(address), address));
        Assert.All(Parts, part => Assert.Contains(asked, address => address.Contains(part, StringComparison.Ordinal)));
        Assert.InRange(
            (await BuiltSite.Rendered).Files.Where(file => IsPart(file.Path)).Sum(file => file.Brotli.Length),
            20_000,
            WholePart
        );

        await Tell(visit, "I felt so ashamed. He rolled over and fell asleep.");
        await visit.Page.Named("Yes").First.ClickAsync();
        await visit.Page.Go("Go on");
        await visit.Page.Go("Show me now");
        await Assertions.Expect(visit.Page.Locator(".results")).ToBeVisibleAsync();

        Assert.Equal(before + asked.Count, visit.Requests.Count);
        Assert.Equal(site.At("/app"), visit.Page.Url);
        Assert.Empty(await visit.Kept());
        Assert.Empty(visit.Complaints);
        Assert.DoesNotContain("rolled over", await visit.Page.ContentAsync(), StringComparison.Ordinal);
        await visit.Page.Go("Back");
        await Assertions.Expect(visit.Page.GetByText("You wrote:")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_it_has_to_do_with_waits_below_the_offers_one_tap_away_and_a_clear_yes_leads_on()
    {
        await using var visit = await Visit.Begin(browser);
        await AtWhatStandsOut(visit);
        await OpenBox(visit);
        await Assertions.Expect(visit.Page.Locator("#own-words")).ToBeFocusedAsync();
        await Tell(visit, "I felt so ashamed. I did something wrong. It happens nearly every time.");
        var (title, areas) = (visit.Page.Locator("#ask"), visit.Page.Locator(".chips[role=group]"));

        await Assertions.Expect(title).ToHaveTextAsync("Did you mean this?");
        await Assertions.Expect(areas).ToHaveCountAsync(0);
        await visit.Page.Go("None of these");
        await Assertions.Expect(title).ToHaveTextAsync("What may it have to do with?");
        await Assertions.Expect(areas).ToHaveCountAsync(2);

        await Again(visit, "I felt so ashamed. I did something wrong. It happens nearly every time.");
        var offers = visit.Page.Locator(".offers > li");
        await offers.Filter(new() { HasText = "nearly" }).GetByRole(AriaRole.Button, new() { Name = "Yes" }).ClickAsync();
        await Assertions.Expect(areas).Not.ToHaveCountAsync(0);
        await offers.Filter(new() { HasText = "so ashamed" }).First.GetByRole(AriaRole.Button, new() { Name = "Yes" }).ClickAsync();
        await Assertions.Expect(areas).Not.ToHaveCountAsync(0);
        await offers.Filter(new() { HasText = "something wrong" }).First.GetByRole(AriaRole.Button, new() { Name = "Yes" }).ClickAsync();
        await Assertions.Expect(areas).ToHaveCountAsync(0);
        await visit.Page.Named("Something else too").ClickAsync();
        await Assertions.Expect(areas).Not.ToHaveCountAsync(0);
        await visit.Page.Go("Go on");
        await Assertions.Expect(visit.Page.Locator(".offers")).ToHaveCountAsync(0);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Danger_comes_first_under_the_words_and_a_tick_leads_to_its_details_and_to_help()
    {
        await using var visit = await Visit.Begin(browser);
        await AtWhatStandsOut(visit);
        await OpenBox(visit);
        var before = visit.Requests.Count;
        await Tell(visit, "I felt so ashamed. He choked me until I saw stars.");

        await Assertions.Expect(visit.Page.Locator("bdi").First).ToContainTextAsync("choked me");
        await Assertions.Expect(visit.Page.Locator(".chip")).ToHaveCountAsync(0);
        Assert.Equal(0, await visit.Page.Locator("input:checked").CountAsync());
        await visit
            .Page.GetByText(BuiltSite.Pack.Question("danger-signs")!.Answer("neck-pressed")!.Says, new() { Exact = true })
            .ClickAsync();
        await visit.Page.Go("Go on");
        await Assertions.Expect(visit.Page.Locator("#ask")).ToHaveTextAsync(BuiltSite.Pack.Question("neck")!.Ask);
        await visit.Page.GetByText(BuiltSite.Pack.Question("neck")!.Answer("not-wanted")!.Says, new() { Exact = true }).ClickAsync();
        while (await visit.Page.Locator(".interrupt").CountAsync() == 0)
        {
            await visit.Page.Go("Skip");
        }

        await visit.Page.Locator(".interrupt .row .button").First.ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("Did you mean this?")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator("bdi").Filter(new() { HasText = "ashamed" }).First).ToBeVisibleAsync();
        Assert.Equal(before, visit.Requests.Count);
    }

    [Fact]
    public async Task Whoever_looks_away_leaves_no_word_behind_and_what_was_tapped_stays()
    {
        await using var visit = await Visit.Begin(browser);
        await AtWhatStandsOut(visit);
        await OpenBox(visit);
        await visit.Page.Locator("#own-words").FillAsync("I felt so ashamed");
        await Hide(visit);
        await Assertions.Expect(visit.Page.Locator("#own-words")).ToHaveCountAsync(0);

        await OpenBox(visit);
        Assert.Equal("", await visit.Page.Locator("#own-words").InputValueAsync());
        await Tell(visit, "I felt so ashamed");
        await visit.Page.Named("Yes").First.ClickAsync();
        await Assertions.Expect(visit.Page.Named("Yes, that is so")).ToHaveCountAsync(1);
        await Hide(visit);
        await Assertions.Expect(visit.Page.Locator("bdi")).ToHaveCountAsync(0);
        Assert.DoesNotContain("so ashamed", await visit.Page.ContentAsync(), StringComparison.Ordinal);
        await Assertions.Expect(visit.Page.Named("Go on")).ToBeEnabledAsync();

        await visit.Page.ReloadAsync();
        Assert.DoesNotContain("so ashamed", await visit.Page.ContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_bad_paste_has_its_answer()
    {
        await using var visit = await Visit.Begin(browser);
        await AtWhatStandsOut(visit);
        await OpenBox(visit);
        foreach (
            var (text, answer) in ((string, string)[])
                [
                    ("😭😭😭", "We found no words in it."),
                    ("https://example.org/i-was-raped", "We found no words in it."),
                    ("Nach dem Sex muss ich immer weinen und weiß nicht warum, es tut mir leid", "We only read English so far."),
                    ("بعد الجماع أبكي دائما ولا أعرف السبب", "We only read English so far."),
                ]
        )
        {
            await visit.Page.Locator("#own-words").FillAsync(text);
            await visit.Page.Named("Read it").ClickAsync();
            await Assertions.Expect(visit.Page.Locator("form [role=alert]")).ToContainTextAsync(answer);
            Assert.Equal(text, await visit.Page.Locator("#own-words").InputValueAsync());
        }

        await Tell(visit, "<b onmouseover=\"x\">I felt so ashamed</b>");
        await Assertions.Expect(visit.Page.Locator("main b")).ToHaveCountAsync(0);
        await Again(visit, "Kim: hey\nJo: I felt so ashamed last night\nKim: why\nJo: he rolled over and fell asleep\nKim: oh");
        await Assertions.Expect(visit.Page.GetByText("This looks like a chat.")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.GetByText("Was this you, or someone else?").First).ToBeVisibleAsync();

        await visit.Page.Named("Change the text").ClickAsync();
        await visit.Page.Locator("#own-words").FocusAsync();
        await visit.Page.Do(
            "text => { const field = document.getElementById('own-words'); field.select(); document.execCommand('insertText', false, text); }",
            string.Concat(Enumerable.Repeat("We had tea and it was nice. I felt so ashamed. ", 25_000))
        );
        Assert.InRange((await visit.Page.Locator("#own-words").InputValueAsync()).Length, 4000, 4001);
        await visit.Page.Named("Read it").ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("The rest was not read.")).ToBeVisibleAsync();

        await Again(visit, "I'm 16 and I felt so ashamed");
        await Assertions.Expect(visit.Page.Locator("#ask")).ToHaveTextAsync(BuiltSite.Pack.Question("adult")!.Ask);
        await visit.Page.GetByText(BuiltSite.Pack.Question("adult")!.Answer("no")!.Says, new() { Exact = true }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("[data-arrive]")).ToHaveTextAsync(BuiltSite.Pack.Safety.Youth.Title);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Without_a_line_or_with_changed_bytes_it_says_so_and_ticking_goes_on()
    {
        await using var visit = await Visit.Begin(browser);
        await AtWhatStandsOut(visit);
        await visit.Context.SetOfflineAsync(true);
        await visit.Page.Locator("#tell").ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("The box did not load.")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await visit.Context.SetOfflineAsync(false);
        await visit.Context.RouteAsync("**/app/phrases.*", async route =>
        {
            var answer = await route.FetchAsync();
            var bytes = await answer.BodyAsync();
            if (bytes.Length > 0)
            {
                bytes[bytes.Length / 2] ^= 1;
            }

            await route.FulfillAsync(new() { Response = answer, BodyBytes = bytes });
        });
        await visit.Page.Named("Try again").ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("this page has no box any more")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await visit.Page.StandsOut(1);
    }

    [Fact]
    public async Task Kept_on_the_device_it_is_kept_with_the_rest()
    {
        var list = Encoding.UTF8.GetString((await BuiltSite.Rendered).FileAt("/sw.js").Plain.Span);

        Assert.All(Parts, part => Assert.Contains(part, list, StringComparison.Ordinal));
    }

    private static bool IsPart(string address) => Parts.Any(part => address.Contains(part, StringComparison.Ordinal));

    private static async Task Hide(Visit visit)
    {
        await visit.Page.Do(
            "() => { Object.defineProperty(document, 'hidden', { configurable: true, get: () => true }); "
                + "document.dispatchEvent(new Event('visibilitychange')); }"
        );
        await visit.Page.Do("() => { delete document.hidden; document.dispatchEvent(new Event('visibilitychange')); }");
    }

    private static async Task OpenBox(Visit visit)
    {
        await visit.Page.Locator("#tell").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#own-words")).ToBeVisibleAsync(new() { Timeout = 60_000 });
    }

    private static async Task Tell(Visit visit, string text)
    {
        await visit.Page.Locator("#own-words").FillAsync(text);
        await visit.Page.Named("Read it").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#own-words")).ToHaveCountAsync(0);
    }

    private static async Task Again(Visit visit, string text)
    {
        await visit.Page.Named("Change the text").ClickAsync();
        await Tell(visit, text);
    }

    private async Task AtWhatStandsOut(Visit visit)
    {
        await visit.Page.Open(site.At("/app"));
        await visit.Page.Begin();
        await visit.Page.NoDanger();
    }
}
