using Microsoft.Playwright;

namespace Saltwater.Site.Tests.Keep;

/// <summary>What somebody does who keeps notes over weeks, from the first word to the last, in a real browser.</summary>
public sealed class KeepJourneyTests(RunningSite site, Browser browser)
{
    [Fact]
    public async Task Three_weeks_are_kept_through_locks_a_lost_passphrase_and_another_browser()
    {
        await using var visit = await Visit.Begin(browser);
        var keeper = new Keeper(visit, site);
        await keeper.Begin(onAPhone: false);
        var requests = visit.Requests.Count;
        for (var evening = 0; evening < 21; evening++)
        {
            await keeper.Note($"evening {evening}", tears: evening % 3 == 0);
        }

        Assert.Equal(requests, visit.Requests.Count);
        await keeper.Lock();
        await keeper.Unlock();
        await keeper.On("Your evenings");
        await Assertions.Expect(keeper.Page.Locator(".door")).ToHaveCountAsync(21);
        await keeper.Press("Backup, passphrase, delete");
        var (name, backup) = await keeper.Saves("Save a backup");
        Assert.Equal("backup.bin", name);
        Assert.Equal(-1, backup.AsSpan().IndexOf("evening 7"u8));

        // The passphrase is forgotten, the device is lost: the file and the code are left.
        await using var later = await Visit.Begin(browser);
        var again = new Keeper(later, site);
        await again.ToNotes();
        await again.Press("I have a backup file");
        await again.On("Open a backup file");
        await again.Give("backup", backup);
        await again.Page.GetByText("I use the recovery code").ClickAsync();
        await again.Page.GetByLabel("Recovery code", new() { Exact = true }).FillAsync(string.Join(' ', keeper.Code));
        await again.Press("Open it here");
        await again.On("Your evenings");
        await Assertions.Expect(again.Page.Locator(".door")).ToHaveCountAsync(21);

        await again.Press("Backup, passphrase, delete");
        await again.Press("Change the passphrase");
        await again.Press("Other words");
        again.Phrase = await again.Page.Locator("#offered").InnerTextAsync();
        await again.Page.GetByLabel("Type the five words").FillAsync(again.Phrase);
        await again.Press("Use this one");
        await Assertions
            .Expect(again.Page.GetByText("From now on the new passphrase opens your notes on this device."))
            .ToBeVisibleAsync(new() { Timeout = 60_000 });
        await again.Press("Back to my notes");
        await again.Note("on the other device");
        await again.Lock();
        await again.Unlock(keeper.Phrase);
        await Assertions.Expect(again.Page.GetByText("That is not the passphrase.")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await again.Page.GetByLabel("Passphrase", new() { Exact = true }).FillAsync(again.Phrase);
        await again.Press("Open");
        await again.On("Your evenings");
        await Assertions.Expect(again.Page.Locator(".door")).ToHaveCountAsync(22);
        await again.Press("Backup, passphrase, delete");
        var (_, other) = await again.Saves("Save a backup");

        // The first device turns up again and has gone on by itself: both are joined, nothing is lost.
        await keeper.Press("Back to my notes");
        await keeper.Note("on the first device");
        await keeper.Press("Backup, passphrase, delete");
        await keeper.Give("merge", other);
        await keeper.Press("See what it would change");
        await Assertions.Expect(keeper.Page.GetByText("It adds one thing. Nothing else changes.")).ToBeVisibleAsync();
        await keeper.Press("Bring it in");
        await Assertions.Expect(keeper.Page.GetByText("Your notes from both are here now.")).ToBeVisibleAsync();
        await keeper.Press("Back to my notes");
        await Assertions.Expect(keeper.Page.Locator(".door")).ToHaveCountAsync(23);

        Assert.Empty(visit.Complaints);
        Assert.Empty(later.Complaints);
        Assert.All(visit.Requests.Concat(later.Requests), address =>
            Assert.StartsWith(site.Address.AbsoluteUri, address.Replace("blob:", "", StringComparison.Ordinal), StringComparison.Ordinal)
        );
    }

    // Notes that lock as they are left sent whoever had asked for another page of ours back to the locked ones.
    [Fact]
    public async Task From_open_notes_another_page_of_the_site_is_reached_and_the_notes_are_locked()
    {
        await using var visit = await Visit.Begin(browser);
        var keeper = new Keeper(visit, site);
        await keeper.Begin();
        await keeper.Page.GotoAsync(site.At("/help"));
        await visit.Page.WaitForTimeoutAsync(1500);
        Assert.Equal(site.At("/help"), keeper.Page.Url);
        await Assertions.Expect(keeper.Page.Locator("main h1")).ToHaveTextAsync("Help");

        await keeper.Unlock();
        await keeper.On("Your evenings");
    }

    [Fact]
    public async Task By_the_keyboard_alone_a_journal_is_begun_an_evening_noted_and_everything_deleted()
    {
        await using var visit = await Visit.Begin(browser);
        var keeper = new Keeper(visit, site);
        await keeper.Page.GotoAsync(site.At("/app"));
        await keeper.Page.Locator("#loading").WaitForAsync(new() { State = WaitForSelectorState.Detached, Timeout = 60_000 });
        await Press("Keep notes for yourself");
        await keeper.On("Keep notes for yourself");
        await Press("Begin a journal");
        await keeper.On("A passphrase for your notes");
        var words = await keeper.Page.Locator("#offered").InnerTextAsync();
        await visit.Reach("input[autocomplete=new-password]");
        await keeper.Page.Keyboard.TypeAsync(words);
        await keeper.Page.Keyboard.PressAsync("Enter");
        await keeper.On("Your recovery code");
        await Press("I go without it");
        await keeper.On("Your evenings");
        await Press("Note an evening");
        await keeper.On("Note an evening");
        await visit.Reach("[aria-labelledby=ask-tears] button");
        await keeper.Page.Keyboard.PressAsync("Space");
        await visit.Reach("textarea");
        await keeper.Page.Keyboard.TypeAsync("by keys");
        await Press("Save");
        await keeper.On("Your evenings");
        await Assertions.Expect(keeper.Page.Locator(".door")).ToContainTextAsync("by keys");
        await Press("Lock now");
        await keeper.On("Your notes are locked");
        await Press("Delete everything here");
        await keeper.On("Delete everything here?");
        await Press("Yes, delete everything");
        await visit.Arrives(site.At("/wipe"));
        Assert.Empty(await visit.Kept());

        async Task Press(string words)
        {
            await visit.Reach("button", words);
            await keeper.Page.Keyboard.PressAsync("Enter");
        }
    }

    [Fact]
    public async Task What_is_half_written_when_the_page_goes_out_of_sight_is_there_after_the_lock()
    {
        await using var visit = await Visit.Begin(browser);
        var keeper = new Keeper(visit, site);
        await keeper.Begin();
        await keeper.Press("Note an evening");
        await keeper.Page.GetByLabel("In your own words, if you like").FillAsync("half a sentence");
        await keeper.Page.Do(
            "() => { Object.defineProperty(document, 'visibilityState', { get: () => 'hidden', configurable: true }); "
                + "document.dispatchEvent(new Event('visibilitychange')) }"
        );
        await keeper.Page.WaitForTimeoutAsync(1_000);

        // As when a phone ends the page: nothing more is said to it.
        await keeper.Unlock();
        await keeper.On("Your evenings");
        await keeper.Press("Go on with it");
        await keeper.On("Note an evening");
        Assert.Equal("half a sentence", await keeper.Page.GetByLabel("In your own words, if you like").InputValueAsync());

        await keeper.Page.GetByLabel("In your own words, if you like").FillAsync("half a sentence and the rest");
        await keeper.Lock();
        await keeper.Unlock();
        await keeper.On("Your evenings");
        await keeper.Press("Go on with it");
        Assert.Equal("half a sentence and the rest", await keeper.Page.GetByLabel("In your own words, if you like").InputValueAsync());
    }

    [Fact]
    public async Task Where_the_browser_takes_the_storage_away_meanwhile_it_says_so_and_a_backup_still_holds_everything()
    {
        await using var visit = await Visit.Begin(browser);
        var keeper = new Keeper(visit, site);
        await keeper.Begin();
        await keeper.Note("before");
        var tools = await visit.Context.NewCDPSessionAsync(visit.Page);
        await tools.SendAsync(
            "Storage.clearDataForOrigin",
            new() { ["origin"] = site.Address.GetLeftPart(UriPartial.Authority), ["storageTypes"] = "indexeddb" }
        );

        await keeper.Press("Note an evening");
        await keeper.Answer("Were there tears?", "yes");
        await keeper.Page.GetByLabel("In your own words, if you like").FillAsync("after");
        await keeper.Press("Save");
        await Assertions.Expect(keeper.Page.GetByText("The browser took the storage away.")).ToBeVisibleAsync();
        Assert.Equal("after", await keeper.Page.GetByLabel("In your own words, if you like").InputValueAsync());
        await keeper.Press("Back");
        await keeper.Press("Leave it");
        await keeper.Press("Backup, passphrase, delete");
        var (_, backup) = await keeper.Saves("Save a backup");

        await using var later = await Visit.Begin(browser);
        var again = new Keeper(later, site);
        await again.ToNotes();
        await again.Press("I have a backup file");
        await again.Give("backup", backup);
        await again.Page.GetByLabel("Passphrase", new() { Exact = true }).FillAsync(keeper.Phrase);
        await again.Press("Open it here");
        await again.On("Your evenings");
        await Assertions.Expect(again.Page.Locator(".door")).ToContainTextAsync("before");

        // The next time the first browser says what happened, and does not look new.
        await keeper.ToNotes();
        await keeper.On("Your notes are not here any more");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Noted_while_locked_it_is_read_only_after_opening()
    {
        await using var visit = await Visit.Begin(browser);
        var keeper = new Keeper(visit, site);
        await keeper.Begin();
        await keeper.Lock();
        await keeper.ToNotes();
        await keeper.On("Your notes are locked");
        await keeper.Press("Today: yes");
        await Assertions.Expect(keeper.Page.GetByText("You will find it in your notes the next time you open them.")).ToBeVisibleAsync();
        await Assertions.Expect(keeper.Page.Locator(".door")).ToHaveCountAsync(0);
        await keeper.Page.GetByLabel("Passphrase", new() { Exact = true }).FillAsync(keeper.Phrase);
        await keeper.Press("Open");
        await keeper.On("Your evenings");
        await Assertions.Expect(keeper.Page.Locator(".door")).ToHaveCountAsync(1);
    }
}
