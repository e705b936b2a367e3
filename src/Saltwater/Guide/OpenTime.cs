using System.Globalization;

namespace Saltwater.Guide;

/// <summary>When a service answers, every week alike and by the clocks of its own zone. Public holidays are not known.</summary>
/// <param name="Days">The days on which it begins.</param>
/// <param name="From">Minutes after midnight, 0 to 1,439.</param>
/// <param name="To">Minutes after midnight at which it ends, 1 to 1,440; at or before <paramref name="From"/> it ends on the next
/// day.</param>
/// <param name="Zone">IANA time zone; null where it answers round the clock and needs none.</param>
/// <param name="Via">The only way that answers then; null for every way.</param>
public sealed record OpenTime(Weekdays Days, int From, int To, string? Zone, ContactWay? Via)
{
    /// <summary>Minutes in a day.</summary>
    public const int Day = 24 * 60;

    /// <summary>Whether it answers at every hour of the week.</summary>
    public bool IsRoundTheClock => this is { Days: Weekdays.Daily, From: 0, To: Day };

    /// <summary>Whether it answers at a time of its own zone.</summary>
    /// <param name="day">The day of the week there.</param>
    /// <param name="minute">Minutes after midnight there.</param>
    public bool Holds(DayOfWeek day, int minute)
    {
        if (To > From)
        {
            return On(day) && minute >= From && minute < To;
        }

        var dayBefore = (DayOfWeek)(((int)day + 6) % 7);
        return (On(day) && minute >= From) || (On(dayBefore) && minute < To);
    }

    /// <summary>Whether it begins on a day of the week.</summary>
    public bool On(DayOfWeek day) => Days.HasFlag((Weekdays)(1 << (int)day));

    /// <summary>A time of day in 24 hours, as in 09:30.</summary>
    public static string Time(int minute) => string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");
}

/// <summary>Days of the week, as bits in the order of <see cref="DayOfWeek"/>.</summary>
[Flags]
public enum Weekdays
{
    /// <summary>No day.</summary>
    None = 0,

    /// <summary>Sunday.</summary>
    Sun = 1,

    /// <summary>Monday.</summary>
    Mon = 2,

    /// <summary>Tuesday.</summary>
    Tue = 4,

    /// <summary>Wednesday.</summary>
    Wed = 8,

    /// <summary>Thursday.</summary>
    Thu = 16,

    /// <summary>Friday.</summary>
    Fri = 32,

    /// <summary>Saturday.</summary>
    Sat = 64,

    /// <summary>Every day.</summary>
    Daily = Sun | Mon | Tue | Wed | Thu | Fri | Sat,
}

/// <summary>A way to reach a service that has hours of its own.</summary>
public enum ContactWay
{
    /// <summary>A call.</summary>
    Phone,

    /// <summary>A chat on its website.</summary>
    Chat,

    /// <summary>A message to a number.</summary>
    Text,
}
