using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Saltwater.App;
using Saltwater.App.Browser;
using Saltwater.App.Sessions;
using Saltwater.Guide;
using Saltwater.OwnWords;
using Saltwater.Reflections;

namespace Saltwater.Site.Tests.App;

/// <summary>Where the box for own words stands on the path, and what a person's words do to it without a browser.</summary>
public sealed class OwnWordsOnThePathTests : BunitContext
{
    private static readonly ReasonNetwork Network = new(BuiltSite.AppPack);

    private static readonly Understanding English = new(PhraseFile.Read(BuiltSite.Phrases)!, BuiltSite.AppPack);

    private readonly Session session = new(Network);

    private readonly StillPage page = new() { HasWords = true };

    public OwnWordsOnThePathTests()
    {
        Services.AddSingleton<IPage>(page);
        session.BeginAs(Role.Self);
        while (session.Screen is PathScreen.Danger danger)
        {
            session.Pass(danger, "none");
        }
    }

    [Fact]
    public void One_quiet_line_leads_to_the_box() =>
        Assert.Equal(
            "Tell it in your own words",
            Render<Screen>(of => of.Add(screen => screen.Session, session)).Find("#tell").TextContent
        );

    [Fact]
    public void A_language_without_phrases_has_no_line()
    {
        page.HasWords = false;

        Assert.Empty(Render<Screen>(of => of.Add(screen => screen.Session, session)).FindAll("#tell"));
    }

    [Fact]
    public void Where_someone_may_look_there_is_no_line_and_what_was_written_is_gone()
    {
        Tell("I felt so ashamed");
        session.SetWatched(true);

        Assert.Null(session.Retelling);
        Assert.Empty(Render<Screen>(of => of.Add(screen => screen.Session, session)).FindAll("#tell"));
    }

    [Fact]
    public void At_the_answer_in_the_notes_and_after_starting_again_own_words_are_gone_and_no_step_back_finds_them()
    {
        foreach (
            var leave in (Action[])
                [
                    session.ShowNow,
                    () => session.ShowView(View.Journal),
                    () => session.ShowView(View.Results),
                    session.LeadOut,
                    session.StartAgain,
                ]
        )
        {
            Tell("I felt so ashamed");
            leave();
            Assert.Null(session.Retelling);
            Assert.False(session.Tells);
            session.Back();
            Assert.Null(session.Retelling);
        }
    }

    [Fact]
    public void Statements_of_an_area_come_in_the_order_in_which_they_were_said()
    {
        var shame = Network.Pack.Path.Area("shame")!.Statements;
        Tell("It clashes with my faith, I grew up strict Baptist.");

        Assert.Equal("values", session.InOrder(shame).First().Question);
        session.ForgetOwnWords();
        Assert.Equal(shame, session.InOrder(shame));
    }

    [Fact]
    public void What_was_said_yes_to_is_answered_at_once_and_a_step_back_undoes_it()
    {
        var story = Tell("I felt so ashamed");
        var offer = Assert.IsType<StoryScreen.Offers>(story.Next(session.Walk.Passage)).Each[0];

        session.AcceptSaid(story.Take(session.Walk.Passage, offer));
        Assert.Equal(["ashamed"], session.Walk.Answers["feeling"]);
        session.Back();
        Assert.False(session.Walk.Answers.Has("feeling"));
    }

    private Story Tell(string text)
    {
        var story = Story.Of(English, Network.Pack, text, Role.Self);
        session.OpenOwnWords();
        session.Take(story);
        return story;
    }
}
