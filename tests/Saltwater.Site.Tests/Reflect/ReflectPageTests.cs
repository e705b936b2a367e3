using Microsoft.Playwright;
using Saltwater.Reflections;
using UglyToad.PdfPig;

namespace Saltwater.Site.Tests.Reflect;

public sealed class ReflectPageTests(RunningSite site, Browser browser)
{
    private const int Sets = 1_000 / 4;
    private const int SetsAtOnce = 50;

    private static readonly ReasonNetwork Network = new(BuiltSite.Pack);

    // Any four seeds would do; fixed ones make a failure come again.
    [Theory]
    [InlineData(20261122)]
    [InlineData(20261123)]
    [InlineData(20261124)]
    [InlineData(20261125)]
    public async Task A_thousand_sets_of_ticks_show_what_the_engine_says(int seed)
    {
        await using var visit = await Visit.To(browser, site.At("/reflect"));
        var random = new Random(seed);
        foreach (var sets in Enumerable.Range(0, Sets).Select(_ => Ticks.Draw(random)).Chunk(SetsAtOnce))
        {
            var shown = await Shown.On(visit.Page, sets);
            foreach (var (ticks, seen) in sets.Zip(shown))
            {
                Assert.Equal($"{ticks}\n{Shown.By(Network, ticks.Answers)}", $"{ticks}\n{seen}");
            }
        }

        Assert.Equal([site.At("/reflect")], visit.Requests);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task On_paper_what_fits_begins_on_the_first_page_and_no_page_is_empty()
    {
        await using var visit = await Visit.To(browser, site.At("/reflect"));
        await Shown.On(visit.Page, Ticks.Of("feeling: ashamed, guilty"));
        using var paper = PdfDocument.Open(await visit.Page.PdfAsync(new() { Format = "A4" }));
        string[] pages = [.. paper.GetPages().Select(page => page.Text)];

        Assert.Contains("Right now", pages[0], StringComparison.Ordinal);
        Assert.All(pages, page => Assert.NotEqual("", page.Trim()));
    }

    [Theory]
    [InlineData("feeling: ashamed")]
    [InlineData("head: severe-sudden")]
    public async Task What_the_keyboard_stands_on_is_never_under_the_bar_at_the_foot(string ticked)
    {
        await using var visit = await Visit.Begin(
            browser,
            new()
            {
                ViewportSize = new() { Width = 360, Height = 780 },
                ReducedMotion = ReducedMotion.Reduce,
            }
        );
        await visit.Page.GotoAsync(site.At("/reflect"));
        await Shown.On(visit.Page, Ticks.Of(ticked));
        await visit.Page.Do("() => { document.activeElement.blur(); scrollTo(0, 0) }");
        for (var turn = 0; turn < 60; turn++)
        {
            await visit.Page.Keyboard.PressAsync("Tab");
            Assert.Equal(
                "",
                await visit.Page.Ask<string>(
                    """
                    () => {
                      const each = document.activeElement, bar = document.querySelector(".bar");
                      if (each === document.body || bar.contains(each)) return "";
                      const box = (each.labels?.[0] ?? each).getBoundingClientRect(), over = bar.getBoundingClientRect().top;
                      return box.bottom > over ? `${(each.labels?.[0] ?? each).textContent.trim().slice(0, 60)}: ${box.bottom} under ${over}` : "";
                    }
                    """
                )
            );
        }
    }

    [Fact]
    public async Task A_named_set_of_ticks_shows_what_the_engine_says()
    {
        Ticks[] sets =
        [
            Ticks.Of("welcome: good", "feeling: happy", "wanted: whole-time", "pressure: no", "afraid: no"),
            Ticks.Of("welcome: mixed"),
            Ticks.Of("feeling: scared"),
            Ticks.Of("pressure: skip", "suicide: skip", "welcome: good", "feeling: close-loved"),
            Ticks.Of("with: casual", "pressure: some"),
            Ticks.Of("danger-signs: chest", "feeling: happy", "welcome: good"),
            Ticks.Of("freedom: none", "feeling: happy", "welcome: good"),
            Ticks.Of("wanted: froze", "since: longer"),
            Ticks.Of("wanted: froze", "since: under-12-hours", "worry: longer-ago"),
            Ticks.Of("danger-signs: none, chest", "feeling: scared"),
            Ticks.Of("control: no, not-sure"),
            Ticks.Of("black-out: no, lost-time"),
            Ticks.Of("feeling: sad-no-reason", "nameable: no-idea", "flu-days: nearly-always"),
        ];
        await using var visit = await Visit.To(browser, site.At("/reflect"));
        var shown = await Shown.On(visit.Page, sets);

        Assert.Equal(
            sets.Select(ticks => $"{ticks}\n{Shown.By(Network, ticks.Answers)}"),
            sets.Zip(shown, (ticks, seen) => $"{ticks}\n{seen}")
        );
    }

    [Fact]
    public async Task A_flag_is_never_lost_by_ticking_what_contradicts_it()
    {
        await using var visit = await Visit.To(browser, site.At("/reflect"));
        Assert.All(
            await Shown.On(
                visit.Page,
                Ticks.Of("danger-signs: none, chest"),
                Ticks.Of("control: no, not-sure"),
                Ticks.Of("black-out: no, lost-time")
            ),
            shown => Assert.Contains("strip: true", shown, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Bands_and_urgencies_are_read_aloud_as_words()
    {
        await using var visit = await Visit.To(browser, site.At("/reflect"));
        await Shown.On(visit.Page, Ticks.Of("reminder: missed", "feeling: longing", "freedom: none", "head: severe-sudden"));
        var session = await visit.Context.NewCDPSessionAsync(visit.Page);
        async Task<string> Read() => (await session.SendAsync("Accessibility.getFullAXTree"))!.Value.GetRawText();
        var tree = await Read();
        Assert.Contains("fits well", tree, StringComparison.Ordinal);

        // What does not fit is read as one gets there.
        for (var screen = 0; screen < 20; screen++)
        {
            await visit.Page.Do("screen => new Promise(done => { scrollTo(0, screen * innerHeight); setTimeout(done, 100) })", screen);
            tree += await Read();
        }

        Assert.Contains("does not seem to fit", tree, StringComparison.Ordinal);
        Assert.Contains("can't tell yet", System.Text.RegularExpressions.Regex.Unescape(tree), StringComparison.Ordinal);
        Assert.Contains("\"value\":\"Now\"", tree, StringComparison.Ordinal);
        Assert.Contains("A sudden, very bad headache", tree, StringComparison.Ordinal);
        Assert.DoesNotContain("Pressure on the neck", tree, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tab_goes_through_the_reasons_as_they_are_seen()
    {
        await using var visit = await Visit.To(browser, site.At("/reflect"));
        await Shown.On(visit.Page, Ticks.Of("reminder: missed", "feeling: longing"));
        await visit.Page.Locator("details.area > summary").Last.FocusAsync();
        var names = new List<string>();
        for (var press = 0; press < 60 && names.Count < 3; press++)
        {
            await visit.Page.Keyboard.PressAsync("Tab");
            if (
                await visit.Page.Ask<string?>("() => document.activeElement.closest('.reason')?.querySelector('h3').textContent ?? null")
                    is { } name
                && !names.Contains(name)
            )
            {
                names.Add(name);
            }
        }

        Assert.Equal(
            Reflection
                .On(Network, Ticks.Of("reminder: missed", "feeling: longing").Answers)
                .Ranking.Take(3)
                .Select(ranked => ranked.Reason.Name),
            names
        );
    }

    [Fact]
    public async Task Under_18_leaves_only_the_way_out_to_youth_help()
    {
        await using var visit = await Visit.To(browser, site.At("/reflect"));
        await visit.Page.GetByLabel("no, I am under 18").CheckAsync();
        Assert.True(await visit.Page.Locator(".youth").IsVisibleAsync());
        Assert.Equal(1, await visit.Page.Locator("fieldset").Filter(new() { Visible = true }).CountAsync());
        Assert.Equal(0, await visit.Page.Locator(".reason, .flag, .bar, .row, details").Filter(new() { Visible = true }).CountAsync());
    }

    [Fact]
    public async Task Start_again_clears_every_tick_without_script()
    {
        await using var visit = await Visit.To(browser, site.At("/reflect"), new() { JavaScriptEnabled = false });
        await visit.Page.GetByLabel("sudden or very bad headache").CheckAsync();
        await visit.Page.GetByLabel("sudden and very bad, within about a minute").CheckAsync();
        Assert.True(await visit.Page.Locator(".flag h3").GetByText("A sudden, very bad headache").IsVisibleAsync());
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Start again" }).ClickAsync();
        Assert.False(await visit.Page.Locator(".flag h3").GetByText("A sudden, very bad headache").IsVisibleAsync());
        Assert.Equal(0, await visit.Page.Locator("input:checked:not([value=''])").CountAsync());
    }

    [Fact]
    public async Task A_detail_is_asked_once_its_line_is_ticked_and_stays_while_something_in_it_is()
    {
        (string Detail, string Line, string Answer)[] details =
        [
            ("#q-head", "danger-signs: head-now", "head: mild"),
            ("#q-pain-now", "danger-more: pain", "pain-now: mild"),
            ("#q-pain-now", "danger-signs: belly", "pain-now: mild"),
            ("#q-wanted", "freedom: could-not", "wanted: froze"),
            ("#q-black-out", "freedom: spiked", "black-out: lost-time"),
            ("#q-since", "freedom: pressed", "since: longer"),
            ("#q-since", "limits: partly", "since: longer"),
            ("#q-pain-course", "pain-sex: deep", "pain-course: new-now"),
        ];
        await using var visit = await Visit.To(browser, site.At("/reflect"));
        await visit.Page.Do("() => document.querySelectorAll('form details').forEach(each => each.open = true)");
        foreach (var each in details)
        {
            Assert.Equal(
                (each, false, true, true),
                (each, await Asked(each.Detail), await Asked(each.Detail, each.Line), await Asked(each.Detail, each.Answer))
            );
        }

        async Task<bool> Asked(string detail, params string[] ticks)
        {
            await Shown.On(visit.Page, Ticks.Of(ticks));
            return await visit.Page.Locator(detail).IsVisibleAsync();
        }
    }

    [Fact]
    public async Task Of_two_statements_of_which_one_can_be_true_the_last_one_ticked_holds_and_can_be_taken_back()
    {
        await using var visit = await Visit.To(browser, site.At("/reflect"));
        await visit.Page.Do("() => document.querySelectorAll('form details').forEach(each => each.open = true)");
        await visit.Page.Locator("#orgasm-strength_very-strong").CheckAsync();
        await visit.Page.Locator("#orgasm-strength_too-much").CheckAsync();
        Assert.False(await visit.Page.Locator("#orgasm-strength_very-strong").IsCheckedAsync());
        await visit.Page.Locator("#a-a-lot [name=orgasm-strength][value='']").CheckAsync();
        Assert.Equal(0, await visit.Page.Locator("input:checked:not([value=''])").CountAsync());
    }

    [Fact]
    public async Task Ticks_can_be_read_by_the_tab_that_was_opened_from_here()
    {
        await using var visit = await Visit.To(browser, site.At("/reflect"));
        await Shown.On(visit.Page, Ticks.Of("welcome: good", "danger-signs: none"));
        Assert.Equal(
            ["danger-signs=none", "welcome=good"],
            await visit.Page.Ask<string[]>(
                "() => [...document.querySelectorAll('input:checked')].filter(each => each.value).map(each => each.name + '=' + each.value)"
            )
        );
        Assert.Equal("opener", await visit.Page.Locator("a[href='/app'][target=_blank]").GetAttributeAsync("rel"));
    }

    [Fact]
    public async Task It_fits_and_no_rule_of_accessibility_is_broken()
    {
        (ColorScheme Scheme, int Width)[] looks =
        [
            (ColorScheme.Dark, 320),
            (ColorScheme.Light, 320),
            (ColorScheme.Dark, 1280),
            (ColorScheme.Light, 1280),
        ];
        await using var visit = await Visit.To(browser, site.At("/reflect"));
        await Shown.On(
            visit.Page,
            Ticks.Of(
                "welcome: mixed",
                "feeling: longing, scared",
                "reminder: missed",
                "danger-signs: head-now, bleeding",
                "head: severe-sudden",
                "pain-sex: deep",
                "freedom: pressed",
                "pressure: some"
            )
        );
        await visit.Page.Do("() => document.querySelectorAll('details').forEach(each => each.open = true)");
        List<string> faults = [];
        foreach (var look in looks)
        {
            await visit.In(look.Scheme, look.Width, 100);
            Assert.Equal((look, look.Width), (look, await visit.Page.Ask<int>("() => document.documentElement.scrollWidth")));
            faults.AddRange(
                look == looks[0]
                    ? await visit.Page.Faults($"ticked, {look}", within: "#main", practice: true)
                    : await visit.Page.FaultsOfLook($"ticked, {look}")
            );
        }

        Assert.Equal([], faults);
    }

    [Fact]
    public async Task Printed_it_shows_what_to_look_at_first_and_what_fits_but_not_what_was_ticked()
    {
        await using var visit = await Visit.To(browser, site.At("/reflect"));
        await Shown.On(visit.Page, Ticks.Of("reminder: missed", "feeling: longing", "head: mild"));
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.True(await visit.Page.Locator(".reason details ul").Filter(new() { Visible = true }).CountAsync() > 0);
        Assert.Equal(0, await visit.Page.Locator("input, legend, .bar").Filter(new() { Visible = true }).CountAsync());
        Assert.True(await visit.Page.GetByText("A headache that came on with sex").IsVisibleAsync());
        Assert.Equal(
            Reflection.On(Network, Ticks.Of("reminder: missed", "feeling: longing", "head: mild").Answers).Threads.Length,
            await visit.Page.Locator(".reason").Filter(new() { Visible = true }).CountAsync()
        );
    }
}
