using System.Text;
using Saltwater.Keep.Exchange.Syntax;

namespace Saltwater.Cli;

/// <summary>Text as another program sent it. Editors and shells put a byte order mark first, or write two bytes a letter.</summary>
internal static class SentBytes
{
    /// <summary>The same text as UTF-8, without a mark.</summary>
    public static ReadOnlyMemory<byte> Utf8(ReadOnlyMemory<byte> bytes)
    {
        var plain = Encodings.DetectOther(bytes.Span) is { } encoding ? Encoding.Convert(encoding, Encoding.UTF8, bytes.ToArray()) : bytes;
        return plain.Span.StartsWith("\uFEFF"u8) ? plain[3..] : plain;
    }
}
