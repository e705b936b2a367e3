using System.Diagnostics;
using System.Text;

namespace Saltwater.Tests.Cli;

/// <summary>What the command does where the program that started it gave it something odd: told in one line, with a code, and never with how it is built.</summary>
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
        var run = CommandRun.Sending([.. withMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Answers)], "reflect", "--answers", "-", "--json");

        Assert.Equal((without.ExitCode, without.Out), (run.ExitCode, run.Out));
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
    [InlineData("reflect --answers answers.json --json > /dev/full")]
    [InlineData("completion bash > /dev/full")]
    [InlineData("--help > /dev/full")]
    [InlineData("now >&-")]
    [InlineData("words >&-")]
    public async Task An_output_that_is_full_or_closed_is_one_line_and_a_code(string line)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only there is a device that is always full.");
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "answers.json"), Answers, TestContext.Current.CancellationToken);
        var (code, _, error) = await Shell(folder.FullName, line);

        Assert.Equal((3, 1), (code, error.Trim().Split('\n').Length));
        Assert.StartsWith("OUTPUT-001", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reflect <&-")]
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
        Assert.SkipWhen(address.EndsWith(":1", StringComparison.Ordinal) && Environment.UserName == "root", "Who may do everything may have every port.");
        using var folder = new TemporaryFolder();
        var (code, _, error) = await Shell(folder.FullName, $"serve --urls={address}");

        Assert.Equal((3, 1), (code, error.Trim().Split('\n').Length));
        Assert.StartsWith("SERVE-001", error, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Out, string Error)> Shell(string folder, string line)
    {
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add($"exec dotnet exec '{program}' {(line.StartsWith('-') || line.StartsWith("completion", StringComparison.Ordinal) ? line : line.Insert(line.IndexOf(' ', StringComparison.Ordinal), $" --guide '{CommandRun.GuideFile}'"))}");
        using var process = Process.Start(start)!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        try
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
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
