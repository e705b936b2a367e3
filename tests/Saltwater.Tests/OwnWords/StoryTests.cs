using Saltwater.Guide;
using Saltwater.OwnWords;
using Saltwater.Reflections;
using Saltwater.Safety;

namespace Saltwater.Tests.OwnWords;

/// <summary>What the box gives back, and what a tap on it says.</summary>
public sealed class StoryTests
{
    private static readonly Pack Pack = Guides.English;

    private static readonly Understanding English = new(PhraseFile.Read(PhraseFile.Write(Guides.Phrases))!, Guides.English);

    private static readonly Passage Begun = Passage.Begin(Role.Self);

    [Fact]
    public void Danger_is_asked_first_under_the_words_that_touch_it_and_a_tick_leads_to_its_details()
    {
        var story = Tell("I felt so ashamed. Then he choked me.");
        var danger = Assert.IsType<StoryScreen.Danger>(story.Next(Begun));
        var topic = danger.Topics.Single(each => each.Signs.Any(sign => sign.Answer.Id == "neck-pressed"));

        Assert.Contains("choked me", topic.Quote, StringComparison.Ordinal);
        Assert.True(story.AsksFirst(Begun));
        var after = Story.Tick(Begun, [topic.Signs.Single(sign => sign.Answer.Id == "neck-pressed")]);
        Assert.Equal(["neck-pressed"], after.Answers["danger-signs"]);
        Assert.Equal("neck", Assert.IsType<PathScreen.Detail>(ReflectionPath.After(Guides.Network, after)).Asked.Id);
        Assert.IsType<StoryScreen.Offers>(story.Asked().Next(after));
    }

    [Theory]
    [InlineData("I want to kill myself tonight, I have the tablets here", "life")]
    [InlineData("i am going to stab him when he comes home", "harm-others")]
    public void A_plan_to_hurt_someone_leads_to_its_line_and_from_there_to_help_at_once(string text, string line)
    {
        var sign = Assert
            .IsType<StoryScreen.Danger>(Tell(text).Next(Begun))
            .Topics.SelectMany(topic => topic.Signs)
            .Single(each => each.Answer.Id == line);

        var after = Story.Tick(Begun, [sign]);

        Assert.IsType<PathScreen.Detail>(ReflectionPath.After(Guides.Network, after));
        Assert.NotEmpty(DangerSigns.Find(Pack.Safety, after.Answers));
    }

    [Fact]
    public void None_of_these_and_a_skipped_list_make_way_for_a_line_that_is_ticked()
    {
        var sign = Assert.IsType<StoryScreen.Danger>(Tell("He choked me").Next(Begun)).Topics[0].Signs[0];

        foreach (var before in (string[])["none", Answers.Skip])
        {
            var passage = Begun with { Answers = Begun.Answers.With(Pack.Question("danger-signs")!, before) };
            Assert.Equal([sign.Answer.Id], Story.Tick(passage, [sign]).Answers["danger-signs"]);
            Assert.Equal([before], Story.Tick(passage, []).Answers["danger-signs"]);
        }
    }

    [Fact]
    public void What_was_ticked_before_is_not_asked_once_more()
    {
        var passage = Begun with { Answers = Begun.Answers.With(Pack.Question("danger-signs")!, "neck-pressed") };

        Assert.IsType<StoryScreen.Offers>(Tell("He choked me").Next(passage));
    }

    [Fact]
    public void A_hint_at_someone_under_18_asks_the_age_before_anything_else()
    {
        var story = Tell("I'm 16 and he choked me and I felt so ashamed");
        var age = Assert.IsType<StoryScreen.Age>(story.Next(Begun));

        Assert.Equal("adult", age.Adult.Id);
        Assert.Equal("under-18", age.SomeoneElse?.Id);
        Assert.True(DangerSigns.UnderAge(Pack.Safety, Begun.Say(age.Adult, "no").Answers));
        Assert.IsType<StoryScreen.Danger>(story.OfAge().Next(Begun));
    }

    [Fact]
    public void One_tap_is_yes_another_takes_it_back_and_not_this_is_gone()
    {
        var story = Tell("I felt so ashamed. He rolled over and fell asleep.");
        var offers = Assert.IsType<StoryScreen.Offers>(story.Next(Begun)).Each;
        var ashamed = offers.Single(offer => offer.Name == "feeling=ashamed");

        Assert.DoesNotContain(offers, offer => Story.IsTaken(Begun, offer));
        var taken = story.Take(Begun, ashamed);
        Assert.Equal(["ashamed"], taken.Answers["feeling"]);
        Assert.Empty(story.GiveBack(taken, ashamed).Answers.Questions);
        Assert.Equal(offers.Length - 1, Assert.IsType<StoryScreen.Offers>(story.Without(ashamed).Next(Begun)).Each.Length);
    }

    [Fact]
    public void Whoever_said_yes_to_their_own_words_has_an_idea_and_is_not_asked_broadly()
    {
        var passage = Pack
            .Questions.Where(question => question.Group == Question.SafetyGroup)
            .Aggregate(Begun, (now, question) => now with { Passed = now.Passed.Add($"question:{question.Id}") });
        passage = passage with { Passed = passage.Passed.Add("question:stands-out") };
        var told = Tell("I felt so ashamed");
        var after = told.Take(
            passage,
            Assert.IsType<StoryScreen.Offers>(told.Next(passage)).Each.Single(offer => offer.Name == "feeling=ashamed")
        );

        Assert.Empty(Assert.IsType<PathScreen.Telling>(ReflectionPath.After(Guides.Network, passage)).About);
        Assert.True(ReflectionPath.After(Guides.Network, after) is PathScreen.Finished or PathScreen.Telling { About.IsEmpty: false });
    }

    [Fact]
    public void What_was_said_stands_in_the_words_of_the_path_and_the_area_it_is_of_is_suggested()
    {
        var story = Tell("I felt so ashamed");

        Assert.Equal("I felt ashamed or dirty", story.Says(Assert.IsType<StoryScreen.Offers>(story.Next(Begun)).Each[0], Role.Self));
        Assert.Equal("shame", story.Areas[0]);
        Assert.Equal("feeling=ashamed", story.Said[0]);
    }

    [Fact]
    public void An_area_of_which_something_was_said_yes_to_needs_no_tap_of_its_own()
    {
        var story = Tell("I felt so ashamed. He rolled over and fell asleep.");
        var offers = Assert.IsType<StoryScreen.Offers>(story.Next(Begun)).Each;

        Assert.Equal(story.Areas, story.AreasLeft(Begun));
        Assert.Contains("near-far", story.Areas);
        var taken = story.Take(Begun, offers.Single(offer => offer.Name == "feeling=ashamed"));
        Assert.Equal(story.Areas.Remove("shame"), story.AreasLeft(taken));
        Assert.Equal(story.Areas, story.AreasLeft(story.GiveBack(taken, offers.Single(offer => offer.Name == "feeling=ashamed"))));
    }

    [Fact]
    public void What_it_has_to_do_with_waits_while_nothing_is_said_yes_to_and_is_not_asked_where_a_yes_leads_clearly()
    {
        var story = Tell("I felt so ashamed. I did something wrong. It happens nearly every time.");

        Assert.True(story.IsOffering(Begun));
        Assert.True(story.HoldsAreas(Guides.Network, Begun));
        Assert.False(story.Leads(Guides.Network, Begun));

        var clear = Take(story, Take(story, Begun, "feeling=ashamed"), "wrong=yes");
        Assert.True(story.HoldsAreas(Guides.Network, clear));
        Assert.True(story.Leads(Guides.Network, clear));
    }

    [Fact]
    public void Where_too_little_was_said_yes_to_the_areas_stand_there_and_a_clear_yes_folds_them_away()
    {
        var story = Tell("I felt so ashamed. I did something wrong. It happens nearly every time.");
        var little = Take(story, Begun, "often=nearly-always");

        Assert.False(story.HoldsAreas(Guides.Network, little));
        Assert.False(story.Leads(Guides.Network, little));
        var alone = Take(story, little, "feeling=ashamed");
        Assert.False(story.HoldsAreas(Guides.Network, alone));
        var clear = Take(story, alone, "wrong=yes");
        Assert.True(story.HoldsAreas(Guides.Network, clear));
        Assert.False(
            story.HoldsAreas(Guides.Network, story.GiveBack(clear, OffersOf(story, clear).Single(each => each.Name == "feeling=ashamed")))
        );
    }

    [Fact]
    public void Something_else_too_and_none_of_these_bring_the_areas_at_one_tap_and_what_was_said_yes_to_stays()
    {
        var story = Tell("I felt so ashamed. I did something wrong. He rolled over and fell asleep.");
        var clear = Take(story, Take(story, Begun, "feeling=ashamed"), "wrong=yes");
        var more = story.SomethingElse();

        Assert.False(more.HoldsAreas(Guides.Network, clear));
        Assert.True(more.IsOffering(clear));
        Assert.True(more.Leads(Guides.Network, clear));
        Assert.Equal(["near-far"], more.AreasLeft(clear));

        var none = story.NoneOfThese();
        Assert.False(none.HoldsAreas(Guides.Network, Begun));
        Assert.False(none.IsOffering(Begun));
        Assert.Equal(story.Areas, none.AreasLeft(Begun));
    }

    [Fact]
    public void Where_nothing_is_offered_or_danger_is_asked_first_no_area_waits_and_nothing_leads()
    {
        foreach (var text in (string[])["We had tea and it was nice.", "He choked me and I felt so ashamed.", "😭"])
        {
            var story = Tell(text);
            Assert.False(story.IsOffering(Begun));
            Assert.False(story.HoldsAreas(Guides.Network, Begun));
            Assert.False(story.Leads(Guides.Network, Begun));
        }
    }

    [Fact]
    public void Pain_that_was_ticked_before_and_told_in_own_words_is_not_asked_about_a_third_time()
    {
        var passage = Pack
            .Questions.Where(question => question.Group == Question.SafetyGroup)
            .Aggregate(Begun, (now, question) => now with { Passed = now.Passed.Add($"question:{question.Id}") })
            .Say(Pack.Question("danger-more")!, "sex-hurt");
        var story = Tell("It burned at the entrance.").Asked();

        Assert.Equal(["hurt"], Assert.IsType<PathScreen.StandsOut>(ReflectionPath.After(Guides.Network, passage)).Said);
        var told = Take(story, passage, "pain-sex=opening");
        Assert.Empty(Assert.IsType<PathScreen.StandsOut>(ReflectionPath.After(Guides.Network, told)).Said);
    }

    [Theory]
    [InlineData("Is this normal? I felt so ashamed", "need-now=is-it-normal", false)]
    [InlineData("Is it my fault? I felt so ashamed", "need-now=whose-fault", true)]
    public void What_would_change_nothing_about_the_answer_is_not_worth_a_tap(string text, string name, bool isOffered)
    {
        Assert.Contains(English.Understand(text, Role.Self).Offers, offer => offer.Name == name);
        Assert.Equal(isOffered, Assert.IsType<StoryScreen.Offers>(Tell(text).Asked().Next(Begun)).Each.Any(offer => offer.Name == name));
    }

    [Theory]
    [InlineData("Nach dem Sex muss ich immer weinen und ich weiß nicht warum, es tut mir leid", Legibility.OtherLanguage)]
    [InlineData("بعد الجماع أبكي دائما ولا أعرف السبب", Legibility.OtherLanguage)]
    [InlineData("😭😭😭", Legibility.NoWords)]
    [InlineData("https://example.org/a", Legibility.NoWords)]
    [InlineData("", Legibility.NoWords)]
    public void What_cannot_be_read_says_why_and_suggests_nothing(string text, Legibility because)
    {
        var story = Tell(text);

        Assert.Equal(because, Assert.IsType<StoryScreen.NotRead>(story.Next(Begun)).Because);
        Assert.Empty(story.Areas);
        Assert.False(story.AsksFirst(Begun));
    }

    [Fact]
    public void A_fault_in_reading_repeats_no_word_of_the_text() =>
        Assert.DoesNotContain(
            "ashamed",
            Assert
                .ThrowsAny<Exception>(() =>
                    Tell("I felt so ashamed", Role.Self).Says(new Offer("no-such", "x", "I felt so ashamed", Doubt.None, 1), Role.Self)
                )
                .ToString(),
            StringComparison.Ordinal
        );

    private static Passage Take(Story story, Passage passage, string name) =>
        story.Take(passage, OffersOf(story, passage).Single(offer => offer.Name == name));

    private static System.Collections.Immutable.ImmutableArray<Offer> OffersOf(Story story, Passage passage) =>
        Assert.IsType<StoryScreen.Offers>(story.Next(passage)).Each;

    private static Story Tell(string text, Role role = Role.Self) => Story.Of(English, Pack, text, role);
}
