using System.Globalization;

namespace Saltwater.Keep.Exchange.Syntax;

/// <summary>Reads a day as trackers write it: <c>2026-03-14</c>, alone or before a time; and as spreadsheets write it again, where that can
/// mean one day only.</summary>
/// <remarks>
/// The day stands as it is written. A time behind it is where the phone was then, or midnight of another place; shifting by it would move
/// days that the person saw on the calendar.
/// With slashes the day or the month comes first, depending on the country, so such a date is told as one we cannot read, unless the year
/// comes first. With dots the day always does.
/// </remarks>
internal static class TrackerDate
{
    private static readonly string[] forms = ["yyyy-MM-dd", "yyyy/M/d", "yyyy.M.d", "d.M.yyyy", "d. M. yyyy"];

    public static DateOnly? ReadDay(string? text)
    {
        var day = text.AsSpan().Trim();
        var end = day.IndexOfAny('T', ' ');
        if (end >= 8)
        {
            day = day[..end];
        }

        if (DateOnly.TryParseExact(day, forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read))
        {
            return read;
        }

        return null;
    }
}
