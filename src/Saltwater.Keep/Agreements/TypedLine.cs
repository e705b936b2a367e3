using System.Globalization;
using System.Text;

namespace Saltwater.Keep.Agreements;

/// <summary>Makes one plain line of what somebody typed.</summary>
internal static class TypedLine
{
    /// <summary>One line without signs that move others about, at most <paramref name="longest"/> characters, cut between two letters as
    /// people see them.</summary>
    public static string Clean(string? typed, int longest)
    {
        var line = new StringBuilder();
        var gap = false;

        // By whole characters: half of one could not be stored.
        foreach (var each in (typed ?? "").EnumerateRunes())
        {
            if (Rune.IsControl(each) || Rune.IsWhiteSpace(each) || TurnsText(each.Value))
            {
                gap = line.Length > 0;
                continue;
            }

            if (gap)
            {
                line.Append(' ');
            }

            line.Append(each);
            gap = false;
        }

        return Cut(line.ToString(), longest);
    }

    /// <summary>The first word, cleaned in the same way.</summary>
    public static string Word(string? typed, int longest) => Cut(Clean(typed, int.MaxValue).Split(' ', 2)[0], longest);

    private static string Cut(string text, int longest)
    {
        if (text.Length <= longest)
        {
            return text;
        }

        var fits = 0;
        for (var next = 0; next <= longest; next += StringInfo.GetNextTextElementLength(text, next))
        {
            fits = next;
        }

        return text[..fits].TrimEnd();
    }

    // Signs that turn the direction of what follows could make a line read as something else: Unicode Standard Annex 9, section 2.
    private static bool TurnsText(int each) => each is 0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
