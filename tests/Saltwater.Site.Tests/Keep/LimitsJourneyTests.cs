using Microsoft.Playwright;

namespace Saltwater.Site.Tests.Keep;

/// <summary>A list of limits and care, from the first word to the one that is handed across.</summary>
public sealed class LimitsJourneyTests(RunningSite site, Browser browser)
{
    [Fact]
    public async Task A_list_of_limits_is_written_and_handed_across_and_every_screen_says_that_it_is_not_consent()
    {
        await using var visit = await Visit.Begin(
            browser,
            new()
            {
                BypassCSP = true,
                ColorScheme = ColorScheme.Light,
                ReducedMotion = ReducedMotion.Reduce,
                ViewportSize = new() { Width = 320, Height = 780 },
            }
        );
        var keeper = new Keeper(visit, site);
        List<string> faults = [];
        await keeper.Begin();
        await keeper.Press("Limits and care");
        await Look("Limits and care");
        await keeper.Press("Write a list");
        await Look("For your eyes only");
        await keeper.Press("Go on");
        await Look("Before you begin");
        await keeper.Press("Go on");
        await Look("My list");
        foreach (var signal in BuiltSite.KeepPack.Limits.Signals)
        {
            await Assertions.Expect(keeper.Page.GetByText(signal.Text, new() { Exact = false }).First).ToBeVisibleAsync();
        }

        await keeper.Page.GetByText(BuiltSite.KeepPack.Limits.Signals[0].Text, new() { Exact = false }).First.ClickAsync();
        await keeper.Press("Done");
        await Look("My list");
        await Assertions.Expect(keeper.Page.Locator(".sheet")).ToContainTextAsync(BuiltSite.KeepPack.Limits.Signals[0].Name);
        await keeper.Press("Write one with someone here");
        await Look("What may be seen");
        await keeper.Page.GetByText("Signals").First.ClickAsync();
        await keeper.Press("Go on");
        await Look("Hand it over");
        await keeper.Press("I am the other person");
        await Look("For your eyes only");
        await keeper.Press("Go on");
        await Look("Before you begin");
        await keeper.Press("Go on");
        await Look("My list");
        await keeper.Press("Done");
        await Look("What may be seen");
        await keeper.Press("Go on");
        await Look("Our lists");
        await keeper.Press("Close");
        await keeper.On("Your notes are locked");

        Assert.Equal([], faults);
        Assert.Empty(visit.Complaints);

        async Task Look(string heading)
        {
            await keeper.On(heading);
            await Assertions.Expect(keeper.Page.Locator(".reminder").First).ToHaveTextAsync(BuiltSite.KeepPack.Limits.Reminder);
            await keeper.Look(faults, heading, true, (ColorScheme.Dark, 320, 100), (ColorScheme.Light, 320, 100));
        }
    }
}
