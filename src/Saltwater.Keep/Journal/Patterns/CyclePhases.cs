using System.Collections.Immutable;

namespace Saltwater.Keep.Journal.Patterns;

/// <summary>Where in the cycle a day was, from the days of bleeding that were noted.</summary>
internal sealed class CyclePhases
{
    /// <summary>As many whole cycles have to be logged before anything is said.</summary>
    public const int CyclesNeeded = 2;

    // Bleeding begins a cycle when there was none for this long. Shorter than any usual gap between periods, longer than a pause within
    // one: judgement.
    private const int DaysWithout = 10;

    // Longer than this, and a period was more likely left out than late: judgement, generous beyond the usual lengths.
    private const int LongestCycle = 60;

    private readonly ImmutableArray<DateOnly> starts;
    private readonly int usualLength;

    private CyclePhases(ImmutableArray<DateOnly> starts, int cycles, int usualLength) =>
        (this.starts, Cycles, this.usualLength) = (starts, cycles, usualLength);

    /// <summary>The days on which a period began, oldest first.</summary>
    public ImmutableArray<DateOnly> Starts => starts;

    /// <summary>How many whole cycles were logged, from one start to the next.</summary>
    public int Cycles { get; }

    /// <summary>Reads the starts out of the days of bleeding, in any order, days twice or not.</summary>
    public static CyclePhases FromDays(IReadOnlyList<CycleDay> days)
    {
        var bled = days.Where(each => each.Bleeding > Bleeding.Spotting).Select(each => each.Day).Distinct().Order().ToArray();
        ImmutableArray<DateOnly> starts =
        [
            .. bled.Where((day, index) => index == 0 || day.DayNumber - bled[index - 1].DayNumber > DaysWithout),
        ];
        var lengths = starts
            .Skip(1)
            .Select((start, index) => start.DayNumber - starts[index].DayNumber)
            .Where(length => length <= LongestCycle)
            .Order()
            .ToArray();
        return new(starts, lengths.Length, lengths.ElementAtOrDefault(lengths.Length / 2));
    }

    /// <summary>The share of its cycle that had passed on a day: 0 at the start of a period, in [0, 1). Null where that is not
    /// known.</summary>
    /// <remarks>A cycle that has not ended yet is taken to be as long as the median of the others, and nothing is said of days beyond
    /// that.</remarks>
    public double? On(DateOnly day)
    {
        var index = starts.BinarySearch(day);
        var cycle = index >= 0 ? index : ~index - 1;
        if (cycle < 0 || Cycles < CyclesNeeded)
        {
            return null;
        }

        var length = cycle + 1 < starts.Length ? starts[cycle + 1].DayNumber - starts[cycle].DayNumber : usualLength;
        var passed = day.DayNumber - starts[cycle].DayNumber;
        return length <= LongestCycle && passed < length ? (double)passed / length : null;
    }
}
