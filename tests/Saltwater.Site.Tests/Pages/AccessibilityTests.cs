using Microsoft.Playwright;

namespace Saltwater.Site.Tests.Pages;

/// <summary>Every page and every state of it, held against the rules of WCAG 2.2 that a program can check.</summary>
public sealed class AccessibilityTests(RunningSite site, Browser browser)
{
    // One visit for each look: a page is opened once, and looked at closed and open.
    [Theory]
    [InlineData(ColorScheme.Dark, 320, 100)]
    [InlineData(ColorScheme.Light, 320, 100)]
    [InlineData(ColorScheme.Dark, 1280, 200)]
    public async Task No_page_breaks_a_rule_of_accessibility_closed_or_open(ColorScheme scheme, int width, int textPercent)
    {
        // The checker brings its own script; the policy that forbids it is tested elsewhere.
        await using var visit = await Visit.Begin(
            browser,
            new()
            {
                BypassCSP = true,
                ColorScheme = scheme,
                ReducedMotion = ReducedMotion.Reduce,
                ViewportSize = new() { Width = width, Height = 800 },
            }
        );
        List<string> faults = [];
        foreach (var path in Places.Pages)
        {
            await visit.Page.GotoAsync(site.At(path));
            if (textPercent != 100)
            {
                await visit.Page.AddStyleTagAsync(new() { Content = $"html {{ font-size: {textPercent}% !important }}" });
            }

            faults.AddRange(await visit.Page.Faults($"{path} closed", practice: true));
            await visit.OpenAll();
            await visit.Page.Do("() => { for (const box of document.querySelectorAll('input[type=checkbox]')) box.click() }");
            faults.AddRange(await visit.Page.Faults($"{path} open", practice: true));
            if (await visit.Sideways() is { Length: > 0 } wide)
            {
                faults.Add($"{path} open: {wide} sticks out");
            }
        }

        Assert.Equal([], faults);
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
    }
}
