using Saltwater.Cli.Evaluation;
using Saltwater.Guide;
using Saltwater.OwnWords;
using Saltwater.Reflections;

namespace Saltwater.Tests.Cli.Evaluation;

/// <summary>An account told in the box, as it is evaluated.</summary>
public sealed class ToldInTheBoxTests
{
    private static readonly Understanding English = new(PhraseFile.Read(PhraseFile.Write(Guides.Phrases))!, Guides.English);

    [Fact]
    public void Right_offers_are_taken_at_a_tap_each_and_wrong_ones_left_alone()
    {
        var passage = Passage.Begin(Role.Self);
        var box = Tell("I felt so ashamed. He rolled over and fell asleep.", ("feeling", "ashamed"));

        Assert.Equal(2, box.Next(ref passage));
        Assert.Equal(1, box.Next(ref passage));
        Assert.Null(box.Next(ref passage));
        Assert.Equal(["ashamed"], passage.Answers["feeling"]);
        Assert.False(passage.Answers.Has("aftercare"));
    }

    [Fact]
    public void Danger_in_the_words_takes_its_taps_before_anything_is_offered()
    {
        var passage = Passage.Begin(Role.Self);
        var box = Tell("He choked me and I felt so ashamed.", ("feeling", "ashamed"));

        Assert.Equal(2, box.Next(ref passage));
        Assert.Equal(1, box.Next(ref passage));
        Assert.Empty(passage.Answers["feeling"]);
        Assert.Equal(1, box.Next(ref passage));
        Assert.Equal(["ashamed"], passage.Answers["feeling"]);
    }

    [Fact]
    public void Areas_of_which_something_was_said_yes_to_are_not_tapped_as_well()
    {
        var passage = Passage.Begin(Role.Self);
        var box = Tell("I felt so ashamed. He rolled over and fell asleep.", ("feeling", "ashamed"));
        box.Next(ref passage);
        Assert.False(box.IsSaid("shame", passage));
        box.Next(ref passage);

        Assert.True(box.IsSaid("shame", passage));
        Assert.True(box.IsSaid("no-idea", passage));
        Assert.False(box.IsSaid("near-far", passage));
        Assert.Contains("near-far", box.First(passage));
    }

    [Fact]
    public void Whoever_said_yes_to_what_leads_clearly_goes_on_and_whoever_adds_areas_all_the_same_taps_for_them()
    {
        var passage = Passage.Begin(Role.Self);
        var box = Tell("I felt so ashamed. I did something wrong.", ("feeling", "ashamed"), ("wrong", "yes"));
        box.Next(ref passage);
        Assert.False(box.GoesOn(passage));
        Assert.Equal(2, box.Next(ref passage));
        Assert.True(box.GoesOn(passage));

        passage = Passage.Begin(Role.Self);
        box = new(
            Guides.Network,
            English,
            Account("I felt so ashamed. I did something wrong.", ("feeling", "ashamed"), ("wrong", "yes")),
            addsAreas: true
        );
        box.Next(ref passage);
        Assert.Equal(3, box.Next(ref passage));
        Assert.False(box.GoesOn(passage));
    }

    [Fact]
    public void Whoever_meant_nothing_of_what_is_offered_says_so_at_a_tap_and_the_areas_stand_there()
    {
        var passage = Passage.Begin(Role.Self);
        var box = Tell("I felt so ashamed. He rolled over and fell asleep.", ("stress", "overloaded"));
        box.Next(ref passage);

        Assert.Equal(1, box.Next(ref passage));
        Assert.False(box.GoesOn(passage));
        Assert.Contains("shame", box.First(passage));
    }

    [Fact]
    public void Whoever_does_not_know_what_says_most_taps_the_first_that_fit_and_what_stands_first_makes_a_difference()
    {
        var account = Account("", ("feeling", "ashamed"), ("feeling", "lonely-empty"), ("stress", "overloaded"), ("body", "a-lot"));

        Assert.Equal(
            EarlierAnswers.FittingAreas(Guides.English, Role.Self, account.Answers)[..2],
            new AreaTaps(AreaChoice.InOrder).Of(Guides.English, account, [])
        );
        Assert.Equal("stress", new AreaTaps(AreaChoice.InOrder).Of(Guides.English, account, ["loss", "stress"])[0]);
        Assert.Equal(["no-idea"], new AreaTaps(AreaChoice.InOrder).Of(Guides.English, Account(""), []));
    }

    [Fact]
    public void Areas_left_to_chance_are_drawn_alike_in_every_run_and_not_alike_in_every_draw()
    {
        var account = Account("", ("feeling", "ashamed"), ("feeling", "lonely-empty"), ("stress", "overloaded"), ("body", "a-lot"));
        var draws = AreaTaps.All(AreaChoice.AtRandom).Select(taps => string.Join(' ', taps.Of(Guides.English, account, []))).ToList();

        Assert.Equal(draws, AreaTaps.All(AreaChoice.AtRandom).Select(taps => string.Join(' ', taps.Of(Guides.English, account, []))));
        Assert.True(draws.Distinct().Count() > 1);
    }

    [Fact]
    public void A_text_that_cannot_be_read_is_skipped_at_a_tap()
    {
        var passage = Passage.Begin(Role.Self);
        var box = Tell("Ich habe danach geweint und weiß nicht warum.");

        Assert.Equal(2, box.Next(ref passage));
        Assert.Equal(1, box.Next(ref passage));
        Assert.Null(box.Next(ref passage));
    }

    private static ToldInTheBox Tell(string text, params ReadOnlySpan<(string Question, string Answer)> says) =>
        new(Guides.Network, English, Account(text, says));

    private static Account Account(string text, params ReadOnlySpan<(string Question, string Answer)> says)
    {
        var answers = Answers.None(Role.Self);
        foreach (var (question, answer) in says)
        {
            answers = answers.With(Guides.English.Question(question)!, [.. answers[question], answer]);
        }

        return new()
        {
            Id = "a",
            Teller = Role.Self,
            Text = text,
            Answers = answers,
            Reasons = [],
            Safety = [],
        };
    }
}
