namespace Saltwater.OwnWords;

/// <summary>Who and when a stretch is about, and what in it is denied.</summary>
internal sealed class Context(LineTable table, int scope)
{
    private const int WhoseReach = 8;
    private const int WhenReach = 8;
    private const int SupposedReach = 6;

    private ulong denying;
    private ulong stopping;
    private ulong clauses;
    private ulong someoneElse;
    private ulong earlier;
    private ulong notReal;
    private ulong own;

    public void Read(Stretch stretch, ReadOnlySpan<Token> words)
    {
        denying = PlacesCovered(stretch, Group.Deny) & ~PlacesCovered(stretch, Group.Except);
        stopping = PlacesCovered(stretch, Group.Stop);
        clauses = 0;
        for (var place = 0; place < words.Length; place++)
        {
            clauses |= words[place].After >= Break.Clause ? 1UL << place : 0;
        }

        var none = PlacesCovered(stretch, Group.NotThese);
        someoneElse = PlacesCovered(stretch, Group.SomeoneElse) & ~none;
        earlier = PlacesCovered(stretch, Group.Earlier) & ~none;
        notReal = PlacesCovered(stretch, Group.NotReal) & ~none;
        own = PlacesCovered(stretch, Group.Own) & ~someoneElse;
        stretch.Crossable = stretch.Everywhere & ~denying;
    }

    /// <summary>Whether what begins here is denied, wished for or supposed.</summary>
    public bool IsDenied(int start) => ReachesBefore(denying, start, scope) || ReachesBefore(notReal, start, SupposedReach);

    public bool IsSomeoneElses(int start)
    {
        for (var place = start; place >= 0 && place >= start - WhoseReach; place--)
        {
            if (HasPlace(someoneElse, place))
            {
                return true;
            }

            if (place < start && HasPlace(own, place))
            {
                return false;
            }
        }

        return false;
    }

    public bool IsEarlier(int start, int end)
    {
        for (var place = Math.Max(0, start - WhenReach); place < Math.Min(Stretch.Most, end + WhenReach); place++)
        {
            if (HasPlace(earlier, place))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasPlace(ulong set, int place) => (set >> place & 1) != 0;

    // Every place that a phrase of this group covers.
    private ulong PlacesCovered(Stretch stretch, Group group)
    {
        var covered = 0UL;
        var end = table.FirstOf[(int)group + 1];
        for (var line = stretch.NextWorth(table.FirstOf[(int)group], end); line >= 0; line = stretch.NextWorth(line + 1, end))
        {
            var (_, _, at) = stretch.HeadOf(line);
            for (var left = stretch.Everywhere; stretch.FirstStart(at, left) is var place and >= 0; left &= ~((2UL << place) - 1))
            {
                var start = 1UL << place;
                var ends = stretch.EndsOf(at, start);
                covered |= (ends & (~ends + 1)) - start;
            }
        }

        return covered;
    }

    // Whether one of these places stands shortly before, in the same clause and with nothing that stops it.
    private bool ReachesBefore(ulong places, int start, int reach)
    {
        for (var place = start - 1; places != 0 && place >= 0 && place >= start - reach; place--)
        {
            if (HasPlace(clauses, place) || HasPlace(stopping, place))
            {
                return false;
            }

            if (HasPlace(places, place))
            {
                return true;
            }
        }

        return false;
    }
}
