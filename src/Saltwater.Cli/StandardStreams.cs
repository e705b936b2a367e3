namespace Saltwater.Cli;

/// <summary>What the program that started this one left open.</summary>
internal static class StandardStreams
{
    private const string Own = "/proc/self/fd";

    /// <summary>False where standard input was closed before this program began: that is the end of input, and nothing to wait for.</summary>
    /// <remarks>What the runtime opens for itself takes the first free number. Number 0 is then an end of one of its own pipes, of which it holds the other end as well, and waiting for it has no end.</remarks>
    public static bool HasInput { get; } = !OperatingSystem.IsLinux() || !Console.IsInputRedirected || LooksOpen();

    private static bool LooksOpen()
    {
        try
        {
            return new FileInfo(Path.Combine(Own, "0")).LinkTarget is { } target
                && (target.StartsWith("/dev/", StringComparison.Ordinal)
                    || (!target.StartsWith("anon_inode:", StringComparison.Ordinal) && !Directory.EnumerateFiles(Own).Any(other => Path.GetFileName(other) is not ("0" or "1" or "2") && TargetOf(other) == target)));
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string? TargetOf(string link)
    {
        try
        {
            return new FileInfo(link).LinkTarget;
        }
        catch (IOException)
        {
            // Closed again meanwhile.
            return null;
        }
    }
}
