using Saltwater.Cli.Streams;
using Saltwater.Help;
using Spectre.Console;

namespace Saltwater.Tests.Cli;

/// <summary>What can be typed, what is said when it can't, and how it looks in a terminal and out of one.</summary>
public sealed class UsageTests : IDisposable
{
    private readonly (string? Term, string? NoColor) before = (
        Environment.GetEnvironmentVariable("TERM"),
        Environment.GetEnvironmentVariable("NO_COLOR")
    );

    /// <summary>A terminal that can do everything, and nobody who asked for less.</summary>
    public UsageTests() => SetEnvironment("xterm-256color", null);

    public static TheoryData<string> Examples =>
        [
            .. CommandRun
                .Of("--help")
                .Out.Split('\n')
                .Where(line => line.Contains("  saltwater", StringComparison.Ordinal))
                .Select(line => line.Trim().Split("   ")[0])
                .Where(line => line != "saltwater [command] [options]"),
        ];

    public void Dispose() => SetEnvironment(before.Term, before.NoColor);

    [Theory]
    [InlineData("nwo", "now")]
    [InlineData("word", "words")]
    [InlineData("service", "services")]
    [InlineData("--gide", "--guide")]
    public void An_unknown_command_is_refused_with_the_nearest(string written, string nearest) =>
        AssertUsage(CommandRun.Exactly(written), written, $"Closest: \"{nearest}\". `saltwater --help` shows what can be given.");

    [Theory]
    [InlineData("reflect", "--jsno", "--json")]
    [InlineData("reflect", "--contry", "--country")]
    [InlineData("now", "--besides", "--beside")]
    [InlineData("now", "--giude", "--guide")]
    [InlineData("words", "--tonne", "--tone")]
    [InlineData("services", "--ned", "--need")]
    [InlineData("check", "--grade", "--grades")]
    [InlineData("pack", "--uot", "--out")]
    [InlineData("evaluate", "--jsn", "--json")]
    public void An_unknown_option_is_refused_with_the_nearest(string command, string written, string nearest)
    {
        var complaint = $"Closest: \"{nearest}\". `saltwater {command} --help` shows what can be given.";

        AssertUsage(CommandRun.Exactly(command, written), written, complaint);
        AssertUsage(CommandRun.Exactly(command, written, "something"), written, complaint);
        AssertUsage(CommandRun.Exactly(command, "something", written), written, complaint);
    }

    [Theory]
    [InlineData("astrology")]
    [InlineData("--astrology")]
    [InlineData("now", "--astrology")]
    [InlineData("words", "grief", "joy")]
    public void What_nothing_is_near_to_is_refused_without_a_guess(params string[] args)
    {
        var run = CommandRun.Exactly(args);

        AssertUsage(run, args[^1], "--help` shows what can be given.");
        Assert.DoesNotContain("Closest", run.Complained, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reflect", "--country")]
    [InlineData("reflect", "--answers")]
    [InlineData("evaluate")]
    [InlineData("completion")]
    [InlineData("completion", "powershell")]
    [InlineData("now", "--beside", "maybe")]
    public void A_missing_or_unknown_value_is_refused(params string[] args)
    {
        var run = CommandRun.Exactly(args);

        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Empty(run.Out);
        Assert.StartsWith("USAGE-002: ", run.Complained, StringComparison.Ordinal);
        Assert.EndsWith($"`saltwater {args[0]} --help` shows what can be given.", run.Complained, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("-?")]
    public void Help_lists_commands_examples_and_exit_codes(string option)
    {
        var run = CommandRun.Of(option);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Empty(run.Error);
        Assert.All(["reflect", "now", "words", "services", "check", "pack", "evaluate", "serve", "health", "site", "completion"], command =>
            Assert.Contains($"\n  {command} ", run.Out, StringComparison.Ordinal)
        );
        Assert.Contains("Examples: saltwater the guided reflection", run.Said, StringComparison.Ordinal);
        Assert.Contains(
            "Exit codes: 0 done · 2 the input cannot be used; standard error says what, where and how to mend it · 3 a file "
                + "cannot be written, or the guide is missing",
            run.Said,
            StringComparison.Ordinal
        );
        Assert.Contains("Usage: saltwater [command] [options]", run.Said, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_guide_the_help_still_has_every_name_and_says_what_is_missing()
    {
        var run = CommandRun.Exactly("--help", "--guide", "/nowhere/at/all");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.StartsWith("GUIDE-040 all: ", run.Error, StringComparison.Ordinal);
        Assert.All(["reflect", "now", "words", "services", "vault"], command =>
            Assert.Contains($"\n  {command}", run.Out, StringComparison.Ordinal)
        );
        Assert.Equal(ExitCode.Done, CommandRun.Exactly("words", "--help", "--guide").ExitCode);
    }

    [Theory]
    [InlineData("reflect", "--answers <FILE|->", "--json", "--partner", "--country <COUNTRY>")]
    [InlineData("now", "--beside")]
    [InlineData("words", "<reason>", "--role <partner|self>", "--tone <gentle|light|plain>")]
    [InlineData("services", "<country>", "--need <NEED>")]
    [InlineData("check", "<folder>", "--grades")]
    [InlineData("pack", "<folder>", "--out <FOLDER>")]
    [InlineData("evaluate", "<cases>", "--json")]
    [InlineData("serve", "<settings>")]
    [InlineData("health", "<ADDRESS>")]
    [InlineData("site", "<folder>")]
    [InlineData("completion", "<bash|fish|zsh>")]
    public void Help_of_a_command_lists_what_it_takes(string command, params string[] parts)
    {
        var run = CommandRun.Of(command, "--help");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains($"Usage: saltwater {command}", run.Said, StringComparison.Ordinal);
        Assert.All(parts.Append("--guide <PATH>"), part => Assert.Contains(part, run.Said, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_example_in_the_help_is_understood(string example)
    {
        var args = example.Split(' ')[1..];
        string[] lasting = ["serve", "site", "mcp"];

        // A server would not return, and a site would stay on the disk: of these, only the words are tried.
        var run = CommandRun.Of([.. args, .. args.Any(lasting.Contains) ? (string[])["--help"] : []]);

        Assert.DoesNotContain("USAGE", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void There_are_examples() => Assert.Equal(15, Examples.Count);

    [Fact]
    public void The_version_is_told() => Assert.Matches(@"^\d+\.\d+\.\d+", CommandRun.Exactly("--version").Out);

    [Fact]
    public void Colours_are_for_a_terminal_only_and_not_where_no_color_is_set()
    {
        Assert.Contains('\u001b', Emergency(redirected: false));
        Assert.DoesNotContain('\u001b', Emergency(redirected: true));

        // Whatever its value: no-color.org.
        SetEnvironment("xterm-256color", "1");
        Assert.DoesNotContain('\u001b', Emergency(redirected: false));
    }

    [Fact]
    public void Redirected_output_has_no_escape_codes_whatever_is_asked_for()
    {
        string[][] commands =
        [
            ["now"],
            ["words"],
            ["words", "grief"],
            ["services"],
            ["services", "GB"],
            ["check", Guides.Folder, "--grades"],
            ["--help"],
            ["nwo"],
            ["words", "\u001b[31mgrief"],
            ["services", "\u001b[2J"],
        ];
        foreach (
            var run in commands
                .Select(command => CommandRun.Of(command))
                .Append(CommandRun.Typing(["1", "1", "3", "2", "r", "1"], "reflect", "--country", "GB"))
        )
        {
            Assert.DoesNotContain('\u001b', run.Out);
            Assert.DoesNotContain('\u001b', run.Error);
        }
    }

    [Theory]
    [InlineData("bash", "complete -F _saltwater saltwater")]
    [InlineData("zsh", "#compdef saltwater")]
    [InlineData("fish", "complete -f -c saltwater")]
    public void A_completion_script_asks_the_command_itself(string shell, string line)
    {
        var run = CommandRun.Exactly("completion", shell);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains(line, run.Out, StringComparison.Ordinal);
        Assert.Contains("[suggest:", run.Out, StringComparison.Ordinal);
        Assert.EndsWith("\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Commands_are_completed() => Assert.Equal(["reflect"], Suggest("saltwater refl"));

    [Fact]
    public void Reasons_and_occasions_are_completed()
    {
        Assert.Equal(["grief"], Suggest($"saltwater --guide {CommandRun.GuideFile} words gri"));
        var suggested = Suggest($"saltwater --guide {CommandRun.GuideFile} words ");
        Assert.All(Guides.English.Reasons, reason => Assert.Contains(reason.Id, suggested));
        Assert.All(Guides.English.Words.Occasions, occasion => Assert.Contains(occasion.Id, suggested));
    }

    [Fact]
    public void Countries_and_needs_are_completed()
    {
        foreach (var line in new[] { "services ", "reflect --country " })
        {
            var suggested = Suggest($"saltwater --guide {CommandRun.GuideFile} {line}");
            Assert.All(ServiceFinder.Countries(Guides.English), country => Assert.Contains(country, suggested));
        }

        Assert.Equal(["crisis"], Suggest($"saltwater --guide {CommandRun.GuideFile} services GB --need cris"));
    }

    [Fact]
    public void Completion_without_a_guide_is_silent()
    {
        var run = Complete("saltwater --guide /nowhere/at/all words gri");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Empty(run.Said);
        Assert.Empty(run.Error);
    }

    private static void SetEnvironment(string? term, string? noColor)
    {
        Environment.SetEnvironmentVariable("TERM", term);
        Environment.SetEnvironmentVariable("NO_COLOR", noColor);
    }

    private static HashSet<string> Suggest(string line) =>
        [.. Complete(line).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static CommandRun Complete(string line) =>
        CommandRun.Exactly(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"[suggest:{line.Length}]"), line);

    // A flag, which is what has a colour, on a console such as the program makes for itself.
    private static string Emergency(bool redirected)
    {
        using var output = new StringWriter();
        var console = Terminal.CreateConsole(output, redirected);
        new Terminal(console, console, TextReader.Null, () => Stream.Null, TimeProvider.System).Strong("NOW", Color.Red);
        return output.ToString();
    }

    private static void AssertUsage(CommandRun run, string written, string complaint)
    {
        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Empty(run.Out);
        Assert.StartsWith("USAGE-002: ", run.Complained, StringComparison.Ordinal);
        Assert.Contains($"'{written}'", run.Complained, StringComparison.Ordinal);
        Assert.EndsWith(complaint, run.Complained, StringComparison.Ordinal);
    }
}
