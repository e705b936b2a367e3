using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Saltwater.App;
using Saltwater.App.Appointment;
using Saltwater.App.Browser;
using Saltwater.App.Sessions;
using Saltwater.Appointment;
using Saltwater.Guide;
using Saltwater.Guide.Screens;
using Saltwater.OwnWords;
using Saltwater.Reflections;
using Saltwater.Site.Tests.Keep;

namespace Saltwater.Site.Tests.App;

/// <summary>Every word on the path comes from the guide: from who asks to the answer, the box for own words, and the page to take along.</summary>
public sealed class OtherLanguageOfThePathTests : BunitContext
{
    private const int MostScreens = 60;

    private static readonly ReasonNetwork Network = new(StrangePack.OfTheApp);

    private readonly Session session = new(Network);

    private readonly StillPage page = new() { HasWords = true };

    public OtherLanguageOfThePathTests() => Services.AddSingleton<IPage>(page);

    [Theory]
    [InlineData(Role.Self, 0)]
    [InlineData(Role.Self, 2)]
    [InlineData(Role.Self, 5)]
    [InlineData(Role.Partner, 0)]
    [InlineData(Role.Partner, 3)]
    public void A_walk_to_its_answer_has_no_word_of_English(Role role, int pick)
    {
        AssertNoEnglish();
        session.BeginAs(role);
        for (var screens = 0; session.Screen is not PathScreen.Finished; screens++)
        {
            Assert.InRange(screens, 0, MostScreens);
            AssertNoEnglish();
            Pass(session.Screen, pick);
        }

        AssertNoEnglish();
        session.SetWatched(true);
        AssertNoEnglish();
        session.AskQuestion(null);
        AssertNoEnglish();
    }

    [Theory]
    [InlineData("danger-signs", "chest")]
    [InlineData("danger-signs", "neck-look")]
    [InlineData("freedom", "afraid")]
    public void Danger_and_what_is_near_have_no_word_of_English(string question, string answer)
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            session.StartAgain();
            session.BeginAs(role);
            session.ChooseCountry("GB");
            while (session.Screen is PathScreen.Danger danger && session.Walk.View == View.Path)
            {
                session.Pass(danger, danger.Asked.Id == question ? answer : "none");
                AssertNoEnglish();
            }

            for (var screens = 0; screens < 9 && session.Walk.View == View.Path && session.Screen is not PathScreen.Finished; screens++)
            {
                Pass(session.Screen, 0);
                AssertNoEnglish();
            }

            session.GoOn();
            session.ShowNow();
            AssertNoEnglish();
        }
    }

    [Fact]
    public void The_way_out_for_young_people_has_no_word_of_English()
    {
        session.LeadOut();
        AssertNoEnglish();
    }

    [Theory]
    [InlineData(OfflineState.NotKept)]
    [InlineData(OfflineState.Kept)]
    [InlineData(OfflineState.NotPossible)]
    public void Keeping_it_on_the_device_has_no_word_of_English(OfflineState state)
    {
        page.State = state;
        session.ShowView(View.Offline);
        AssertNoEnglish();
    }

    [Theory]
    [InlineData(Role.Self, "")]
    [InlineData(Role.Self, "zzz qqq xxx")]
    [InlineData(Role.Self, "Ich habe geweint und ich weiss nicht warum das so war")]
    [InlineData(Role.Self, "I felt so ashamed. My sister cried too. It hurt last year.")]
    [InlineData(Role.Self, "He hit me and I am scared of him")]
    [InlineData(Role.Self, "I am 16 and I cried")]
    [InlineData(Role.Partner, "She cried and she felt so ashamed. It hurt her last year.")]
    public void The_box_for_own_words_has_no_word_of_English(Role role, string written)
    {
        session.BeginAs(role);
        var told =
            written.Length == 0
                ? null
                : Story.Of(new(PhraseFile.ReadHeld(StrangePack.Phrases)!, StrangePack.OfTheApp), StrangePack.OfTheApp, written, role);
        var box = Render<OwnWordsBox>(given =>
            given
                .Add(each => each.Pack, StrangePack.OfTheApp)
                .Add(each => each.Phrases, () => StrangePack.Phrases)
                .Add(each => each.Passage, session.Walk.Passage)
                .Add(each => each.Told, told)
                .Add(each => each.OnOpen, () => { })
                .Add(each => each.OnAsked, (_, _) => Task.CompletedTask)
        );

        Assert.Empty(StrangePack.English(box));
    }

    [Theory]
    [InlineData(Role.Self)]
    [InlineData(Role.Partner)]
    public void The_page_to_take_along_has_no_word_of_English(Role role)
    {
        session.BeginAs(role);
        for (var screens = 0; session.Screen is not PathScreen.Finished; screens++)
        {
            Assert.InRange(screens, 0, MostScreens);
            Pass(session.Screen, 1);
        }

        var screen = Render<TakeAlong>(given =>
            given
                .Add(each => each.Pack, StrangePack.OfTheApp)
                .Add(each => each.Words, () => StrangePack.Page)
                .Add(each => each.Answers, session.Walk.Answers)
                .Add(each => each.Print, () => { })
                .Add(each => each.Save, (_, _) => { })
                .Add(each => each.Copy, _ => Task.FromResult(false))
        );
        Assert.Empty(StrangePack.English(screen));
        while (screen.FindAll("input[type=checkbox]:not([checked])") is [var tick, ..])
        {
            tick.Change(true);
        }

        screen.Press(TakeAlongTexts.Of(PagePart.WithPage(StrangePack.OfTheApp, StrangePack.Page)).Copy);
        Assert.Empty(StrangePack.English(screen));
    }

    // Whatever stands on the screen is answered by what is there, a few places further for another walk.
    private void Pass(PathScreen screen, int pick)
    {
        if (session.Walk.View == View.Flag)
        {
            session.GoOn();
            return;
        }

        switch (screen)
        {
            case PathScreen.Danger danger:
                session.Pass(danger, "none");
                break;
            case PathScreen.Detail detail:
                session.Pass(detail, detail.Offered[pick % detail.Offered.Length].Id);
                break;
            case PathScreen.StandsOut standsOut:
                session.Pass(standsOut, standsOut.Asked.Answers[pick % standsOut.Asked.Answers.Length].Id);
                break;
            case PathScreen.AreaScreen area:
                session.Pass(area, area.Parts[0].Statements.Take(pick + 1));
                break;
            case PathScreen.Telling telling:
                session.Pass(telling, telling.Offered[pick % telling.Offered.Length].Id);
                break;
        }
    }

    // A screen that was looked at no longer follows the session.
    private void AssertNoEnglish()
    {
        Assert.Empty(StrangePack.English(Render<Screen>(given => given.Add(each => each.Session, session))));
        session.Changed = null;
    }
}
