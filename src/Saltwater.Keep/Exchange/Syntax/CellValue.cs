using System.Globalization;

namespace Saltwater.Keep.Exchange.Syntax;

/// <summary>Numbers and marks as programs rewrite them; some databases write -1 for yes. What is not understood is never taken for "no" or
/// for zero.</summary>
internal static class CellValue
{
    private static readonly HashSet<string> yes = new(StringComparer.OrdinalIgnoreCase)
    {
        "true",
        "1",
        "-1",
        "yes",
        "y",
        "x",
        "wahr",
        "ja",
        "vrai",
        "oui",
        "verdadero",
        "verdadeiro",
        "si",
        "sí",
        "sim",
        "vero",
        "sì",
        "waar",
        "prawda",
        "tak",
        "sand",
        "sant",
        "tosi",
        "kyllä",
        "ano",
        "igaz",
        "igen",
        "истина",
        "да",
        "✓",
    };

    private static readonly HashSet<string> no = new(StringComparer.OrdinalIgnoreCase)
    {
        "false",
        "0",
        "no",
        "n",
        "falsch",
        "nein",
        "faux",
        "non",
        "falso",
        "não",
        "onwaar",
        "nee",
        "fałsz",
        "nie",
        "falsk",
        "falskt",
        "nej",
        "nei",
        "usant",
        "epätosi",
        "ei",
        "ne",
        "nepravda",
        "hamis",
        "nem",
        "ложь",
        "нет",
    };

    /// <summary>Whether a mark is set; null if it is a word we do not know. Empty is not set.</summary>
    public static bool? ReadMark(string? word)
    {
        var plain = word?.Trim();
        if (string.IsNullOrEmpty(plain))
        {
            return false;
        }

        return WholeNumber(plain) switch
        {
            1 => true,
            0 => false,
            _ when yes.Contains(plain) => true,
            _ when no.Contains(plain) => false,
            _ => null,
        };
    }

    /// <summary>A whole number, also one that another program wrote as <c>2.0</c> or <c>2,0</c>; null if it is none.</summary>
    public static int? WholeNumber(string? text)
    {
        var plain = text.AsSpan().Trim();
        var point = plain.IndexOfAny('.', ',');
        if (point >= 0 && plain[(point + 1)..].Trim('0').Length == 0)
        {
            plain = plain[..point];
        }

        if (int.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        return null;
    }
}
