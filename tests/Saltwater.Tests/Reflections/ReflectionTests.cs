using Saltwater.Guide;
using Saltwater.Reflections;

namespace Saltwater.Tests.Reflections;

public sealed class ReflectionTests
{
    [Fact]
    public void Stepping_back_forgets_the_last_answer_and_nothing_else()
    {
        var start = Guides.Answer("when: at-orgasm");
        var answered = start.With(Guides.English.Question("pain-sex")!, "no");

        Assert.Equal(start.Questions, answered.Without("pain-sex").Questions);
    }

    [Fact]
    public void A_closed_gate_keeps_a_reason_out_of_sight()
    {
        var reflection = Reflection.On(Guides.Network, Guides.Answer("welcome: good", "feeling: relieved"));

        Assert.DoesNotContain(reflection.Threads, thread => thread.Reason.Id == "kink");
        Assert.False(reflection.Ranking.Single(ranked => ranked.Reason.Id == "kink").Considered);
    }

    [Fact]
    public void What_speaks_for_a_thread_comes_strongest_first()
    {
        var thread = Reflection.On(Guides.Network, Guides.Answer("feeling: hurting, worried", "dry: yes", "pain-sex: skin")).Threads[0];

        Assert.Equal("pain", thread.Reason.Id);
        Assert.Equal([Strength.StronglyFor, Strength.StronglyFor, Strength.For], thread.For.Select(spoken => spoken.Strength));
    }

    [Fact]
    public void A_partner_does_not_speak_for_the_others_wishes_but_their_danger_signs_count()
    {
        var reflection = Reflection.On(Guides.Network, Guides.Answer(Role.Partner, "control: threats", "when: during"));

        Assert.Equal(["control"], reflection.NotUsed);
        Assert.Contains(reflection.Flags, flag => flag.Id == "C-IPV1");
        Assert.True(reflection.CoercionPossible);
    }

    [Fact]
    public void A_partner_reads_what_helps_a_partner()
    {
        var reflection = Reflection.On(
            Guides.Network,
            Guides.Answer(Role.Partner, "freedom: none", "when: at-orgasm", "with: long-term", "both-cried: both-close")
        );

        Assert.All(reflection.Threads, thread =>
            Assert.Equal([Heading.WhatItIs, Heading.IfYouAreThePartner], thread.Steps.Select(section => section.Heading))
        );
        Assert.All(reflection.Threads, thread => Assert.All(thread.Words, wording => Assert.Equal(Role.Partner, wording.Role)));
    }

    [Fact]
    public void Too_little_said_is_a_normal_answer() =>
        Assert.Equal(Conclusion.CantTellYet, Reflection.On(Guides.Network, Guides.Answer("age18: yes", "when: minutes-after")).Conclusion);

    [Fact]
    public void Unexplained_tears_are_never_shown_alone_beside_a_strong_sign_of_something_else()
    {
        var reflection = Reflection.On(
            Guides.Network,
            Guides.Answer(
                "feeling: sad-no-reason",
                "nameable: no-idea",
                "orgasm-strength: very-strong",
                "only-orgasm: both",
                "when: hours-later"
            )
        );

        Assert.Contains(reflection.Threads, thread => thread.Reason.Id == "unexplained");
        Assert.True(reflection.Threads.Length > 1);
    }

    [Fact]
    public void Good_tears_are_asked_about_less()
    {
        var good = Ask("welcome: good", "feeling: happy");
        var hard = Ask("welcome: upsetting", "feeling: sad");

        Assert.Equal(StoppedBecause.GoodTears, good.Stopped);
        Assert.True(good.Answered <= Guides.English.Model.Asking.GoodTearsAtMost);
        Assert.True(hard.Answered > good.Answered, $"{hard.Answered} > {good.Answered}");
    }

    // Someone who answers every question, as mildly as it can be answered.
    private static (int Answered, StoppedBecause? Stopped) Ask(params string[] opening)
    {
        var told = Guides.Answer(opening);
        var answers = Guides.Answer("age18: yes", "alone: private");
        NextQuestion next;
        while ((next = NextQuestion.After(Guides.Network, answers)).Question is { } question)
        {
            var mild = question.Answers.FirstOrDefault(answer =>
                answer.Id is "no" or "none" or "whole-time" or "minutes-after" or "long-term"
            ) ?? question.Answers[^1];
            answers = answers.With(
                question,
                told.Has(question.Id) ? told[question.Id]
                    : question.Id == "safe-now" ? ["yes"]
                    : [mild.Id]
            );
        }

        return (
            answers.Questions.Count(id =>
                Guides.English.Question(id)!.Group != Question.SafetyGroup && !answers[id].Contains(Answers.Skip)
            ),
            next.Stopped
        );
    }
}
