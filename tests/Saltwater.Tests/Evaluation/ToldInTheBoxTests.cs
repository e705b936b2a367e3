using Saltwater.Cli.Evaluation;
using Saltwater.Guide;
using Saltwater.OwnWords;
using Saltwater.Reflections;

namespace Saltwater.Tests.Evaluation;

/// <summary>An account told in the box, as it is evaluated.</summary>
public sealed class ToldInTheBoxTests
{
    private static readonly Understanding English = new(PhraseFile.Read(PhraseFile.Write(Guides.Phrases))!);

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
    public void A_text_that_cannot_be_read_is_skipped_at_a_tap()
    {
        var passage = Passage.Begin(Role.Self);
        var box = Tell("Ich habe danach geweint und weiß nicht warum.");

        Assert.Equal(2, box.Next(ref passage));
        Assert.Equal(1, box.Next(ref passage));
        Assert.Null(box.Next(ref passage));
    }

    private static ToldInTheBox Tell(string text, params ReadOnlySpan<(string Question, string Answer)> says)
    {
        var answers = Answers.None(Role.Self);
        foreach (var (question, answer) in says)
        {
            answers = answers.With(Guides.English.Question(question)!, answer);
        }

        return new(
            Guides.English,
            English,
            new()
            {
                Id = "a",
                Teller = Role.Self,
                Text = text,
                Answers = answers,
                Reasons = [],
                Safety = [],
            }
        );
    }
}
