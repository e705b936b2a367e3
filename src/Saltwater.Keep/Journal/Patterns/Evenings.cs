namespace Saltwater.Keep.Journal.Patterns;

/// <summary>How many of some evenings had tears, or upsetting tears.</summary>
/// <param name="All">How many evenings.</param>
/// <param name="Hits">On how many of them.</param>
public readonly record struct Evenings(int All, int Hits)
{
    /// <summary>One evening more.</summary>
    internal Evenings With(bool hit) => new(All + 1, Hits + Convert.ToInt32(hit));

    /// <summary>Both taken together.</summary>
    public static Evenings operator +(Evenings left, Evenings right) => new(left.All + right.All, left.Hits + right.Hits);

    /// <inheritdoc cref="op_Addition"/>
    public static Evenings Add(Evenings left, Evenings right) => left + right;
}
