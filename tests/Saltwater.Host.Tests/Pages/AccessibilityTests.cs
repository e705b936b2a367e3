using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Saltwater.Host.Tests.Pages;

/// <summary>Every page and every state of it, held against the rules of WCAG 2.2 that a program can check.</summary>
public sealed class AccessibilityTests(RunningSite site, Browser browser)
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        Rules = new() { ["target-size"] = new() { Enabled = true } },
    };

    public static TheoryData<string, ColorScheme, int, int> Looks
    {
        get
        {
            var looks = new TheoryData<string, ColorScheme, int, int>();
            foreach (var path in Places.Pages)
            {
                looks.Add(path, ColorScheme.Dark, 320, 100);
                looks.Add(path, ColorScheme.Light, 320, 100);
                looks.Add(path, ColorScheme.Dark, 1280, 200);
            }

            return looks;
        }
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task A_page_breaks_no_rule_of_accessibility_closed_or_open(string path, ColorScheme scheme, int width, int textPercent)
    {
        // The checker brings its own script; the policy that forbids it is tested elsewhere.
        await using var visit = await Visit.To(browser, site.At(path), new() { BypassCSP = true, ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce, ViewportSize = new() { Width = width, Height = 800 } });
        if (textPercent != 100)
        {
            await visit.Page.AddStyleTagAsync(new() { Content = $"html {{ font-size: {textPercent}% !important }}" });
        }

        await Check(visit, "closed");
        await visit.OpenAll();
        await visit.Page.Do("() => { for (const box of document.querySelectorAll('input[type=checkbox]')) box.click() }");

        await Check(visit, "open");
        Assert.Equal("", await visit.Sideways());
    }

    [Fact]
    public async Task A_fault_would_be_found()
    {
        await using var visit = await Visit.To(browser, site.At("/now"), new() { BypassCSP = true });
        await visit.Page.AddStyleTagAsync(new() { Content = "main p { color: #444; background: #333 } #leave { display: inline; min-block-size: 0 !important; padding: 0; font-size: 8px; line-height: 1 }" });
        await visit.Page.Do("document.querySelector('.mark').replaceChildren()");
        var found = (await visit.Page.RunAxe(Rules)).Violations.Select(each => each.Id).ToHashSet();

        Assert.Superset(new HashSet<string> { "color-contrast", "link-name" }, found);
    }

    private static async Task Check(Visit visit, string state)
    {
        var found = await visit.Page.RunAxe(Rules);
        Assert.NotEmpty(found.Passes);
        Assert.Equal([], found.Violations.SelectMany(each => each.Nodes.Select(node => $"{state}: {each.Id} — {each.Help}: {node.Html}")));
    }
}
