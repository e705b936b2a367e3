using Saltwater.Guide;
using Saltwater.Guide.Screens;

namespace Saltwater.Keep.Journal;

/// <summary>Days in the words of a guide's language.</summary>
internal readonly struct DayWords(Pack pack)
{
    /// <summary>As in "14 March 2026".</summary>
    public string Date(DateOnly day) => WrittenDate.Of(pack, day);

    /// <summary>As in "Saturday, 14 March 2026".</summary>
    public string FullDate(DateOnly day) => Says.FullDate(Weekday(day.DayOfWeek), day.Day, WrittenDate.Month(pack, day), day.Year);

    /// <summary>As in "March 2026".</summary>
    public string MonthOf(DateOnly day) => Says.MonthOf(WrittenDate.Month(pack, day), day.Year);

    /// <summary>As in "14 March".</summary>
    public string DayOf(DateOnly day) => Says.DayOf(day.Day, WrittenDate.Month(pack, day));

    /// <summary>As in "Saturday 14", below the name of its month.</summary>
    public string DayInMonth(DateOnly day) => Says.DayInMonth(Weekday(day.DayOfWeek), day.Day);

    /// <summary>The name of a day of the week.</summary>
    public string Weekday(DayOfWeek day) =>
        day switch
        {
            DayOfWeek.Monday => Week.Monday,
            DayOfWeek.Tuesday => Week.Tuesday,
            DayOfWeek.Wednesday => Week.Wednesday,
            DayOfWeek.Thursday => Week.Thursday,
            DayOfWeek.Friday => Week.Friday,
            DayOfWeek.Saturday => Week.Saturday,
            _ => Week.Sunday,
        };

    private DaysTexts Says => DaysTexts.Of(pack);

    private HelpTexts Week => HelpTexts.Of(pack);
}
