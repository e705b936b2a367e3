using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Saltwater.App;
using Saltwater.App.Browser;
using Saltwater.App.Sessions;
using Saltwater.Components;
using Saltwater.Guide;
using Saltwater.Reflections;

namespace Saltwater.Site.Tests.App;

public sealed class ReflectingTests : BunitContext
{
    private static readonly ReasonNetwork Network = new(BuiltSite.AppPack);

    private readonly Session session = new(Network);

    private readonly StillPage page = new();

    public ReflectingTests() => Services.AddSingleton<IPage>(page);

    [Fact]
    public void The_first_list_of_danger_follows_the_choice_of_who_asks()
    {
        var screen = Shown();
        screen.Find("[data-role=partner]").Click();
        Assert.Equal(Role.Partner, session.Walk.Answers.Role);
        Assert.Equal(Question("danger-signs").AskFor(Role.Partner), Heading(screen));
        Assert.Equal(["yes"], session.Walk.Answers["adult"]);
        Assert.Equal(1, page.Arrivals);
    }

    [Fact]
    public void A_choice_made_while_the_app_was_drawing_itself_is_taken_up()
    {
        page.Chosen = Role.Partner;
        var screen = Shown();
        Assert.Equal(Role.Partner, session.Walk.Answers.Role);
        Assert.Equal(Question("danger-signs").AskFor(Role.Partner), Heading(screen));
    }

    [Fact]
    public void A_list_of_danger_offers_what_is_still_asked_and_ends_in_none_of_these()
    {
        var screen = Begun();
        Assert.Equal(
            Question("danger-signs")
                .Answers.Where(answer => answer.IsOffered(Role.Self) && !answer.Exclusive)
                .Select(answer => answer.Says),
            screen.FindAll(".choices .choice").Select(choice => choice.TextContent.Trim())
        );
        Assert.True(
            screen.Markup.LastIndexOf("type=\"checkbox\"", StringComparison.Ordinal)
                < screen.Markup.IndexOf("None of these", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Skipping_is_an_answer_and_the_next_screen_comes()
    {
        var screen = Begun();
        Press(screen, "Skip");
        Assert.Equal([Answers.Skip], session.Walk.Answers["danger-signs"]);
        Assert.Equal(Question("danger-more").Ask, Heading(screen));
    }

    [Fact]
    public void Back_forgets_the_last_answer_and_nothing_else()
    {
        var screen = Begun();
        Press(screen, "None of these");
        var before = session.Walk;
        Press(screen, "None of these");
        Press(screen, "Back");
        Assert.Same(before, session.Walk);
        Assert.Equal(Question("danger-more").Ask, Heading(screen));
    }

    [Fact]
    public void The_browsers_back_is_a_step_while_somebody_reflects_and_what_was_ticked_is_ticked_again()
    {
        var screen = Shown();
        Assert.False(page.IsInside);
        screen.Find("[data-role=self]").Click();
        Assert.True(page.IsInside);
        Tick(screen, Question("danger-signs").Answer("belly")!.Says);
        Press(screen, "Go on");
        screen.Find("[data-back]").Click();
        Assert.Equal(Question("danger-signs").Ask, Heading(screen));
        Assert.Equal(Question("danger-signs").Answer("belly")!.Says, screen.Find(".choice:has(input[checked])").TextContent.Trim());
        Assert.Empty(session.Walk.Answers["danger-signs"]);

        screen.Find("[data-back]").Click();
        Assert.NotNull(screen.Find("[data-role=self]"));
        Assert.False(page.IsInside);
        screen.Find("[data-role=self]").Click();
        Assert.Empty(screen.FindAll(".choice:has(input[checked])"));
    }

    [Fact]
    public void Changing_an_early_answer_keeps_the_later_ones_and_returns()
    {
        var screen = Begun();
        NoDanger(screen);
        Press(screen, "Show me now");
        var asked = Heading(screen);

        Change(screen, "danger-more");
        Assert.Equal(Question("danger-more").Ask, Heading(screen));
        Press(screen, "Skip");

        Assert.Equal([Answers.Skip], session.Walk.Answers["danger-more"]);
        Assert.Equal(["none"], session.Walk.Answers["freedom"]);
        Assert.Equal(asked, Heading(screen));
        Assert.NotEmpty(screen.FindAll(".results"));
    }

    [Fact]
    public void Show_me_now_shows_what_there_is_once_danger_was_asked_about()
    {
        var screen = Begun();
        Assert.DoesNotContain(screen.FindAll("button"), button => Name(button) == "Show me now");
        NoDanger(screen);
        Press(screen, "Show me now");
        Assert.Equal(PlainWords.Opening(BuiltSite.AppPack, Conclusion.CantTellYet), Heading(screen));
        Assert.Contains("Ask me more", screen.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void What_stands_out_leads_through_its_area_to_an_answer_with_what_was_said()
    {
        var screen = Begun();
        NoDanger(screen);
        Press(screen, Question("stands-out").Answer("loss")!.Says);
        Press(screen, "Go on");
        Assert.Equal("Which of these fit?", Heading(screen));
        Tick(screen, "I lost someone or something in the last year");
        Press(screen, "Go on");
        Press(screen, "Show me now");

        Assert.Equal(["last-year"], session.Walk.Answers["loss"]);
        Assert.NotEmpty(screen.FindAll(".lead-thread .said li"));
        Assert.Contains(screen.FindAll(".lead-thread > p"), line =>
            line.TextContent
            == BuiltSite.AppPack.Reasons.Single(reason => reason.Name == screen.Find(".lead-thread h2").TextContent).Brief.Text
        );
        Assert.DoesNotContain("System.", screen.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Pain_in_sex_ticked_among_the_dangers_gets_care_and_stands_out_without_a_tap_more()
    {
        var screen = Begun();
        Press(screen, "None of these");
        Tick(screen, Question("danger-more").Answer("sex-hurt")!.Says);
        Press(screen, "Go on");
        Press(screen, "None of these");
        Assert.Equal(Question("stands-out").Answer("hurt")!.Says, screen.Find(".chip[aria-pressed=true]").TextContent);
        Press(screen, "Go on");
        Assert.Contains("It hurt deep inside", screen.Markup, StringComparison.Ordinal);
        Press(screen, "None of these");
        session.ShowNow();
        Assert.Contains(Reflection.On(Network, session.Walk.Answers).Flags, flag => flag.Id == "C-PAIN");
    }

    [Fact]
    public void One_question_at_a_time_can_still_be_had_and_back_returns_to_the_short_way()
    {
        var screen = Begun();
        NoDanger(screen);
        var shortWay = Heading(screen);
        Press(screen, "Ask me one by one");
        var first = Heading(screen);
        Assert.NotEmpty(screen.FindAll(".question form"));
        Press(screen, "Skip");
        Assert.NotEqual(first, Heading(screen));
        Press(screen, "Back");
        Press(screen, "Back");
        Assert.Equal(shortWay, Heading(screen));
    }

    [Fact]
    public void A_question_asked_to_change_a_reason_leads_back_to_the_reasons()
    {
        session.BeginAs(Role.Self);
        session.ShowView(View.Results);
        session.AskQuestion("safe-now");
        session.Answer(Question("safe-now"), "yes");
        Assert.Equal(View.Results, session.Walk.View);
    }

    [Fact]
    public void What_could_change_the_answer_is_answered_where_it_stands_and_read_from_its_heading()
    {
        session.Take(["danger-signs=none", "danger-more=none", "freedom=none", "feeling=longing", "loss=last-year"]);
        session.BeginAs(Role.Self);
        session.ShowNow();
        var screen = Shown();
        var (change, arrivals) = (screen.Find(".change > p").TextContent, page.Arrivals);
        var answered = BuiltSite.AppPack.Questions.Single(question => question.Ask == change);
        screen.Find(".change .chip").Click();

        Assert.True(session.Walk.Answers.Has(answered.Id));
        Assert.DoesNotContain(screen.FindAll(".change > p"), each => each.TextContent == change);
        Assert.Equal(arrivals + 1, page.Arrivals);
        Press(screen, "Back");
        Assert.False(session.Walk.Answers.Has(answered.Id));
        Assert.Equal(change, screen.Find(".change > p").TextContent);
    }

    [Fact]
    public void Private_questions_are_asked_only_where_nobody_can_see_the_screen()
    {
        Assert.DoesNotContain(Walked("alone", "may-look"), question => question.Sensitive);
        Assert.Contains(Walked("alone", "private"), question => question.Sensitive);
    }

    [Fact]
    public void Where_someone_may_look_the_private_list_stays_away_and_services_stay_in_sight()
    {
        var screen = Begun();
        screen.Find(".look input").Change(true);
        Assert.NotEmpty(screen.FindAll(".services-for .country input"));
        Assert.Contains(
            Question("danger-signs").Answer("life")!.SaysFor(Role.Self, quietly: true),
            screen.Markup,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(Question("danger-signs").Answer("life")!.Says, screen.Markup, StringComparison.Ordinal);
        List<string> asked = [];
        while (screen.FindAll(".chip").Count == 0)
        {
            asked.Add(Heading(screen));
            Press(screen, "Skip");
        }

        Assert.Equal(((string[])["danger-signs", "danger-more", "quiet-help"]).Select(id => Question(id).Ask), asked);
        Press(screen, "Show me now");
        Assert.NotNull(screen.Find(".help .warn"));
        Assert.True(screen.Find(".help details").HasAttribute("open"));
    }

    [Fact]
    public void On_the_private_list_saying_that_someone_may_look_takes_it_away_and_leads_on()
    {
        var screen = Begun();
        Press(screen, "None of these");
        Press(screen, "None of these");
        Assert.Equal(Question("freedom").Ask, Heading(screen));
        var arrivals = page.Arrivals;
        screen.Find(".look input").Change(true);
        Assert.Equal(Question("quiet-help").Ask, Heading(screen));
        Assert.Equal(arrivals + 1, page.Arrivals);

        // And it can be taken back there: the quiet list goes, and what it stood for is asked.
        screen.Find(".look input").Change(false);
        Assert.Equal(Question("freedom").Ask, Heading(screen));
        screen.Find(".look input").Change(true);
        Press(screen, "None of these");
        Assert.NotEmpty(screen.FindAll(".chip"));
    }

    [Fact]
    public void Someone_under_18_is_shown_the_way_out_and_no_answer_is_left()
    {
        var screen = Shown();
        screen.Find("[data-young]").Click();
        Assert.Equal(BuiltSite.AppPack.Safety.Youth.Title, Heading(screen));
        Assert.Empty(session.Walk.Answers.Questions);
        session.Back();
        Assert.Empty(session.Walk.Answers.Questions);
    }

    [Fact]
    public void Under_18_the_lines_of_a_chosen_country_stand_with_the_day_they_were_checked_and_where_there_is_none_it_is_said_so()
    {
        var screen = Shown();
        screen.Find("[data-young]").Click();
        Assert.Contains("no checked line for young people in Mexico", screen.Markup, StringComparison.Ordinal);
        screen.Find(".country input").Input("United Kingdom");
        Assert.Equal(BuiltSite.AppPack.Safety.Youth.In("GB").Length, screen.Markup.Split("Checked 28 November 2026.").Length - 1);
        Assert.DoesNotContain("no checked line", screen.Markup, StringComparison.Ordinal);
        screen.Find(".country input").Input("Mexico");
        Assert.Contains("no checked line for young people in Mexico", screen.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Childline", screen.Markup, StringComparison.Ordinal);
        Assert.Contains("tel:911", screen.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Someone_who_says_later_that_they_are_under_18_is_shown_the_way_out_too()
    {
        var screen = Begun();
        NoDanger(screen);
        Press(screen, "Show me now");
        Change(screen, "adult");
        Answer(screen, "adult", "no");
        Assert.Equal(BuiltSite.AppPack.Safety.Youth.Title, Heading(screen));
        Assert.Empty(session.Walk.Answers.Questions);
        session.Back();
        Assert.Empty(session.Walk.Answers.Questions);
    }

    [Fact]
    public void A_danger_sign_is_shown_at_once_with_a_button_that_calls_and_stays_as_one_line()
    {
        var screen = Begun();
        Tick(screen, Question("danger-signs").Answer("unsafe")!.Says);
        Press(screen, "Go on");

        Assert.NotEmpty(screen.FindAll(".interrupt .flag"));
        Assert.Contains("Call your emergency number now.", screen.Markup, StringComparison.Ordinal);
        Choose(screen, ".interrupt", "united k", "United Kingdom");
        Assert.Equal("tel:999", screen.Find("a.calls").GetAttribute("href"));

        Press(screen, "I have been helped. Go on");
        Assert.Equal(Question("safe-now").Ask, Heading(screen));
        Assert.True(screen.Markup.IndexOf("flag-line", StringComparison.Ordinal) < screen.Markup.IndexOf("<h1", StringComparison.Ordinal));
        Assert.NotEmpty(screen.FindAll(".flag-line .flag"));
    }

    [Theory]
    [InlineData(Role.Self, "life", false)]
    [InlineData(Role.Self, "unsafe", true)]
    [InlineData(Role.Partner, "unsafe", true)]
    public void Where_someone_may_look_no_private_flag_says_what_it_is_about_until_it_is_tapped_and_the_number_to_call_stands_there(
        Role role,
        string ticked,
        bool emergency
    )
    {
        session.BeginAs(role);
        var screen = Shown();
        screen.Find(".look input").Change(true);
        Tick(screen, Question("danger-signs").Answer(ticked)!.SaysFor(role, quietly: true));
        Press(screen, "Go on");
        if (ticked == "life")
        {
            screen.FindAll(".choice").Single(choice => choice.TextContent == Question("suicide").Answer("not-wake-up")!.Says).Click();
        }

        var titles = session.NotShown.Select(flag => flag.Title).ToList();
        Assert.NotEmpty(titles);
        Assert.False(screen.Find(".interrupt .quietly").HasAttribute("open"));
        Assert.All(titles, title => Assert.DoesNotContain(title, InSight(screen), StringComparison.Ordinal));
        Assert.All(titles, title => Assert.Contains(title, screen.Find(".interrupt .quietly").TextContent, StringComparison.Ordinal));
        Assert.Contains("Something here needs help. Tap to show.", InSight(screen), StringComparison.Ordinal);
        if (emergency)
        {
            Assert.Contains("Call your emergency number now.", InSight(screen), StringComparison.Ordinal);
            Choose(screen, ".interrupt", "gb", "United Kingdom");
            Assert.Contains("999", screen.Find("a.calls").TextContent, StringComparison.Ordinal);
            Assert.Null(screen.Find("a.calls").Closest("details"));
        }

        Press(screen, emergency ? "I have been helped. Go on" : "Go on");
        Assert.All(titles, title => Assert.DoesNotContain(title, InSight(screen), StringComparison.Ordinal));
        session.ShowNow();
        var answer = Shown();
        Assert.All(titles, title => Assert.DoesNotContain(title, InSight(answer), StringComparison.Ordinal));
        Assert.Equal(emergency, answer.FindAll("a.calls").Any(call => call.Closest("details") is null));
    }

    [Theory]
    [InlineData(Role.Self, "chest")]
    [InlineData(Role.Partner, "not-waking")]
    public void A_danger_of_the_body_is_never_hidden_where_someone_may_look_and_a_private_one_beside_it_still_is(Role role, string ticked)
    {
        session.BeginAs(role);
        var screen = Shown();
        screen.Find(".look input").Change(true);
        Tick(screen, Question("danger-signs").Answer(ticked)!.SaysFor(role, quietly: true));
        Tick(screen, Question("danger-signs").Answer("unsafe")!.SaysFor(role, quietly: true));
        Press(screen, "Go on");

        var body = session.NotShown.Where(flag => !session.IsQuiet(flag)).ToList();
        var quiet = session.NotShown.Where(session.IsQuiet).ToList();
        Assert.NotEmpty(body);
        Assert.NotEmpty(quiet);
        Assert.All(body, flag => Assert.Contains(flag.Title, InSight(screen), StringComparison.Ordinal));
        Assert.All(body, flag => Assert.Contains(flag.Do[0], InSight(screen), StringComparison.Ordinal));
        Assert.All(quiet, flag => Assert.DoesNotContain(flag.Title, InSight(screen), StringComparison.Ordinal));
    }

    // The line on top of the answer, for both people and whatever else was said.
    [Theory]
    [InlineData(Role.Self, "wanted=agreed-anyway")]
    [InlineData(Role.Self, "wanted=owed-it")]
    [InlineData(Role.Self, "safe-now=not-sure")]
    [InlineData(Role.Self, "pressure=not-sure")]
    [InlineData(Role.Self, "afraid=sometimes")]
    [InlineData(Role.Partner, "own-part=pressed")]
    public void While_someone_may_be_unsafe_the_answer_says_that_first_and_nothing_on_it_is_calm(Role role, string said)
    {
        session.Take(["danger-signs=none", "danger-more=none", "freedom=none", "feeling=happy", "welcome=good", "loss=last-year", said]);
        session.BeginAs(role);
        session.ShowNow();
        while (session.Walk.View == View.Flag)
        {
            session.GoOn();
        }

        var screen = Shown();
        Assert.True(Reflection.On(Network, session.Walk.Answers).CoercionPossible);
        var texts = BuiltSite.AppPack.Screens["path"];
        Assert.Contains(
            screen.Find(".tonight-line").TextContent,
            (string[])[texts["freedom-first"], texts["needs-help"], texts["needs-soon"]]
        );
        foreach (
            var calm in (string[])
                [
                    texts["nothing-tonight"],
                    texts["nothing-asked"],
                    texts["me-calm"],
                    PlainWords.Opening(BuiltSite.AppPack, Conclusion.GoodTears),
                ]
        )
        {
            Assert.DoesNotContain(calm, screen.Markup, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_few_letters_find_a_country_and_one_that_is_not_there_is_said_to_be_missing()
    {
        var countries = new CountrySearch(BuiltSite.AppPack);
        Assert.Equal(["United Kingdom", "United States"], countries.FindLike("uni").Select(each => each.Name));
        Assert.Equal(["United Kingdom"], countries.FindLike(" KING").Select(each => each.Name));
        Assert.Equal(["South Africa"], countries.FindLike("za").Select(each => each.Name));
        Assert.Empty(countries.FindLike(" "));
        session.BeginAs(Role.Self);
        session.ShowNow();
        var screen = Shown();
        screen.Find(".help .country input").Input("Atlantis");
        Assert.Equal(BuiltSite.AppPack.Screens["help"]["not-listed"], screen.Find(".help .country [role=status]").TextContent);
        screen.Find(".help .country input").Input("sweden");
        Assert.Equal("SE", session.Country);
        Assert.Equal("Sweden", screen.Find(".help .country input").GetAttribute("value"));
    }

    [Fact]
    public void While_pressure_is_possible_nothing_suggests_talking_to_the_partner()
    {
        session.Take(["age18=yes", "alone=private", "afraid=yes", "feeling=longing", "welcome=upsetting", "wanted=whole-time"]);
        session.BeginAs(Role.Self);
        session.GoOn();
        session.ShowView(View.Results);
        var screen = Shown();
        var reflection = Reflection.On(Network, session.Walk.Answers);
        Assert.True(reflection.CoercionPossible);
        Assert.NotEmpty(reflection.Threads);
        foreach (
            var item in BuiltSite
                .AppPack.Reasons.SelectMany(reason => reason.Sections)
                .SelectMany(section => section.Items)
                .Where(item => item.PartnerTalk)
        )
        {
            Assert.DoesNotContain(item.Text, screen.Markup, StringComparison.Ordinal);
        }

        foreach (
            var wording in BuiltSite.AppPack.Reasons.Where(reason => reason.WordsTo == Listener.Partner).SelectMany(reason => reason.Words)
        )
        {
            Assert.DoesNotContain(wording.Text, screen.Markup, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Start_again_leaves_nothing()
    {
        var screen = Begun();
        NoDanger(screen);
        Press(screen, "Show me now");
        Choose(screen, ".help", "gb", "United Kingdom");
        Assert.Equal("GB", session.Country);
        Press(screen, "Start again and forget this");
        Assert.Same(Walk.Start, session.Walk);
        Assert.Null(session.Country);
        Assert.NotNull(screen.Find("[data-role=self]"));
    }

    [Fact]
    public void Ticks_that_are_no_answers_are_left_out()
    {
        session.Take(["age18=yes", "alone=", "no-such=yes", "safe-now=no-such", "welcome=x=y", "nonsense"]);
        session.BeginAs(Role.Self);
        Assert.Equal(["adult", "age18"], session.Walk.Answers.Questions.Order());
    }

    [Fact]
    public void More_answers_than_a_question_takes_cannot_be_ticked_and_what_stands_alone_unticks_the_others()
    {
        var question = BuiltSite.AppPack.Questions.First(question =>
            question.AtMost is > 1 and < 5
            && question.Answers.Count(answer => !answer.Exclusive && !answer.Sensitive) > question.AtMost
            && question.CanAsk(Role.Self)
        );
        session.BeginAs(Role.Self);
        session.AskQuestion(question.Id);
        var screen = Shown();
        foreach (var answer in question.Answers.Where(answer => !answer.Exclusive && !answer.Sensitive).Take(question.AtMost))
        {
            Tick(screen, answer.Says);
        }

        Assert.Equal(question.AtMost, screen.FindAll(".question form input[checked]").Count);
        Assert.Contains(screen.FindAll(".question form input"), input => input.HasAttribute("disabled"));
        if (
            question.Answers.FirstOrDefault(answer => answer is { Exclusive: true, Sensitive: false } && answer.Id != Answers.Skip) is
            { } alone
        )
        {
            Tick(screen, alone.Says);
            Assert.Single(screen.FindAll(".question form input[checked]"));
        }
    }

    [Fact]
    public void A_fault_on_a_screen_keeps_the_answers_and_shows_help()
    {
        session.BeginAs(Role.Self);
        session.Answer(Question("age18"), "yes");
        var faulty = true;
        var boundary = Render<HelpBoundary>(parameters =>
            parameters
                .Add(each => each.Session, session)
                .AddChildContent(builder =>
                {
                    if (faulty)
                    {
                        throw new InvalidOperationException("age18=yes");
                    }

                    builder.AddContent(0, "well again");
                })
        );

        Assert.Contains("What you answered is still here", boundary.Markup, StringComparison.Ordinal);
        Assert.NotEmpty(boundary.FindAll(".help a[href='../help']"));
        Assert.DoesNotContain("age18", boundary.Markup, StringComparison.Ordinal);
        Assert.Equal(["yes"], session.Walk.Answers["age18"]);

        faulty = false;
        boundary.FindAll("button").First(button => button.TextContent == "Try again").Click();
        Assert.Contains("well again", boundary.Markup, StringComparison.Ordinal);
    }

    private IRenderedComponent<Shell> Shown() => Render<Shell>(parameters => parameters.Add(shell => shell.Session, session));

    private IRenderedComponent<Shell> Begun()
    {
        session.BeginAs(Role.Self);
        return Shown();
    }

    // What stands on the screen before anything is opened.
    private static string InSight(IRenderedComponent<IComponent> screen)
    {
        var body = new HtmlParser().ParseDocument(screen.Markup).Body!;
        foreach (var closed in body.QuerySelectorAll("details:not([open])"))
        {
            foreach (var inside in closed.Children.Where(each => each.LocalName != "summary").ToList())
            {
                inside.Remove();
            }
        }

        return body.TextContent;
    }

    private static Question Question(string id) => BuiltSite.AppPack.Question(id)!;

    private static string Heading(IRenderedComponent<IComponent> screen) => screen.Find("h1").TextContent;

    // What a button is called, without what is only drawn.
    private static string Name(IElement button) => button.TextContent.Trim('‹', ' ', '\n');

    private static void Press(IRenderedComponent<IComponent> screen, string name) =>
        screen.FindAll("button").First(button => Name(button) == name).Click();

    private static void NoDanger(IRenderedComponent<IComponent> screen)
    {
        while (screen.FindAll(".question .look").Count > 0)
        {
            Press(screen, "None of these");
        }
    }

    private static void Change(IRenderedComponent<IComponent> screen, string question) =>
        screen
            .FindAll(".given button")
            .Single(button => button.TextContent.Contains(Question(question).Ask, StringComparison.Ordinal))
            .Click();

    private static void Answer(IRenderedComponent<IComponent> screen, string question, string answer)
    {
        Tick(screen, Question(question).Answer(answer)!.Says);
        screen.Find(".question form").Submit();
    }

    private static void Choose(IRenderedComponent<IComponent> screen, string where, string letters, string country)
    {
        screen.Find($"{where} .country input").Input(letters);
        screen.FindAll($"{where} .country .chip").Single(chip => chip.TextContent == country).Click();
    }

    private static void Tick(IRenderedComponent<IComponent> screen, string says) =>
        screen.FindAll(".question .choice").First(choice => choice.TextContent.Trim() == says).QuerySelector("input")!.Change(true);

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
