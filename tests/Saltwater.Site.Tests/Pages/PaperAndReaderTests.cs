using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Saltwater.Guide;
using Saltwater.Site.Tests.App;
using UglyToad.PdfPig;

namespace Saltwater.Site.Tests.Pages;

/// <summary>What is left of a page on paper, in a reader view, and where no style sheet is read.</summary>
public sealed partial class PaperAndReaderTests(RunningSite site, Browser browser)
{
    [Fact]
    public async Task Whatever_is_folded_prints()
    {
        await using var visit = await Visit.Begin(browser);
        foreach (var path in Places.Pages.Where(path => path != "/reflect"))
        {
            await visit.Page.GotoAsync(site.At(path));
            await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
            // What is folded is laid out with the next frame.
            await visit.Page.WaitForTimeoutAsync(200);
            var missing = await visit.Page.Ask<string[]>(
                """
                [...document.querySelectorAll("main details:not([hidden] *)")].flatMap(each => [...each.children].slice(1))
                  .filter(each => !each.closest("[hidden]"))
                  .filter(each => !each.checkVisibility({ contentVisibilityAuto: true }) || each.getBoundingClientRect().height === 0)
                  .map(each => each.textContent.trim().slice(0, 60))
                """
            );
            Assert.Equal((path, ""), (path, string.Join(" / ", missing.Where(text => text.Length > 0))));
            await visit.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        }
    }

    // Reader views and readers without a style sheet leave out what the markup hides, and nothing else.
    [Theory]
    [InlineData("/guide")]
    [InlineData("/words")]
    public async Task Advice_to_talk_is_hidden_in_the_markup_itself(string path)
    {
        var html = System.Text.Encoding.UTF8.GetString((await BuiltSite.Rendered).FileAt(path).Plain.Span);
        var gated = Gated().Matches(html);

        Assert.NotEmpty(gated);
        Assert.All(gated, each => Assert.Contains(" hidden", each.Value, StringComparison.Ordinal));
    }

    // What browsers show in their reader view, by the program that Firefox uses for it.
    [Fact]
    public async Task A_reader_view_shows_no_advice_to_talk()
    {
        var reader = await File.ReadAllTextAsync(
            Path.Combine(AppContext.BaseDirectory, "Readability.js"),
            TestContext.Current.CancellationToken
        );
        await using var visit = await Visit.Begin(browser, new() { BypassCSP = true });
        foreach (var path in Places.Telling)
        {
            await visit.Page.GotoAsync(site.At(path));
            // The browser's own reader view stands outside of the page's policy.
            var read = await visit.Page.Ask<string>(
                "source => { const Readability = new Function(source + '; return Readability')(); const article = new "
                    + "Readability(document.cloneNode(true), { charThreshold: 0 }).parse(); return article ? article.textContent "
                    + ": '' }",
                reader
            );

            Assert.Equal((path, ""), (path, Found(read)));
            Assert.True(path is not ("/guide" or "/words") || read.Length > 2_000, path);
        }
    }

    // A page as its words alone, by what the markup says: no style sheet of ours is read, and everything folded is open.
    [Fact]
    public async Task As_plain_text_a_page_shows_no_advice_to_talk()
    {
        await using var visit = await Visit.Begin(browser);
        foreach (var path in Places.Telling)
        {
            await visit.Page.GotoAsync(site.At(path));
            await visit.OpenAll();
            var read = await visit.Page.Ask<string>(
                "() => { for (const sheet of document.styleSheets) sheet.disabled = true; return document.body.innerText }"
            );

            Assert.Equal((path, ""), (path, Found(read)));
            Assert.True(path is not ("/guide" or "/words") || read.Length > 2_000, path);
        }
    }

    [Fact]
    public void There_is_advice_to_look_for() => Assert.True(Advice.Count > 60);

    // What stands on the sheet itself: a box that is folded on the screen has no handle there.
    [Fact]
    public async Task Everything_folded_stands_on_paper()
    {
        await using var visit = await Visit.Begin(browser);
        foreach (var path in Places.Pages)
        {
            await visit.Page.GotoAsync(site.At(path));
            if (path == "/reflect")
            {
                // Ticks are not printed, what they come to is.
                await visit.Page.Do(
                    "() => { for (const box of ['age18_yes', 'head_severe-sudden', 'welcome_mixed']) "
                        + "document.getElementById(box).click(); for (const flag of document.querySelectorAll('.flags > li')) "
                        + "flag.toggleAttribute('data-raised', flag.checkVisibility()) }"
                );
            }

            await OnPaper(visit.Page, path, path == "/reflect" ? "[data-raised] details" : "main details");
        }
    }

    [Fact]
    public async Task Everything_folded_in_an_answer_of_the_app_stands_on_paper()
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

        await OnPaper(visit.Page, "the answer", "main details:not(:is(.help, .given, .unprinted), :is(.help, .given, .unprinted) *)");
    }

    private static async Task OnPaper(IPage page, string what, string folded)
    {
        // The smallest parts that hold words of their own, as they stand in the page.
        var expected = await page.Ask<string[]>(
            """
            folded => [...document.querySelectorAll(folded)].flatMap(box => [...box.querySelectorAll("p, li, dt, dd, h3, h4")])
              .filter(each => !each.closest("[hidden]") && !each.querySelector("p, li, dt, dd, h3, h4"))
              .map(each => each.textContent)
            """,
            folded
        );
        using var paper = PdfDocument.Open(await page.PdfAsync());
        var printed = Letters(string.Concat(paper.GetPages().Select(sheet => string.Concat(sheet.Letters.Select(letter => letter.Value)))));

        Assert.Equal(
            (what, ""),
            (what, string.Join("\n", expected.Where(text => !printed.Contains(Letters(text), StringComparison.Ordinal)).Take(5)))
        );
        Assert.True(
            what is not ("/now" or "/beside") || !printed.Contains("backnext", StringComparison.Ordinal),
            "Buttons stand on paper."
        );
        Assert.True(expected.Length > 0 || what is not ("/now" or "/beside" or "/guide" or "/words"), what);
    }

    // Where a line ends, and which letters are set as one, is the printer's business.
    private static string Letters(string text) =>
        string.Concat(
                text.Replace("ﬃ", "ffi", StringComparison.Ordinal)
                    .Replace("ﬄ", "ffl", StringComparison.Ordinal)
                    .Replace("ﬀ", "ff", StringComparison.Ordinal)
                    .Replace("ﬁ", "fi", StringComparison.Ordinal)
                    .Replace("ﬂ", "fl", StringComparison.Ordinal)
                    .Where(char.IsLetterOrDigit)
            )
            .ToLowerInvariant();

    // Everything the guide marks as talking with the other person, and all words that are for them.
    private static readonly IReadOnlyList<string> Advice =
    [
        .. from reason in BuiltSite.Pack.Reasons
        from section in reason.Sections
        from item in section.Items
        where item.PartnerTalk
        select item.Text,
        .. from occasion in BuiltSite.Pack.Words.Occasions
        where occasion is { Role: Role.Self, To: Listener.Partner }
        from wording in occasion.Words
        select wording.Text,
        .. from reason in BuiltSite.Pack.Reasons
        where reason.WordsTo == Listener.Partner
        from wording in reason.Words
        where wording.Role == Role.Self
        select wording.Text,
    ];

    private static string Found(string read)
    {
        var plain = Letters(read);
        return string.Join(" / ", Advice.Where(text => plain.Contains(Letters(text), StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Both_ticks_bring_it_back()
    {
        await using var visit = await Visit.Begin(browser);
        await visit.Page.GotoAsync(site.At("/words"));
        const string Shown = "document.querySelector('.together').checkVisibility()";
        Assert.False(await visit.Page.Ask<bool>(Shown));
        await visit.Page.Locator("#no-pressure").CheckAsync();
        Assert.False(await visit.Page.Ask<bool>(Shown));
        await visit.Page.Locator("#no-fear").CheckAsync();
        Assert.True(await visit.Page.Ask<bool>(Shown));
    }

    [GeneratedRegex("""<[^>]*class="together"[^>]*>""")]
    private static partial Regex Gated();
}
