using System.Text.RegularExpressions;
using Microsoft.Playwright;

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
            var missing = await visit.Page.Ask<string[]>("""
                [...document.querySelectorAll("main details:not([hidden] *)")].flatMap(each => [...each.children].slice(1)).filter(each => !each.closest("[hidden]") && (!each.checkVisibility({ contentVisibilityAuto: true }) || each.getBoundingClientRect().height === 0)).map(each => each.textContent.trim().slice(0, 60))
                """);
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
        var html = System.Text.Encoding.UTF8.GetString((await BuiltSite.Rendered).Find(path).Plain.Span);
        var gated = Gated().Matches(html);

        Assert.NotEmpty(gated);
        Assert.All(gated, each => Assert.Contains(" hidden", each.Value, StringComparison.Ordinal));
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
