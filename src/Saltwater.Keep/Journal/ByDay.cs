namespace Saltwater.Keep.Journal;

/// <summary>The order in which a journal goes out and comes in: by day, and within a day by id, which tells nothing.</summary>
internal static class ByDay
{
    public static Entry[] Sorted(IReadOnlyList<Entry> entries)
    {
        Entry[] sorted = [.. entries];
        Array.Sort(sorted, static (left, right) => (left.Day, left.Id).CompareTo((right.Day, right.Id)));
        return sorted;
    }

    public static CycleDay[] Sorted(IReadOnlyList<CycleDay> days)
    {
        CycleDay[] sorted = [.. days];
        Array.Sort(sorted, static (left, right) => (left.Day, left.Id).CompareTo((right.Day, right.Id)));
        return sorted;
    }
}
