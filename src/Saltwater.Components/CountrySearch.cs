using System.Collections.Immutable;
using Saltwater.Guide;
using Saltwater.Help;

namespace Saltwater.Components;

/// <summary>The countries with services that were checked, found by a few letters.</summary>
public sealed class CountrySearch
{
    private readonly ImmutableArray<(string Code, string Name)> countries;

    /// <summary>The countries of a guide, by name.</summary>
    public CountrySearch(Pack pack) =>
        countries = [
            .. ServiceFinder
                .Countries(pack)
                .Select(code => (code, Name: Countries.Name(pack, code)))
                .OrderBy(each => each.Name, StringComparer.Ordinal),
        ];

    /// <summary>The countries a few letters may mean: those where a word of the name begins so, or the code. None for no letters.</summary>
    public ImmutableArray<(string Code, string Name)> FindLike(string letters)
    {
        ArgumentNullException.ThrowIfNull(letters);
        return letters.Trim() is { Length: > 0 } asked ? [.. countries.Where(each => IsLike(each, asked))] : [];
    }

    /// <summary>The code of the country that is called so; null if none is.</summary>
    public string? FindNamed(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return countries.FirstOrDefault(each => each.Name.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase)).Code;
    }

    private static bool IsLike((string Code, string Name) country, string asked) =>
        country.Code.Equals(asked, StringComparison.OrdinalIgnoreCase)
        || $" {country.Name}".Contains($" {asked}", StringComparison.OrdinalIgnoreCase);
}
