using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Saltwater.Tests.Cli;

/// <summary>What the command does where the program that started it gave it something odd: told in one line, with a code, and never with
/// how it is built.</summary>
public sealed class StreamTests
{
    private const string Answers = """{"role":"self","answers":{"age18":"yes"}}""";

    private static readonly string program = Path.Combine(AppContext.BaseDirectory, "Saltwater.Cli.dll");

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-32", true)]
    public void Answers_are_read_whatever_they_are_stored_in(string name, bool withMark)
    {
        var encoding = Encoding.GetEncoding(name);
        var without = CommandRun.Sending(Answers, "reflect", "--answers", "-", "--json");
        var run = CommandRun.Sending(
            [.. withMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Answers)],
            "reflect",
            "--answers",
            "-",
            "--json"
        );

        Assert.Equal((without.ExitCode, without.Out), (run.ExitCode, run.Out));
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-32", true)]
    public void A_story_is_heard_whatever_it_is_stored_in(string name, bool withMark)
    {
        const string Story = "I cried and I was afraid of him";
        var encoding = Encoding.GetEncoding(name);
        var without = CommandRun.Sending(Story, "understand", "-");

        Assert.Contains("afraid", without.Out, StringComparison.Ordinal);
        Assert.Equal(
            without.Out,
            CommandRun.Sending([.. withMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Story)], "understand", "-").Out
        );
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public async Task Lines_are_read_whatever_they_are_stored_in(string name)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The shell of the test is one of Linux.");
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "phrase.txt"),
            "five quiet words by the sea\n",
            Encoding.GetEncoding(name),
            TestContext.Current.CancellationToken
        );
        var (code, said, error) = await Shell(folder.FullName, "vault open '{root}/tests/vectors/backups/0.1-native.bin' < phrase.txt");

        Assert.Equal((0, ""), (code, error));
        Assert.Contains("2026-03-14", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mark_before_what_is_typed_is_no_part_of_it()
    {
        var (plain, marked) = (CommandRun.Typing(["q"], "reflect"), CommandRun.Typing(["\uFEFFq"], "reflect"));
        Assert.Equal(plain.Out, marked.Out);
    }

    [Theory]
    [InlineData("now > /dev/full")]
    [InlineData("services > /dev/full")]
    [InlineData("reflect > /dev/full < /dev/null")]
    [InlineData("reflect --answers answers.json > /dev/full")]
    [InlineData("reflect --answers answers.json --json > /dev/full")]
    [InlineData("understand - > /dev/full < answers.json")]
    [InlineData("words grief > /dev/full")]
    [InlineData("sources > /dev/full")]
    [InlineData("evaluate '{root}/cases/dev.jsonl' > /dev/full")]
    [InlineData("site made > /dev/full")]
    [InlineData("vault open '{root}/tests/vectors/backups/0.1-native.bin' > /dev/full < phrase.txt")]
    [InlineData("pack '{root}/guide' --out made > /dev/full")]
    [InlineData("check '{root}/guide' > /dev/full")]
    [InlineData("serve --urls=http://127.0.0.1:0 > /dev/full")]
    [InlineData("completion bash > /dev/full")]
    [InlineData("fhir questionnaire > /dev/full")]
    [InlineData("mcp > /dev/full < ask.json")]
    [InlineData("mcp >&- < ask.json")]
    [InlineData("--help > /dev/full")]
    [InlineData("--version > /dev/full")]
    [InlineData("now >&-")]
    [InlineData("words >&-")]
    [InlineData("words <&- >&-")]
    [InlineData("serve --urls=http://127.0.0.1:0 >&-")]
    public async Task An_output_that_is_full_or_closed_is_one_line_and_a_code(string line)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only there is a device that is always full.");
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "answers.json"), Answers, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "ask.json"),
            """{"jsonrpc":"2.0","id":1,"method":"ping"}""",
            TestContext.Current.CancellationToken
        );
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "phrase.txt"),
            "five quiet words by the sea\n",
            TestContext.Current.CancellationToken
        );
        var (code, _, error) = await Shell(folder.FullName, line);

        Assert.Equal((3, 1), (code, error.Trim().Split('\n').Length));
        Assert.StartsWith("OUTPUT-001", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_output_that_is_full_is_said_where_a_server_answers()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only there is a device that is always full.");
        using var folder = new TemporaryFolder();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var asking = Shell(folder.FullName, $"health http://{listener.LocalEndpoint} > /dev/full");
        using (var asked = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken))
        {
            // What was sent and not read would break the connection before the answer arrives.
            Assert.NotEqual(0, await asked.GetStream().ReadAsync(new byte[4096], TestContext.Current.CancellationToken));
            await asked
                .GetStream()
                .WriteAsync(
                    "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"u8.ToArray(),
                    TestContext.Current.CancellationToken
                );
        }

        var (code, _, error) = await asking;

        Assert.Equal((3, 1), (code, error.Trim().Split('\n').Length));
        Assert.StartsWith("OUTPUT-001", error, StringComparison.Ordinal);
    }

    // A new verb is tried above; the one that needs somebody who answers has a test of its own.
    [Fact]
    public void Every_command_was_tried_with_an_output_that_is_full()
    {
        var tried = typeof(StreamTests)
            .GetMethod(nameof(An_output_that_is_full_or_closed_is_one_line_and_a_code))!
            .GetCustomAttributes(typeof(InlineDataAttribute), false)
            .Cast<InlineDataAttribute>()
            .Select(each => ((string)each.Data[0]!).Split(' ')[0])
            .ToHashSet(StringComparer.Ordinal);
        var verbs = System
            .Text.RegularExpressions.Regex.Matches(
                CommandRun.Of("--help").Out,
                "^  ([a-z]+)( <[^>]*>)?  ",
                System.Text.RegularExpressions.RegexOptions.Multiline
            )
            .Select(match => match.Groups[1].Value)
            .Where(verb => verb != "saltwater");

        Assert.Equal(["health"], verbs.Except(tried));
    }

    [Theory]
    [InlineData("nonsense 2>&-", 2)]
    [InlineData("nonsense 2> /dev/full", 2)]
    [InlineData("reflect --answers nowhere.json 2>&-", 2)]
    [InlineData("now >&- 2>&-", 3)]
    [InlineData("now > /dev/full 2> /dev/full", 3)]
    [InlineData("now <&- >&- 2>&-", 3)]
    public async Task Where_nobody_can_be_told_the_code_still_says_it(string line, int expected)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only there is a device that is always full.");
        using var folder = new TemporaryFolder();
        var (code, said, error) = await Shell(folder.FullName, line);

        Assert.Equal((expected, "", ""), (code, said, error));
    }

    [Fact]
    public async Task The_end_of_input_is_no_wrong_passphrase()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Shells elsewhere close nothing.");
        using var folder = new TemporaryFolder();
        var (code, _, error) = await Shell(folder.FullName, "vault open '{root}/tests/vectors/backups/0.1-native.bin' <&-");

        Assert.Equal(2, code);
        Assert.StartsWith("VAULT-016", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reflect <&-")]
    [InlineData("understand - <&-")]
    [InlineData("reflect --answers - <&-")]
    public async Task A_closed_input_is_the_end_of_input(string line)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Shells elsewhere close nothing.");
        using var folder = new TemporaryFolder();
        var (code, _, error) = await Shell(folder.FullName, line);

        Assert.InRange(code, 0, 3);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reflect --answers - --json < answers.json")]
    [InlineData("reflect --answers - --json < answers.json 5<&0")]
    public async Task An_input_that_was_copied_is_read(string line)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Shells elsewhere copy nothing.");
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "answers.json"), Answers, TestContext.Current.CancellationToken);
        var (code, said, _) = await Shell(folder.FullName, line);

        Assert.Equal(0, code);
        Assert.Contains("\"conclusion\"", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("http://192.0.2.1:5099")]
    [InlineData("http://unix:/nowhere/at/all.sock")]
    [InlineData("http://[2001:db8::1]:5099")]
    public async Task An_address_it_cannot_have_is_one_line_and_a_code(string address)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Where every port may be used, there is nothing to refuse.");
        Assert.SkipWhen(
            address.EndsWith(":1", StringComparison.Ordinal) && Environment.UserName == "root",
            "Who may do everything may have every port."
        );
        using var folder = new TemporaryFolder();
        var (code, _, error) = await Shell(folder.FullName, $"serve --urls={address}");

        Assert.Equal((3, 1), (code, error.Trim().Split('\n').Length));
        Assert.StartsWith("SERVE-001", error, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Out, string Error)> Shell(string folder, string line)
    {
        var start = new ProcessStartInfo("/bin/sh")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] withoutGuide = ["--version", "completion", "nonsense"];
        var guided = line.Contains(' ', StringComparison.Ordinal)
            ? line.Insert(line.IndexOf(' ', StringComparison.Ordinal), $" --guide '{CommandRun.GuideFile}'")
            : line;
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(
            $"exec dotnet exec '{program}' {(withoutGuide.Any(each => line.StartsWith(each, StringComparison.Ordinal)) ? line : guided)}"
        );
        start.ArgumentList[1] = start.ArgumentList[1].Replace("{root}", Conventions.Repository.Root, StringComparison.Ordinal);
        using var process = Process.Start(start)!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        try
        {
            var (output, error) = (
                process.StandardOutput.ReadToEndAsync(patience.Token),
                process.StandardError.ReadToEndAsync(patience.Token)
            );
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
