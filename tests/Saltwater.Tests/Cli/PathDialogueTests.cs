using Saltwater.Cli.Streams;
using Saltwater.Guide;
using Saltwater.Reflections;

namespace Saltwater.Tests.Cli;

/// <summary>The path with a person at the keyboard: the same as in the app, a line at a time.</summary>
public sealed class PathDialogueTests
{
    private const string Farewell = "Nothing was kept.";

    /// <summary>Where the walks in the terminal are.</summary>
    public static string Folder { get; } = Path.Combine(Guides.Root, "tests", "Saltwater.Tests", "Cli", "Golden");

    // Of age, and nothing on the three lists of danger.
    private static readonly string[] nothingUrgent = ["1", "", "", ""];

    public static TheoryData<string> Walks =>
        [
            .. Directory
                .EnumerateFiles(Folder, "*.txt")
                .Select(file => Path.GetFileNameWithoutExtension(file)!)
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Walks))]
    public void A_walk_in_the_terminal_reads_as_approved(string name)
    {
        var file = Path.Combine(Folder, name + ".txt");
        var approved = File.ReadAllText(file);
        var typed = Typed(approved);
        var run = CommandRun.Typing(typed.Skip(1), typed[0].Split(' '));
        var written = $"{string.Join('\n', typed)}\n---\n{string.Join('\n', run.Out.Split('\n').Select(line => line.TrimEnd()))}";
        if (Environment.GetEnvironmentVariable("SALTWATER_APPROVE") == "1")
        {
            File.WriteAllText(file, written);
            return;
        }

        Assert.Equal(approved, written);
    }

    /// <summary>The command line and what is typed after it, above the line of a walk.</summary>
    public static List<string> Typed(string walk) => [.. walk.Split('\n').TakeWhile(line => line != "---")];

    [Fact]
    public void There_are_walks_in_the_terminal() => Assert.True(Walks.Count >= 4, $"{Walks.Count} walks");

    [Fact]
    public void Without_a_command_the_path_begins()
    {
        var run = CommandRun.Typing(["1", "q"]);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal(1, run.Times(Guides.English.Question("danger-signs")!.Ask));
    }

    [Fact]
    public void Numbers_and_chips_come_to_what_the_same_steps_come_to_on_a_screen()
    {
        var passage = Passage.Begin(Role.Self) with { Answers = Guides.Answer("adult: yes") };
        foreach (var list in new[] { "danger-signs", "danger-more", "freedom" })
        {
            passage = passage.With(ReflectionPath.After(Guides.Network, passage), "none");
            Assert.Contains($"question:{list}", passage.Passed);
        }

        passage = passage.With(ReflectionPath.After(Guides.Network, passage), "loss");
        var area = (PathScreen.AreaScreen)ReflectionPath.After(Guides.Network, passage);
        passage = passage.With(Guides.Network, area, area.Statements.Take(1));
        var reflection = Reflection.On(Guides.Network, passage.Enough().Answers);

        var run = CommandRun.Typing([.. nothingUrgent, Place("stands-out", "loss"), "1", "r"], "reflect");

        Assert.NotEmpty(reflection.Threads);
        Assert.Contains(
            $"1. {reflection.Threads[0].Reason.Name} — {PlainWords.Of(Guides.English, reflection.Threads[0].Band)}",
            run.Said,
            StringComparison.Ordinal
        );
        Assert.Contains("Because you said: a loss this year", run.Said, StringComparison.Ordinal);
    }

    [Fact]
    public void Back_is_the_place_before_and_nothing_of_it_is_kept()
    {
        var straight = CommandRun.Typing([.. nothingUrgent, Place("stands-out", "loss"), "1", "r"], "reflect");
        var detour = CommandRun.Typing(
            [.. nothingUrgent, Place("stands-out", "shame"), "b", Place("stands-out", "loss"), "1", "r"],
            "reflect"
        );

        Assert.EndsWith(
            straight.Said[straight.Said.IndexOf("Which of these fit?", StringComparison.Ordinal)..],
            detour.Said,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void What_was_said_among_the_dangers_stands_out_already()
    {
        string[] hurt = ["1", "", Place("danger-more", "sex-hurt"), ""];
        var area = Guides.English.Question(AskingPath.StandsOut)!.Answer("hurt")!.Says;

        Assert.Contains(
            $"You said this before, so it counts: {area}.",
            CommandRun.Typing([.. hurt, "q"], "reflect").Said,
            StringComparison.Ordinal
        );
        Assert.EndsWith(
            After(CommandRun.Typing([.. nothingUrgent, Place("stands-out", "hurt"), "q"], "reflect").Said),
            After(CommandRun.Typing([.. hurt, "", "q"], "reflect").Said),
            StringComparison.Ordinal
        );

        static string After(string said) => said[said.IndexOf("Which of these fit?", StringComparison.Ordinal)..];
    }

    [Fact]
    public void An_emergency_is_told_at_once_and_nothing_else_is_asked_until_somebody_has_helped()
    {
        string[] chest = ["1", Place("danger-signs", "chest")];
        var told = CommandRun.Typing(chest, "reflect");
        var helped = CommandRun.Typing([.. chest, ""], "reflect");

        Assert.Contains("NOW · ", told.Said, StringComparison.Ordinal);
        Assert.Contains("Please do this first.", told.Said, StringComparison.Ordinal);
        Assert.Equal(0, told.Times(Guides.English.Question("danger-more")!.Ask));
        Assert.Equal(1, helped.Times(Guides.English.Question("danger-more")!.Ask));
    }

    [Fact]
    public void Where_someone_may_look_nothing_private_is_asked()
    {
        var run = CommandRun.Typing(["1", "m", "", "", "s", Place("stands-out", "before"), "", "", "q"], "reflect");

        Assert.Equal(0, run.Times(Guides.English.Question("freedom")!.Ask));
        Assert.Equal(0, run.Times("A private question."));
    }

    [Fact]
    public void Under_18_only_youth_help_is_left()
    {
        var run = CommandRun.Typing(["2", "1", "r"], "reflect");

        Assert.Contains(Guides.English.Safety.Youth.Title, run.Said, StringComparison.Ordinal);
        Assert.Equal(0, run.Times(Guides.English.Question("danger-signs")!.Ask));
    }

    [Fact]
    public void What_could_change_the_answer_is_answered_where_it_stands()
    {
        string[] shown = [.. nothingUrgent, Place("stands-out", "loss"), "1", "r"];
        var before = CommandRun.Typing(shown, "reflect");
        var after = CommandRun.Typing([.. shown, "a1"], "reflect");

        Assert.Equal(1, before.Times("What next?"));
        Assert.Equal(2, after.Times("What next?"));
    }

    [Theory]
    [InlineData("99")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1 99")]
    [InlineData("yes")]
    [InlineData("1.5")]
    public void Wrong_input_asks_again_and_loses_nothing(string wrong)
    {
        var run = CommandRun.Typing(["1", wrong, "q"], "reflect");

        Assert.Equal(1, run.Times("That is none of the numbers above."));
        Assert.Equal(1, run.Times(Guides.English.Question("danger-signs")!.Ask));
        Assert.Equal(1, run.Times(Farewell));
    }

    [Fact]
    public void Answers_from_a_file_are_not_asked_one_by_one()
    {
        var run = CommandRun.Sending("{}", "reflect", "--answers", "-", "--one-by-one");

        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.StartsWith("USAGE-001 --one-by-one", run.Complained, StringComparison.Ordinal);
    }

    // The number in front of an answer of a list, as it is typed.
    private static string Place(string question, string answer) =>
        (
            1
            + Guides
                .English.Question(question)!
                .Answers.Where(each =>
                    each.IsOffered(Role.Self) && (question == "stands-out" || !each.Exclusive) && each.Id != Answers.Skip
                )
                .Select(each => each.Id)
                .ToList()
                .IndexOf(answer)
        ).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
