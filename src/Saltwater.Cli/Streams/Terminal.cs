using System.Globalization;
using System.Text;
using Saltwater.Guide;
using Spectre.Console;

namespace Saltwater.Cli.Streams;

/// <summary>Where a command reads and writes: passed in, so that a test can be the person.</summary>
/// <param name="Out">For what was asked for.</param>
/// <param name="Error">For what went wrong.</param>
/// <param name="In">What a person types, a line at a time; works without a terminal.</param>
/// <param name="StandardInput">Opens what another program sends.</param>
/// <param name="Time">Today, for reviews that have grown old.</param>
internal sealed record Terminal(IAnsiConsole Out, IAnsiConsole Error, TextReader In, Func<Stream> StandardInput, TimeProvider Time)
{
    /// <summary>In place of the name of a file: what another program sends.</summary>
    public const string InputName = "-";

    private const int WidthWithoutTerminal = 100;

    public static Terminal OfThisProcess() =>
        new(
            CreateConsole(StandardStreams.Output, global::System.Console.IsOutputRedirected),
            CreateConsole(StandardStreams.Error, global::System.Console.IsErrorRedirected),
            StandardStreams.Input,
            () => StandardStreams.HasInput ? global::System.Console.OpenStandardInput() : Stream.Null,
            TimeProvider.System
        );

    /// <summary>A console on a writer. Colours only on a terminal, and never where NO_COLOR is set.</summary>
    public static IAnsiConsole CreateConsole(TextWriter writer, bool redirected)
    {
        var (ansi, colors) = (AnsiSupport.Detect, ColorSystemSupport.Detect);
        if (redirected || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")))
        {
            (ansi, colors) = (AnsiSupport.No, ColorSystemSupport.NoColors);
        }

        var console = AnsiConsole.Create(
            new()
            {
                Ansi = ansi,
                ColorSystem = colors,
                Out = new AnsiConsoleOutput(writer),
                Interactive = InteractionSupport.No,
            }
        );
        if (redirected)
        {
            console.Profile.Width = WidthWithoutTerminal;
        }

        return console;
    }

    /// <summary>Opens a file that was named, or what another program sends.</summary>
    public Stream OpenInput(string file) => file == InputName ? StandardInput() : File.OpenRead(file);

    /// <summary>The next line somebody typed or another program sent; null where there is none. Some programs put a byte order mark first.</summary>
    public string? ReadLine() => In.ReadLine()?.TrimStart('\uFEFF');

    /// <summary>Text from a file or a command line as it may be shown: what would steer a terminal, or turn the direction of what follows, is gone.</summary>
    /// <remarks>Unicode's Cc, Zl and Zp become a space, Cf goes, and half a surrogate pair becomes U+FFFD.</remarks>
    public static string WithoutSteering(string text) => WithoutSteering(text, line: ' ');

    public void Say(string text = "") => Out.Write(new Text(KeepLines(text) + "\n"));

    public void Heading(string text)
    {
        Say();
        Out.Write(new Text(KeepLines(text) + "\n", new Style(decoration: Decoration.Bold)));
    }

    public void Strong(string text, Color colour) =>
        Out.Write(new Text(KeepLines(text) + "\n", new Style(colour, decoration: Decoration.Bold)));

    /// <summary>A list item, with its later lines set under the first.</summary>
    public void Item(string text, string mark = "•")
    {
        var grid = new Grid()
            .AddColumn(new GridColumn().NoWrap().PadLeft(2).PadRight(1))
            .AddColumn(new GridColumn().PadLeft(0).PadRight(0));
        grid.AddRow(new Text(mark), new Text(KeepLines(text)));
        Out.Write(grid);
    }

    /// <summary>Text exactly as it is: JSON, scripts.</summary>
    public void WriteExactly(string text) => Out.Profile.Out.Writer.Write(text);

    /// <summary>One problem on one line, however long: other programs read it.</summary>
    public int Refuse(string code, string where, string what, string remedy)
    {
        Error.Profile.Out.Writer.Write(
            $"{code}{(where.Length == 0 ? "" : " " + WithoutSteering(where))}: {WithoutSteering(what)} {WithoutSteering(remedy)}\n"
        );
        return ExitCode.BadInput;
    }

    public int Refuse(IEnumerable<AnswerProblem> problems)
    {
        foreach (var problem in problems)
        {
            Refuse(problem.Code, problem.Path, problem.What, problem.Remedy);
        }

        return ExitCode.BadInput;
    }

    // What was written here to be several lines stays so.
    private static string KeepLines(string text) => WithoutSteering(text, line: '\n');

    private static string WithoutSteering(string text, char line)
    {
        if (
            !text.EnumerateRunes().Any(each => each.Value != '\n' && IsSteering(each))
            && (line == '\n' || !text.Contains('\n', StringComparison.Ordinal))
            && !text.Any(char.IsSurrogate)
        )
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == '\n')
            {
                plain.Append(line);
            }
            else if (!IsSteering(rune))
            {
                plain.Append(rune.ToString());
            }
            else if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format)
            {
                plain.Append(' ');
            }
        }

        return plain.ToString();
    }

    private static bool IsSteering(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator;
}
