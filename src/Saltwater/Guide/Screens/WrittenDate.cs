namespace Saltwater.Guide.Screens;

/// <summary>A date as the guide's language writes it.</summary>
internal static class WrittenDate
{
    /// <summary>Such as <c>3 May 2026</c>.</summary>
    public static string Of(Pack pack, DateOnly date) => DatesTexts.Of(pack).Day(date.Day, Month(pack, date), date.Year);

    /// <summary>The name of a date's month.</summary>
    public static string Month(Pack pack, DateOnly date)
    {
        var says = DatesTexts.Of(pack);
        return date.Month switch
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
}
