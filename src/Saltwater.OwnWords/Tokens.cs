using System.Globalization;

namespace Saltwater.OwnWords;

/// <summary>Cuts a text into words. Addresses, markup, emoji and signs are passed over; short forms are written out.</summary>
internal sealed class Tokens
{
    private const int LongestMark = 200;
    private const string Ends = "!?\n\r;\u2029\u2028";
    private const string Pauses = ",:()\u2013\u2014\u2026\"\u201C\u201D";

    private readonly Dictionary<string, string> normalise = new(StringComparer.Ordinal);

    private readonly (string Written, string Read)[] endings;

    public Tokens(Phrases phrases)
    {
        foreach (var row in phrases.Normalise)
        {
            var (written, read) = ReadPair(row);
            normalise.Add(written, read);
        }

        // The longest first.
        endings = Array.ConvertAll(phrases.Endings, ReadPair);
    }

    public List<Token> CutIntoWords(ReadOnlySpan<char> text)
    {
        var tokens = new List<Token>();
        var at = 0;
        while (at < text.Length)
        {
            if (LengthToSkip(text[at..]) is var skipped and > 0)
            {
                at += skipped;
                MarkBreak(tokens, Break.Clause);
            }
            else if (char.IsLetterOrDigit(text[at]))
            {
                var start = at;
                while (at < text.Length && IsInWord(text, at))
                {
                    at++;
                }

                Add(tokens, text[start..at], start, at);
            }
            else
            {
                MarkBreak(tokens, BreakOf(text, at));
                at++;
            }
        }

        return tokens;
    }

    private static (string Written, string Read) ReadPair(string row)
    {
        var tab = row.IndexOf('\t', StringComparison.Ordinal);
        return (row[..tab], row[(tab + 1)..]);
    }

    private static bool IsInWord(ReadOnlySpan<char> text, int at) =>
        char.IsLetterOrDigit(text[at])
        || CharUnicodeInfo.GetUnicodeCategory(text[at]) == UnicodeCategory.NonSpacingMark
        || (IsApostrophe(text[at]) && at + 1 < text.Length && char.IsLetter(text[at + 1]));

    private static bool IsApostrophe(char sign) => sign is '\'' or '\u2019' or '\u2018' or '\u02BC' or '`' or '\u00B4';

    // The length of an address or a mark that begins here, or 0.
    private static int LengthToSkip(ReadOnlySpan<char> text)
    {
        if (text[0] == '<' && text.Length > 1 && (char.IsAsciiLetter(text[1]) || text[1] is '/' or '!'))
        {
            var close = text[..Math.Min(text.Length, LongestMark)].IndexOf('>');
            return close + 1;
        }

        if (
            text[0] is 'h' or 'H' or 'w' or 'W'
            && (
                text.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
                || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
                || text.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
            )
        )
        {
            var end = 0;
            while (end < text.Length && !char.IsWhiteSpace(text[end]))
            {
                end++;
            }

            return end;
        }

        return 0;
    }

    private static Break BreakOf(ReadOnlySpan<char> text, int at)
    {
        var sign = text[at];
        var (before, after) = (at > 0 ? text[at - 1] : ' ', at + 1 < text.Length ? text[at + 1] : ' ');
        return sign switch
        {
            ' ' => Break.None,

            // Dots in a row are a pause, not an end.
            '.' => before == '.' || after == '.' ? Break.Clause : Break.Sentence,
            '-' => char.IsLetter(before) && char.IsLetter(after) ? Break.None : Break.Clause,
            _ => Ends.Contains(sign, StringComparison.Ordinal) ? Break.Sentence
            : Pauses.Contains(sign, StringComparison.Ordinal) ? Break.Clause
            : Break.None,
        };
    }

    private static void MarkBreak(List<Token> tokens, Break mark)
    {
        if (tokens.Count > 0 && tokens[^1].After < mark)
        {
            var last = tokens[^1];
            tokens[^1] = new(last.Word, last.Start, last.End, mark);
        }
    }

    private void Add(List<Token> tokens, ReadOnlySpan<char> written, int start, int end)
    {
        var word = PlainForm(written);
        if (normalise.TryGetValue(word, out var words))
        {
            AddAll(tokens, words.Split(' ', StringSplitOptions.RemoveEmptyEntries), start, end);
            return;
        }

        foreach (var ending in endings)
        {
            if (word.Length > ending.Written.Length && word.EndsWith(ending.Written, StringComparison.Ordinal))
            {
                AddAll(
                    tokens,
                    [word[..^ending.Written.Length], .. ending.Read.Split(' ', StringSplitOptions.RemoveEmptyEntries)],
                    start,
                    end
                );
                return;
            }
        }

        var bare = word.Replace("'", "", StringComparison.Ordinal);
        if (bare.Length > 0)
        {
            tokens.Add(new(bare, start, end));
        }
    }

    private static void AddAll(List<Token> tokens, string[] words, int start, int end)
    {
        foreach (var word in words)
        {
            tokens.Add(new(word, start, end));
        }
    }

    // Lower case, one kind of apostrophe, and no letter more than twice in a row: "sooooo" is "soo".
    private static string PlainForm(ReadOnlySpan<char> written)
    {
        var plain = new char[written.Length];
        var length = 0;
        foreach (var sign in written)
        {
            var letter = IsApostrophe(sign) ? '\'' : char.ToLowerInvariant(sign);
            if (length < 2 || char.IsDigit(letter) || plain[length - 1] != letter || plain[length - 2] != letter)
            {
                plain[length++] = letter;
            }
        }

        return new(plain, 0, length);
    }
}
