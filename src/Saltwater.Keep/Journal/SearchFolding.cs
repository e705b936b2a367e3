using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Saltwater.Keep.Vault.Keys;

namespace Saltwater.Keep.Journal;

/// <summary>Text as a search compares it: capitals, accents, quotes, dashes, spaces and the way a letter is stored make no
/// difference.</summary>
/// <remarks>
/// Marks are taken off where they are an addition to a letter: Latin, Greek, Cyrillic, Hebrew points and Arabic vowels. In scripts of India
/// and South-East Asia a mark is a letter of its own and stays.
/// .NET has the normal forms from ICU, which this program does not carry; folding.txt holds what is needed of them: what a letter becomes,
/// then the letters that become it.
/// </remarks>
internal static class SearchFolding
{
    private const int FirstSyllable = 0xAC00;
    private const int LastSyllable = 0xD7A3;
    private const char Voiced = '\u3099';
    private const char HalfVoiced = '\u309A';

    private static readonly (char First, char Last)[] marks =
    [
        ('\u0300', '\u036F'),
        ('\u0591', '\u05C7'),
        ('\u0610', '\u061A'),
        ('\u0640', '\u0640'),
        ('\u064B', '\u065F'),
        ('\u0670', '\u0670'),
        ('\u1AB0', '\u1AFF'),
        ('\u1DC0', '\u1DFF'),
        ('\u20D0', '\u20FF'),
        ('\uFE00', '\uFE0F'),
    ];

    // Of a text of these alone nothing is folded but capitals, single spaces given: most notes are such, and a journal has thousands.
    private static readonly SearchValues<char> plain = SearchValues.Create(
        " ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.,;:!?()/&+%='\"-"
    );

    private static readonly FrozenDictionary<char, string> table = ReadFolding();

    // Written out where a keyboard has no such letter: für is typed fuer, blå is typed blaa.
    private static readonly FrozenDictionary<char, string> wide = new Dictionary<char, string>
    {
        ['ä'] = "ae",
        ['ö'] = "oe",
        ['ü'] = "ue",
        ['å'] = "aa",
        ['ø'] = "oe",
    }.ToFrozenDictionary();

    /// <summary>Whether a text holds what is sought.</summary>
    /// <param name="sought">Folded.</param>
    public static bool ContainsFolded(string text, string sought) =>
        text.Contains(sought, StringComparison.OrdinalIgnoreCase)
        || !IsPlain(text)
            && (
                FoldText(text).Contains(sought, StringComparison.Ordinal)
                || Wide(text) is { } written && FoldText(written).Contains(sought, StringComparison.Ordinal)
            );

    public static string FoldText(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var each in Keyboards.Plain(text))
        {
            if (char.IsAsciiLetterOrDigit(each))
            {
                folded.Append(char.ToLowerInvariant(each));
                continue;
            }

            var sign = each is >= '\uFF01' and <= '\uFF5E' ? (char)(each - '\uFF01' + '!') : each;
            if (IsLeftOut(sign))
            {
                continue;
            }

            if (sign is >= (char)FirstSyllable and <= (char)LastSyllable)
            {
                TakeApart(sign - FirstSyllable, folded);
            }
            else if (sign is Voiced or HalfVoiced)
            {
                AddVoice(folded, sign == Voiced ? 1 : 2);
            }
            else if (char.IsWhiteSpace(sign))
            {
                AddSpace(folded);
            }
            else if (table.TryGetValue(sign, out var other))
            {
                folded.Append(other);
            }
            else
            {
                folded.Append(char.ToLowerInvariant(sign));
            }
        }

        return folded.ToString().TrimEnd(' ');
    }

    private static bool IsLeftOut(char sign) =>
        Array.Exists(marks, range => sign >= range.First && sign <= range.Last) || char.GetUnicodeCategory(sign) == UnicodeCategory.Format;

    private static void AddSpace(StringBuilder to)
    {
        if (to.Length > 0 && to[^1] != ' ')
        {
            to.Append(' ');
        }
    }

    private static bool IsPlain(string text) =>
        !text.AsSpan().ContainsAnyExcept(plain)
        && !text.Contains("  ", StringComparison.Ordinal)
        && !text.Contains("--", StringComparison.Ordinal);

    private static string? Wide(string text)
    {
        if (Ascii.IsValid(text))
        {
            return null;
        }

        var lower = Composed(text.ToLowerInvariant());
        if (!lower.Any(wide.ContainsKey))
        {
            return null;
        }

        return string.Concat(lower.Select(each => wide.GetValueOrDefault(each) ?? each.ToString()));
    }

    private static string Composed(string text) =>
        text.Replace("a\u0308", "ä", StringComparison.Ordinal)
            .Replace("o\u0308", "ö", StringComparison.Ordinal)
            .Replace("u\u0308", "ü", StringComparison.Ordinal)
            .Replace("a\u030A", "å", StringComparison.Ordinal);

    // A Korean syllable as its letters, so that one being typed is found already. The Unicode Standard, 3.12.
    private static void TakeApart(int syllable, StringBuilder to)
    {
        const int Vowels = 21,
            Tails = 28;
        to.Append((char)(0x1100 + (syllable / (Vowels * Tails)))).Append((char)(0x1161 + (syllable / Tails % Vowels)));
        if (syllable % Tails > 0)
        {
            to.Append((char)(0x11A7 + (syllable % Tails)));
        }
    }

    // か and a mark are が: in kana a mark makes another letter, which stands right behind.
    private static void AddVoice(StringBuilder text, int by)
    {
        if (text.Length > 0 && text[^1] is >= '\u3041' and <= '\u30FE')
        {
            text[^1] = text[^1] switch
            {
                'う' => 'ゔ',
                'ウ' => 'ヴ',
                var plain => (char)(plain + by),
            };
        }
    }

    private static FrozenDictionary<char, string> ReadFolding()
    {
        using var lines = new StreamReader(typeof(SearchFolding).Assembly.GetManifestResourceStream("folding.txt")!, Encoding.UTF8);
        var read = new Dictionary<char, string>();
        while (lines.ReadLine() is { } line)
        {
            if (line.IndexOf(':', StringComparison.Ordinal) is > 0 and var end)
            {
                foreach (var sign in line[(end + 1)..])
                {
                    read[sign] = line[..end];
                }
            }
        }

        return read.ToFrozenDictionary();
    }
}
