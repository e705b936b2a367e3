using System.Text;

namespace Saltwater.Keep.Exchange.Syntax;

/// <summary>How a file stores its letters. Spreadsheets write "Unicode text" in two bytes a letter, with or without a mark at the
/// start.</summary>
internal static class Encodings
{
    private const int Enough = 64;

    /// <summary>The encoding, if it is not UTF-8 and can be told from the beginning; null otherwise.</summary>
    public static Encoding? DetectOther(ReadOnlySpan<byte> head) =>
        head switch
        {
            [0xFF, 0xFE, 0, 0, ..] => new UTF32Encoding(bigEndian: false, byteOrderMark: true),
            [0, 0, 0xFE, 0xFF, ..] => new UTF32Encoding(bigEndian: true, byteOrderMark: true),
            [0xFF, 0xFE, ..] => Encoding.Unicode,
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
            _ when EveryOtherIsZero(head, 1) => Encoding.Unicode,
            _ when EveryOtherIsZero(head, 0) => Encoding.BigEndianUnicode,
            _ => null,
        };

    // What we read begins with Latin letters and signs: in two bytes a letter, every other byte is zero.
    private static bool EveryOtherIsZero(ReadOnlySpan<byte> head, int other)
    {
        head = head[..(Math.Min(head.Length, Enough) / 2 * 2)];
        for (var at = 0; at < head.Length; at++)
        {
            if (head[at] == 0 != (at % 2 == other))
            {
                return false;
            }
        }

        return head.Length > 0;
    }
}
