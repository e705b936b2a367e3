namespace Saltwater.Help;

/// <summary>What countries, their parts and needs are called.</summary>
public static class Countries
{
    // A test holds that every country and region with services has a name.
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["AR"] = "Argentina",
        ["AT"] = "Austria",
        ["AU"] = "Australia",
        ["BE"] = "Belgium",
        ["BR"] = "Brazil",
        ["CA"] = "Canada",
        ["CH"] = "Switzerland",
        ["DE"] = "Germany",
        ["DK"] = "Denmark",
        ["ES"] = "Spain",
        ["FI"] = "Finland",
        ["FR"] = "France",
        ["GB"] = "United Kingdom",
        ["IE"] = "Ireland",
        ["IN"] = "India",
        ["IT"] = "Italy",
        ["JP"] = "Japan",
        ["KE"] = "Kenya",
        ["MX"] = "Mexico",
        ["NG"] = "Nigeria",
        ["NL"] = "Netherlands",
        ["NO"] = "Norway",
        ["NZ"] = "New Zealand",
        ["PH"] = "Philippines",
        ["PL"] = "Poland",
        ["PT"] = "Portugal",
        ["SE"] = "Sweden",
        ["US"] = "United States",
        ["ZA"] = "South Africa",
    };

    private static readonly Dictionary<string, string> Regions = new(StringComparer.Ordinal)
    {
        ["AT-9"] = "Vienna",
        ["AU-VIC"] = "Victoria",
        ["CA-QC"] = "Quebec",
        ["CH-ZH"] = "Zurich",
        ["DK-84"] = "the Capital Region",
        ["GB-EAW"] = "England and Wales",
        ["GB-ENG"] = "England",
        ["GB-NIR"] = "Northern Ireland",
        ["GB-SCT"] = "Scotland",
        ["GB-WLS"] = "Wales",
        ["MX-CMX"] = "Mexico City",
        ["NG-LA"] = "Lagos State",
    };

    /// <summary>The name of a part of a country, or its code where we have none.</summary>
    public static string Region(string code) => Regions.GetValueOrDefault(code, code);

    /// <summary>The name of a country, or its code where we have none.</summary>
    public static string Name(string code) => Names.GetValueOrDefault(code, code);

    /// <summary>A need, as a heading.</summary>
    public static string Need(string need) => need switch
    {
        "emergency" => "Emergency",
        "own-behaviour" => "If you fear what you did or may do to someone",
        "crisis" => "When it is too much, or you may not be safe with your own thoughts",
        "sexual-assault" => "If it was not freely wanted",
        "partner-violence" => "If you are afraid of someone close",
        "men-survivors" => "For men it was done to",
        "lgbtq" => "For LGBTQ+ people",
        "sexual-health" => "Sexual health",
        "bereavement" => "Loss",
        "endometriosis" => "Endometriosis",
        "pelvic-physio-finder" => "Finding a pelvic physiotherapist",
        "sex-therapist-finder" => "Finding a sex therapist",
        _ => need.Replace('-', ' '),
    };
}
