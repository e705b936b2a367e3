using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Saltwater.Keep.Journal.Patterns;

/// <summary>The evenings of one factor and one outcome, counted, and whether they are enough to say anything.</summary>
/// <param name="Stretch">How many evenings tell as much as one: see <see cref="Runs"/>.</param>
/// <param name="Test">Null where it is too early to say.</param>
/// <param name="Peak">For the cycle: the quarter around which hits gather.</param>
internal sealed record Comparison(
    Factor Factor,
    CountedTears Outcome,
    Evenings With,
    Evenings Without,
    ImmutableArray<Evenings> Quarters,
    double Stretch,
    NullTest? Test,
    int? Peak
)
{
    /// <summary>As many evenings are needed on each side, and as many with and without tears. Judgement: fewer can tell nothing that would
    /// not change with the next.</summary>
    public const int EachNeeded = 5;

    /// <summary>As many evenings are needed with an answer to the question. Judgement: about three weeks of them.</summary>
    public const int AllNeeded = 20;

    private const int QuarterCount = 4;

    /// <summary>How much of the room for error it may use, beside factors of the same outcome: most where as many evenings are with it as
    /// without. In (0, 1].</summary>
    /// <remarks>Weights that do not look at the outcome keep the bound: C. R. Genovese, K. Roeder and L. Wasserman, Biometrika 93 (2006)
    /// 509–524.</remarks>
    public double Balance => 4.0 * With.All * Without.All / Math.Pow(With.All + Without.All, 2);

    /// <summary>Counts the evenings that say whether the factor was there.</summary>
    /// <param name="entries">In the order of their days.</param>
    /// <param name="present">Whether it was there on each; null where that is not known.</param>
    public static Comparison Of(Factor factor, CountedTears outcome, IReadOnlyList<Entry> entries, bool?[] present)
    {
        var counted = CountEvenings(outcome, entries, present);
        var test = counted.Enough ? NullTest.Exact(counted.With, counted.Without, counted.Stretch) : null;
        return new(factor, outcome, counted.With, counted.Without, [], counted.Stretch, test, null);
    }

    /// <summary>Counts the evenings whose place in the cycle is known.</summary>
    /// <param name="entries">In the order of their days.</param>
    /// <param name="places">The place of each in the cycle, in [0, 1); null where that is not known.</param>
    public static Comparison OfCycle(Factor factor, CountedTears outcome, IReadOnlyList<Entry> entries, double?[] places)
    {
        var counted = CountEvenings(
            outcome,
            entries,
            Array.ConvertAll(places, place => place is { } known ? known is < 0.25 or >= 0.75 : (bool?)null)
        );
        var quarters = new Evenings[QuarterCount];
        List<(double Place, bool Hit)> evenings = [];
        for (var each = 0; each < entries.Count; each++)
        {
            if (places[each] is { } place && Hit(entries[each], outcome) is { } hit)
            {
                evenings.Add((place, hit));
                quarters[QuarterOf(place)] = quarters[QuarterOf(place)].With(hit);
            }
        }

        var found = counted.Enough ? CircularTest.Of(evenings, counted.Stretch) : null;
        return new(
            factor,
            outcome,
            counted.With,
            counted.Without,
            [.. quarters],
            counted.Stretch,
            found?.Test,
            found is { } peak ? QuarterOf(peak.Peak) : null
        );
    }

    /// <summary>Whether an evening counts for an outcome; null if it does not say.</summary>
    public static bool? Hit(Entry entry, CountedTears outcome) =>
        (outcome, entry) switch
        {
            (CountedTears.Any, _) => entry.Tears,
            (_, { Tears: false }) => false,
            (_, { Felt: { } felt }) => felt == Felt.Upsetting,
            _ => null,
        };

    private static Counted CountEvenings(CountedTears outcome, IReadOnlyList<Entry> entries, bool?[] present)
    {
        var (with, without) = (default(Evenings), default(Evenings));
        var (factors, hits) = (new List<double>(entries.Count), new List<double>(entries.Count));
        for (var each = 0; each < entries.Count; each++)
        {
            if (present[each] is { } there && Hit(entries[each], outcome) is { } hit)
            {
                (with, without) = there ? (with.With(hit), without) : (with, without.With(hit));
                factors.Add(Convert.ToDouble(there));
                hits.Add(Convert.ToDouble(hit));
            }
        }

        return new(with, without, Runs.Stretch(CollectionsMarshal.AsSpan(factors), CollectionsMarshal.AsSpan(hits)));
    }

    // The first quarter lies around the start of a period, half of it before.
    private static int QuarterOf(double place) => (int)((place + (0.5 / QuarterCount)) * QuarterCount) % QuarterCount;

    private readonly record struct Counted(Evenings With, Evenings Without, double Stretch)
    {
        public bool Enough
        {
            get
            {
                var all = With + Without;
                return all.All >= AllNeeded
                    && With.All >= EachNeeded
                    && Without.All >= EachNeeded
                    && all.Hits >= EachNeeded
                    && all.All - all.Hits >= EachNeeded;
            }
        }
    }
}
