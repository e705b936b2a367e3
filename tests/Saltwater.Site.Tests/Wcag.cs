using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Saltwater.Site.Tests;

/// <summary>The rules of WCAG 2.2 that a program can check. The checker is brought into a document once and then asked as often as the
/// document changes.</summary>
internal static class Wcag
{
    private static readonly string Checker = new BundledAxeScriptProvider().GetScript();

    private static readonly string[] Levels = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

    // What a rule says of a screen depends on its look where it measures colours, sizes or what scrolls; all others read the markup, which
    // is the same in each.
    private static readonly string[] OfTheLook = ["color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable"];

    // Everything it found against the page, and how many rules it could apply at all: none would mean that it looked at nothing.
    private const string Check = """
        async ([type, values, within]) => {
          const { violations, passes } = await axe.run(within || document, { runOnly: { type, values },
            rules: { "target-size": { enabled: true } }, resultTypes: ["violations"] });
          return [String(passes.length), ...violations.flatMap(rule => rule.nodes.map(node => `${rule.id} — ${rule.help}: ${node.html}`))];
        }
        """;

    /// <summary>What breaks a rule on the page as it is now, each with the name of its state; empty if nothing does.</summary>
    /// <param name="page">Where scripts may be brought in, or under the page's own policy: it makes no difference.</param>
    /// <param name="state">How the page is called in a fault.</param>
    /// <param name="within">A selector of the part to look at; empty for all of it.</param>
    /// <param name="practice">Also what is no rule but good practice, such as one first heading.</param>
    public static Task<string[]> Faults(this IPage page, string state, string within = "", bool practice = false) =>
        page.Found(state, "tag", practice ? [.. Levels, "best-practice"] : Levels, within);

    /// <summary>What breaks a rule on a page that was looked at before, and is now shown in another look.</summary>
    /// <param name="page">The page.</param>
    /// <param name="state">How it is called in a fault.</param>
    public static Task<string[]> FaultsOfLook(this IPage page, string state) => page.Found(state, "rule", OfTheLook, "");

    private static async Task<string[]> Found(this IPage page, string state, string type, string[] rules, string within)
    {
        if (!await page.Ask<bool>("'axe' in globalThis"))
        {
            await page.Do(Checker);
        }

        var found = await page.Ask<string[]>(Check, new object[] { type, rules, within });
        Assert.True(found[0] != "0", $"{state}: no rule could be applied.");
        return [.. found[1..].Select(fault => $"{state}: {fault}")];
    }
}
