using System.IO.Compression;

namespace Saltwater.Site.Tests.Http;

/// <summary>A body without its encoding.</summary>
internal static class Unpacked
{
    public static byte[] Of(byte[] body, string? encoding)
    {
        using var packed = new MemoryStream(body);
        using Stream stream = encoding switch
        {
            "br" => new BrotliStream(packed, CompressionMode.Decompress),
            "gzip" => new GZipStream(packed, CompressionMode.Decompress),
            _ => packed,
        };
        using var plain = new MemoryStream();
        stream.CopyTo(plain);
        return plain.ToArray();
    }
}
