using Bunit;
using Microsoft.AspNetCore.Components;
using Saltwater.App.Keep;
using Saltwater.Guide;
using Saltwater.Guide.Screens;
using Saltwater.Keep;
using Saltwater.Keep.Journal;
using Saltwater.Keep.Vault.Storage;

namespace Saltwater.Site.Tests.Keep;

/// <summary>Every word on the screens of the journal comes from the guide. Countries, and what danger signs say, are looked at elsewhere.</summary>
public sealed class OtherLanguageTests : BunitContext
{
    private static readonly JournalTexts journal = JournalTexts.Of(StrangePack.Instance);
    private static readonly EveningTexts evening = EveningTexts.Of(StrangePack.Instance);
    private static readonly string back = PathTexts.Of(StrangePack.Instance).GoBack;

    private readonly Diary diary = Diary.Open(StrangePack.Instance);

    [Fact]
    public void An_evening_is_noted_changed_and_deleted_without_a_word_of_English()
    {
        var screen = Home();
        Assert.Empty(StrangePack.English(screen));
        screen.Press(journal.Note);
        Assert.Empty(StrangePack.English(screen));
        screen.Press(evening.Save);
        Assert.Empty(StrangePack.English(screen));
        screen.Tap(evening.Tears, evening.Yes);
        screen.Tap(evening.When, evening.Earlier);
        screen.Press(back);
        Assert.Empty(StrangePack.English(screen));
        screen.Press(evening.Save);
        Assert.Empty(StrangePack.English(screen));
        screen.Find(".door").Click();
        Assert.Empty(StrangePack.English(screen));
        screen.Press(journal.Change);
        Assert.Empty(StrangePack.English(screen));
        screen.Press(evening.Save);
        Assert.Empty(StrangePack.English(screen));
        screen.Find(".door").Click();
        screen.Press(journal.Delete);
        Assert.Empty(StrangePack.English(screen));
        screen.Find(".undo button").Click();
        Assert.Empty(StrangePack.English(screen));
    }

    [Theory]
    [InlineData("pressure", "yes")]
    [InlineData("pain-sex", "deep")]
    [InlineData("flash", "yes")]
    [InlineData("substance", "maybe-spiked")]
    public void A_danger_sign_on_an_evening_has_no_word_of_English(string question, string answer)
    {
        diary.With(daysAgo: 1, felt: Felt.Upsetting, facts: (question, answer));
        var screen = Home();
        screen.Find(".door").Click();
        Assert.Empty(StrangePack.English(screen));
        screen.Press(journal.Change);
        Assert.Empty(StrangePack.English(screen));
        Assert.True(question == "pain-sex" || question == "flash" || screen.FindAll(".flag").Count > 0);
    }

    [Fact]
    public void The_list_the_search_and_the_calendar_have_no_word_of_English()
    {
        Evenings(70);
        var screen = Home();
        Assert.Empty(StrangePack.English(screen));
        screen.Find("[type=search]").Input("?");
        Assert.Empty(StrangePack.English(screen));
        screen.Find("[type=search]").Input("");
        screen.Press(journal.AsCalendar);
        Assert.Empty(StrangePack.English(screen));
        screen.FindAll(".month button")[2].Click();
        screen.FindAll(".chip")[0].Click();
        Assert.Empty(StrangePack.English(screen));
    }

    [Fact]
    public void An_evening_written_from_memory_with_what_this_guide_does_not_know_has_no_word_of_English()
    {
        diary.With(daysAgo: 8, felt: Felt.Good, writtenLater: 6, facts: ("a-question-of-later", "yes"));
        var screen = Home();
        Assert.Empty(StrangePack.English(screen));
        screen.Find(".door").Click();
        Assert.Empty(StrangePack.English(screen));
        screen.Press(journal.Change);
        Assert.Empty(StrangePack.English(screen));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(12)]
    [InlineData(110)]
    public void Patterns_are_told_without_a_word_of_English(int evenings)
    {
        Evenings(evenings);
        int[] starts = [120, 92, 64, 36, 8];
        var days = starts.SelectMany(start =>
            Enumerable.Range(0, 4).Select(day => new CycleDay(RecordId.New(), Diary.Today.AddDays(day - start), Bleeding.Medium))
        );
        Assert.Equal(WriteResult.Done, diary.Book.Save([], [.. days]).AsTask().GetAwaiter().GetResult());
        var screen = Home();
        screen.Press(PatternsTexts.Of(StrangePack.Instance).Title);
        Assert.Empty(StrangePack.English(screen));
    }

    private void Evenings(int count)
    {
        for (var each = 0; each < count; each++)
        {
            diary.With(
                daysAgo: each,
                tears: each % 2 == 0,
                felt: each % 3 == 0 ? Felt.Mixed : Felt.Upsetting,
                facts: [("stress", each % 2 == 0 ? "overloaded" : "calm"), ("pain-sex", each % 2 == 0 ? "deep" : "no"), ("lasted", "days")]
            );
        }
    }

    private IRenderedComponent<JournalHome> Home() =>
        Render<JournalHome>(given =>
            given
                .Add(home => home.Notes, diary.Notes)
                .Add(home => home.Reflection, Answers.None(Role.Self))
                .Add(home => home.OnLock, EventCallback.Factory.Create(this, () => { }))
                .Add(home => home.OnSettings, EventCallback.Factory.Create(this, () => { }))
                .Add(home => home.OnAgreements, EventCallback.Factory.Create(this, () => { }))
        );
}
