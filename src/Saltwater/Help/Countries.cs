using Saltwater.Guide;

namespace Saltwater.Help;

/// <summary>What countries, their parts and needs are called in the guide's language.</summary>
/// <remarks>They are asked for by a code that a service has, not by a name in code. A test holds that every country, region and need with
/// services has a name.</remarks>
public static class Countries
{
    private const string Screen = "places";

    /// <summary>The name of a part of a country, or its code where the guide has none.</summary>
    public static string Region(Pack pack, string code) => NameOrCode(pack, "region-", code);

    /// <summary>The name of a country, or its code where the guide has none.</summary>
    public static string Name(Pack pack, string code) => NameOrCode(pack, "country-", code);

    /// <summary>A need, as a heading.</summary>
    public static string Need(Pack pack, string need) => NameOrCode(pack, "need-", need);

    private static string NameOrCode(Pack pack, string kind, string code)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(code);
        return pack.Screens[Screen].GetValueOrDefault(kind + code.ToLowerInvariant(), code);
    }
}
