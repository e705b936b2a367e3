namespace Saltwater.Keep.Journal.Import;

/// <summary>Reads a day as trackers write it: <c>2026-03-14</c>, alone or before a time.</summary>
/// <remarks>The day stands as it is written. A time behind it is where the phone was then, or midnight of another place; shifting by it would move days that the person saw on the calendar.</remarks>
internal static class DayText
{
    private const int Length = 10;

    public static DateOnly? Read(string? text) => text is { Length: >= Length } && (text.Length == Length || text[Length] is 'T' or ' ') ? Date(text.AsSpan(0, Length)) : null;

    private static DateOnly? Date(ReadOnlySpan<char> text)
    {
        if (text[4] != '-' || text[7] != '-' || Number(text[..4]) is not (> 0 and var year) || Number(text[5..7]) is not (>= 1 and <= 12 and var month))
        {
            return null;
        }

        return Number(text[8..]) is > 0 and var day && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
    }

    // -1 for anything but digits.
    private static int Number(ReadOnlySpan<char> digits)
    {
        var value = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
            {
                return -1;
            }

            value = (value * 10) + (digit - '0');
        }

        return value;
    }
}
