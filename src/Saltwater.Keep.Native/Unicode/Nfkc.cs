using System.Collections.Frozen;
using System.Globalization;

namespace Saltwater.Keep.Native.Unicode;

/// <summary>Unicode's normal form KC: letters written in one piece or in several, ligatures and full-width forms become the same characters.</summary>
/// <remarks>Unicode Standard Annex 15. .NET has it from ICU, which this program does not carry (docs/decisions/0015), so the table is here.
/// A browser has its own: tests compare the two for every character.</remarks>
internal static class Nfkc
{
    // Hangul syllables are put together by arithmetic: The Unicode Standard, 3.12.
    private const int FirstSyllable = 0xAC00;
    private const int FirstLead = 0x1100;
    private const int FirstVowel = 0x1161;
    private const int BeforeFirstTail = 0x11A7;
    private const int Leads = 19;
    private const int Vowels = 21;
    private const int Tails = 28;

    private static readonly Table table = Read();

    public static string Of(string text)
    {
        List<int> signs = [];
        foreach (var rune in text.EnumerateRunes())
        {
            TakeApart(rune.Value, signs);
        }

        Order(signs);
        return string.Concat(PutTogether(signs).Select(char.ConvertFromUtf32));
    }

    private static void TakeApart(int sign, List<int> to)
    {
        var syllable = sign - FirstSyllable;
        if (syllable is >= 0 and < Leads * Vowels * Tails)
        {
            to.Add(FirstLead + (syllable / (Vowels * Tails)));
            to.Add(FirstVowel + (syllable / Tails % Vowels));
            if (syllable % Tails > 0)
            {
                to.Add(BeforeFirstTail + (syllable % Tails));
            }
        }
        else if (table.Apart.TryGetValue(sign, out var parts))
        {
            to.AddRange(parts);
        }
        else
        {
            to.Add(sign);
        }
    }

    // Marks that follow each other stand by class, and within a class as they stood.
    private static void Order(List<int> signs)
    {
        for (var at = 1; at < signs.Count; at++)
        {
            var (sign, own) = (signs[at], ClassOf(signs[at]));
            var to = at;
            for (; own > 0 && to > 0 && ClassOf(signs[to - 1]) > own; to--)
            {
                signs[to] = signs[to - 1];
            }

            signs[to] = sign;
        }
    }

    // Each sign joins the last one of class 0 before it, unless something of its own class or a higher one stands between.
    private static List<int> PutTogether(List<int> signs)
    {
        List<int> joined = [];
        var (starter, between) = (-1, 0);
        foreach (var sign in signs)
        {
            var own = ClassOf(sign);
            if (starter >= 0 && (between == 0 || between < own) && Join(joined[starter], sign) is { } whole)
            {
                joined[starter] = whole;
                continue;
            }

            (starter, between) = own == 0 ? (joined.Count, 0) : (starter, own);
            joined.Add(sign);
        }

        return joined;
    }

    private static int? Join(int first, int second)
    {
        var (lead, vowel, tail) = (first - FirstLead, second - FirstVowel, second - BeforeFirstTail);
        if (lead is >= 0 and < Leads && vowel is >= 0 and < Vowels)
        {
            return FirstSyllable + (((lead * Vowels) + vowel) * Tails);
        }

        var syllable = first - FirstSyllable;
        if (syllable is >= 0 and < Leads * Vowels * Tails && syllable % Tails == 0 && tail is > 0 and < Tails)
        {
            return first + tail;
        }

        return table.Together.TryGetValue((first, second), out var whole) ? whole : null;
    }

    private static int ClassOf(int sign) => table.Classes.GetValueOrDefault(sign);

    private static Table Read()
    {
        using var stream = typeof(Nfkc).Assembly.GetManifestResourceStream("normalization.txt")!;
        using var reader = new StreamReader(stream);
        Dictionary<int, int[]> apart = [];
        Dictionary<int, int> classes = [];
        Dictionary<(int, int), int> together = [];
        var (part, rank) = ("", 0);
        while (reader.ReadLine() is { } line)
        {
            if (line[0] is '#' or '=')
            {
                part = line.Split(':')[0];
                continue;
            }

            int[] signs =
            [
                .. line.Split(' ').Select(each => int.Parse(each, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)),
            ];
            switch (part)
            {
                case "= apart":
                    apart.Add(signs[0], signs[1..]);
                    break;
                case "= order":
                    // Only which of two is higher is ever asked.
                    rank++;
                    Array.ForEach(signs, sign => classes.Add(sign, rank));
                    break;
                default:
                    together.Add((signs[0], signs[1]), signs[2]);
                    break;
            }
        }

        return new(apart.ToFrozenDictionary(), classes.ToFrozenDictionary(), together.ToFrozenDictionary());
    }

    private sealed record Table(
        FrozenDictionary<int, int[]> Apart,
        FrozenDictionary<int, int> Classes,
        FrozenDictionary<(int, int), int> Together
    );
}
