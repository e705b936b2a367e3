namespace Saltwater.Keep.Journal.Patterns;

/// <summary>How odd what was seen would be if a factor made no difference, and how likely such a test is to look that odd by
/// chance.</summary>
/// <remarks>
/// Both are kept because counts are few: a factor noted on six evenings can look only so odd and no odder, and should not use up any of the
/// room for error that the others need.
/// </remarks>
internal sealed class NullTest
{
    // Beside the likeliest count's.
    private const double Negligible = 1e-18;

    // The chance of each possible degree of oddness, oddest first; null where oddness is continuous.
    private readonly (double P, double Chance)[]? possible;

    private readonly double stretch;

    private NullTest(double p, double stretch, (double P, double Chance)[]? possible) =>
        (P, this.stretch, this.possible) = (Math.Pow(p, 1 / stretch), stretch, possible);

    /// <summary>Smaller is odder, in [0, 1]. Orders results; only <see cref="Reach"/> turns it into a chance.</summary>
    public double P { get; }

    /// <summary>The chance, where there is no difference, of a <see cref="P"/> at most this small; in [0, 1].</summary>
    public double Reach(double p)
    {
        if (possible is null)
        {
            return Math.Clamp(p, 0, 1);
        }

        // The same sum on another machine may differ in its last bits.
        var limit = Math.Pow(p, stretch) * (1 + 1e-9);
        var sum = 0.0;
        foreach (var each in possible)
        {
            if (each.P > limit)
            {
                break;
            }

            sum += each.Chance;
        }

        return Math.Pow(Math.Min(sum, 1), 1 / stretch);
    }

    /// <summary>Given as many hits in all as there were, every way to share them between the evenings with and those without is as likely
    /// as any other.</summary>
    /// <remarks>R. A. Fisher, The Design of Experiments (1935); ordered by twice the smaller tail with half the weight of what was seen (H.
    /// O. Lancaster, JASA 56 (1961) 223–234).</remarks>
    /// <param name="stretch">From <see cref="Runs.Stretch(double, double)"/>, at least 1: how far to take the oddness back because evenings
    /// come in rows.</param>
    public static NullTest Exact(Evenings with, Evenings without, double stretch)
    {
        var hits = with.Hits + without.Hits;
        var (first, chances) = Hypergeometric(with.All, without.All, hits);
        var possible = new (double P, double Chance)[chances.Count];
        var (p, below) = (0.0, 0.0);
        for (var each = 0; each < chances.Count; each++)
        {
            var lower = below + (chances[each] / 2);
            possible[each] = (Math.Clamp(2 * Math.Min(lower, 1 - lower), 0, 1), chances[each]);
            below += chances[each];
            if (first + each == with.Hits)
            {
                p = possible[each].P;
            }
        }

        Array.Sort(possible, static (left, right) => left.P.CompareTo(right.P));
        return new(p, stretch, possible);
    }

    /// <summary>A test whose oddness is spread evenly over [0, 1] where there is no difference.</summary>
    /// <inheritdoc cref="Exact"/>
    public static NullTest Continuous(double p, double stretch) => new(p, stretch, null);

    // Outwards from the likeliest count, so that nothing overflows however many evenings there are, and only as far as chances can be told
    // from zero.
    private static (int First, List<double> Chances) Hypergeometric(int with, int without, int hits)
    {
        var (least, most) = (Math.Max(0, hits - without), Math.Min(hits, with));
        var first = Math.Clamp((int)((hits + 1L) * (with + 1L) / (with + without + 2L)), least, most);
        List<double> chances = [1];
        for (var (each, chance) = (first, 1.0); each < most && chance > Negligible; each++)
        {
            chances.Add(chance *= (double)(with - each) * (hits - each) / ((each + 1.0) * (without - hits + each + 1.0)));
        }

        chances.Reverse();
        for (var chance = 1.0; first > least && chance > Negligible; first--)
        {
            chances.Add(chance *= first * (double)(without - hits + first) / ((with - first + 1.0) * (hits - first + 1.0)));
        }

        chances.Reverse();
        var sum = chances.Sum();
        return (first, chances.ConvertAll(chance => chance / sum));
    }
}
