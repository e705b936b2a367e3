using Microsoft.Playwright;

namespace Saltwater.Site.Tests.Keep;

/// <summary>The notes on a phone, held in one hand, with others around.</summary>
public sealed class NotesOnPhoneTests(RunningSite site, Browser browser)
{
    private const int Height = 780;

    private const string Topic = "(?i)tear|\\bcry|cried|\\bsex|orgasm|intim|reflect|behind";

    [Fact]
    public async Task The_form_of_an_evening_fits_one_screen_and_takes_at_most_six_taps()
    {
        await using var visit = await Visit.Begin(
            browser,
            new()
            {
                ViewportSize = new() { Width = 360, Height = Height },
                ReducedMotion = ReducedMotion.Reduce,
            }
        );
        // Late: "Tonight" is the widest of what stands there by the hour.
        await visit.Page.Clock.SetFixedTimeAsync(new DateTime(2026, 3, 14, 21, 30, 0, DateTimeKind.Local));
        var keeper = new Keeper(visit, site);
        await keeper.Begin();
        var taps = 0;
        await keeper.Page.ExposeFunctionAsync("tapped", () => taps++);
        await keeper.Page.Do("() => addEventListener('click', () => { tapped() }, true)");
        await keeper.Press("Note an evening");
        await keeper.On("Note an evening");
        var (lowest, save) = (
            await Lowest(".noting .chips button, .noting textarea, .noting summary"),
            await keeper.Page.Ask<double>("() => document.querySelector('.noting > .row:last-child').getBoundingClientRect().top")
        );
        await keeper.Answer("Were there tears?", "yes");
        await keeper.Answer("How did the tears feel?", "mixed");
        await keeper.Answer("Were you alone or with someone?", "alone");
        await keeper.Press("Save");
        await keeper.On("Your evenings");

        Assert.InRange(lowest, 1, save);
        Assert.InRange(save, 1, Height);
        Assert.InRange(taps, 1, 6);

        Task<double> Lowest(string parts) =>
            keeper.Page.Ask<double>(
                "parts => Math.max(...[...document.querySelectorAll(parts)].filter(each => each.checkVisibility()).map(each "
                    + "=> each.getBoundingClientRect().bottom))",
                parts
            );
    }

    [Fact]
    public async Task The_door_on_the_start_leads_to_the_notes_and_what_is_locked_names_nothing()
    {
        await using var visit = await Visit.Begin(browser);
        var keeper = new Keeper(visit, site);
        await keeper.Begin();
        await keeper.Lock();
        Assert.DoesNotMatch(Topic, await keeper.Page.Locator("body").InnerTextAsync());

        await keeper.Page.GotoAsync(site.At("/"));
        await keeper.Page.Locator("main a[href='/app#notes']").ClickAsync();
        await keeper.On("Your notes are locked");
        Assert.DoesNotMatch(Topic, await keeper.Page.Locator("body").InnerTextAsync());
    }

    [Fact]
    public async Task While_the_notes_load_nothing_is_named_either()
    {
        await using var visit = await Visit.Begin(browser);
        await visit.Page.RouteAsync("**/*.wasm", route => Task.CompletedTask);
        await visit.Page.GotoAsync(site.At("/app#notes"), new() { WaitUntil = WaitUntilState.DOMContentLoaded });

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "One moment…" })).ToBeVisibleAsync();
        Assert.DoesNotMatch(Topic, await visit.Page.Locator("body").InnerTextAsync());
    }
}
