using System.Collections.Immutable;

namespace Saltwater.Keep.Journal.Patterns;

/// <summary>What a diary says about one factor and one outcome. A pattern is not a cause.</summary>
/// <param name="Factor">What is compared.</param>
/// <param name="Outcome">Tears, or upsetting tears.</param>
/// <param name="With">The evenings with it. For the cycle: the half around the start of a period.</param>
/// <param name="Without">The evenings without it. For the cycle: the half around the middle.</param>
/// <param name="Quarters">For the cycle: the evenings of its quarters, around the start of a period, after it, around the middle, before
/// the next. Empty otherwise.</param>
/// <param name="Verdict">What may be said.</param>
/// <param name="Estimate">How often, drawn towards what is usual for this person; null where it is too early to say.</param>
/// <param name="Peak">For the cycle, where something was found: the index of the quarter around which it gathers. Null otherwise.</param>
public sealed record Pattern(
    Factor Factor,
    CountedTears Outcome,
    Evenings With,
    Evenings Without,
    ImmutableArray<Evenings> Quarters,
    Verdict Verdict,
    Estimate? Estimate,
    int? Peak
);

/// <summary>Which tears are counted.</summary>
public enum CountedTears
{
    /// <summary>Evenings with tears, of all evenings.</summary>
    Any,

    /// <summary>Evenings with tears that were upsetting, of all evenings. Good and mixed tears count as none; tears of which nothing was
    /// said are left out.</summary>
    Upsetting,
}

/// <summary>What may be said about a factor.</summary>
public enum Verdict
{
    /// <summary>Too few evenings.</summary>
    TooEarly,

    /// <summary>Enough evenings, and no pattern in them.</summary>
    NoPattern,

    /// <summary>A difference to the eye that may well be chance, all factors taken together.</summary>
    MayBeChance,

    /// <summary>Found: more often with it. For the cycle: more often around one part of it.</summary>
    MoreOften,

    /// <summary>Found: less often with it.</summary>
    LessOften,
}

/// <summary>How often, as shares of evenings. Never shown as percentages.</summary>
/// <param name="With">With the factor, in (0, 1).</param>
/// <param name="Without">Without it, in (0, 1).</param>
/// <param name="Low">The lower end of the difference's 95 % interval, in [-1, 1].</param>
/// <param name="High">The upper end.</param>
public readonly record struct Estimate(double With, double Without, double Low, double High)
{
    /// <summary>With less without, in (-1, 1).</summary>
    public double Difference => With - Without;
}
