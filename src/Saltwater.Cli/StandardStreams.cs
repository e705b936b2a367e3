namespace Saltwater.Cli;

/// <summary>What the program that started this one left open.</summary>
internal static class StandardStreams
{
    // What the runtime opens for itself takes the first free number: where standard input was closed, number 0 is one of these, and waiting for it has no end.
    private static readonly string[] ofTheRuntime = ["anon_inode:", "memfd:", "/memfd:", "socket:"];

    /// <summary>False where standard input was closed before this program began: that is the end of input, and nothing to wait for.</summary>
    public static bool HasInput { get; } = LooksOpen("/proc/self/fd/0");

    private static bool LooksOpen(string link)
    {
        if (!OperatingSystem.IsLinux() || !Console.IsInputRedirected)
        {
            return true;
        }

        try
        {
            return new FileInfo(link).LinkTarget is { } target && !Array.Exists(ofTheRuntime, each => target.StartsWith(each, StringComparison.Ordinal)) && !target.EndsWith(".dll", StringComparison.Ordinal);
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
