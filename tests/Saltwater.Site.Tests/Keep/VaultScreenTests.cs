using Bunit;
using Saltwater.App.Keep;
using Saltwater.App.Keep.Browser;
using Saltwater.App.Keep.Vault;
using Saltwater.Keep;
using Saltwater.Keep.Journal;
using Saltwater.Keep.Vault;
using Saltwater.Keep.Vault.Keys;
using Saltwater.Keep.Vault.Storage;

namespace Saltwater.Site.Tests.Keep;

/// <summary>What the vault's own screens say and do, on good days and on others.</summary>
public sealed class VaultScreenTests : BunitContext
{
    private const string Wrong = "not these words at all";

    private readonly StillKeepPage page = new();
    private readonly PatientClock clock = new();

    [Fact]
    public async Task Wrong_tries_wait_longer_each_time_also_after_loading_anew_and_nobody_is_locked_out_or_loses_anything()
    {
        var store = new MemoryStore();
        Assert.NotNull((await LockedVault.Create(Diary.QuickKeys(), store, Diary.Phrase, KdfCost.Usual)).Vault);
        for (var reload = 0; reload < 4; reload++)
        {
            var screens = Shown(store);
            for (var attempt = 0; attempt < 5; attempt++)
            {
                Try(screens, Wrong);
                Assert.Contains("That is not the passphrase.", screens.Text(), StringComparison.Ordinal);
                Assert.Contains("Nothing is deleted, however often you try.", screens.Text(), StringComparison.Ordinal);
            }
        }

        Assert.Equal([1, 2, 4, 8, 16, 32], clock.Waits.Take(6).Select(each => each.TotalSeconds));
        Assert.All(clock.Waits.Skip(6), each => Assert.Equal(60, each.TotalSeconds));
        Assert.Equal(19, clock.Waits.Count);

        var again = Shown(store);
        Try(again, Diary.Phrase);
        again.WaitForAssertion(() => Assert.Equal("Your evenings", again.Find("h1").TextContent));
        Assert.Equal(TimeSpan.Zero, await Delay(store));
    }

    [Fact]
    public void Notes_that_were_here_and_are_not_any_more_are_no_fresh_start()
    {
        page.SetMark(true);
        var screens = Shown(new MemoryStore());
        Assert.Equal("Your notes are not here any more", screens.Find("h1").TextContent);
        Assert.Contains("You did not do anything wrong.", screens.Text(), StringComparison.Ordinal);

        screens.Press("I have none. Start with nothing");
        Assert.Equal("Keep notes for yourself", screens.Find("h1").TextContent);
        Assert.False(page.IsMarked());
    }

    [Fact]
    public void Where_another_tab_writes_this_one_does_not()
    {
        page.Holds = Holding.Elsewhere;
        var screens = Shown(new MemoryStore());
        Assert.Equal("It is open in another tab", screens.Find("h1").TextContent);
        page.Holds = Holding.Held;
        screens.Press("Try again");
        Assert.Equal("Keep notes for yourself", screens.Find("h1").TextContent);
    }

    [Theory]
    [InlineData(Holding.NotSecure, "begins with http")]
    [InlineData(Holding.TooOld, "Update the browser")]
    public void What_the_browser_lacks_is_said_with_what_to_do_and_no_other_tab_is_blamed(Holding lacks, string says)
    {
        page.Holds = lacks;
        var screens = Shown(new MemoryStore());

        Assert.Equal("Notes cannot be kept here", screens.Find("h1").TextContent);
        Assert.Contains(says, screens.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("another tab", screens.Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(WriteResult.Full, "There is no room left on this device. Nothing was kept.")]
    [InlineData(WriteResult.Unsure, "The browser did not let us store anything. Nothing was kept.")]
    public void A_journal_that_cannot_be_begun_says_why_and_nothing_is_half_there(WriteResult answer, string says)
    {
        var store = new Diary.StubbornStore { Answers = answer };
        var screens = Shown(store);
        screens.Press("Begin a journal");
        screens.Find("input[autocomplete=new-password]").Input(screens.Find("#offered").TextContent);
        screens.Find("form").Submit();
        screens.WaitForAssertion(() => Assert.Contains(says, screens.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.False(page.IsMarked());
        Assert.Equal("Keep notes for yourself", Shown(store).Find("h1").TextContent);
    }

    [Fact]
    public void Where_nothing_can_be_stored_it_says_so_before_anything_is_written()
    {
        var screens = Shown(new MemoryStore(), inMemoryOnly: true);
        Assert.Contains("This browser lets nothing be stored here.", screens.Find(".warn").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FirstGuess.Known, "on the lists of what many people choose")]
    [InlineData(FirstGuess.Again, "one piece over and over")]
    [InlineData(FirstGuess.Row, "letters or numbers in a row")]
    [InlineData(FirstGuess.Keys, "keys side by side")]
    [InlineData(FirstGuess.Date, "Dates are tried first")]
    [InlineData(FirstGuess.Unknown, "guessed early by someone who has a copy")]
    public void An_own_text_that_would_be_guessed_early_is_said_to_be_with_what_is_tried_first_and_taken_all_the_same(
        FirstGuess first,
        string says
    )
    {
        page.Guessed = new(9.9, first);
        var screens = OwnText("quiet harbour light");

        screens.Find("form").Submit();
        screens.WaitForAssertion(() => Assert.Contains(says, screens.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Contains("Five words made by chance", screens.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal("quiet harbour light", page.Judged);

        screens.Find("form").Submit();
        screens.WaitForAssertion(() => Assert.Equal("Your recovery code", screens.Find("h1").TextContent));
    }

    [Fact]
    public void An_own_text_of_those_that_many_choose_is_not_taken_and_five_words_are_one_tap_away()
    {
        page.Guessed = new(5.9, FirstGuess.Known);
        var screens = OwnText("sunshine princess");

        screens.Find("form").Submit();
        screens.WaitForAssertion(() =>
            Assert.Contains("Many people choose this one", screens.Find("[role=alert]").TextContent, StringComparison.Ordinal)
        );
        screens.Find("form").Submit();
        Assert.Equal("A passphrase for your notes", screens.Find("h1").TextContent);

        screens.Press("Offer me five words");
        Assert.Empty(screens.FindAll("[role=alert]"));
        Assert.NotEmpty(screens.FindAll("#offered"));
    }

    [Theory]
    [InlineData(10.0)]
    [InlineData(null)]
    public void An_own_text_that_is_hard_to_guess_or_cannot_be_judged_is_taken_at_once(double? tries)
    {
        page.Guessed = tries is { } power ? new(power, FirstGuess.Unknown) : null;
        var screens = OwnText("quiet harbour light");

        screens.Find("form").Submit();
        screens.WaitForAssertion(() => Assert.Equal("Your recovery code", screens.Find("h1").TextContent));
    }

    [Fact]
    public void What_is_typed_on_while_an_own_text_is_judged_is_not_what_is_taken()
    {
        var judged = new TaskCompletionSource();
        page.JudgedAfter = judged.Task;
        List<string> taken = [];
        var form = Render<NewPassphrase>(given =>
            given
                .Add(each => each.Pack, BuiltSite.KeepPack)
                .Add(each => each.Page, page)
                .Add(each => each.Action, "Go on")
                .Add(each => each.OnChosen, taken.Add)
        );
        form.Press("Use my own text");
        form.FindAll("input[autocomplete=new-password]")[0].Input("quiet harbour light");
        form.FindAll("input[autocomplete=new-password]")[1].Input("quiet harbour light");

        form.Find("form").Submit();
        form.FindAll("input[autocomplete=new-password]")[0].Input("quiet harbour lightning");
        judged.SetResult();

        form.WaitForAssertion(() => Assert.Equal(["quiet harbour light"], taken));
    }

    [Fact]
    public void The_five_words_that_are_offered_are_judged_by_nobody()
    {
        page.Guessed = new(0, FirstGuess.Known);
        var screens = Shown(new MemoryStore());
        screens.Press("Begin a journal");
        screens.Find("input[autocomplete=new-password]").Input(screens.Find("#offered").TextContent);

        screens.Find("form").Submit();
        screens.WaitForAssertion(() => Assert.Equal("Your recovery code", screens.Find("h1").TextContent));
        Assert.Null(page.Judged);
    }

    [Fact]
    public void Every_screen_moves_the_focus_and_has_those_who_help()
    {
        var store = new MemoryStore();
        var screens = Shown(store);
        Stands("Keep notes for yourself");
        screens.Press("I have a backup file");
        Stands("Open a backup file");
        screens.Press("Back");
        screens.Press("Begin a journal");
        Stands("A passphrase for your notes");
        screens.Find("input[autocomplete=new-password]").Input(screens.Find("#offered").TextContent);
        screens.Find("form").Submit();
        screens.WaitForAssertion(() => Assert.Equal("Your recovery code", screens.Find("h1").TextContent));
        Stands("Your recovery code");
        screens.Press("I go without it");
        Stands("Your evenings");
        screens.Press("Backup, passphrase, delete");
        Stands("Backup, passphrase, delete");
        screens.Press("Delete everything here");
        Stands("Delete everything here?");

        void Stands(string heading)
        {
            Assert.Equal(heading, screens.Find("h1").TextContent);
            Assert.NotNull(screens.Find("h1[data-arrive]"));
            Assert.NotEqual(0, page.Arrivals);
            page.Arrivals = 0;
            Assert.Contains("Help, and who to call", screens.Find("aside.help").TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_browser_that_asks_the_person_first_holds_nobody_up_and_its_answer_is_told_when_it_comes()
    {
        var answer = new TaskCompletionSource<bool>();
        page.Promise = answer.Task;
        var screens = Shown(new MemoryStore());
        screens.Press("Begin a journal");
        screens.Find("input[autocomplete=new-password]").Input(screens.Find("#offered").TextContent);
        screens.Find("form").Submit();
        screens.WaitForAssertion(() => Assert.Equal("Your recovery code", screens.Find("h1").TextContent));
        screens.Press("I go without it");

        screens.WaitForAssertion(() => Assert.Equal("Your evenings", screens.Find("h1").TextContent));
        Assert.Contains("Your browser may ask", screens.Text(), StringComparison.Ordinal);
        answer.SetResult(false);
        screens.WaitForAssertion(() => Assert.Contains("did not promise", screens.Text(), StringComparison.Ordinal));
    }

    [Fact]
    public void What_opening_gave_is_told_in_words_of_its_own_each()
    {
        var told = Enum.GetValues<UnlockResult>()
            .Where(each => each != UnlockResult.Open)
            .Select(each => UnlockScreen.Tell(BuiltSite.KeepPack, each))
            .ToList();
        Assert.Equal(8, told.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(
            UnlockScreen.Tell(BuiltSite.KeepPack, UnlockResult.BelowFloor),
            UnlockScreen.Tell(BuiltSite.KeepPack, UnlockResult.AboveCeiling)
        );
    }

    [Fact]
    public async Task A_damaged_backup_shows_what_is_sound_says_so_and_offers_a_new_file()
    {
        var (vault, _, _) = await LockedVault.Create(Diary.QuickKeys(), new MemoryStore(), Diary.Phrase, KdfCost.Usual);
        var book = Notebook.Of(vault!);
        for (var day = 1; day <= 3; day++)
        {
            await book.Save(
                new Entry
                {
                    Id = RecordId.New(),
                    Day = new(2026, 3, day),
                    WrittenOn = new(2026, 3, day),
                    Tears = true,
                }
            );
        }

        page.InInput = await vault!.Backup();
        page.InInput[Record(page.InInput, 2) + 200] ^= 1;
        var screens = Shown(new MemoryStore());
        screens.Press("I have a backup file");
        screens.Find("input[type=password]").Input(Diary.Phrase);
        screens.Find("form").Submit();

        screens.WaitForAssertion(() => Assert.Equal("Part of this file is broken", screens.Find("h1").TextContent));
        Assert.Contains("What is sound in it is here now: 2 evenings, 0 lists.", screens.Text(), StringComparison.Ordinal);
        screens.Press("Save a new backup");
        screens.WaitForAssertion(() => Assert.Contains("Saved.", screens.Find("[role=status]").TextContent, StringComparison.Ordinal));
        var sound = (
            await LockedVault.RestoreBackup(
                Diary.QuickKeys(),
                new MemoryStore(),
                Assert.Single(page.Saved).Bytes,
                Diary.Phrase,
                secretIsCode: false
            )
        ).Vault!;
        Assert.Equal(2, Notebook.Of(sound).Entries.Count);
        screens.Press("Go to my notes");
        screens.WaitForAssertion(() => Assert.Equal("Your evenings", screens.Find("h1").TextContent));
    }

    // Where the nth sealed record begins in a backup: type, length, bytes, from the twelfth byte on.
    private static int Record(byte[] backup, int nth)
    {
        var at = 12;
        while (backup[at] != 4 || --nth > 0)
        {
            at += 5 + System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(backup.AsSpan(at + 1));
        }

        return at;
    }

    private static async Task<TimeSpan> Delay(IVaultStore store)
    {
        var waiting = new Waiting(store);
        await waiting.ReadCount();
        return waiting.Delay;
    }

    private static void Try(IRenderedComponent<KeepScreens> screens, string phrase)
    {
        screens.Find("input[autocomplete=current-password]").Input(phrase);
        screens.Find("form").Submit();
        screens.WaitForState(() => screens.FindAll("[aria-disabled=true]").Count == 0);
    }

    private IRenderedComponent<KeepScreens> OwnText(string text)
    {
        var screens = Shown(new MemoryStore());
        screens.Press("Begin a journal");
        screens.Press("Use my own text");
        screens.FindAll("input[autocomplete=new-password]")[0].Input(text);
        screens.FindAll("input[autocomplete=new-password]")[1].Input(text);
        return screens;
    }

    private IRenderedComponent<KeepScreens> Shown(IVaultStore store, bool inMemoryOnly = false) =>
        Render<KeepScreens>(given =>
            given
                .Add(each => each.Pack, BuiltSite.KeepPack)
                .Add(each => each.Parts, new VaultParts(Diary.QuickKeys(), store, page, clock, () => new(KdfCost.Usual), inMemoryOnly))
        );

    // Time passes at once, and how much of it is remembered.
    private sealed class PatientClock : TimeProvider
    {
        public List<TimeSpan> Waits { get; } = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Waits.Add(dueTime);
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
