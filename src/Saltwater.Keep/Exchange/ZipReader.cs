using System.Collections.Immutable;
using System.IO.Compression;
using Saltwater.Keep.Exchange.Incoming;
using Saltwater.Keep.Exchange.Syntax;

namespace Saltwater.Keep.Exchange;

/// <summary>Looks into a zip for the files we read. The only place that unpacks anything, so that an app can load what it takes when it is
/// used.</summary>
/// <remarks>A zip is never held in memory: its list is read from the end, and each file inside streams by as it is unpacked.</remarks>
internal static class ZipReader
{
    /// <summary>Of a zip that cannot be sought in no more than this is held, in bytes.</summary>
    public const int MostHeldBytes = 128 * 1024 * 1024;

    // An export.xml of many years is some gigabytes long. Memory does not bound it, only the time it takes; what is longer than this was
    // made to be.
    private const long MostUnpackedBytes = 64L * 1024 * 1024 * 1024;

    // Real exports list some thousand routes beside the files we read; looking into more than a few is not needed.
    private const int MostLookedInto = 64;

    private const int Stored = 0;
    private const int Deflated = 8;

    private static readonly string[] endings = [".xml", ".json", ".cluedata", ".csv", ".tsv", ".txt"];

    public static bool IsZip(ReadOnlySpan<byte> head) => head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8);

    /// <summary>Whether the beginning is that of another kind of archive, which we do not open.</summary>
    public static bool IsOtherArchive(ReadOnlySpan<byte> head) =>
        head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B])
        || head.StartsWith((ReadOnlySpan<byte>)[(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C])
        || head.StartsWith("Rar!"u8)
        || head.StartsWith("BZh"u8)
        || head.StartsWith((ReadOnlySpan<byte>)[0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z']);

    /// <summary>Reads every file inside that is of a kind we know, and tells which of them could not be read.</summary>
    /// <param name="all">Gathers what all of them hold.</param>
    /// <param name="begin">Gathers what one of them holds: one that proves to be damaged half-way gives nothing.</param>
    public static async Task<ImportPreview> ReadAsync(Stream zip, ImportBuilder all, Func<ImportBuilder> begin, CancellationToken stop)
    {
        if (await ZipDirectory.ReadAsync(zip, stop) is not { } files)
        {
            return ImportPreview.Refuse(ImportProblem.Broken);
        }

        var (kind, ways) = (ImportKind.Unknown, (ImportProblem?)null);
        var candidates = CandidatesIn([.. files]);
        foreach (var file in candidates.Take(MostLookedInto))
        {
            var (to, preview) = (begin(), ImportPreview.Refuse(ImportProblem.NotKnown));
            try
            {
                preview = await ReadAsync(zip, file, to, stop);
            }
            catch (InvalidDataException)
            {
                preview = ImportPreview.Refuse(ImportProblem.Broken);
            }

            if (preview.Refused is null)
            {
                all.AddFrom(to);
                if (kind == ImportKind.Unknown)
                {
                    kind = preview.Kind;
                }
            }
            else if (preview.Refused != ImportProblem.NotKnown && preview.Refused != ImportProblem.Empty)
            {
                // A known file with nothing in it for us is one of several, and says the most where it is the only one.
                if (ways is null || (ways == ImportProblem.NothingInside && preview.Kind != ImportKind.Unknown))
                {
                    ways = preview.Refused;
                }

                all.SkipRecord(0, preview.Refused);
            }
        }

        if (kind == ImportKind.Unknown)
        {
            return ImportPreview.Refuse(ways ?? WhyNothing(files));
        }

        if (candidates.Count > MostLookedInto)
        {
            all.SkipRecord(0, ImportProblem.NotLookedAt);
        }

        return all.ToPreview(kind);
    }

    private static async Task<ImportPreview> ReadAsync(Stream zip, ZippedFile file, ImportBuilder to, CancellationToken stop)
    {
        if (file.IsLocked)
        {
            return ImportPreview.Refuse(ImportProblem.Locked);
        }

        if (file.Method is not (Stored or Deflated))
        {
            return ImportPreview.Refuse(ImportProblem.PackedOtherwise);
        }

        if (file.Length > MostUnpackedBytes)
        {
            return ImportPreview.Refuse(ImportProblem.Swollen);
        }

        if (await ZipDirectory.PackedAsync(zip, file, stop) is not { } packed)
        {
            return ImportPreview.Refuse(ImportProblem.Broken);
        }

        await using var content = file.Method == Stored ? packed : new DeflateStream(packed, CompressionMode.Decompress);
        var head = await ImportReader.HeadAsync(content, stop);

        // What grows beyond its stated length is stopped there.
        return await ImportReader.ReadPlainAsync(head, content, file.Length, file.Length, to, stop);
    }

    private static ImportProblem WhyNothing(ImmutableArray<ZippedFile> files)
    {
        if (files.Any(each => each.Path.StartsWith("xl/", StringComparison.Ordinal)))
        {
            return ImportProblem.Workbook;
        }

        return ImportProblem.NothingInZip;
    }

    // Which file it is, its content tells; the ending only says which ones are worth looking into, and in which order. Some systems put a
    // shadow beside every file.
    private static List<ZippedFile> CandidatesIn(List<ZippedFile> files) =>
        [
            .. endings.SelectMany(ending =>
                files.Where(each =>
                    each.Name.EndsWith(ending, StringComparison.OrdinalIgnoreCase) && !each.Name.StartsWith("._", StringComparison.Ordinal)
                )
            ),
        ];
}
