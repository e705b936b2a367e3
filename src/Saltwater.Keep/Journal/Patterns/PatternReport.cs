using System.Collections.Immutable;

namespace Saltwater.Keep.Journal.Patterns;

/// <summary>What a whole journal says.</summary>
/// <param name="Patterns">For each factor tears and upsetting tears, in the order of <see cref="Factor.All"/>. The cycle is left out where
/// no bleeding was noted.</param>
/// <param name="Evenings">The evenings counted, and those with tears.</param>
/// <param name="FromMemory">How many entries were left apart because they were written days later.</param>
public sealed record PatternReport(ImmutableArray<Pattern> Patterns, Evenings Evenings, int FromMemory);
