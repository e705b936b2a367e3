using System.Collections.Immutable;
using System.Globalization;
using Saltwater.Guide;

namespace Saltwater.Help;

/// <summary>How old what we know of a service is. Nothing here looks at a clock: whoever asks says the day.</summary>
internal static class ServiceReviews
{
    /// <summary>The day the newest source of a service is of: that of the page as it states it; where it states none, the day we read
    /// it.</summary>
    public static DateOnly NewestSource(Service service)
    {
        ArgumentNullException.ThrowIfNull(service);
        return service.Seen.IsEmpty ? service.Checked : service.Seen.Max(seen => DayOf(seen) ?? service.Checked);
    }

    /// <summary>The services whose newest source is of before a day, the oldest first.</summary>
    public static ImmutableArray<(string Country, Service Service)> Due(Pack pack, DateOnly before)
    {
        ArgumentNullException.ThrowIfNull(pack);
        return
        [
            .. pack
                .Services.SelectMany(country => country.Services.Select(service => (country.Country, service)))
                .Where(each => NewestSource(each.service) < before)
                .OrderBy(each => NewestSource(each.service))
                .ThenBy(each => each.service.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>The day a page is of, as it states it; null if it states none. One that states only a year, or a year and a month, may be
    /// as old as its first day.</summary>
    internal static DateOnly? DayOf(SiteSeen seen)
    {
        var written = seen.Date ?? "";
        if (
            ReadPart(written, 0, 4) is > 0 and var year
            && (ReadPart(written, 5, 2) ?? 1) is >= 1 and <= 12 and var month
            && (ReadPart(written, 8, 2) ?? 1) is >= 1 and var day
            && day <= DateTime.DaysInMonth(year, month)
        )
        {
            return new(year, month, day);
        }

        return null;
    }

    // By hand: the platform's reader of dates would weigh more in the app than everything else here.
    private static int? ReadPart(string written, int start, int length)
    {
        if (written.Length < start + length)
        {
            return null;
        }

        var part = written.AsSpan(start, length);
        return int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
