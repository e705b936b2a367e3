using System.Globalization;
using System.Text;

namespace Saltwater.Host.Tests.Keep;

/// <summary>What the processes that show pages hold in memory, reachable by a script or not: what somebody would find who copies it. The browser's own process is left out: what a test types goes through it as a command.</summary>
internal static class ProcessMemory
{
    // Larger parts are address space that was set aside, and not memory.
    private const long Largest = 1L << 30;

    /// <summary>Whether a text stands anywhere in it, in one byte or two for each letter.</summary>
    /// <exception cref="UnauthorizedAccessException">This system lets no process look into another.</exception>
    public static bool Holds(string text)
    {
        var (narrow, wide) = (Encoding.UTF8.GetBytes(text), Encoding.Unicode.GetBytes(text));
        return Directory.EnumerateDirectories("/proc").Where(ShowsPages).Any(process => Parts(process).Any(part => part.AsSpan().IndexOf(narrow) >= 0 || part.AsSpan().IndexOf(wide) >= 0));
    }

    private static bool ShowsPages(string process)
    {
        try
        {
            return char.IsAsciiDigit(Path.GetFileName(process)[0]) && File.ReadAllText(Path.Combine(process, "cmdline")) is var command && command.Contains("/chromium", StringComparison.Ordinal) && command.Contains("--type=renderer", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            // It ended meanwhile.
            return false;
        }
    }

    private static IEnumerable<byte[]> Parts(string process)
    {
        string[] maps;
        FileStream memory;
        try
        {
            maps = File.ReadAllLines(Path.Combine(process, "maps"));
            memory = new(Path.Combine(process, "mem"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        }
        catch (IOException)
        {
            yield break;
        }

        using (memory)
        {
            foreach (var map in maps.Where(map => map.Split(' ')[1].StartsWith("rw", StringComparison.Ordinal)))
            {
                var ends = map.Split(' ')[0].Split('-').Select(end => ulong.Parse(end, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToArray();
                if (ends[1] - ends[0] < Largest && ends[1] < long.MaxValue && Read(memory, (long)ends[0], (int)(ends[1] - ends[0])) is { } part)
                {
                    yield return part;
                }
            }
        }
    }

    private static byte[]? Read(FileStream memory, long at, int length)
    {
        try
        {
            var part = new byte[length];
            memory.Position = at;
            memory.ReadExactly(part);
            return part;
        }
        catch (IOException)
        {
            // Not every part of a map can be read.
            return null;
        }
    }
}
