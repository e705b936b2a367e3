using System.Collections.Immutable;
using System.Globalization;

namespace Saltwater.Guide;

/// <summary>Which form of a text a whole number takes in a language, by the rules of the Unicode CLDR as they are written there: <c>one: i
/// = 1 and v = 0</c>.</summary>
/// <param name="Rules">By form: <c>zero</c>, <c>one</c>, <c>two</c>, <c>few</c>, <c>many</c>. A count fits one of them at most, and what
/// none fits is <c>other</c>, which needs no rule.</param>
internal sealed record PluralRules(ImmutableSortedDictionary<string, string> Rules)
{
    /// <summary>The form of all that no rule fits.</summary>
    public const string Other = "other";

    /// <summary>The form a count takes.</summary>
    /// <exception cref="FormatException">A rule is none that can be read.</exception>
    public string FormOf(int count)
    {
        foreach (var (form, rule) in Rules)
        {
            if (rule.Split(" or ").Any(all => all.Split(" and ").All(relation => RelationHolds(relation, count))))
            {
                return form;
            }
        }

        return Other;
    }

    // As in "n % 100 = 3..10,13" or "v != 0". A whole number has no decimals and no exponent, so all but n and i are 0.
    private static bool RelationHolds(string relation, int count)
    {
        var parts = relation.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts is not ([_, "=" or "!=", _] or [_, "%", _, "=" or "!=", _]))
        {
            throw new FormatException("A rule for a plural is one of CLDR's relations, such as n % 10 = 2..4.");
        }

        var operand = parts[0] switch
        {
            "n" or "i" => Math.Abs(count),
            "v" or "w" or "f" or "t" or "c" or "e" => 0,
            _ => throw new FormatException("A rule for a plural asks about n, i, v, w, f, t, c or e."),
        };
        var value = parts.Length == 5 ? operand % ReadWhole(parts[2]) : operand;
        return parts[^1]
                .Split(',')
                .Any(range => range.Split("..") is var ends && value >= ReadWhole(ends[0]) && value <= ReadWhole(ends[^1]))
            == (parts[^2] == "=");
    }

    private static int ReadWhole(string digits)
    {
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
        {
            throw new FormatException("A rule for a plural compares with whole numbers.");
        }

        return value;
    }
}
