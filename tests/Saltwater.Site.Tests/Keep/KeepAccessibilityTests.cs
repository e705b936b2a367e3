using Microsoft.Playwright;

namespace Saltwater.Site.Tests.Keep;

/// <summary>Every screen of what is kept, on the way through all of them.</summary>
public sealed class KeepAccessibilityTests(RunningSite site, Browser browser)
{
    // A screen is looked at in all of them before the way goes on, so that the way is gone once.
    private static readonly (ColorScheme Scheme, int Width, int TextPercent)[] looks =
    [
        (ColorScheme.Light, 320, 100),
        (ColorScheme.Dark, 320, 200),
        (ColorScheme.Dark, 360, 100),
    ];

    [Fact]
    public async Task No_screen_breaks_a_rule_of_accessibility_sticks_out_or_loses_the_keyboard()
    {
        await using var visit = await Visit.Begin(
            browser,
            new()
            {
                BypassCSP = true,
                ColorScheme = ColorScheme.Dark,
                ReducedMotion = ReducedMotion.Reduce,
            }
        );
        var keeper = new Keeper(visit, site);
        List<string> faults = [];
        await keeper.Begin(Look);
        await Look("no evenings yet");
        await keeper.Press("Note an evening");
        await keeper.On("Note an evening");
        await Look("form");
        await keeper.Answer("Were there tears?", "yes");
        await keeper.Page.GetByLabel("In your own words, if you like").FillAsync("A long week.");
        await keeper.Press("Save");
        await keeper.On("Your evenings");
        await Look("evenings");
        await keeper.Press("Show as a calendar");
        await Seen("calendar", false);
        await keeper.Page.GetByRole(AriaRole.Table).GetByRole(AriaRole.Button).First.ClickAsync();
        await Look("day");
        await keeper.Press("Back");
        await keeper.Press("Show as a list");
        await keeper.Page.Locator(".door").First.ClickAsync();
        await Look("one evening");
        await keeper.Press("Back");
        foreach (var part in new[] { "Patterns", "A page to take along", "Bring in or take out", "Limits and care" })
        {
            await keeper.Press(part);
            await keeper.On(part);
            await Look(part);
            await keeper.Press("Back");
            await keeper.On("Your evenings");
        }

        await keeper.Press("Backup, passphrase, delete");
        await keeper.On("Backup, passphrase, delete");
        await Look("backup");
        await keeper.Press("Change the passphrase");
        await Look("another passphrase");
        await keeper.Press("Back");
        await keeper.Press("Delete everything here");
        await keeper.On("Delete everything here?");
        await Look("delete");
        await keeper.Press("No, go back");
        await keeper.On("Your evenings");
        await keeper.Lock();
        await keeper.Unlock("not these words at all");
        await Assertions.Expect(keeper.Page.GetByText("That is not the passphrase.")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        Assert.Equal("Open", await keeper.Focused());
        await Seen("locked", false);

        Assert.Equal([], faults);
        Assert.Empty(visit.Complaints);

        Task Look(string screen) => Seen(screen, true);

        Task Seen(string screen, bool arrives) => keeper.Look(faults, screen, arrives, looks);
    }
}
