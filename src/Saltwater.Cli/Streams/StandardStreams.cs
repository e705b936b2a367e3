using System.Text;

namespace Saltwater.Cli.Streams;

/// <summary>What the program that started this one left open.</summary>
internal static class StandardStreams
{
    private const string Own = "/proc/self/fd";
    private const string About = "/proc/self/fdinfo";
    private const string Flags = "flags:";
    private const string Pipe = "pipe:";
    private const string Event = "anon_inode:";

    /// <summary>False where standard input was closed before this program began: that is the end of input, and nothing to wait for.</summary>
    /// <remarks>
    /// What the runtime opens for itself takes the first free number. Number 0 is then an end of one of its own pipes, of which it holds
    /// the other end as well, and waiting for it has no end.
    /// A copy of number 0 is no other end: the runtime and shells make copies, and they are open in the same way.
    /// </remarks>
    public static bool HasInput { get; } = !OperatingSystem.IsLinux() || !Console.IsInputRedirected || LooksOpen("0");

    /// <summary>What is typed, or sent by another program, which may put a byte order mark first or write two bytes a letter.</summary>
    public static TextReader Input { get; } = OpenInput();

    /// <summary>Standard output. Where it was closed, writing to it fails: its number may belong to a pipe by which the runtime talks to itself.</summary>
    public static TextWriter Output { get; } =
        !OperatingSystem.IsLinux() || !Console.IsOutputRedirected || LooksOpen("1") ? Console.Out : new ClosedWriter();

    /// <summary>Standard error. Where it is closed or full nobody can be told, and the exit code still says what it has to.</summary>
    public static TextWriter Error { get; } = OpenError();

    /// <summary>Standard output for what is no text.</summary>
    /// <exception cref="IOException">It was closed.</exception>
    public static Stream OpenBytes()
    {
        if (Output is ClosedWriter)
        {
            throw new IOException("Standard output was closed.");
        }

        return Console.OpenStandardOutput();
    }

    private static TextReader OpenInput()
    {
        if (!HasInput)
        {
            return TextReader.Null;
        }

        if (!Console.IsInputRedirected)
        {
            return Console.In;
        }

        return new StreamReader(Console.OpenStandardInput(), Console.InputEncoding, detectEncodingFromByteOrderMarks: true);
    }

    private static TextWriter OpenError()
    {
        if (!Console.IsErrorRedirected)
        {
            return Console.Error;
        }

        var isOpen = !OperatingSystem.IsLinux() || LooksOpen("2");
        return new QuietWriter(isOpen ? Console.Error : TextWriter.Null);
    }

    private static bool LooksOpen(string descriptor)
    {
        try
        {
            return new FileInfo(Path.Combine(Own, descriptor)).LinkTarget is { } target
                && !target.StartsWith(Event, StringComparison.Ordinal)
                && !(target.StartsWith(Pipe, StringComparison.Ordinal) && HoldsOtherEnd(descriptor, target));
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool HoldsOtherEnd(string descriptor, string target)
    {
        var way = DirectionOf(descriptor);
        return Directory
            .EnumerateFiles(Own)
            .Select(each => Path.GetFileName(each))
            .Any(other => TargetOf(other) == target && DirectionOf(other) is { } its && its != way);
    }

    // The last digit of a descriptor's flags says whether it reads, writes or both.
    private static char? DirectionOf(string descriptor)
    {
        try
        {
            return File.ReadLines(Path.Combine(About, descriptor))
                .FirstOrDefault(line => line.StartsWith(Flags, StringComparison.Ordinal))
                ?[^1];
        }
        catch (IOException)
        {
            // Closed again meanwhile.
            return null;
        }
    }

    private static string? TargetOf(string descriptor)
    {
        try
        {
            return new FileInfo(Path.Combine(Own, descriptor)).LinkTarget;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private sealed class ClosedWriter : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => throw new IOException();
    }

    private sealed class QuietWriter(TextWriter inner) : TextWriter
    {
        public override Encoding Encoding => inner.Encoding;

        public override void Write(char value) => IgnoreClosed(() => inner.Write(value));

        public override void Write(string? value) => IgnoreClosed(() => inner.Write(value));

        public override void Flush() => IgnoreClosed(inner.Flush);

        private static void IgnoreClosed(Action write)
        {
            try
            {
                write();
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
            {
                // What went wrong is in the exit code.
            }
        }
    }
}
