using System.Collections.Immutable;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Saltwater.Site.Files;

/// <summary>One address of the site with everything a server needs to answer for it: made once, never changed.</summary>
/// <param name="Path">The address, from the root, for example <c>/now</c>.</param>
/// <param name="ContentType">The media type, with its character set where it is text.</param>
/// <param name="Plain">The bytes as they are.</param>
/// <param name="Brotli">The same, Brotli-compressed; empty where that saves nothing.</param>
/// <param name="Gzip">The same for those who know no Brotli; empty where that saves nothing.</param>
/// <param name="Headers">Everything sent with it beyond type, length and encoding.</param>
/// <param name="Status">The HTTP status: 200, or 404 for the page that says so.</param>
public sealed record SiteFile(
    string Path,
    string ContentType,
    ReadOnlyMemory<byte> Plain,
    ReadOnlyMemory<byte> Brotli,
    ReadOnlyMemory<byte> Gzip,
    ImmutableArray<KeyValuePair<string, string>> Headers,
    int Status
)
{
    /// <summary>Whether it is a page that a person reads.</summary>
    public bool IsDocument => ContentType.StartsWith("text/html", StringComparison.Ordinal);

    /// <summary>SHA-256 of the plain bytes, in base 64, as a policy or an integrity check writes it.</summary>
    public string Hash => Convert.ToBase64String(SHA256.HashData(Plain.Span));

    /// <summary>Compresses once, as tightly as can be: the time is spent at start, not while somebody waits.</summary>
    public static SiteFile Of(
        string path,
        string contentType,
        byte[] plain,
        ImmutableArray<KeyValuePair<string, string>> headers,
        int status = 200
    )
    {
        ArgumentNullException.ThrowIfNull(plain);
        var (brotli, gzip) = (
            Compress(plain, stream => new BrotliStream(stream, new BrotliCompressionOptions { Quality = 11 })),
            Compress(plain, stream => new GZipStream(stream, CompressionLevel.SmallestSize))
        );
        return new(path, contentType, plain, KeepIfSmaller(brotli, plain), KeepIfSmaller(gzip, plain), headers, status);
    }

    private static byte[] KeepIfSmaller(byte[] compressed, byte[] plain) => compressed.Length < plain.Length ? compressed : [];

    private static byte[] Compress(byte[] plain, Func<Stream, Stream> open)
    {
        using var compressed = new MemoryStream();
        using (var stream = open(compressed))
        {
            stream.Write(plain);
        }

        return compressed.ToArray();
    }
}
