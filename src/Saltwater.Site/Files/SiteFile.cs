using System.Collections.Immutable;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Saltwater.Site.Files;

/// <summary>One address of the site with everything a server needs to answer for it: made once, never changed.</summary>
/// <param name="Path">The address, from the root, for example <c>/now</c>.</param>
/// <param name="ContentType">The media type, with its character set where it is text.</param>
/// <param name="Plain">The bytes as they are.</param>
/// <param name="Headers">Everything sent with it beyond type, length and encoding.</param>
/// <param name="Status">The HTTP status: 200, or 404 for the page that says so.</param>
public sealed record SiteFile(
    string Path,
    string ContentType,
    ReadOnlyMemory<byte> Plain,
    ImmutableArray<KeyValuePair<string, string>> Headers,
    int Status
)
{
    private Lazy<(ReadOnlyMemory<byte> Brotli, ReadOnlyMemory<byte> Gzip)> Compressed { get; init; } = new(() => Compress(Plain));

    /// <summary>The same, Brotli-compressed; empty where that saves nothing.</summary>
    public ReadOnlyMemory<byte> Brotli => Compressed.Value.Brotli;

    /// <summary>The same for those who know no Brotli; empty where that saves nothing.</summary>
    public ReadOnlyMemory<byte> Gzip => Compressed.Value.Gzip;

    /// <summary>Whether it is a page that a person reads.</summary>
    public bool IsDocument => ContentType.StartsWith("text/html", StringComparison.Ordinal);

    /// <summary>SHA-256 of the plain bytes, in base 64, as a policy or an integrity check writes it.</summary>
    public string Hash => Convert.ToBase64String(SHA256.HashData(Plain.Span));

    /// <summary>A file that is compressed when that is first asked for: <see cref="Website.Compress"/> does.</summary>
    public static SiteFile Of(
        string path,
        string contentType,
        byte[] plain,
        ImmutableArray<KeyValuePair<string, string>> headers,
        int status = 200
    )
    {
        ArgumentNullException.ThrowIfNull(plain);
        return new(path, contentType, plain, headers, status);
    }

    /// <summary>The same file, as somebody else compressed it.</summary>
    internal SiteFile WithCompressed(byte[] brotli, byte[] gzip) => this with { Compressed = new(() => (brotli, gzip)) };

    // As tightly as can be.
    private static (ReadOnlyMemory<byte> Brotli, ReadOnlyMemory<byte> Gzip) Compress(ReadOnlyMemory<byte> plain) =>
        (
            Worthwhile(Compress(plain, stream => new BrotliStream(stream, new BrotliCompressionOptions { Quality = 11 })), plain),
            Worthwhile(Compress(plain, stream => new GZipStream(stream, CompressionLevel.SmallestSize)), plain)
        );

    private static byte[] Worthwhile(byte[] compressed, ReadOnlyMemory<byte> plain) => compressed.Length < plain.Length ? compressed : [];

    private static byte[] Compress(ReadOnlyMemory<byte> plain, Func<Stream, Stream> open)
    {
        using var compressed = new MemoryStream();
        using (var stream = open(compressed))
        {
            stream.Write(plain.Span);
        }

        return compressed.ToArray();
    }
}
