using System.Globalization;
using System.Text;

namespace Saltwater.Keep.Vault.Keys;

/// <summary>What keyboards make of the same keys. A phone turns ' into ’ and -- into — while the text can be seen, and leaves them alone in
/// a password field; a desk keyboard never does.</summary>
/// <remarks>How a passphrase is stretched stays as it is (docs/vault-format.md): the spellings are tried one after the other, and only
/// where such a sign occurs.</remarks>
public static class Keyboards
{
    // Every one costs a second of Argon2id.
    private const int MostSpellings = 9;

    private const string Single = "'\u2018\u2019\u201A\u201B\u2032\u02BB\u02BC\u00B4`\u2039\u203A\uFF07";
    private const string Double = "\"\u201C\u201D\u201E\u201F\u2033\u00AB\u00BB\uFF02";
    private const string Dash = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uFE58\uFE63\uFF0D";
    private const string Ellipsis = "\u2026";

    // What stands for an apostrophe, for quotes that open and close, and for a dash inside of a word and between two, the likeliest first.
    private static readonly (string Open, string Close)[] singles =
    [
        ("'", "'"),
        ("\u2019", "\u2019"),
        ("\u2018", "\u2019"),
        ("\u201A", "\u2018"),
        ("\u2039", "\u203A"),
    ];
    private static readonly (string Open, string Close)[] doubles =
    [
        ("\"", "\""),
        ("\u201C", "\u201D"),
        ("\u201E", "\u201C"),
        ("\u00AB", "\u00BB"),
        ("\u201D", "\u201D"),
        ("\u00AB ", " \u00BB"),
    ];
    private static readonly (string Inside, string Between)[] dashes =
    [
        ("-", "-"),
        ("-", "\u2013"),
        ("-", "\u2014"),
        ("-", "--"),
        ("\u2013", "\u2013"),
        ("\u2014", "\u2014"),
        ("--", "--"),
        ("\u2011", "-"),
    ];

    /// <summary>A text as it was typed, and then as other keyboards write it; nothing else where it holds no such sign.</summary>
    public static IEnumerable<string> Spellings(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plain = Plain(text);
        if (plain == text && plain.AsSpan().IndexOfAny("'\"-") < 0)
        {
            return [text];
        }

        var others =
            from single in WaysToWrite('\'', plain, singles).Index()
            from quote in WaysToWrite('"', plain, doubles).Index()
            from dash in WaysToWrite('-', plain, dashes).Index()
            orderby single.Index + quote.Index + dash.Index
            select Write(plain, single.Item, quote.Item, dash.Item);
        return others.Prepend(text).Distinct(StringComparer.Ordinal).Take(MostSpellings);
    }

    // Where a sign is not in a text, the ways to write it make no difference.
    private static T[] WaysToWrite<T>(char sign, string plain, T[] ways) =>
        plain.Contains(sign, StringComparison.Ordinal) ? ways : ways[..1];

    /// <summary>Whether two texts are the same but for how a keyboard writes them.</summary>
    public static bool Same(string one, string other) => Spaced(Plain(one)) == Spaced(Plain(other));

    /// <summary>Whether a text holds a sign that keyboards write differently.</summary>
    public static bool Differ(string text) => Spellings(text).Skip(1).Any();

    /// <summary>With the signs that every keyboard has.</summary>
    internal static string Plain(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plain = new StringBuilder(text.Length);
        foreach (var each in Inside(text))
        {
            if (char.IsAsciiLetterOrDigit(each) || each == ' ')
            {
                plain.Append(each);
                continue;
            }

            // Signs that nobody sees come along when a text is copied.
            if (char.GetUnicodeCategory(each) == UnicodeCategory.Format)
            {
                continue;
            }

            plain.Append(
                each switch
                {
                    _ when Single.Contains(each, StringComparison.Ordinal) => "'",
                    _ when Double.Contains(each, StringComparison.Ordinal) => "\"",
                    _ when Dash.Contains(each, StringComparison.Ordinal) => "-",
                    _ when Ellipsis.Contains(each, StringComparison.Ordinal) => "...",
                    _ => each.ToString(),
                }
            );
        }

        return plain.Replace("--", "-").ToString();
    }

    // In French a space that does not break stands inside of such quotes, put there by the keyboard.
    private static string Inside(string text)
    {
        if (text.AsSpan().IndexOfAny('\u00AB', '\u00BB') < 0)
        {
            return text;
        }

        return string.Concat(text.Where((each, at) => !char.IsWhiteSpace(each) || !StandsInside(text, at)));
    }

    private static bool StandsInside(string text, int at) =>
        (at > 0 && text[at - 1] == '\u00AB') || (at + 1 < text.Length && text[at + 1] == '\u00BB');

    private static bool IsBetweenWords(string plain, int at) =>
        at == 0 || at == plain.Length - 1 || char.IsWhiteSpace(plain[at - 1]) || char.IsWhiteSpace(plain[at + 1]);

    private static string Spaced(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // A quote opens at the start of a word and closes everywhere else, as keyboards judge it.
    private static string Write(
        string plain,
        (string Open, string Close) single,
        (string Open, string Close) quote,
        (string Inside, string Between) dash
    )
    {
        var written = new StringBuilder(plain.Length);
        for (var at = 0; at < plain.Length; at++)
        {
            var opens = at == 0 || char.IsWhiteSpace(plain[at - 1]) || plain[at - 1] is '(' or '[' or '"' or '\'' or '-';
            written.Append(
                plain[at] switch
                {
                    '\'' when opens => single.Open,
                    '\'' => single.Close,
                    '"' when opens => quote.Open,
                    '"' => quote.Close,
                    '-' when IsBetweenWords(plain, at) => dash.Between,
                    '-' => dash.Inside,
                    var other => other.ToString(),
                }
            );
        }

        return written.ToString();
    }
}
