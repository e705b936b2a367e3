using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Saltwater.Guide;

/// <summary>The words of one screen in one language. What says them is made from screens.yaml when a project is built; nothing else asks
/// for a text by its key.</summary>
/// <param name="texts">By key; what depends on a count has a key for each form, as in <c>minutes.one</c> and <c>minutes.other</c>.</param>
/// <param name="plural">Which form a count takes.</param>
internal sealed class ScreenTexts(ImmutableSortedDictionary<string, string> texts, PluralRules plural)
{
    /// <summary>The text under a key.</summary>
    public string this[string key] => texts[key];

    /// <summary>A number as it stands in a text.</summary>
    public static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>What stands in a text before and after a place.</summary>
    public static (string Before, string After) Around(string text, string place)
    {
        var mark = $"{{{place}}}";
        var at = text.IndexOf(mark, StringComparison.Ordinal);
        if (at < 0)
        {
            return (text, "");
        }

        return (text[..at], text[(at + mark.Length)..]);
    }

    /// <summary>A text with values in its places.</summary>
    public string Filled(string key, params ReadOnlySpan<(string Place, string Value)> values) => FillPlaces(texts[key], values);

    /// <summary>The form of a text that a count takes, with the count and other values in its places.</summary>
    public string Counted(string key, int count, params ReadOnlySpan<(string Place, string Value)> values) =>
        FillPlaces(texts[$"{key}.{plural.FormOf(count)}"], [("n", Number(count)), .. values]);

    // In one pass, so that a value which looks like a place is left as it is.
    private static string FillPlaces(string text, ReadOnlySpan<(string Place, string Value)> values)
    {
        var filled = new StringBuilder();
        var at = 0;
        while (at < text.Length)
        {
            var (open, close) = (text.IndexOf('{', at), text.IndexOf('}', at));
            if (open < 0 || close < open)
            {
                break;
            }

            filled.Append(text, at, open - at);
            var place = text.AsSpan(open + 1, close - open - 1);
            var value = text.Substring(open, close - open + 1);
            foreach (var each in values)
            {
                if (place.SequenceEqual(each.Place))
                {
                    value = each.Value;
                }
            }

            filled.Append(value);
            at = close + 1;
        }

        return filled.Append(text, at, text.Length - at).ToString();
    }
}
