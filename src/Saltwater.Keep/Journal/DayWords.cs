using Saltwater.Guide;
using Saltwater.Guide.Screens;

namespace Saltwater.Keep.Journal;

/// <summary>Days in the words of a guide's language.</summary>
internal readonly struct DayWords(Pack pack)
{
    private readonly DaysTexts says = DaysTexts.Of(pack);
    private readonly HelpTexts week = HelpTexts.Of(pack);

    /// <summary>As in "14 March 2026".</summary>
    public string Date(DateOnly day) => says.Date(day.Day, Month(day.Month), day.Year);

    /// <summary>As in "Saturday, 14 March 2026".</summary>
    public string FullDate(DateOnly day) => says.FullDate(Weekday(day.DayOfWeek), day.Day, Month(day.Month), day.Year);

    /// <summary>As in "March 2026".</summary>
    public string MonthOf(DateOnly day) => says.MonthOf(Month(day.Month), day.Year);

    /// <summary>As in "14 March".</summary>
    public string DayOf(DateOnly day) => says.DayOf(day.Day, Month(day.Month));

    /// <summary>The name of a day of the week.</summary>
    public string Weekday(DayOfWeek day) => day switch
    {
        DayOfWeek.Monday => week.Monday,
        DayOfWeek.Tuesday => week.Tuesday,
        DayOfWeek.Wednesday => week.Wednesday,
        DayOfWeek.Thursday => week.Thursday,
        DayOfWeek.Friday => week.Friday,
        DayOfWeek.Saturday => week.Saturday,
        _ => week.Sunday,
    };

    private string Month(int month) => month switch
    {
        1 => says.January,
        2 => says.February,
        3 => says.March,
        4 => says.April,
        5 => says.May,
        6 => says.June,
        7 => says.July,
        8 => says.August,
        9 => says.September,
        10 => says.October,
        11 => says.November,
        _ => says.December,
    };
}
