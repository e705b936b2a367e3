using System.Diagnostics;
using Saltwater.Cli.Streams;
using Saltwater.Cli.Texts;
using Saltwater.Guide;
using Saltwater.Reflections;
using Saltwater.Safety;
using Saltwater.Tests.Golden;

namespace Saltwater.Tests.Cli;

/// <summary>One question at a time with a person at the keyboard.</summary>
public sealed class DialogueTests
{
    private const string WhatNext = "What next?";
    private const string Farewell = "Nothing was kept.";

    // Everyone here is an adult and private, unless the test is about that.
    private static readonly string[] adultAndPrivate = ["age18: yes", "alone: private"];

    private static readonly Answers upsetAndUnsure = Guides.Answer([
        .. adultAndPrivate,
        "danger-signs: none",
        "danger-more: none",
        "freedom: none",
        "welcome: upsetting",
        "feeling: sad-no-reason, ashamed",
        "nameable: no-idea",
    ]);

    // What was ticked among the danger signs opens the question about it.
    private static readonly Answers suddenHeadache = Guides.Answer([.. adultAndPrivate, "danger-signs: head-now", "head: severe-sudden"]);

    public static TheoryData<string> Walks => WalkTests.Walks;

    /// <summary>Every answer to a safety question that by itself needs someone now or today, as <c>question answer</c>.</summary>
    public static TheoryData<string> UrgentAnswers =>
        [
            .. from question in Guides.English.Questions
            where question.Group == Question.SafetyGroup && question.CanAsk(Role.Self)
            from answer in question.Answers
            where Asked(question.Id, answer.Id) && Urgent(Guides.Answer([.. adultAndPrivate, $"{question.Id}: {answer.Id}"])).Any()
            select $"{question.Id} {answer.Id}",
        ];

    [Theory]
    [MemberData(nameof(Walks))]
    public void Answers_typed_as_numbers_come_to_the_same_as_the_same_answers_from_a_file(string walk)
    {
        var meant = Walk.Read(File.ReadAllText(Path.Combine(Guides.Root, "tests", "Saltwater.Tests", "Golden", walk + ".md"))).Answers;
        var turns = Turn.All(meant);
        string[] role = meant.Role == Role.Partner ? ["--partner"] : [];

        var talked = CommandRun.Typing(turns.Lines(), ["reflect", "--one-by-one", .. role]);
        var sent = CommandRun.Sending(Turn.ToJson(turns[^1].After), ["reflect", "--answers", "-", .. role]);

        Assert.Equal(ExitCode.Done, talked.ExitCode);
        Assert.Contains(sent.Said, talked.Said, StringComparison.Ordinal);
        Assert.Empty(talked.Error);
    }

    [Theory]
    [InlineData("13,17")]
    [InlineData("17, 13")]
    [InlineData("13 17")]
    [InlineData("13;17")]
    [InlineData("  13.  17. ")]
    [InlineData("13,17,13")]
    public void Several_answers_are_given_at_once(string line)
    {
        var before = Turn.All(upsetAndUnsure).Until("danger-signs").Lines();

        var run = CommandRun.Typing([.. before, line, "q"], "reflect", "--one-by-one");

        Assert.Contains(Title("C-CHEST"), run.Said, StringComparison.Ordinal);
        Assert.Contains(Title("C-BREATH"), run.Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("s")]
    [InlineData("S")]
    [InlineData("skip")]
    [InlineData("")]
    [InlineData("   ")]
    public void A_question_is_skipped_and_the_skip_is_remembered(string line)
    {
        var before = Turn.All(Guides.Answer([.. adultAndPrivate, "danger-signs: life"])).Until("suicide").Lines().ToList();

        var skipped = CommandRun.Typing([.. before, line, "r"], "reflect", "--one-by-one");
        var open = CommandRun.Typing([.. before, "r"], "reflect", "--one-by-one");

        // Skipping this one question is a reason to say where help is; not having come to it is none.
        Assert.Contains(Title("C-SUI-CHECK"), skipped.Said, StringComparison.Ordinal);
        Assert.DoesNotContain(Title("C-SUI-CHECK"), open.Said, StringComparison.Ordinal);
    }

    [Fact]
    public void Going_back_asks_again_and_forgets_the_answer()
    {
        var run = CommandRun.Typing([.. Turn.All(suddenHeadache).Through("head").Lines(), "b", "1", "r"], "reflect", "--one-by-one");

        var results = After(run.Said, Ask("danger-more"), occurrence: 2);
        Assert.Equal(2, run.Times(Ask("head")));
        Assert.Contains(Title("C-HEAD1"), run.Said, StringComparison.Ordinal);
        Assert.DoesNotContain(Title("C-HEAD1"), results, StringComparison.Ordinal);
    }

    [Fact]
    public void Going_back_closes_the_question_that_only_the_forgotten_answer_opened()
    {
        var run = CommandRun.Typing(
            [.. Turn.All(suddenHeadache).Through("danger-signs").Lines(), "back", "1", "q"],
            "reflect",
            "--one-by-one"
        );

        Assert.Equal(1, run.Times(Ask("head")));
        Assert.Equal(1, run.Times(Ask("danger-more")));
    }

    [Fact]
    public void Going_back_before_the_first_question_asks_it_again()
    {
        var run = CommandRun.Typing(["b", "B", "1", "q"], "reflect", "--one-by-one");

        Assert.Equal(3, run.Times(Ask("age18")));
        Assert.Equal(1, run.Times(Ask("alone")));
    }

    [Fact]
    public void Going_all_the_way_back_and_forth_again_leaves_no_trace()
    {
        var lines = Turn.All(upsetAndUnsure).Lines().ToList();
        var open = Turn.All(upsetAndUnsure)[^1].Asked;

        var straight = CommandRun.Typing(lines, "reflect", "--one-by-one");
        var detour = CommandRun.Typing(
            [.. lines.SkipLast(1), .. Enumerable.Repeat("b", lines.Count - 1), .. lines],
            "reflect",
            "--one-by-one"
        );

        Assert.EndsWith(After(straight.Said, open.Ask), detour.Said, StringComparison.Ordinal);
    }

    [Fact]
    public void Going_back_from_the_results_asks_the_last_question_again()
    {
        var turns = Turn.All(upsetAndUnsure);

        var run = CommandRun.Typing([.. turns.Lines(), "b", turns[^1].Line, "q"], "reflect", "--one-by-one");

        Assert.Equal(2, run.Times(turns[^1].Asked.Ask + (turns[^1].Asked.Sensitive ? " A private" : " 1.")));
        Assert.Equal(2, run.Times(WhatNext));
        Assert.Equal(1, run.Times("Nothing is stored and nothing is sent."));
    }

    [Fact]
    public void Going_back_from_show_me_goes_on_where_the_person_was()
    {
        var before = Turn.All(suddenHeadache).Through("head").Lines();

        var run = CommandRun.Typing([.. before, "r", "b", "q"], "reflect", "--one-by-one");

        Assert.Equal(1, run.Times(Ask("head")));
        Assert.Equal(2, run.Times(Ask("danger-more")));
    }

    [Theory]
    [InlineData("w")]
    [InlineData("why")]
    [InlineData("WHY")]
    [InlineData("?")]
    public void Why_is_told_and_the_question_stays_open(string line)
    {
        var run = CommandRun.Typing(["1", line, line, "2", "q"], "reflect", "--one-by-one");

        Assert.Equal(2, run.Times(Guides.English.Question("alone")!.Why));
        Assert.Equal(1, run.Times(Ask("alone")));
        Assert.Equal(1, run.Times(Ask("danger-signs")));
    }

    [Theory]
    [InlineData("r")]
    [InlineData("show")]
    [InlineData("Show me")]
    public void Show_me_shows_at_once_what_the_answers_come_to_so_far(string line)
    {
        var nothing = CommandRun.Typing([line], "reflect", "--one-by-one");
        var something = CommandRun.Typing([.. Turn.All(upsetAndUnsure).Through("nameable").Lines(), line], "reflect", "--one-by-one");

        Assert.Contains("We can't tell yet", nothing.Said, StringComparison.Ordinal);
        Assert.Equal(0, nothing.Times(Ask("alone")));
        Assert.Contains(Guides.English.Reason("unexplained")!.Name + " — fits well", something.Said, StringComparison.Ordinal);
        Assert.Contains(WhatNext, something.Said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_person_can_leave_at_every_question_and_after_the_results()
    {
        string[] ways = ["q", "Q", "quit", "leave"];
        var lines = Turn.All(upsetAndUnsure).Lines().ToList();
        for (var typed = 0; typed <= lines.Count; typed++)
        {
            var run = CommandRun.Typing([.. lines.Take(typed), ways[typed % ways.Length], "1", "1"], "reflect", "--one-by-one");

            Assert.Equal(ExitCode.Done, run.ExitCode);
            Assert.Equal(1, run.Times(Farewell));
            Assert.Equal(typed + 1, run.Out.Split("> ").Length - 1);
            Assert.Equal(typed == lines.Count, run.Said.Contains(WhatNext, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void The_end_of_input_is_a_way_to_leave_too()
    {
        var lines = Turn.All(upsetAndUnsure).Lines().ToList();
        for (var typed = 0; typed <= lines.Count; typed++)
        {
            var run = CommandRun.Typing(lines.Take(typed), "reflect", "--one-by-one");

            Assert.Equal(ExitCode.Done, run.ExitCode);
            Assert.EndsWith("not only the screen.", run.Said, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Nothing_is_written_to_disk()
    {
        using var folder = new TemporaryFolder();
        string[] places = ["here", "home", "temporary"];
        foreach (var place in places)
        {
            Directory.CreateDirectory(folder.At(place));
        }

        // A program of its own: only so is its folder, home and place for temporary files empty but for what it leaves there.
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            [
                "exec",
                Path.Combine(AppContext.BaseDirectory, "Saltwater.Cli.dll"),
                "reflect",
                "--one-by-one",
                "--guide",
                CommandRun.GuideFile,
            ]
        )
        {
            WorkingDirectory = folder.At("here"),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (
            var variable in new[]
            {
                "HOME",
                "USERPROFILE",
                "XDG_CONFIG_HOME",
                "XDG_DATA_HOME",
                "XDG_STATE_HOME",
                "XDG_CACHE_HOME",
                "APPDATA",
                "LOCALAPPDATA",
            }
        )
        {
            start.Environment[variable] = folder.At("home");
        }

        foreach (var variable in new[] { "TMPDIR", "TMP", "TEMP" })
        {
            start.Environment[variable] = folder.At("temporary");
        }

        // The runtime's own sockets for debuggers are not ours.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        using var program = Process.Start(start)!;
        program.StandardInput.Write(string.Concat(Turn.All(upsetAndUnsure).Lines().Append("1").Append("c GB").Select(line => line + "\n")));
        program.StandardInput.Close();
        var said = program.StandardOutput.ReadToEnd();
        program.WaitForExit();

        Assert.Equal(ExitCode.Done, program.ExitCode);
        Assert.Contains(Farewell, said, StringComparison.Ordinal);
        Assert.Equal(places, folder.Names);
    }

    [Theory]
    [MemberData(nameof(UrgentAnswers))]
    public void What_is_urgent_is_said_right_after_the_answer_and_before_the_next_question(string answer)
    {
        var (question, id) = (answer.Split(' ')[0], answer.Split(' ')[1]);
        var turns = Turn.All(Guides.Answer([.. adultAndPrivate, $"{question}: {id}"]));
        var (before, turn, next) = (
            turns.Until(question).ToList(),
            turns.Through(question).Last(),
            turns[turns.Until(question).Count() + 1]
        );
        var flags = Urgent(turn.After).Except(Urgent(before[^1].After)).ToList();

        var run = CommandRun.Typing(turns.Through(question).Lines(), "reflect", "--one-by-one");

        var between = After(run.Said, turn.Asked.Ask)[..^After(run.Said, next.Asked.Ask).Length];
        Assert.NotEmpty(flags);
        Assert.All(flags, flag => Assert.Equal(flags.Count(each => each.StartsWith(flag, StringComparison.Ordinal)), run.Times(flag)));
        Assert.All(flags, flag => Assert.Contains(flag, between, StringComparison.Ordinal));
        Assert.Equal(
            flags.Exists(flag => flag.StartsWith("NOW", StringComparison.Ordinal)),
            between.Contains("Please do this first.", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_flag_that_becomes_more_urgent_is_said_again()
    {
        var turns = Turn.All(
            Guides.Answer([.. adultAndPrivate, "danger-signs: passed-out", "black-out: fainted", "danger-more: pain", "pain-now: severe"])
        );

        var run = CommandRun.Typing(turns.Through("pain-now").Lines(), "reflect", "--one-by-one");

        Assert.Contains($"TODAY · {Title("C-LOC")}", After(run.Said, Ask("danger-signs")), StringComparison.Ordinal);
        Assert.DoesNotContain($"NOW · {Title("C-LOC")}", run.Said[..^After(run.Said, Ask("pain-now")).Length], StringComparison.Ordinal);
        Assert.Contains($"NOW · {Title("C-LOC")}", After(run.Said, Ask("pain-now")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_flag_is_said_again_when_its_answer_is_given_again()
    {
        var lines = Turn.All(suddenHeadache).Through("head").Lines().ToList();

        var run = CommandRun.Typing([.. lines, "b", lines[^1], "q"], "reflect", "--one-by-one");

        Assert.Equal(2, run.Times($"NOW · {Title("C-HEAD1")}"));
    }

    [Fact]
    public void A_flag_is_not_repeated_after_each_further_answer()
    {
        var run = CommandRun.Typing(Turn.All(suddenHeadache).Through("freedom").Lines(), "reflect", "--one-by-one");

        Assert.Equal(1, run.Times($"NOW · {Title("C-HEAD1")}"));
    }

    [Theory]
    [InlineData("2", "reflect", "--one-by-one")]
    [InlineData("3", "reflect", "--one-by-one")]
    [InlineData("2", "reflect", "--one-by-one", "--partner")]
    [InlineData("3", "reflect", "--one-by-one", "--partner")]
    public void Under_18_it_ends_at_once_with_nothing_but_youth_help(string line, params string[] args)
    {
        var run = CommandRun.Typing([line, "1", "3", "r", "1"], args);

        AssertOnlyYouthHelp(
            After(run.Said, Guides.English.Question("age18")!.AskFor(args.Contains("--partner") ? Role.Partner : Role.Self))
        );
        Assert.Equal(ExitCode.Done, run.ExitCode);
    }

    [Fact]
    public void Under_18_it_ends_so_whatever_was_answered_before()
    {
        var turns = Turn.All(
            Guides.Answer([
                .. adultAndPrivate,
                "safe-now: no",
                "danger-signs: chest",
                "suicide: plan",
                "wanted: no",
                "pressure: yes",
                "welcome: upsetting",
                "feeling: scared",
            ])
        );

        var run = CommandRun.Typing(
            [.. turns.SkipLast(1).Lines(), .. Enumerable.Repeat("b", turns.Length - 1), "2", "r"],
            "reflect",
            "--one-by-one"
        );

        AssertOnlyYouthHelp(After(run.Said, Ask("age18"), occurrence: 2));
    }

    [Theory]
    [InlineData("gb")]
    [InlineData("IE")]
    public void Under_18_only_the_youth_help_of_a_named_country_is_shown(string country)
    {
        var run = CommandRun.Typing(["2"], "reflect", "--one-by-one", "--country", country);

        Assert.Contains(Guides.English.Safety.Youth.Say[0], run.Said, StringComparison.Ordinal);
        Assert.All(Guides.English.Safety.Youth.Contacts, contact =>
            Assert.Equal(
                contact.Country.Equals(country, StringComparison.OrdinalIgnoreCase),
                run.Said.Contains(
                    $"{contact.Name} ({Saltwater.Help.Countries.Name(Guides.English, contact.Country)})",
                    StringComparison.Ordinal
                )
            )
        );
        Assert.DoesNotContain("no checked line", run.Said, StringComparison.Ordinal);
        var emergency = Assert.IsType<System.Collections.Immutable.ImmutableArray<Service>>(
            Saltwater.Help.ServiceFinder.Find(Guides.English, country, "emergency")
        );
        Assert.Contains($"call {emergency[0].Phone}", run.Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reflect", "--one-by-one")]
    [InlineData("reflect", "--one-by-one", "--country", "MX")]
    public void Under_18_where_no_line_was_checked_it_is_said_so(params string[] args)
    {
        var run = CommandRun.Typing(["2"], args);

        Assert.Contains("no checked line for young people in Mexico", run.Said, StringComparison.Ordinal);
        Assert.Contains("Lines for young people: checked 28 November 2026.", run.Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not-sure")]
    [InlineData("may-look")]
    [InlineData("skip")]
    public void Private_questions_never_appear_when_someone_may_look(string alone)
    {
        var hidden = Guides
            .English.Questions.Where(question => question.Sensitive)
            .SelectMany(question => new[] { question.Ask, question.AskPartner })
            .OfType<string>()
            .Concat(
                Guides
                    .English.Questions.SelectMany(question => question.Answers)
                    .Where(answer => answer.Sensitive)
                    .Select(answer => $". {answer.Says}")
            )
            .Append("A private question.")
            .ToList();
        foreach (var seed in Enumerable.Range(1, 6))
        {
            var role = seed % 2 == 0 ? Role.Self : Role.Partner;
            var run = Talk(role, Turn.All(role, Turn.AtRandom(seed, "age18: yes", $"alone: {alone}")));

            Assert.All(hidden, text => Assert.Equal(0, run.Times(text)));
            Assert.Contains("Private questions were left out.", run.Said, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Private_questions_are_asked_with_a_word_first_when_nobody_can_look()
    {
        var turns = Turn.All(upsetAndUnsure);

        var run = Talk(Role.Self, turns);

        Assert.Contains(turns, turn => turn.Asked.Sensitive);
        Assert.All(turns.Where(turn => turn.Asked.Sensitive), turn =>
            Assert.Equal(1, run.Times($"{turn.Asked.Ask} A private question. You can skip it"))
        );
        Assert.DoesNotContain("Private questions were left out.", run.Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("99")]
    [InlineData("-1")]
    [InlineData("1,99")]
    [InlineData("1.5")]
    [InlineData("yes")]
    [InlineData("1 and 2")]
    [InlineData(",")]
    [InlineData("١")]
    [InlineData("99999999999999999999")]
    [InlineData("\u001b[2J")]
    [InlineData("{\"age18\":\"yes\"}")]
    public void Wrong_input_asks_again_and_loses_nothing(string wrong)
    {
        var lines = Turn.All(upsetAndUnsure).Lines().ToList();

        var run = CommandRun.Typing(lines.SelectMany(line => new[] { wrong, line }), "reflect", "--one-by-one");

        // The same dialogue as without the slips, but for the words about them.
        var slips = CommandRun.OneLine(
            "> That is none of the numbers above. Answer with a number, or several such as 1,3. "
                + "Or: s skip · b back · w why we ask · r show me now · q leave "
        );
        Assert.Equal(lines.Count, run.Times(slips));
        Assert.Equal(CommandRun.Typing(lines, "reflect", "--one-by-one").Said, run.Said.Replace(slips + " ", "", StringComparison.Ordinal));
        Assert.DoesNotContain('\u001b', run.Out);
    }

    [Fact]
    public void More_answers_than_a_question_takes_are_asked_again()
    {
        var run = CommandRun.Typing(["1,2", "1", "q"], "reflect", "--one-by-one");

        Assert.Contains("Only one answer can be chosen here. Keep what fits best.", run.Said, StringComparison.Ordinal);
        Assert.Equal(1, run.Times(Ask("age18")));
        Assert.Equal(1, run.Times(Ask("alone")));
    }

    [Fact]
    public void An_answer_that_stands_alone_is_not_taken_with_others()
    {
        var before = Turn.All(upsetAndUnsure).Until("danger-signs").Lines();

        var run = CommandRun.Typing([.. before, "1,2", "q"], "reflect", "--one-by-one");

        Assert.Contains(
            $"“{Guides.English.Question("danger-signs")!.Answer("none")!.Says}” stands alone.",
            run.Said,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(Title("C-CHEST"), run.Said, StringComparison.Ordinal);
        Assert.Equal(0, run.Times(Ask("head")));
    }

    [Fact]
    public void A_partner_is_never_asked_what_only_the_one_who_cried_can_answer()
    {
        var theirs = Guides.English.Questions.Where(question => !question.CanAsk(Role.Partner)).Select(question => question.Ask).ToList();
        foreach (var seed in Enumerable.Range(1, 12))
        {
            var turns = Turn.All(Role.Partner, Turn.AtRandom(seed, adultAndPrivate));
            var run = Talk(Role.Partner, turns);

            Assert.All(theirs, ask => Assert.Equal(0, run.Times(ask)));
            Assert.All(turns, turn => Assert.NotEqual(0, run.Times(turn.Asked.AskFor(Role.Partner))));
            Assert.StartsWith("Saltwater Someone cried, and you were there.", run.Said, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void After_the_results_a_number_opens_a_reason_and_a_country_its_services()
    {
        var turns = Turn.All(upsetAndUnsure);
        var thread = Reflection.On(Guides.Network, turns[^1].After).Threads[0];

        var run = CommandRun.Typing([.. turns.Lines(), "1", "c gb", "q"], "reflect", "--one-by-one");

        var after = After(run.Said, WhatNext);
        Assert.All(thread.Steps.SelectMany(section => section.Items), item =>
            Assert.Contains(CommandRun.OneLine(item.Text), after, StringComparison.Ordinal)
        );
        Assert.NotEmpty(thread.Words);
        Assert.All(thread.Words, wording => Assert.Contains(wording.Text, after, StringComparison.Ordinal));
        Assert.Contains("☎ Samaritans: call 116 123", after, StringComparison.Ordinal);
    }

    [Fact]
    public void After_the_results_wrong_input_asks_again()
    {
        var run = CommandRun.Typing(
            [.. Turn.All(upsetAndUnsure).Lines(), "99", "0", "nothing", "c", "c XX", "1"],
            "reflect",
            "--one-by-one"
        );

        Assert.Equal(4, run.Times("That is none of the numbers above."));
        Assert.Contains("SERVICES-001", run.Complained, StringComparison.Ordinal);
        Assert.Contains("Over the next weeks", run.Said, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, run.ExitCode);
    }

    private static CommandRun Talk(Role role, IEnumerable<Turn> turns) =>
        CommandRun.Typing(turns.Lines(), role == Role.Partner ? ["reflect", "--one-by-one", "--partner"] : ["reflect", "--one-by-one"]);

    private static void AssertOnlyYouthHelp(string said)
    {
        var youth = Guides.English.Safety.Youth;
        Assert.Contains(youth.Title, said, StringComparison.Ordinal);
        Assert.All(youth.Say, line => Assert.Contains(line, said, StringComparison.Ordinal));
        Assert.All(youth.Contacts, contact => Assert.Contains(contact.Name, said, StringComparison.Ordinal));
        Assert.All(Guides.English.Questions, question => Assert.DoesNotContain(question.Ask, said, StringComparison.Ordinal));
        Assert.All(Guides.English.Reasons, reason => Assert.DoesNotContain(reason.Summary, said, StringComparison.Ordinal));
        Assert.All(["NOW ·", "TODAY ·", "THIS WEEK ·", "GOOD TO KNOW ·", WhatNext, "private questions"], text =>
            Assert.DoesNotContain(text, said, StringComparison.Ordinal)
        );
    }

    // Whether an adult who is private is asked this when everything else is skipped, and may answer so.
    private static bool Asked(string question, string answer) =>
        Turn.All(Guides.Answer([.. adultAndPrivate, $"{question}: {answer}"])).Any(turn => turn.Asked.Id == question && turn.Line != "s");

    // A clock of less than an emergency waits for the end where anything else was noticed: how long ago it was is asked later.
    private static IEnumerable<string> Urgent(Answers answers)
    {
        var urgent = DangerSigns.UnderAge(Guides.English.Safety, answers)
            ? []
            : DangerSigns.Find(Guides.English.Safety, answers).Where(flag => flag.Urgency <= Urgency.SameDay).ToList();
        var waits = urgent.Exists(flag => flag.Clock is null);
        return urgent
            .Where(flag => !waits || flag.Clock is null || flag.Urgency == Urgency.Emergency)
            .Select(flag => $"{FlagWriter.NameOf(Guides.English, flag.Urgency)} · {flag.Title}");
    }

    private static string Ask(string question) => CommandRun.OneLine(Guides.English.Question(question)!.Ask);

    private static string Title(string flag) => Guides.English.Safety.Flags.Single(rule => rule.Id == flag).Words.Title;

    // What follows an occurrence of a text.
    private static string After(string said, string text, int occurrence = 1)
    {
        var at = 0;
        for (var count = 0; count < occurrence; count++)
        {
            at = said.IndexOf(text, at, StringComparison.Ordinal);
            Assert.True(at >= 0, $"Not said {occurrence} times: {text}");
            at += text.Length;
        }

        return said[at..];
    }
}
