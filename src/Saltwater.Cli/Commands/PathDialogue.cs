using System.Collections.Immutable;
using System.Globalization;
using Saltwater.Cli.Streams;
using Saltwater.Cli.Texts;
using Saltwater.Guide;
using Saltwater.Guide.Screens;
using Saltwater.Reflections;
using Saltwater.Safety;

namespace Saltwater.Cli.Commands;

/// <summary>The short way from opening to answer, a line at a time, with the words of the app's screens: works with a keyboard, a screen
/// reader, or no terminal at all. Keeps nothing.</summary>
internal sealed class PathDialogue(Terminal terminal, ReasonNetwork network, Role role, string? country)
{
    private const string None = "none";
    private const string Watcher = "alone";

    private readonly Pack pack = network.Pack;
    private readonly PathTexts path = PathTexts.Of(network.Pack);
    private readonly TerminalTexts say = TerminalTexts.Of(network.Pack);

    // Each earlier place is kept, so that a step back is that place.
    private readonly Stack<Place> earlier = new();

    private Place now = new(Passage.Begin(role), []);

    private bool Watched => ReflectionPath.Watched(pack, now.Passage.Answers);

    // Who begins in the app says with it that they are of age; here it is asked.
    private PathScreen Screen
    {
        get
        {
            if (pack.Question(AskingPath.Adult) is { } adult && !now.Passage.Answers.Has(adult.Id))
            {
                return new PathScreen.Detail(adult, adult.Answers);
            }

            return ReflectionPath.After(network, now.Passage);
        }
    }

    public int Run()
    {
        SayWelcome();
        while (true)
        {
            ShowNewFlags();
            var goesOn = Screen switch
            {
                PathScreen.Finished { Because: StoppedBecause.Emergency } when !now.Passage.Passed.Contains(Passage.WasEnough) =>
                    AskIfHelped(),
                PathScreen.Finished => ShowAnswer(),
                PathScreen.AreaScreen area => AskStatements(area),
                var screen => AskScreen(screen),
            };
            if (!goesOn)
            {
                return ExitCode.Done;
            }
        }
    }

    private void SayWelcome()
    {
        terminal.Heading("Saltwater");
        terminal.Say((role == Role.Self ? say.LeadSelf : say.LeadPartner));
        terminal.Say(say.Danger);
        terminal.Say(say.Privacy);
        terminal.Say();
        terminal.Say(say.Keys);
    }

    private bool AskScreen(PathScreen screen)
    {
        var question = screen.Question!;
        var list = screen is PathScreen.Danger;
        ImmutableArray<Answer> offered = screen switch
        {
            PathScreen.Danger danger => [.. danger.Offered.Where(answer => !answer.Exclusive && answer.Id != Answers.Skip)],
            PathScreen.Detail detail => [.. detail.Offered.Where(answer => answer.Id != Answers.Skip)],
            PathScreen.Telling telling => [.. telling.Offered.Where(answer => answer.Id != Answers.Skip)],
            _ => [.. question.Answers.Where(answer => answer.Id != Answers.Skip && answer.IsOffered(role))],
        };
        terminal.Heading(
            screen switch
            {
                PathScreen.StandsOut when role == Role.Partner => path.StandsOutPartner,
                PathScreen.StandsOut => path.StandsOutTitle,
                _ => question.AskFor(role),
            }
        );
        if (list)
        {
            if (ReflectionPath.NoteOver(network.Pack, question) is { } note)
            {
                terminal.Say(note);
            }
        }
        else if (question.Sensitive)
        {
            terminal.Say(path.PrivateQuestion);
        }

        WriteNumbered(offered.Select(answer => answer.SaysFor(role, Watched)));

        // What was said among the dangers stands out already, as it does on a screen.
        var said = (screen as PathScreen.StandsOut)?.Said ?? [];
        if (!said.IsEmpty)
        {
            terminal.Say(
                say.SaidBefore(
                    string.Join("; ", offered.Where(answer => said.Contains(answer.Id)).Select(answer => answer.SaysFor(role, Watched)))
                )
            );
        }

        return ReadChoices(
            HowToAnswer(list, question),
            question.Why,
            chosen =>
            {
                var ids = Ids(chosen);
                if (ids.IsEmpty)
                {
                    return GoOnTo(now.Passage.With(screen, list ? None : Answers.Skip));
                }

                return AnswerFaultWords.Of(pack, question, ids, answer => answer.SaysFor(role, Watched))
                    ?? GoOnTo(now.Passage.With(screen, ids));
            },
            offered.Length,
            () => now.Passage.With(screen, Answers.Skip)
        );

        ImmutableArray<string> Ids(List<int> chosen) =>
            [.. offered.Where((answer, at) => chosen.Contains(at) || said.Contains(answer.Id)).Select(answer => answer.Id)];
    }

    private string HowToAnswer(bool list, Question question)
    {
        if (list)
        {
            return say.HowMany;
        }

        return question.AtMost > 1 ? say.HowSeveral : say.HowOne;
    }

    private bool AskStatements(PathScreen.AreaScreen area)
    {
        var statements = area.Statements.ToImmutableArray();
        terminal.Heading(path.AreaTitle);
        var first = 0;
        foreach (var (each, said) in area.Parts)
        {
            terminal.Say(pack.Question(AskingPath.StandsOut)!.Answer(each.Id)!.SaysFor(role));
            WriteNumbered(said.Select(statement => statement.SaysFor(role)), first);
            first += said.Length;
        }

        return ReadChoices(
            say.HowMany,
            pack.Question(AskingPath.StandsOut)!.Why,
            chosen =>
                area.OneTap && chosen.Count > 1 ? say.HowOne : GoOnTo(now.Passage.With(network, area, chosen.Select(at => statements[at]))),
            statements.Length,
            () => now.Passage.With(network, area)
        );
    }

    // Nothing else is asked until somebody has helped; what to do stands above.
    private bool AskIfHelped()
    {
        terminal.Say(say.DoFirst);
        return ReadChoices(say.HowHelped, path.FlagCall, chosen => GoOnTo(now.Passage.Helped()), 0, now.Passage.Helped);
    }

    private void WriteNumbered(IEnumerable<string> lines, int from = 0)
    {
        foreach (var line in lines)
        {
            terminal.Item(line, string.Create(CultureInfo.InvariantCulture, $"{++from}."));
        }
    }

    // Reads lines until one goes on. What was chosen comes as places from 0, none where Enter alone was pressed; the text it gives back
    // says why it cannot be, or is null.
    private bool ReadChoices(string how, string why, Func<List<int>, string?> choose, int offered, Func<Passage> skipped)
    {
        terminal.Say(how);
        while (true)
        {
            terminal.WriteExactly("> ");
            var line = terminal.ReadLine()?.Trim();
            switch (line?.ToLowerInvariant())
            {
                case null or "q" or "quit" or "leave":
                    return SayFarewell();
                case "r" or "show" or "show me":
                    GoOnTo(now.Passage.Enough());
                    return true;
                case "b" or "back":
                    GoBack();
                    return true;
                case "s" or "skip":
                    GoOnTo(skipped());
                    return true;
                case "m":
                    ToggleWatched();
                    return true;
                case "w" or "why" or "?":
                    terminal.Say(why);
                    continue;
            }

            var (chosen, wrong) = ParsePlaces(line!, offered);
            if ((wrong ? say.Wrong : choose(chosen)) is not { } problem)
            {
                return true;
            }

            terminal.Say(problem);
        }
    }

    private static (List<int> Chosen, bool Wrong) ParsePlaces(string line, int offered)
    {
        var numbers = ChosenNumbers.Parse(line);
        return ([.. numbers.Select(number => number - 1)], numbers.Exists(number => number < 1 || number > offered));
    }

    private string? GoOnTo(Passage passage)
    {
        earlier.Push(now);
        now = now with { Passage = passage };
        return null;
    }

    private void GoBack()
    {
        if (earlier.TryPop(out var before))
        {
            now = before;
        }
    }

    private void ToggleWatched()
    {
        earlier.Push(now);
        var answers = now.Passage.Answers;
        now = now with
        {
            Passage = now.Passage with { Answers = Watched ? answers.Without(Watcher) : answers.With(pack.Question(Watcher)!, "may-look") },
        };
        if (Watched)
        {
            terminal.Say(path.LookNote);
        }
    }

    // What is urgent is said once, whole, and before anything else goes on; but first all about it is asked.
    private void ShowNewFlags()
    {
        if (DangerSigns.UnderAge(pack.Safety, now.Passage.Answers) || Screen is PathScreen.Detail)
        {
            return;
        }

        var fresh = DangerSigns
            .Find(pack.Safety, now.Passage.Answers)
            .Where(flag => flag.Urgency <= Urgency.SameDay && !now.Told.Any(told => told.Flag == flag.Id && told.Urgency <= flag.Urgency))
            .ToImmutableArray();
        if (fresh.IsEmpty)
        {
            return;
        }

        var (title, first) = (path.FlagToday, fresh);
        if (fresh[0].Urgency == Urgency.Emergency)
        {
            (title, first) = (path.FlagNow, [.. fresh.Where(flag => flag.Urgency == Urgency.Emergency)]);
        }

        terminal.Heading(title);
        FlagWriter.WriteFlags(terminal, pack, first, country);
        if (first.Length < fresh.Length)
        {
            terminal.Say(path.FlagMore);
        }

        now = now with { Told = now.Told.Union(fresh.Select(flag => (flag.Id, flag.Urgency))) };
    }

    private bool ShowAnswer()
    {
        var reflection = Reflection.On(network, now.Passage.Answers);
        if (reflection.Conclusion == Conclusion.UnderAge)
        {
            ReflectionWriter.WriteYouth(terminal, pack, country);
            return false;
        }

        AnswerWriter.WriteAnswer(terminal, pack, now.Passage.Answers, reflection, country);
        terminal.Say();
        if (Watched)
        {
            terminal.Say(say.LeftOut);
        }

        terminal.Say(say.WhatNext);
        while (true)
        {
            terminal.WriteExactly("> ");
            var line = terminal.ReadLine()?.Trim() ?? "q";
            switch (line.ToLowerInvariant())
            {
                case "q" or "quit" or "leave" or "":
                    return SayFarewell();
                case "b" or "back":
                    GoBack();
                    return true;
            }

            if (line.StartsWith("c ", StringComparison.OrdinalIgnoreCase))
            {
                ServicesCommand.WriteServices(terminal, pack, line[2..].Trim(), null);
            }
            else if (ChangeAnswer(line, reflection) is { } answered)
            {
                GoOnTo(answered);
                return true;
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

    // "a2" is the second answer to what could change it.
    private Passage? ChangeAnswer(string line, Reflection reflection)
    {
        if (
            reflection.Threads.FirstOrDefault() is not { WouldChange: { } change } lead
            || !line.StartsWith("a", StringComparison.OrdinalIgnoreCase)
            || !int.TryParse(line.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        )
        {
            return null;
        }

        var answers = AnswerWriter.AnswersThatChange(lead, role);
        if (number < 1 || number > answers.Length)
        {
            return null;
        }

        return now.Passage with
        {
            Answers = now.Passage.Answers.With(change.Question, answers[number - 1].Id),
        };
    }

    private bool SayFarewell()
    {
        terminal.Say();
        terminal.Say(say.Farewell);
        return false;
    }

    private sealed record Place(Passage Passage, ImmutableHashSet<(string Flag, Urgency Urgency)> Told);
}
