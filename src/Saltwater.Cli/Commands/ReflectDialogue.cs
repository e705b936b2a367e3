using System.Collections.Immutable;
using System.Globalization;
using Saltwater.Cli.Streams;
using Saltwater.Cli.Texts;
using Saltwater.Guide;
using Saltwater.Guide.Screens;
using Saltwater.Reflections;
using Saltwater.Safety;

namespace Saltwater.Cli.Commands;

/// <summary>The guided reflection, a line at a time: works with a keyboard, a screen reader, or no terminal at all. Keeps nothing.</summary>
internal sealed class ReflectDialogue(Terminal terminal, ReasonNetwork network, Role role, string? country)
{
    private readonly Pack pack = network.Pack;
    private readonly PathTexts path = PathTexts.Of(network.Pack);
    private readonly TerminalTexts say = TerminalTexts.Of(network.Pack);

    // Each earlier state is kept, so that a step back is that state.
    private readonly Stack<Answers> earlier = new();

    private Answers answers = Answers.None(role);

    public int Run()
    {
        SayWelcome();
        while (true)
        {
            var next = NextQuestion.After(network, answers);
            var step = next.Question is { } question ? AskQuestion(question, next) : ShowResults(next.Stopped);
            if (step == Step.Show)
            {
                step = ShowResults(null);
            }

            switch (step)
            {
                case Step.Leave:
                    return SayGoodbye();
                case Step.End:
                    return ExitCode.Done;
            }
        }
    }

    private void SayWelcome()
    {
        terminal.Heading("Saltwater");
        terminal.Say(role == Role.Self ? say.LeadSelf : say.LeadPartner);
        terminal.Say(say.Danger);
        terminal.Say(say.Privacy);
        terminal.Say(say.AtAnyTime);
        terminal.Say();
        terminal.Say(say.KeysOne);
    }

    private Step AskQuestion(Question question, NextQuestion next)
    {
        terminal.Heading(question.AskFor(role));
        if (question.Sensitive)
        {
            terminal.Say(path.PrivateQuestion);
        }

        // Skipping has its own key, the same for every question.
        var offered = next.Offered.RemoveAll(answer => answer.Id == Answers.Skip);
        for (var index = 0; index < offered.Length; index++)
        {
            terminal.Item(offered[index].Says, string.Create(CultureInfo.InvariantCulture, $"{index + 1}."));
        }

        if (question.AtMost > 1)
        {
            terminal.Say(path.ChooseUpTo(Math.Min(question.AtMost, offered.Length)));
        }

        while (true)
        {
            terminal.WriteExactly("> ");
            var line = terminal.ReadLine()?.Trim();
            switch (line?.ToLowerInvariant())
            {
                case null or "q" or "quit" or "leave":
                    return Step.Leave;
                case "r" or "show" or "show me":
                    return Step.Show;
                case "b" or "back":
                    return GoBack();
                case "s" or "skip" or "":
                    return TakeAnswer(question, [Answers.Skip]);
                case "w" or "why" or "?":
                    terminal.Say(question.Why);
                    continue;
            }

            if (ParseChoice(line!, offered) is not { } ids)
            {
                terminal.Say($"{say.Wrong} {say.KeysOne}");
            }
            else if (AnswerFaultWords.Of(pack, question, ids, answer => answer.Says) is { } problem)
            {
                terminal.Say(problem);
            }
            else
            {
                return TakeAnswer(question, ids);
            }
        }
    }

    private Step TakeAnswer(Question question, ImmutableArray<string> ids)
    {
        var before = DangerSigns.Find(pack.Safety, answers);
        earlier.Push(answers);
        answers = answers.With(question, ids);
        ShowNewFlags(before);
        return Step.On;
    }

    private Step GoBack()
    {
        if (earlier.TryPop(out var before))
        {
            answers = before;
        }

        return Step.On;
    }

    private static ImmutableArray<string>? ParseChoice(string line, ImmutableArray<Answer> offered)
    {
        var numbers = ChosenNumbers.Parse(line);
        if (numbers.Count == 0 || numbers.Exists(number => number < 1 || number > offered.Length))
        {
            return null;
        }

        return [.. numbers.Select(number => offered[number - 1].Id)];
    }

    // What is urgent is said at once, not after the last question: each flag that this answer raised or made more urgent.
    private void ShowNewFlags(ImmutableArray<Flag> before)
    {
        if (DangerSigns.UnderAge(pack.Safety, answers))
        {
            return;
        }

        var known = before.Select(flag => (flag.Id, flag.Urgency)).ToHashSet();
        var fresh = DangerSigns
            .Find(pack.Safety, answers)
            .Where(flag => flag.Urgency is Urgency.Emergency or Urgency.SameDay && !known.Contains((flag.Id, flag.Urgency)))
            .ToImmutableArray();
        if (fresh.IsEmpty)
        {
            return;
        }

        if (fresh[0].Urgency == Urgency.Emergency)
        {
            FlagWriter.WriteFlags(terminal, pack, [.. fresh.Where(flag => flag.Urgency == Urgency.Emergency)], country);
            terminal.Say(say.DoFirst);
        }

        // Where something else was noticed too, its clocks wait for the end: how long ago it was has not been asked yet.
        var later = fresh.Where(flag => flag.Urgency != Urgency.Emergency).ToImmutableArray();
        var timeless = later.Where(flag => flag.Clock is null).ToImmutableArray();
        FlagWriter.WriteBriefly(terminal, pack, timeless.IsEmpty ? later : timeless);
        terminal.Say(say.MoreAtEnd);
    }

    private Step ShowResults(StoppedBecause? stopped)
    {
        var reflection = Reflection.On(network, answers);
        if (stopped is not null and not StoppedBecause.UnderAge)
        {
            terminal.Say();
            terminal.Say(ExplainStop(stopped.Value));
        }

        ReflectionWriter.WriteReflection(terminal, pack, reflection, country);
        if (reflection.Next.PrivateLeftOut && reflection.Conclusion != Conclusion.UnderAge)
        {
            terminal.Say();
            terminal.Say(say.LeftOut);
        }

        if (reflection.Conclusion == Conclusion.UnderAge)
        {
            return Step.End;
        }

        return AskWhatNext(reflection, stopped);
    }

    private Step AskWhatNext(Reflection reflection, StoppedBecause? stopped)
    {
        terminal.Say();
        terminal.Say(say.WhatNextOne);
        while (true)
        {
            terminal.WriteExactly("> ");
            var line = terminal.ReadLine()?.Trim() ?? "q";
            if (line.ToLowerInvariant() is "q" or "quit" or "leave" or "")
            {
                return Step.Leave;
            }

            if (line.ToLowerInvariant() is "b" or "back")
            {
                // Someone who asked to be shown goes on where they were; once the questions have ended, the last one is asked again.
                return stopped is null ? Step.On : GoBack();
            }

            if (line.StartsWith("c ", StringComparison.OrdinalIgnoreCase))
            {
                ServicesCommand.WriteServices(terminal, pack, line[2..].Trim(), null);
            }
            else if (
                int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number >= 1
                && number <= reflection.Threads.Length
            )
            {
                ReflectionWriter.WriteSteps(terminal, pack, reflection.Threads[number - 1]);
            }
            else
            {
                terminal.Say(say.Wrong);
            }
        }
    }

    private int SayGoodbye()
    {
        terminal.Say();
        terminal.Say(say.Farewell);
        return ExitCode.Done;
    }

    private string ExplainStop(StoppedBecause stopped) =>
        stopped switch
        {
            StoppedBecause.GoodTears => say.StopGood,
            StoppedBecause.AskedEnough => say.StopEnough,
            StoppedBecause.LittleLeftToLearn => say.StopLittle,
            _ => say.StopAll,
        };

    private enum Step
    {
        On,
        Show,
        Leave,
        End,
    }
}
