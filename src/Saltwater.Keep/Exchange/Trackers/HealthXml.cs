using System.Text;
using Saltwater.Keep.Exchange.Incoming;
using Saltwater.Keep.Exchange.Syntax;
using Saltwater.Keep.Journal;

namespace Saltwater.Keep.Exchange.Trackers;

/// <summary>Finds the records on bleeding in Apple Health's export.xml, while it streams by.</summary>
/// <remarks>
/// Not an XML parser, and on purpose: the files are known to carry a document type that no parser accepts and stray control characters, and
/// they are gigabytes long.
/// Start tags named Record are looked for and four attributes of theirs are read. Everything before the root element is passed over,
/// nothing is expanded or fetched:
/// there is nothing here that knows what an entity is. A tag that cannot be read is one record left out, and told.
/// </remarks>
internal static class HealthXml
{
    private const int ChunkSize = 256 * 1024;

    // A real tag is a few hundred bytes long, a real prologue about ten thousand.
    private const int LongestTag = 64 * 1024;
    private const int LongestPrologue = 1024 * 1024;

    private static ReadOnlySpan<byte> Root => "<HealthData"u8;

    private static ReadOnlySpan<byte> RootEnd => "</HealthData>"u8;

    private static ReadOnlySpan<byte> Opening => "<Record"u8;

    /// <summary>Whether the beginning of a file is that of an export.</summary>
    public static bool Recognises(ReadOnlySpan<byte> head) => head.TrimStart(" \t\r\n"u8) is [(byte)'<', ..] && head.IndexOf(Root) >= 0;

    /// <summary>Reads to the end.</summary>
    /// <param name="most">More bytes than this are refused.</param>
    /// <returns>Why the file is refused; null if it was read.</returns>
    public static async Task<ImportProblem?> ReadAsync(Stream xml, long most, ImportBuilder to, CancellationToken stop)
    {
        var scan = new Scan(to);
        var buffer = new byte[ChunkSize + LongestTag];
        var (kept, total) = (0, 0L);
        while (true)
        {
            var read = await xml.ReadAsync(buffer.AsMemory(kept, ChunkSize), stop);
            total += read;
            if (total > most)
            {
                return ImportProblem.Swollen;
            }

            var filled = kept + read;
            var done = scan.StepOver(buffer.AsSpan(0, filled), last: read == 0);
            if (read == 0)
            {
                return scan.IsWhole ? null : ImportProblem.Broken;
            }

            if (scan.IsForeign)
            {
                return ImportProblem.NotKnown;
            }

            kept = filled - done;
            buffer.AsSpan(done, kept).CopyTo(buffer);

            // A browser has one thread: let the person leave between two chunks.
            await Task.Yield();
        }
    }

    /// <summary>An attribute of a start tag, as it is written: no reference in it is resolved. Null if it is missing. Of two with one name
    /// the first counts.</summary>
    internal static string? ReadAttribute(ReadOnlySpan<byte> tag, ReadOnlySpan<byte> name)
    {
        for (var equals = tag.IndexOf((byte)'='); equals >= 0 && equals + 1 < tag.Length; equals = tag.IndexOf((byte)'='))
        {
            var before = tag[..equals].TrimEnd(" \t\r\n"u8);
            var own = before[(before.LastIndexOfAny(" \t\r\n"u8) + 1)..];
            var after = tag[(equals + 1)..].TrimStart(" \t\r\n"u8);
            if (after.Length == 0 || after[0] is not ((byte)'"' or (byte)'\''))
            {
                return null;
            }

            var end = after[1..].IndexOf(after[0]);
            if (end < 0)
            {
                return null;
            }

            if (own.SequenceEqual(name))
            {
                return Encoding.UTF8.GetString(after.Slice(1, end));
            }

            tag = after[(end + 2)..];
        }

        return null;
    }

    private sealed class Scan(ImportBuilder to)
    {
        private byte[] tail = [];
        private int line = 1;
        private int prologue;
        private bool inside;

        /// <summary>No root element where one should be.</summary>
        public bool IsForeign => !inside && prologue > LongestPrologue;

        /// <summary>The root element was closed, and nothing stands behind it.</summary>
        public bool IsWhole => inside && tail.AsSpan().TrimEnd(" \t\r\n"u8).EndsWith(RootEnd);

        /// <summary>Looks through what there is, and says how many bytes are done with.</summary>
        public int StepOver(ReadOnlySpan<byte> bytes, bool last)
        {
            var (at, counted) = (0, 0);
            if (!inside)
            {
                at = ReadPrologue(bytes);
            }

            while (inside)
            {
                var found = bytes[at..].IndexOf(Opening);
                if (found < 0)
                {
                    at = Math.Max(at, last ? bytes.Length : bytes.Length - Opening.Length);
                    break;
                }

                at += found;
                var end = TagEnd(bytes[at..], out var broken);
                if (end < 0 && !last && bytes.Length - at < LongestTag)
                {
                    break;
                }

                line += bytes[counted..at].Count((byte)'\n');
                counted = at;
                var tag = bytes.Slice(at, end < 0 ? Opening.Length : end);
                TakeRecord(tag, broken || end < 0);
                at += tag.Length;
            }

            line += bytes[counted..at].Count((byte)'\n');
            KeepTail(bytes[..at]);
            return at;
        }

        // The document type is passed over unread, whatever is in it.
        private int ReadPrologue(ReadOnlySpan<byte> bytes)
        {
            var root = bytes.IndexOf(Root);
            inside = root >= 0;
            var done = inside ? root + Root.Length : Math.Max(0, bytes.Length - Root.Length);
            prologue += done;
            return done;
        }

        private void TakeRecord(ReadOnlySpan<byte> tag, bool broken)
        {
            if (!HealthTypes.MayBe(tag))
            {
                to.LeaveAside();
            }
            else if (broken)
            {
                to.SkipRecord(line, ImportProblem.BrokenRecord);
            }
            else
            {
                TakeRecord(HealthTypes.Of(ReadAttribute(tag, "type"u8)), tag);
            }
        }

        private void TakeRecord(HealthType type, ReadOnlySpan<byte> tag)
        {
            switch (type)
            {
                case HealthType.Flow:
                    TakeRecord(ReadAttribute(tag, "startDate"u8), ReadAttribute(tag, "endDate"u8), ReadAttribute(tag, "value"u8));
                    break;
                case HealthType.Spotting:
                    TakeRecord(ReadAttribute(tag, "startDate"u8), ReadAttribute(tag, "endDate"u8), "Spotting");
                    break;
                case HealthType.Pregnancy:
                    to.SkipRecord(line, ImportProblem.PregnancyBleeding);
                    break;
                case HealthType.Notice:
                    to.SkipRecord(line, ImportProblem.CycleNotice);
                    break;
                case HealthType.OtherBleeding:
                    to.SkipRecord(line, ImportProblem.UnknownBleeding);
                    break;
                default:
                    to.LeaveAside();
                    break;
            }
        }

        private void TakeRecord(string? start, string? end, string? value)
        {
            if (IsNone(value))
            {
                to.SkipRecord(line, ImportProblem.NoBleeding);
            }
            else if (TrackerDate.ReadDay(start) is not { } first)
            {
                to.SkipRecord(line, ImportProblem.NoDay);
            }
            else if (AmountOf(value) is not { } bleeding)
            {
                to.SkipRecord(line, ImportProblem.UnknownAmount);
            }
            else
            {
                to.Take(first, LastDayOf(first, end), line, _ => IsStated(value) ? bleeding : null);
            }
        }

        // One record may stand for a whole period. Midnight at its end belongs to the day before.
        private static DateOnly LastDayOf(DateOnly first, string? end)
        {
            var last = TrackerDate.ReadDay(end) ?? first;
            if (last > first && IsMidnight(end!.AsSpan(10).TrimStart()))
            {
                return last.AddDays(-1);
            }

            return last;
        }

        // A device set to twelve hours writes them here, too.
        private static bool IsMidnight(ReadOnlySpan<char> time) =>
            time.StartsWith("00:00:00")
            || (time.StartsWith("12:00:00") && time["12:00:00".Length..].TrimStart().StartsWith("a", StringComparison.OrdinalIgnoreCase));

        private void KeepTail(ReadOnlySpan<byte> bytes)
        {
            var most = RootEnd.Length + 64;
            if (bytes.Length >= most)
            {
                tail = bytes[^most..].ToArray();
            }
            else if (bytes.Length > 0)
            {
                byte[] joined = [.. tail, .. bytes];
                tail = joined[^Math.Min(joined.Length, most)..];
            }
        }
    }

    // The names before iOS 18 and after; which of them later exports write could not be verified, so both are read.
    private static Bleeding? AmountOf(string? value) =>
        value switch
        {
            "Spotting" => Bleeding.Spotting,
            "HKCategoryValueMenstrualFlowUnspecified" or "HKCategoryValueVaginalBleedingUnspecified" => Bleeding.Medium,
            "HKCategoryValueMenstrualFlowLight" or "HKCategoryValueVaginalBleedingLight" => Bleeding.Light,
            "HKCategoryValueMenstrualFlowMedium" or "HKCategoryValueVaginalBleedingMedium" => Bleeding.Medium,
            "HKCategoryValueMenstrualFlowHeavy" or "HKCategoryValueVaginalBleedingHeavy" => Bleeding.Heavy,
            _ => null,
        };

    private static bool IsStated(string? value) =>
        value is not ("HKCategoryValueMenstrualFlowUnspecified" or "HKCategoryValueVaginalBleedingUnspecified");

    private static bool IsNone(string? value) => value is "HKCategoryValueMenstrualFlowNone" or "HKCategoryValueVaginalBleedingNone";

    /// <summary>Where the tag ends, one past its bracket; −1 if that is not in sight.</summary>
    /// <param name="broken">Whether another tag begins before this one ends: its quotes do not match.</param>
    private static int TagEnd(ReadOnlySpan<byte> bytes, out bool broken)
    {
        var (from, quotes) = (1, 0);
        broken = false;
        while (true)
        {
            var found = bytes[from..].IndexOfAny((byte)'>', (byte)'<');
            if (found < 0)
            {
                return -1;
            }

            quotes += bytes.Slice(from, found).Count((byte)'"');
            from += found + 1;

            // An attribute may hold a closing bracket, but never an opening one.
            broken = bytes[from - 1] == '<';
            if (broken)
            {
                return from - 1;
            }

            if (quotes % 2 == 0)
            {
                return from;
            }
        }
    }
}
