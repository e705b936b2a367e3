using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Saltwater.App;
using Saltwater.App.Browser;
using Saltwater.App.Reflections;
using Saltwater.Guide;
using Saltwater.Reflections;

namespace Saltwater.Host.Tests.App;

public sealed class ReflectingTests : BunitContext
{
    private static readonly ReasonNetwork Network = new(BuiltSite.AppPack);

    private readonly Session session = new(Network);

    private readonly StillPage page = new();

    public ReflectingTests() => Services.AddSingleton<IPage>(page);

    [Fact]
    public void The_first_question_follows_the_choice_of_who_asks()
    {
        var screen = Shown();
        screen.Find("[data-role=partner]").Click();
        Assert.Equal(Role.Partner, session.Walk.Answers.Role);
        Assert.Equal(BuiltSite.AppPack.Question("age18")!.AskFor(Role.Partner), screen.Find("h1").TextContent);
        Assert.Equal(1, page.Arrivals);
    }

    [Fact]
    public void A_choice_made_while_the_app_was_drawing_itself_is_taken_up()
    {
        page.Chosen = Role.Partner;
        var screen = Shown();
        Assert.Equal(Role.Partner, session.Walk.Answers.Role);
        Assert.Equal(BuiltSite.Pack.Question("age18")!.AskFor(Role.Partner), screen.Find("h1").TextContent);
    }

    [Fact]
    public void Skipping_is_an_answer_and_the_next_question_comes()
    {
        var screen = Begun();
        Press(screen, "Skip");
        Assert.Equal([Answers.Skip], session.Walk.Answers["age18"]);
        Assert.NotEqual(BuiltSite.AppPack.Question("age18")!.Ask, screen.Find("h1").TextContent);
    }

    [Fact]
    public void Back_forgets_the_last_answer_and_nothing_else()
    {
        var screen = Begun();
        Answer(screen, "age18", "yes");
        var before = session.Walk;
        Answer(screen, "alone", "private");
        Press(screen, "Back");
        Assert.Same(before, session.Walk);
        Assert.Equal(BuiltSite.AppPack.Question("alone")!.Ask, screen.Find("h1").TextContent);
    }

    [Fact]
    public void Changing_an_early_answer_keeps_the_later_ones_and_returns()
    {
        var screen = Begun();
        Answer(screen, "age18", "yes");
        Answer(screen, "alone", "private");
        Answer(screen, "safe-now", "yes");
        var asked = screen.Find("h1").TextContent;

        screen.FindAll(".given button").Single(button => button.TextContent.Contains(BuiltSite.AppPack.Question("alone")!.Ask, StringComparison.Ordinal)).Click();
        Answer(screen, "alone", "not-sure");

        Assert.Equal(["not-sure"], session.Walk.Answers["alone"]);
        Assert.Equal(["yes"], session.Walk.Answers["safe-now"]);
        Assert.Equal(asked, screen.Find("h1").TextContent);
    }

    [Fact]
    public void Show_me_now_shows_what_there_is()
    {
        var screen = Begun();
        Press(screen, "Show me now");
        Assert.Equal(PlainWords.Opening(Conclusion.CantTellYet), screen.Find("h1").TextContent);
        Assert.Contains("Ask me more", screen.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_asked_to_change_a_reason_leads_back_to_the_reasons()
    {
        session.Begin(Role.Self);
        session.Show(View.Results);
        session.Ask("safe-now");
        session.Answer(BuiltSite.AppPack.Question("safe-now")!, "yes");
        Assert.Equal(View.Results, session.Walk.View);
    }

    [Fact]
    public void Private_questions_are_asked_only_where_nobody_can_see_the_screen()
    {
        Assert.DoesNotContain(Walked("alone", "may-look"), question => question.Sensitive);
        Assert.Contains(Walked("alone", "private"), question => question.Sensitive);
    }

    [Fact]
    public void Where_private_questions_are_left_out_danger_signs_and_services_stay_in_sight()
    {
        var screen = Begun();
        Answer(screen, "age18", "yes");
        Answer(screen, "alone", "may-look");
        Assert.NotNull(screen.Find(".help .warn"));
        Assert.True(screen.Find(".help details").HasAttribute("open"));
    }

    [Fact]
    public void Someone_under_18_is_shown_the_way_out_and_no_answer_is_left()
    {
        var screen = Begun();
        Answer(screen, "age18", "no");
        Assert.Equal(BuiltSite.AppPack.Safety.Youth.Title, screen.Find("h1").TextContent);
        Assert.Empty(session.Walk.Answers.Questions);
        session.Back();
        Assert.Empty(session.Walk.Answers.Questions);
    }

    [Fact]
    public void A_danger_sign_is_shown_at_once_above_the_next_question()
    {
        var screen = Begun();
        Answer(screen, "age18", "yes");
        Answer(screen, "alone", "private");
        Answer(screen, "safe-now", "no");
        Assert.NotEmpty(screen.FindAll(".flag"));
        Assert.True(screen.Markup.IndexOf("class=\"flag\"", StringComparison.Ordinal) < screen.Markup.IndexOf("<h1", StringComparison.Ordinal));
    }

    [Fact]
    public void While_pressure_is_possible_nothing_suggests_talking_to_the_partner()
    {
        session.Take(["age18=yes", "alone=private", "afraid=yes", "feeling=longing", "welcome=upsetting", "wanted=whole-time"]);
        session.Begin(Role.Self);
        session.Show(View.Results);
        var screen = Shown();
        var reflection = Reflection.On(Network, session.Walk.Answers);
        Assert.True(reflection.CoercionPossible);
        Assert.NotEmpty(reflection.Threads);
        foreach (var item in BuiltSite.AppPack.Reasons.SelectMany(reason => reason.Sections).SelectMany(section => section.Items).Where(item => item.PartnerTalk))
        {
            Assert.DoesNotContain(item.Text, screen.Markup, StringComparison.Ordinal);
        }

        foreach (var wording in BuiltSite.AppPack.Reasons.Where(reason => reason.WordsTo == Listener.Partner).SelectMany(reason => reason.Words))
        {
            Assert.DoesNotContain(wording.Text, screen.Markup, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Start_again_leaves_nothing()
    {
        var screen = Begun();
        Answer(screen, "age18", "yes");
        screen.Find(".help select").Change("GB");
        Assert.Equal("GB", session.Country);
        Press(screen, "Show me now");
        Press(screen, "Start again and forget this");
        Assert.Same(Walk.Start, session.Walk);
        Assert.Null(session.Country);
        Assert.NotNull(screen.Find("[data-role=self]"));
    }

    [Fact]
    public void Ticks_that_are_no_answers_are_left_out()
    {
        session.Take(["age18=yes", "alone=", "no-such=yes", "safe-now=no-such", "welcome=x=y", "nonsense"]);
        session.Begin(Role.Self);
        Assert.Equal(["age18"], session.Walk.Answers.Questions);
    }

    [Fact]
    public void More_answers_than_a_question_takes_cannot_be_ticked_and_what_stands_alone_unticks_the_others()
    {
        var question = BuiltSite.AppPack.Questions.First(question => question.AtMost is > 1 and < 5 && question.Answers.Count(answer => !answer.Exclusive && !answer.Sensitive) > question.AtMost && question.CanAsk(Role.Self));
        session.Begin(Role.Self);
        session.Ask(question.Id);
        var screen = Shown();
        foreach (var answer in question.Answers.Where(answer => !answer.Exclusive && !answer.Sensitive).Take(question.AtMost))
        {
            Tick(screen, answer);
        }

        Assert.Equal(question.AtMost, screen.FindAll(".question form input[checked]").Count);
        Assert.Contains(screen.FindAll(".question form input"), input => input.HasAttribute("disabled"));
        if (question.Answers.FirstOrDefault(answer => answer is { Exclusive: true, Sensitive: false } && answer.Id != Answers.Skip) is { } alone)
        {
            Tick(screen, alone);
            Assert.Single(screen.FindAll(".question form input[checked]"));
        }
    }

    [Fact]
    public void A_fault_on_a_screen_keeps_the_answers_and_shows_help()
    {
        session.Begin(Role.Self);
        session.Answer(BuiltSite.AppPack.Question("age18")!, "yes");
        var faulty = true;
        var boundary = Render<HelpBoundary>(parameters => parameters
            .Add(each => each.Session, session)
            .AddChildContent(builder =>
            {
                if (faulty)
                {
                    throw new InvalidOperationException("age18=yes");
                }

                builder.AddContent(0, "well again");
            }));

        Assert.Contains("What you answered is still here", boundary.Markup, StringComparison.Ordinal);
        Assert.NotEmpty(boundary.FindAll(".help a[href='/help']"));
        Assert.DoesNotContain("age18", boundary.Markup, StringComparison.Ordinal);
        Assert.Equal(["yes"], session.Walk.Answers["age18"]);

        faulty = false;
        boundary.FindAll("button").First(button => button.TextContent == "Try again").Click();
        Assert.Contains("well again", boundary.Markup, StringComparison.Ordinal);
    }

    private IRenderedComponent<Shell> Shown() => Render<Shell>(parameters => parameters.Add(shell => shell.Session, session));

    private IRenderedComponent<Shell> Begun()
    {
        session.Begin(Role.Self);
        return Shown();
    }

    private static void Press(IRenderedComponent<IComponent> screen, string name) => screen.FindAll("button").First(button => button.TextContent.Trim() == name).Click();

    private static void Answer(IRenderedComponent<IComponent> screen, string question, string answer)
    {
        Tick(screen, BuiltSite.AppPack.Question(question)!.Answer(answer)!);
        screen.Find(".question form").Submit();
    }

    private static void Tick(IRenderedComponent<IComponent> screen, Answer answer) =>
        screen.FindAll(".question form .choice").First(choice => choice.TextContent.Trim() == answer.Says).QuerySelector("input")!.Change(true);

    // Every question someone is asked who answers one of them so, and the first answer to the others.
    private static List<Question> Walked(string question, string answer)
    {
        var answers = Answers.None(Role.Self);
        var asked = new List<Question>();
        while (NextQuestion.After(Network, answers) is { Question: { } next, Offered: var offered })
        {
            asked.Add(next);
            answers = answers.With(next, next.Id == question ? answer : offered[0].Id);
        }

        return asked;
    }
}
