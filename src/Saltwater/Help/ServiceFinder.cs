using System.Collections.Immutable;
using Saltwater.Guide;

namespace Saltwater.Help;

/// <summary>Finds services by country and need. Never guesses a country.</summary>
public static class ServiceFinder
{
    /// <summary>The need that every country's list begins with.</summary>
    public const string Emergency = "emergency";

    /// <summary>The countries with services that were checked, as ISO 3166-1 alpha-2, in alphabetical order.</summary>
    public static ImmutableArray<string> Countries(Pack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        return [.. pack.Services.Select(each => each.Country).Order(StringComparer.Ordinal)];
    }

    /// <summary>What is said where no line for young people was checked; null if every one of these countries has one.</summary>
    /// <param name="country">Only this country, ISO 3166-1 alpha-2 in any case; all of them if null.</param>
    public static string? NoYouthLine(Pack pack, string? country)
    {
        ArgumentNullException.ThrowIfNull(pack);
        var without = Countries(pack)
            .Where(code =>
                (country is null || code.Equals(country, StringComparison.OrdinalIgnoreCase)) && pack.Safety.Youth.In(code).IsEmpty
            )
            .Select(code => Help.Countries.Name(pack, code))
            .ToList();
        if (without.Count == 0)
        {
            return null;
        }

        return pack.Safety.Youth.NoLine.Replace("{country}", string.Join(", ", without), StringComparison.Ordinal);
    }

    /// <summary>Every need that some service serves, in alphabetical order.</summary>
    public static ImmutableArray<string> Needs(Pack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        return
        [
            .. pack
                .Services.SelectMany(each => each.Services)
                .Select(service => service.Category)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>The numbers for an emergency in a country, in the order of its list. What we are not sure of is left out: beside a bare
    /// number there is no room to say so.</summary>
    public static ImmutableArray<string> EmergencyPhones(CountryServices country)
    {
        ArgumentNullException.ThrowIfNull(country);
        return
        [
            .. country
                .Services.Where(service => service.Category == Emergency && service.Confidence != Confidence.Low)
                .Select(service => service.Phone)
                .OfType<string>()
                .Distinct(StringComparer.Ordinal),
        ];
    }

    /// <summary>The services of a country.</summary>
    /// <param name="country">ISO 3166-1 alpha-2, any case.</param>
    /// <param name="need">Only services for this need; all if null.</param>
    /// <returns>
    /// Lines for everyone before those for one part of the country, and these before those for one group of people; then what we are surest
    /// of, and what serves the need first before what serves it also.
    /// What we are not sure of comes last. Null if no service of that country was checked.
    /// </returns>
    public static ImmutableArray<Service>? Find(Pack pack, string country, string? need)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(country);
        var listed = pack.Services.FirstOrDefault(each => each.Country.Equals(country, StringComparison.OrdinalIgnoreCase));
        if (listed is null)
        {
            return null;
        }

        return
        [
            .. listed
                .Services.Where(service => need is null || service.Serves(need))
                .OrderBy(service => service.Confidence == Confidence.Low)
                .ThenBy(service => service.OneGroup)
                .ThenBy(service => !service.OneGroup && service.Region is not null)
                .ThenBy(service => service.Confidence)
                .ThenBy(service => need is not null && service.Category != need),
        ];
    }
}
