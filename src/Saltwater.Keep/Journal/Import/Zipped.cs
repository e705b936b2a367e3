using System.Buffers.Binary;
using System.IO.Compression;

namespace Saltwater.Keep.Journal.Import;

/// <summary>Looks into a zip for the one file we read. The only place that unpacks anything, so that an app can load what it takes when it is used.</summary>
internal static class Zipped
{
    /// <summary>A larger zip is refused, in bytes: it is held in memory.</summary>
    public const int MostBytes = 128 * 1024 * 1024;

    // An export.xml of many years is one to three gigabytes long and shrinks to about a twentieth. What shrinks a hundredfold was made to do so.
    private const long MostUnpackedBytes = 4L * 1024 * 1024 * 1024;
    private const int MostGrowth = 100;
    private const long SmallBytes = 1024 * 1024;

    // Real exports list some thousand routes beside the one file; looking into more than a few is not needed.
    private const int MostDirectoryBytes = 2 * 1024 * 1024;
    private const int MostLookedInto = 64;

    private const int EndRecordSize = 22;

    public static bool Recognises(ReadOnlySpan<byte> head) => head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8);

    public static async Task<ImportPreview> ReadAsync(byte[] zip, Func<Intake> begin, CancellationToken stop)
    {
        if (!DirectoryIsSound(zip))
        {
            return ImportPreview.Refuse(ImportProblem.Broken);
        }

        try
        {
            using var archive = new ZipArchive(new MemoryStream(zip, writable: false), ZipArchiveMode.Read);
            return await ReadAsync(archive, begin, stop);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or NotSupportedException)
        {
            return ImportPreview.Refuse(ImportProblem.Broken);
        }
    }

    private static async Task<ImportPreview> ReadAsync(ZipArchive archive, Func<Intake> begin, CancellationToken stop)
    {
        ImportProblem? problem = null;
        foreach (var entry in Candidates(archive))
        {
            if (entry.IsEncrypted)
            {
                problem ??= ImportProblem.Locked;
                continue;
            }

            if (entry.Length > MostUnpackedBytes || entry.Length > Math.Max(SmallBytes, entry.CompressedLength * MostGrowth))
            {
                problem ??= ImportProblem.Swollen;
                continue;
            }

            await using var content = await entry.OpenAsync(stop);
            var head = await Incoming.HeadAsync(content, stop);

            // What grows beyond its stated length is stopped there.
            var preview = await Incoming.ReadPlainAsync(head, content, entry.Length, entry.Length, begin(), stop);
            if (preview.Refused is null || preview.Kind != ImportKind.Unknown)
            {
                return preview;
            }

            problem ??= preview.Refused == ImportProblem.NotKnown || preview.Refused == ImportProblem.Empty ? null : preview.Refused;
        }

        return ImportPreview.Refuse(problem ?? ImportProblem.NothingInZip);
    }

    // Which file it is, its content tells; the ending only says which ones are worth looking into, and in which order.
    private static List<ZipArchiveEntry> Candidates(ZipArchive archive)
    {
        List<ZipArchiveEntry> found = [];
        foreach (var ending in (string[])[".xml", ".json", ".cluedata", ".csv"])
        {
            foreach (var entry in archive.Entries)
            {
                if (found.Count < MostLookedInto && entry.Name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                {
                    found.Add(entry);
                }
            }
        }

        return found;
    }

    // The list of files stands at the end. Read before anything else, so that millions of made-up names never become objects.
    private static bool DirectoryIsSound(ReadOnlySpan<byte> zip)
    {
        var from = Math.Max(0, zip.Length - EndRecordSize - ushort.MaxValue);
        var end = zip[from..].LastIndexOf("PK\u0005\u0006"u8);
        if (end < 0 || zip.Length - from - end < EndRecordSize)
        {
            return false;
        }

        var start = BinaryPrimitives.ReadUInt32LittleEndian(zip[(from + end + 16)..]);
        return start <= from + end && from + end - start <= MostDirectoryBytes;
    }
}
