namespace Saltwater.Appointment;

/// <summary>A person's own words in the middle of others: text that runs from right to left keeps its order, and so does what stands around it.</summary>
/// <remarks>
/// Unicode Standard Annex 9: between FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE.
/// Words that need it not stay as they are, byte for byte.
/// </remarks>
internal static class Isolated
{
    public const char Open = '\u2068';
    public const char Close = '\u2069';

    public static string Of(string text)
    {
        if (!RunsLeft(text))
        {
            return text;
        }

        return string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => RunsLeft(line) ? $"{Open}{line}{Close}" : line));
    }

    // Hebrew, Arabic, Syriac, Thaana, N'Ko, Samaritan, Mandaic and their further blocks;
    // the old and the new scripts beyond the first plane stand behind U+D802, U+D803, U+D83A and U+D83B.
    private static bool RunsLeft(string text) =>
        text.Any(each =>
            each
                is >= '\u0590'
                    and <= '\u08FF'
                    or >= '\uFB1D'
                    and <= '\uFDFF'
                    or >= '\uFE70'
                    and <= '\uFEFC'
                    or '\uD802'
                    or '\uD803'
                    or '\uD83A'
                    or '\uD83B'
                    or '\u200F'
        );
}
