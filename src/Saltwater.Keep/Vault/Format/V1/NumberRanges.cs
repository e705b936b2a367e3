namespace Saltwater.Keep.Vault.Format.V1;

/// <summary>Numbers of envelopes, kept as ranges: one envelope may name a place that is very far away.</summary>
internal sealed class NumberRanges
{
    private readonly List<(ulong From, ulong To)> ranges = [];

    public IReadOnlyList<(ulong From, ulong To)> All => ranges;

    public ulong Count => ranges.Aggregate(0UL, (sum, each) => sum + (each.To - each.From) + 1);

    public bool Contains(ulong number) => ranges.Exists(each => each.From <= number && number <= each.To);

    /// <summary>Adds a range; of one that ends before it begins nothing is added.</summary>
    public void Add(ulong from, ulong to)
    {
        if (from > to)
        {
            return;
        }

        // What touches it becomes one with it.
        foreach (var each in ranges.Where(each => each.From <= NextOrLast(to) && from <= NextOrLast(each.To)).ToList())
        {
            ranges.Remove(each);
            (from, to) = (Math.Min(from, each.From), Math.Max(to, each.To));
        }

        ranges.Add((from, to));
        ranges.Sort();
    }

    public void Remove(ulong number)
    {
        foreach (var each in ranges.Where(each => each.From <= number && number <= each.To).ToList())
        {
            ranges.Remove(each);
            if (each.From < number)
            {
                ranges.Add((each.From, number - 1));
            }

            if (number < each.To)
            {
                ranges.Add((number + 1, each.To));
            }
        }

        ranges.Sort();
    }

    /// <summary>One range from the first to the last.</summary>
    public NumberRanges Around()
    {
        var around = new NumberRanges();
        around.Add(ranges[0].From, ranges[^1].To);
        return around;
    }

    /// <summary>What is in both.</summary>
    public NumberRanges Intersect(NumberRanges other)
    {
        var both = new NumberRanges();
        foreach (var one in ranges)
        {
            foreach (var each in other.ranges)
            {
                both.Add(Math.Max(one.From, each.From), Math.Min(one.To, each.To));
            }
        }

        return both;
    }

    /// <summary>What is in it from one number to another.</summary>
    public NumberRanges Within(ulong from, ulong to)
    {
        var all = new NumberRanges();
        all.Add(from, to);
        return Intersect(all);
    }

    private static ulong NextOrLast(ulong number) => number == ulong.MaxValue ? number : number + 1;
}
