using System.Text;
using Saltwater.Keep.Exchange.Syntax;

namespace Saltwater.Cli.Streams;

/// <summary>Text as another program sent it. Editors and shells put a byte order mark first, or write two bytes a letter.</summary>
internal static class SentBytes
{
    /// <summary>The same text as UTF-8, without a mark.</summary>
    public static ReadOnlyMemory<byte> ToUtf8(ReadOnlyMemory<byte> bytes)
    {
        if (Encodings.DetectOther(bytes.Span) is { } encoding)
        {
            bytes = Encoding.Convert(encoding, Encoding.UTF8, bytes.ToArray());
        }

        return bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
    }
}
