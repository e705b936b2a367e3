using Microsoft.Playwright;
using Saltwater.Site.Tests.Keep;

namespace Saltwater.Site.Tests.App;

/// <summary>Page translation takes every text out and puts an element in its place. Whatever is changed after that still has to be seen.</summary>
public sealed class TranslatedTests(RunningSite site, Browser browser)
{
    private const string Translate = """
        () => {
          const wrap = node => {
            if (node.nodeType === 3 && node.data.trim() && node.parentElement
              && !["SCRIPT", "STYLE", "FONT", "TEXTAREA", "OPTION"].includes(node.parentElement.tagName)) {
              const outer = document.createElement("font"), inner = document.createElement("font");
              inner.textContent = node.data; outer.append(inner); node.replaceWith(outer);
            } else if (node.nodeType === 1 && node.tagName !== "FONT") [...node.childNodes].forEach(wrap);
          };
          wrap(document.body);
          new MutationObserver(changes => changes.forEach(each => each.addedNodes.forEach(wrap))).observe(document.body, { childList: true, subtree: true });
        }
        """;

    private static readonly string[] path =
    [
        "#keep",
        "text=Begin a journal",
        "text=Use my own text",
        "fill:Your passphrase=a quiet harbour at night",
        "fill:Once more=a quiet harbour at night",
        "check:Show what I type",
        "text=Go on",
        "heading:Your recovery code",
        "text=I wrote it down",
        "text=Show me the code again",
        "text=I go without it",
        "heading:Your evenings",
        "text=Note an evening",
        "heading:Note an evening",
        "text=Save",
        "chip:tears/yes",
        "chip:tears/no",
        "chip:felt/good",
        "text=Save",
        "wait",
        "text=Show as a calendar",
        "text=Show as a list",
        "text=Patterns",
        "text=Back",
        "text=A page to take along",
        "text=Back",
        "text=Backup, passphrase, delete",
        "text=Change the passphrase",
        "text=Back",
        "text=Back to my notes",
    ];

    [Fact]
    public async Task Every_screen_of_the_notes_says_the_same_as_without()
    {
        // Two people beside each other: most of the time both read.
        var walks = await Task.WhenAll(Walk(translated: false), Walk(translated: true));
        var (plain, translated) = (walks[0], walks[1]);

        Assert.Equal(plain.Count, translated.Count);
        Assert.All(plain.Zip(translated), each => Assert.Equal(each.First, each.Second));
    }

    // Whatever the screens of the reflection are: the first answer and the first way on, again and again, up to what it comes to.
    [Fact]
    public async Task Every_screen_of_a_reflection_says_the_same_as_without()
    {
        var walks = await Task.WhenAll(Reflect(translated: false), Reflect(translated: true));
        var (plain, translated) = (walks[0], walks[1]);

        Assert.True(plain.Distinct().Count() > 8);
        Assert.Equal(plain.Count, translated.Count);
        Assert.All(plain.Zip(translated), each => Assert.Equal(each.First, each.Second));
    }

    private async Task<List<string>> Reflect(bool translated)
    {
        await using var visit = await Visit.Begin(browser);
        var page = visit.Page;
        await Open(page, translated);
        await page.Locator("[data-role]").First.ClickAsync();
        List<string> said = [];
        for (var turn = 0; turn < 16; turn++)
        {
            await page.WaitForTimeoutAsync(250);
            said.Add(await Said(page));
            if (await page.Locator(".results").CountAsync() > 0)
            {
                break;
            }

            // A tap goes on by itself; a tick or a chip changes what stands on the button.
            var tap = page.Locator(".tap:visible").First;
            if (await tap.CountAsync() > 0)
            {
                await tap.ClickAsync();
                continue;
            }

            var answers = page.Locator(".choices input:visible, .chip:visible").First;
            if (await answers.CountAsync() > 0)
            {
                await answers.ClickAsync(new() { Force = true });
                await page.WaitForTimeoutAsync(150);
                said.Add(await Said(page));
            }

            await page.Locator("main .button:visible:not(a, [disabled], [aria-disabled=true])").First.ClickAsync();
        }

        return said;
    }

    private async Task<List<string>> Walk(bool translated)
    {
        await using var visit = await Visit.Begin(browser);
        await Keeper.OnAPhone(visit);
        var page = visit.Page;
        await Open(page, translated);
        List<string> said = [];
        foreach (var step in path)
        {
            await Take(page, step);
            await page.WaitForTimeoutAsync(200);
            said.Add($"{step}: {await Said(page)}");
        }

        return said;
    }

    private static async Task Take(IPage page, string step)
    {
        var at = step.IndexOf('=', StringComparison.Ordinal);
        if (step.StartsWith("fill:", StringComparison.Ordinal))
        {
            await page.GetByLabel(step[5..at], new() { Exact = true }).FillAsync(step[(at + 1)..]);
        }
        else if (step.StartsWith("check:", StringComparison.Ordinal))
        {
            await page.GetByLabel(step[6..]).CheckAsync();
        }
        else if (step.StartsWith("chip:", StringComparison.Ordinal))
        {
            await page.Locator($"[aria-labelledby=ask-{step[5..step.IndexOf('/', StringComparison.Ordinal)]}]")
                .GetByRole(AriaRole.Button, new() { Name = step[(step.IndexOf('/', StringComparison.Ordinal) + 1)..], Exact = true })
                .ClickAsync();
        }
        else if (step.StartsWith("heading:", StringComparison.Ordinal))
        {
            await page.GetByRole(AriaRole.Heading, new() { Name = step[8..], Level = 1 }).WaitForAsync(new() { Timeout = 60_000 });
        }
        else if (step == "wait")
        {
            await page.WaitForTimeoutAsync(1_500);
        }
        else if (step.StartsWith("text=", StringComparison.Ordinal))
        {
            await page.GetByRole(AriaRole.Button, new() { Name = step[5..], Exact = true }).First.ClickAsync();
        }
        else
        {
            await page.Locator(step).ClickAsync();
            await Take(page, "heading:Keep notes for yourself");
        }
    }

    private async Task Open(IPage page, bool translated)
    {
        await page.GotoAsync(site.At("/app"));
        await page.Locator("#loading").WaitForAsync(new() { State = WaitForSelectorState.Detached, Timeout = 60_000 });
        if (translated)
        {
            await page.Do(Translate);
        }
    }

    // Without what is made by chance.
    private static async Task<string> Said(IPage page) =>
        await page.Ask<string>(
            "(() => { const whole = document.querySelector('main').cloneNode(true); whole.querySelectorAll('#code, "
                + "#offered, [type=hidden]').forEach(each => each.remove()); return whole.textContent.replace(/\\s+/g, ' "
                + "').trim() })()"
        );
}
