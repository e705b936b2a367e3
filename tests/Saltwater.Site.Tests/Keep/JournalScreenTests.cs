using Bunit;
using Saltwater.App.Keep;
using Saltwater.App.Keep.Journal;
using Saltwater.Guide;
using Saltwater.Keep;
using Saltwater.Keep.Journal;
using Saltwater.Keep.Vault;
using Saltwater.Keep.Vault.Storage;

namespace Saltwater.Site.Tests.Keep;

public sealed class JournalScreenTests : BunitContext
{
    private const string Harmless = "Kept. Evenings without tears help to see patterns.";

    private readonly Diary diary = Diary.Open();

    [Fact]
    public void An_evening_is_noted_with_five_taps_and_more_stands_behind_one()
    {
        var screen = Shown();
        screen.Press("Note an evening");
        screen.Tap("Were there tears?", "yes");
        screen.Tap("How did the tears feel?", "mixed");
        screen.Tap("Were you alone or with someone?", "with someone");
        Assert.NotNull(screen.Chip(Ask("close"), Says("close", "very-close")).Closest("details:not([open])"));
        screen.Press("Save");

        var kept = Assert.Single(diary.Book.Entries);
        Assert.Equal((Diary.Today, true, Felt.Mixed, Company.WithSomeone), (kept.Day, kept.Tears, kept.Felt, kept.Company));
        Assert.Equal("Kept.", screen.Find("[role=status] p").TextContent);
        Assert.Contains("tears, mixed · with someone", screen.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_but_whether_there_were_tears_has_to_be_said()
    {
        var screen = Shown();
        screen.Press("Note an evening");
        screen.Press("Save");
        Assert.Contains("Say whether there were tears", screen.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Empty(diary.Book.Entries);

        screen.Tap("Were there tears?", "no");
        screen.Press("Save");
        Assert.False(Assert.Single(diary.Book.Entries).Tears);
        Assert.Equal(Harmless, screen.Find("[role=status] p").TextContent);
    }

    [Theory]
    [InlineData(WriteResult.Full)]
    [InlineData(WriteResult.Unsure)]
    [InlineData(WriteResult.Gone)]
    public void What_could_not_be_kept_stays_on_the_screen(WriteResult answer)
    {
        var screen = Shown();
        screen.Press("Note an evening");
        screen.Tap("Were there tears?", "yes");
        screen.Tap(Ask("stress"), Says("stress", "busy"));
        screen.Find("textarea").Input("a long week");
        diary.Store.Answers = answer;
        screen.Press("Save");

        Assert.Equal(
            global::Saltwater.App.Keep.Notes.OpenNotes.TellWriting(BuiltSite.KeepPack, answer),
            screen.Find("[role=alert] .warn").TextContent
        );
        Assert.Equal("a long week", screen.Find("textarea").GetAttribute("value"));
        Assert.Equal("true", screen.Chip(Ask("stress"), Says("stress", "busy")).GetAttribute("aria-pressed"));
        Assert.Empty(diary.Book.Entries);

        diary.Store.Answers = WriteResult.Done;
        screen.Press("Save");
        Assert.Equal("a long week", Assert.Single(diary.Book.Entries).Note);
    }

    [Fact]
    public void A_question_to_write_on_comes_below_what_was_written_by_one_tap()
    {
        var asked = BuiltSite.KeepPack.Prompts.Prompts[0].Ask;
        var screen = Shown();
        screen.Press("Note an evening");
        Assert.NotNull(screen.Button(asked).Closest("details:not([open])"));
        screen.Tap("Were there tears?", "yes");
        screen.Find("textarea").Input("a long week");
        screen.Press(asked);
        Assert.Equal($"a long week\n\n{asked}\n", screen.Find("textarea").GetAttribute("value"));
        screen.Press("Save");

        Assert.Equal($"a long week\n\n{asked}", Assert.Single(diary.Book.Entries).Note);
    }

    [Fact]
    public void Every_question_to_write_on_stands_under_the_name_of_its_theme()
    {
        var screen = Shown();
        screen.Press("Note an evening");

        Assert.Equal(
            BuiltSite.KeepPack.Prompts.Prompts.Select(prompt => prompt.Ask),
            screen.FindAll(".prompts button").Select(each => each.TextContent)
        );
        Assert.Equal(
            ["Shame or guilt", "Grief or loss", "Closeness"],
            screen.FindAll(".prompts h2").Select(each => each.TextContent).SkipLast(1)
        );
        Assert.Equal(BuiltSite.KeepPack.Prompts.About, screen.Find(".prompts .note").TextContent);
    }

    [Fact]
    public void An_answer_can_be_taken_back_and_a_question_left_open_is_not_kept()
    {
        var screen = Shown();
        screen.Press("Note an evening");
        screen.Tap("Were there tears?", "yes");
        screen.Tap(Ask("pain-sex"), Says("pain-sex", "opening"));
        screen.Tap(Ask("pain-sex"), Says("pain-sex", "no"));
        Assert.Equal("false", screen.Chip(Ask("pain-sex"), Says("pain-sex", "opening")).GetAttribute("aria-pressed"));
        screen.Tap(Ask("pain-sex"), Says("pain-sex", "deep"));
        screen.Tap(Ask("pain-sex"), Says("pain-sex", "skin"));
        screen.Tap(Ask("orgasm"), Says("orgasm", "yes"));
        screen.Tap(Ask("orgasm"), Says("orgasm", "yes"));
        screen.Press("Save");

        var facts = Assert.Single(diary.Book.Entries).Facts;
        Assert.Equal(["deep", "skin"], facts["pain-sex"]);
        Assert.Equal(["pain-sex"], facts.Keys);
    }

    [Fact]
    public void What_is_private_stands_behind_a_closed_door()
    {
        var screen = Shown();
        screen.Press("Note an evening");
        var doors = screen.FindAll(".noting details");

        Assert.All(BuiltSite.KeepPack.Questions.Where(question => question.Sensitive), question =>
            Assert.DoesNotContain(screen.FindAll(".asked"), asked =>
                asked.Closest("details") is null && asked.TextContent.Contains(question.Ask, StringComparison.Ordinal)
            )
        );
        Assert.DoesNotContain(doors, door => door.HasAttribute("open"));
        Assert.Contains(
            Ask("wanted"),
            Assert.Single(doors, door => door.TextContent.Contains("More, private", StringComparison.Ordinal)).TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Questions_about_the_other_person_are_not_asked_of_someone_who_was_alone()
    {
        var screen = Shown();
        screen.Press("Note an evening");
        Assert.Contains(Ask("close"), screen.Text(), StringComparison.Ordinal);
        screen.Tap("Were you alone or with someone?", "alone");
        Assert.DoesNotContain(Ask("close"), screen.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_question_of_an_evening_is_one_of_the_guides()
    {
        Assert.All(EveningQuestion.All, each => Assert.NotNull(BuiltSite.KeepPack.Question(each.Id)));
        Assert.All(EveningQuestion.NotKept, each => Assert.NotNull(BuiltSite.KeepPack.Question(each)));
        Assert.All(
            EveningQuestion.All.Where(each => each.When.Contains('=', StringComparison.Ordinal)).Select(each => each.When.Split('=')),
            each => Assert.NotNull(BuiltSite.KeepPack.Question(each[0])?.Answer(each[1]))
        );
        Assert.All(EveningQuestion.All, each =>
            Assert.True(each.When is "" or "someone" or "tears" || each.When.Contains('=', StringComparison.Ordinal), each.Id)
        );
    }

    [Theory]
    [InlineData("pressure", "yes")]
    [InlineData("wanted", "no")]
    [InlineData("afraid", "sometimes")]
    public void Where_someone_was_not_free_nothing_is_cheerful_and_help_is_near(string question, string answer)
    {
        var screen = Shown();
        screen.Press("Note an evening");
        screen.Tap("Were there tears?", "no");
        Assert.Contains("These help to see patterns", screen.Text(), StringComparison.Ordinal);
        screen.Tap(Ask(question), Says(question, answer));
        Assert.DoesNotContain("These help to see patterns", screen.Text(), StringComparison.Ordinal);
        Assert.NotNull(screen.Find(".noting a[href='../help']"));

        screen.Press("Save");
        Assert.Equal("Kept.", screen.Find("[role=status] p").TextContent);
        screen.Press(Diary.Days.DayInMonth(Diary.Today));
        Assert.NotNull(screen.Find("a[href='../help']"));
    }

    [Fact]
    public void A_danger_sign_shows_at_once()
    {
        var screen = Shown();
        screen.Press("Note an evening");
        Assert.Empty(screen.FindAll(".flag"));
        screen.Tap(Ask("pressure"), Says("pressure", "yes"));
        Assert.NotEmpty(screen.FindAll("[aria-live=polite] .flag"));
    }

    [Fact]
    public void An_evening_noted_days_later_says_so_wherever_it_is_shown()
    {
        var screen = Shown();
        screen.Press("Note an evening");
        screen.Tap("When was it?", "Earlier");
        screen.Find("input[type=date]").Change("2026-03-10");
        screen.Tap("Were there tears?", "yes");
        screen.Press("Save");

        Assert.True(Assert.Single(diary.Book.Entries).FromMemory);
        Assert.Contains(new EntryWords(BuiltSite.KeepPack).FromMemory, screen.Find(".doors").TextContent, StringComparison.Ordinal);
        screen.Press(Diary.Days.DayInMonth(new(2026, 3, 10)));
        Assert.Contains(new EntryWords(BuiltSite.KeepPack).FromMemory, screen.Find(".lead").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_day_that_has_not_come_is_refused()
    {
        var screen = Shown();
        screen.Press("Note an evening");
        screen.Tap("Were there tears?", "yes");
        screen.Tap("When was it?", "Earlier");
        screen.Find("input[type=date]").Change("2026-03-15");
        screen.Press("Save");
        Assert.Contains("has not come yet", screen.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Empty(diary.Book.Entries);
    }

    [Fact]
    public async Task After_midnight_it_is_still_the_same_evening()
    {
        var late = await Diary.OpenAt(new(2, 0));
        var screen = Render<JournalHome>(given => given.Add(home => home.Notes, late.Notes));
        screen.Press("Note an evening");
        screen.Tap("Were there tears?", "yes");
        screen.Press("Save");
        screen.Press("Note an evening");
        screen.Tap("Were there tears?", "no");
        screen.Tap("When was it?", "Last night");
        screen.Press("Save");

        Assert.Equal([Diary.Today.AddDays(-1), Diary.Today.AddDays(-2)], late.Book.Entries.Select(each => each.Day));
        Assert.DoesNotContain(late.Book.Entries, each => each.FromMemory);
    }

    [Fact]
    public void What_was_deleted_can_be_brought_back_until_one_goes_on()
    {
        diary.With(note: "keep me");
        var screen = Shown();
        screen.Press(Diary.Days.DayInMonth(Diary.Today));
        screen.Press("Delete it");
        Assert.Empty(diary.Book.Entries);
        screen.Press("Undo: 14 March 2026");
        Assert.Equal("keep me", Assert.Single(diary.Book.Entries).Note);
        Assert.Contains("It is back.", screen.Find("[role=status]").TextContent, StringComparison.Ordinal);

        screen.Press(Diary.Days.DayInMonth(Diary.Today));
        screen.Press("Delete it");
        screen.Press("Patterns");
        screen.Press("Back");
        Assert.DoesNotContain(screen.FindAll("button"), each => each.TextContent.StartsWith("Undo", StringComparison.Ordinal));
    }

    [Fact]
    public void A_change_can_be_undone()
    {
        diary.With(tears: true, felt: Felt.Upsetting, facts: ("stress", "busy"));
        var screen = Shown();
        screen.Press(Diary.Days.DayInMonth(Diary.Today));
        screen.Press("Change it");
        screen.Tap("How did the tears feel?", "good");
        screen.Press("Save");
        Assert.Equal(Felt.Good, Assert.Single(diary.Book.Entries).Felt);
        Assert.True(diary.Book.Entries[0].Has("stress", "busy"));
        screen.Press("Undo: 14 March 2026");
        Assert.Equal(Felt.Upsetting, Assert.Single(diary.Book.Entries).Felt);
    }

    [Fact]
    public async Task What_is_half_written_when_it_locks_is_offered_again()
    {
        var screen = Shown();
        screen.Press("Note an evening");
        screen.Tap(Ask("stress"), Says("stress", "busy"));
        screen.Find("textarea").Input("half a");
        await diary.Notes.PutAway();
        diary.Notes.ReadAgain();

        var again = Shown();
        Assert.Empty(diary.Book.Entries);
        again.Press("Go on with it");
        Assert.Equal("half a", again.Find("textarea").GetAttribute("value"));
        Assert.Equal("true", again.Chip(Ask("stress"), Says("stress", "busy")).GetAttribute("aria-pressed"));
        again.Tap("Were there tears?", "no");
        again.Press("Save");

        diary.Notes.ReadAgain();
        Assert.Equal("half a", Assert.Single(diary.Book.Entries).Note);
        Assert.Null(diary.Book.Unfinished);
        Assert.DoesNotContain("had begun", again.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_that_was_half_made_goes_on_where_it_was_and_leaves_the_evening_as_it_is_till_then()
    {
        diary.With(tears: true, note: "before");
        var screen = Shown();
        screen.Press(Diary.Days.DayInMonth(Diary.Today));
        screen.Press("Change it");
        screen.Find("textarea").Input("after");
        await diary.Notes.PutAway();
        diary.Notes.ReadAgain();

        Assert.Equal("before", Assert.Single(diary.Book.Entries).Note);
        var again = Shown();
        again.Press("Go on with it");
        Assert.Equal("Change what you noted", again.Find("h1").TextContent);
        again.Press("Save");
        Assert.Equal("after", Assert.Single(diary.Book.Entries).Note);
    }

    [Fact]
    public async Task From_a_half_made_change_that_one_went_on_with_back_leads_to_the_evenings()
    {
        diary.With(tears: true, note: "before");
        var screen = Shown();
        screen.Press(Diary.Days.DayInMonth(Diary.Today));
        screen.Press("Change it");
        screen.Find("textarea").Input("after");
        await diary.Notes.PutAway();
        diary.Notes.ReadAgain();

        var again = Shown();
        again.Press("Go on with it");
        again.Press("Back");
        Assert.Equal("Your evenings", again.Find("h1").TextContent);
        Assert.Contains("had begun", again.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_leaves_or_throws_away_is_not_offered_again()
    {
        foreach (var words in new[] { "Leave it", "Throw it away" })
        {
            var screen = Shown();
            screen.Press("Note an evening");
            screen.Find("textarea").Input("half a");
            await diary.Notes.PutAway();
            if (words == "Leave it")
            {
                screen.Press("Back");
                screen.Press(words);
            }
            else
            {
                diary.Notes.Unsaved = null;
                Shown().Press(words);
            }

            diary.Notes.ReadAgain();
            Assert.Null(diary.Book.Unfinished);
            Assert.DoesNotContain("had begun", Shown().Text(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_reflection_that_was_brought_along_is_not_lost_when_it_locks_before_a_tap()
    {
        var reflection = Answers.None(Role.Self).With(BuiltSite.KeepPack.Question("stress")!, ["busy"]);
        var screen = Render<JournalHome>(given => given.Add(home => home.Notes, diary.Notes).Add(home => home.Reflection, reflection));
        screen.Press("Keep the reflection you made");
        await diary.Notes.PutAway();
        diary.Notes.ReadAgain();
        Assert.True(diary.Book.Unfinished!.Has("stress", "busy"));
    }

    [Fact]
    public void Leaving_what_is_not_kept_asks_first()
    {
        var screen = Shown();
        screen.Press("Note an evening");
        screen.Find("textarea").Input("half a");
        screen.Press("Back");
        Assert.Equal("half a", screen.Find("textarea").GetAttribute("value"));
        screen.Press("Stay here");
        Assert.Equal("half a", screen.Find("textarea").GetAttribute("value"));
        screen.Press("Back");
        screen.Press("Leave it");
        Assert.Equal("Your evenings", screen.Find("h1").TextContent);
        Assert.Empty(diary.Book.Entries);
    }

    [Fact]
    public void Search_looks_into_words_and_answers()
    {
        diary.With(daysAgo: 1, note: "the sea was loud");
        diary.With(daysAgo: 2, facts: ("stress", "overloaded"));
        var screen = Shown();
        screen.Find("input[type=search]").Input("SEA");
        Assert.Equal("1 evening found.", screen.FindAll("[role=status]")[^1].TextContent);
        Assert.Contains("the sea was loud", screen.Find(".doors").TextContent, StringComparison.Ordinal);
        screen.Find("input[type=search]").Input(Says("stress", "overloaded"));
        Assert.Contains(Diary.Days.DayInMonth(Diary.Today.AddDays(-2)), screen.Find(".doors").TextContent, StringComparison.Ordinal);
        screen.Find("input[type=search]").Input("nowhere");
        Assert.Equal("Nothing found.", screen.FindAll("[role=status]")[^1].TextContent);
    }

    [Fact]
    public void An_empty_journal_shows_what_will_be_there_until_something_is_noted()
    {
        Assert.Equal(3, Shown().FindAll(".to-come li").Count);
        diary.With();
        Assert.Empty(Shown().FindAll(".to-come"));
    }

    [Fact]
    public void A_long_journal_is_shown_a_part_at_a_time()
    {
        foreach (var day in Enumerable.Range(0, 40))
        {
            diary.With(daysAgo: day);
        }

        var screen = Shown();
        Assert.Equal(30, screen.FindAll(".doors li").Count);
        Assert.Equal(["March 2026", "February 2026"], screen.FindAll(".evenings h2").Select(each => each.TextContent));
        screen.Press("Show more");
        Assert.Equal(40, screen.FindAll(".doors li").Count);
    }

    [Fact]
    public async Task Days_of_the_calendar_say_in_words_what_they_hold()
    {
        diary.With(tears: true);
        diary.With(tears: false);
        diary.With(daysAgo: 1, tears: false);
        await diary.Book.Save([], [new(RecordId.New(), Diary.Today.AddDays(-2), Bleeding.Light)]);
        var screen = Shown();
        screen.Press("Show as a calendar");

        Assert.Equal("March 2026", screen.Find("caption").TextContent);
        Assert.Equal(
            ["14 March, noted 2 times, tears", "13 March, noted once, no tears", "12 March, a period day, light", "11 March"],
            Enumerable.Range(0, 4).Select(ago => Day(screen, 14 - ago).GetAttribute("aria-label"))
        );
        Assert.Equal(3, Enumerable.Range(0, 3).Select(ago => Day(screen, 14 - ago).QuerySelector("span")!.TextContent).Distinct().Count());
        Assert.Equal(14, screen.FindAll("td button").Count);

        screen.FindAll("button").First(each => each.TextContent.Contains("February 2026", StringComparison.Ordinal)).Click();
        Assert.Equal("February 2026", screen.Find("caption").TextContent);
        Assert.Equal(28, screen.FindAll("td button").Count);
    }

    [Fact]
    public void A_period_day_is_marked_changed_and_taken_back()
    {
        var screen = Shown();
        screen.Press("Show as a calendar");
        Day(screen, 3).Click();
        screen.Tap("A period day", "medium");
        Assert.Equal((new DateOnly(2026, 3, 3), Bleeding.Medium), (diary.Book.CycleDays[0].Day, diary.Book.CycleDays[0].Bleeding));
        screen.Tap("A period day", "heavy");
        Assert.Equal(Bleeding.Heavy, Assert.Single(diary.Book.CycleDays).Bleeding);
        screen.Tap("A period day", "heavy");
        Assert.Empty(diary.Book.CycleDays);
        Assert.Equal("Taken back.", screen.Find("p[role=status]").TextContent);
    }

    [Fact]
    public void An_evening_noted_from_a_day_of_the_calendar_is_about_that_day()
    {
        var screen = Shown();
        screen.Press("Show as a calendar");
        Day(screen, 3).Click();
        screen.Press("Note an evening");
        Assert.Equal("2026-03-03", screen.Find("input[type=date]").GetAttribute("value"));
        screen.Tap("Were there tears?", "no");
        screen.Press("Save");
        Assert.Equal(new(2026, 3, 3), Assert.Single(diary.Book.Entries).Day);
        Assert.Equal(Diary.Days.FullDate(new(2026, 3, 3)), screen.Find("h1").TextContent);
    }

    [Fact]
    public void A_reflection_is_kept_as_an_evening_with_its_answers()
    {
        var said = Given(
            Role.Self,
            ("age18", "yes"),
            ("alone", "private"),
            ("welcome", "mixed"),
            ("with", "alone"),
            ("stress", "busy"),
            ("feeling", "relieved")
        );
        var screen = Shown(said);
        screen.Press("Keep the reflection you made");
        Assert.Equal("true", screen.Chip("How did it feel?", "mixed").GetAttribute("aria-pressed"));
        Assert.Equal("Were there tears?", screen.FindAll(".asked p")[0].TextContent.Trim());
        screen.Tap("Were there tears?", "yes");
        screen.Press("Save");

        var kept = Assert.Single(diary.Book.Entries);
        Assert.Equal(["feeling", "stress", "welcome", "with"], kept.Facts.Keys);
        Assert.Equal(Company.Alone, kept.Company);
        Assert.DoesNotContain(screen.FindAll("button"), each => each.TextContent.Contains("reflection", StringComparison.Ordinal));
    }

    [Fact]
    public void What_someone_reflected_about_another_person_is_not_kept() =>
        Assert.DoesNotContain(Shown(Given(Role.Partner, ("age18", "yes"))).FindAll("button"), each =>
            each.TextContent.Contains("reflection", StringComparison.Ordinal)
        );

    [Fact]
    public async Task Two_versions_of_a_note_are_both_shown_and_one_is_picked()
    {
        var entry = diary.With(note: "first");
        var other = (
            await LockedVault.RestoreBackup(
                Diary.QuickKeys(),
                new MemoryStore(),
                await diary.Notes.Vault.Backup(),
                Diary.Phrase,
                secretIsCode: false
            )
        ).Vault!;
        await Notebook.Of(other).Save(Changed(entry, "there"));
        await diary.Book.Save(Changed(entry, "here"));
        await diary.Notes.Vault.Merge(await other.Backup());
        diary.Notes.ReadAgain();
        Assert.Single(diary.Book.OtherNotes(entry.Id));

        var screen = Shown();
        screen.Press(Diary.Days.DayInMonth(Diary.Today));
        Assert.Equal(["here", "there"], screen.FindAll(".card .written").Select(each => each.TextContent).Order());
        Assert.DoesNotContain(screen.FindAll("button"), each => each.TextContent == "Change it");

        var kept = diary.Book.Find(entry.Id)!.Note;
        screen.Press("Keep this one");
        Assert.Empty(diary.Book.OtherNotes(entry.Id));
        Assert.Equal(kept, Assert.Single(diary.Book.Entries).Note);
        Assert.Equal(kept, screen.Find(".written").TextContent);
    }

    [Fact]
    public void Each_screen_moves_the_focus_to_its_heading()
    {
        var screen = Shown();
        Assert.Equal(1, diary.Page.Arrivals);
        screen.Press("Note an evening");
        Assert.Equal(2, diary.Page.Arrivals);
        Assert.NotNull(screen.Find("h1[data-arrive][tabindex='-1']"));
    }

    private static Entry Changed(Entry entry, string note)
    {
        var draft = EntryDraft.Of(entry, Diary.Today);
        draft.Note = note;
        return draft.ToEntry();
    }

    private static AngleSharp.Dom.IElement Day(IRenderedComponent<JournalHome> screen, int day) =>
        screen
            .FindAll("td button")
            .Single(each =>
                each.GetAttribute("aria-label")!.Split(',')[0].Split(' ')[0]
                == day.ToString(System.Globalization.CultureInfo.InvariantCulture)
            );

    private static Answers Given(Role role, params (string Question, string Answer)[] given) =>
        given.Aggregate(Answers.None(role), (answers, each) => answers.With(BuiltSite.KeepPack.Question(each.Question)!, each.Answer));

    private static string Ask(string question) => BuiltSite.KeepPack.Question(question)!.Ask;

    private static string Says(string question, string answer) => BuiltSite.KeepPack.Question(question)!.Answer(answer)!.Says;

    private IRenderedComponent<JournalHome> Shown(Answers? reflection = null) =>
        Render<JournalHome>(given =>
            given.Add(home => home.Notes, diary.Notes).Add(home => home.Reflection, reflection).Add(home => home.OnAgreements, () => { })
        );
}
