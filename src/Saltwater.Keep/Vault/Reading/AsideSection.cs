using Saltwater.Keep.Vault.Format;

namespace Saltwater.Keep.Vault.Reading;

/// <summary>A section that is not shown.</summary>
/// <param name="Number">Its place in the file, from 1.</param>
/// <param name="Kind">What it says it is.</param>
/// <param name="Why">What is wrong with it.</param>
public sealed record AsideSection(int Number, SectionKind Kind, SectionProblem Why);
