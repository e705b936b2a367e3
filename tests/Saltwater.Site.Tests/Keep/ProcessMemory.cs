using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Saltwater.Site.Tests.Keep;

/// <summary>What the processes that show pages hold in memory, reachable by a script or not: what somebody would find who copies it. The
/// browser's own process is left out: what a test types goes through it as a command.</summary>
internal static class ProcessMemory
{
    // Larger parts are address space that was set aside, and not memory.
    private const ulong Largest = 1UL << 30;

    // The system keeps eight bytes on each page; these two bits say that there is anything in it, in memory or swapped out. The rest of a
    // part was never written to.
    private const ulong Written = 3UL << 62;

    private static readonly ulong Page = (ulong)Environment.SystemPageSize;

    /// <summary>Whether a text stands anywhere in it, in one byte or two for each letter.</summary>
    /// <exception cref="UnauthorizedAccessException">This system lets no process look into another.</exception>
    public static bool Holds(string text)
    {
        var (narrow, wide) = (Encoding.UTF8.GetBytes(text), Encoding.Unicode.GetBytes(text));
        return Directory
            .EnumerateDirectories("/proc")
            .Where(ShowsPages)
            .Any(process => Parts(process).Any(part => part.Span.IndexOf(narrow) >= 0 || part.Span.IndexOf(wide) >= 0));
    }

    private static bool ShowsPages(string process)
    {
        try
        {
            return char.IsAsciiDigit(Path.GetFileName(process)[0])
                && File.ReadAllText(Path.Combine(process, "cmdline")) is var command
                && command.Contains("/chromium", StringComparison.Ordinal)
                && command.Contains("--type=renderer", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            // It ended meanwhile.
            return false;
        }
    }

    // Each part stands in the place of the one before: hundreds of megabytes are read to be looked at once.
    private static IEnumerable<ReadOnlyMemory<byte>> Parts(string process)
    {
        byte[] room = [];
        string[] maps;
        FileStream memory,
            pages;
        try
        {
            maps = File.ReadAllLines(Path.Combine(process, "maps"));
            memory = Open(process, "mem");
            pages = Open(process, "pagemap");
        }
        catch (IOException)
        {
            yield break;
        }

        using (memory)
        using (pages)
        {
            foreach (var map in maps.Where(map => map.Split(' ')[1].StartsWith("rw", StringComparison.Ordinal)))
            {
                var ends = map.Split(' ')[0]
                    .Split('-')
                    .Select(end => ulong.Parse(end, NumberStyles.HexNumber, CultureInfo.InvariantCulture))
                    .ToArray();
                if (ends[1] - ends[0] >= Largest || ends[1] >= long.MaxValue)
                {
                    continue;
                }

                foreach (var (from, to) in Runs(pages, ends[0], ends[1]))
                {
                    var length = (int)(to - from);
                    if (room.Length < length)
                    {
                        room = new byte[length];
                    }

                    if (Read(memory, (long)from, room.AsSpan(0, length)))
                    {
                        yield return room.AsMemory(0, length);
                    }
                }
            }
        }
    }

    private static FileStream Open(string process, string file) =>
        new(Path.Combine(process, file), FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);

    // Pages side by side that hold anything, as one.
    private static List<(ulong From, ulong To)> Runs(FileStream pages, ulong start, ulong end)
    {
        List<(ulong From, ulong To)> runs = [];
        var known = new byte[(int)((end - start) / Page * sizeof(ulong))];
        if (!Read(pages, (long)(start / Page * sizeof(ulong)), known))
        {
            return runs;
        }

        var page = start;
        foreach (var flags in MemoryMarshal.Cast<byte, ulong>(known))
        {
            if ((flags & Written) != 0)
            {
                if (runs is [.., var last] && last.To == page)
                {
                    runs[^1] = (last.From, page + Page);
                }
                else
                {
                    runs.Add((page, page + Page));
                }
            }

            page += Page;
        }

        return runs;
    }

    // Not every part of a map can be read.
    private static bool Read(FileStream file, long at, Span<byte> into)
    {
        try
        {
            file.Position = at;
            file.ReadExactly(into);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
