using Microsoft.Playwright;

namespace Saltwater.Site.Tests.Pages;

/// <summary>Every page and every state of it, held against the rules of WCAG 2.2 that a program can check.</summary>
public sealed class AccessibilityTests(RunningSite site, Browser browser)
{
    private static readonly (ColorScheme Scheme, int Width, int TextPercent)[] looks =
    [
        (ColorScheme.Dark, 320, 100),
        (ColorScheme.Light, 320, 100),
        (ColorScheme.Dark, 1280, 200),
    ];

    // A page is opened once, and looked at in every look, closed and open.
    [Fact]
    public async Task No_page_breaks_a_rule_of_accessibility_closed_or_open()
    {
        // The checker brings its own script; the policy that forbids it is tested elsewhere.
        await using var visit = await Visit.Begin(
            browser,
            new()
            {
                BypassCSP = true,
                ReducedMotion = ReducedMotion.Reduce,
                ViewportSize = new() { Width = 320, Height = 800 },
            }
        );
        List<string> faults = [];
        foreach (var path in Places.Pages)
        {
            await visit.Page.GotoAsync(site.At(path));
            await Look(path + " closed");
            await visit.OpenAll();
            await visit.Page.Do("() => { for (const box of document.querySelectorAll('input[type=checkbox]')) box.click() }");
            await Look(path + " open");
        }

        Assert.Equal([], faults);

        async Task Look(string state)
        {
            foreach (var look in looks)
            {
                await visit.In(look.Scheme, look.Width, look.TextPercent);
                faults.AddRange(
                    look == looks[0]
                        ? await visit.Page.Faults($"{state}, {look}", practice: true)
                        : await visit.Page.FaultsOfLook($"{state}, {look}")
                );
                if (await visit.Sideways() is { Length: > 0 } wide)
                {
                    faults.Add($"{state}, {look}: {wide} sticks out");
                }
            }
        }
    }

    [Fact]
    public async Task A_fault_would_be_found()
    {
        await using var visit = await Visit.To(browser, site.At("/now"), new() { BypassCSP = true });
        Assert.Empty(await visit.Page.Faults("sound", practice: true));
        await visit.Page.AddStyleTagAsync(
            new()
            {
                Content =
                    "main p { color: #444; background: #333 } #leave { display: inline; min-block-size: 0 !important; "
                    + "padding: 0; font-size: 8px; line-height: 1 }",
            }
        );
        await visit.Page.Do("document.querySelector('.mark').replaceChildren()");
        var found = (await visit.Page.Faults("spoilt", practice: true)).Select(fault => fault.Split(' ')[1]).ToHashSet();

        Assert.Superset(new HashSet<string> { "color-contrast", "link-name" }, found);
        Assert.Contains(await visit.Page.FaultsOfLook("spoilt"), fault =>
            fault.StartsWith("spoilt: color-contrast", StringComparison.Ordinal)
        );
    }
}
