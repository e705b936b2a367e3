using System.Text;
using System.Text.RegularExpressions;
using Saltwater.Cli;
using Saltwater.Cli.Sources;
using Saltwater.Cli.Streams;
using Saltwater.Guide;
using Saltwater.OwnWords;

namespace Saltwater.Tests.Cli;

/// <summary>One run of the <c>saltwater</c> command inside the test, with a person at the keyboard or another program on standard input.</summary>
/// <param name="Out">Standard output, as written.</param>
/// <param name="Error">Standard error, as written.</param>
internal sealed partial record CommandRun(int ExitCode, string Out, string Error)
{
    private static readonly NoonOf today = new(Guides.Today);

    /// <summary>The repository's guide as a pack, in a file.</summary>
    public static string GuideFile { get; } = WriteGuide();

    /// <summary>Standard output on one line: where a sentence was wrapped does not matter.</summary>
    public string Said { get; } = OneLine(Out);

    /// <summary>Standard error on one line.</summary>
    public string Complained { get; } = OneLine(Error);

    /// <summary>A command nobody types anything to.</summary>
    public static CommandRun Of(params string[] args) => Run([], [], [.. args, "--guide", GuideFile]);

    /// <summary>A command with a person who types these lines, and then nothing more.</summary>
    public static CommandRun Typing(IEnumerable<string> lines, params string[] args) => Run(lines, [], [.. args, "--guide", GuideFile]);

    /// <summary>A command that another program sends something to.</summary>
    public static CommandRun Sending(byte[] sent, params string[] args) => Run([], sent, [.. args, "--guide", GuideFile]);

    /// <summary>A command that another program sends text to.</summary>
    public static CommandRun Sending(string sent, params string[] args) => Sending(Encoding.UTF8.GetBytes(sent), args);

    /// <summary>A command line word for word, without <c>--guide</c>.</summary>
    public static CommandRun Exactly(params string[] args) => Run([], [], args);

    /// <summary>A command with a guide of its own, a person who types these lines, and another program that sends something.</summary>
    public static CommandRun In(string guide, IEnumerable<string> lines, string sent, params string[] args) =>
        Run(lines, Encoding.UTF8.GetBytes(sent), [.. args, "--guide", guide]);

    public static string OneLine(string text) => Gaps().Replace(text, " ").Trim();

    /// <summary>How often something was said, wherever lines were wrapped.</summary>
    public int Times(string text) => Said.Split(OneLine(text)).Length - 1;

    private static CommandRun Run(IEnumerable<string> typed, byte[] sent, string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var person = new StringReader(string.Concat(typed.Select(line => line + "\n")));
        var terminal = new Terminal(
            Terminal.CreateConsole(output, redirected: true),
            Terminal.CreateConsole(error, redirected: true),
            person,
            () => new MemoryStream(sent),
            today
        );
        return new(SaltwaterCommand.Run(args, terminal), output.ToString(), error.ToString());
    }

    private static string WriteGuide()
    {
        var folder = Directory.CreateTempSubdirectory("saltwater-guide-");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Delete(recursive: true);
        var file = Path.Combine(folder.FullName, "guide.en.json");
        File.WriteAllBytes(file, PackJson.Write(Guides.English));
        File.WriteAllBytes(Path.Combine(folder.FullName, PhraseSource.FileName("en")), PhraseFile.Write(Guides.Phrases));
        return file;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Gaps();

    private sealed class NoonOf(DateOnly day) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(day, new(12, 0), TimeSpan.Zero);
    }
}
