using PhoneNumbers;

namespace Saltwater.Cli.Authoring;

/// <summary>Numbers in the form that works from any country (ITU-T E.164), by the plans of the countries' own regulators as libphonenumber
/// knows them.</summary>
internal static class DialledNumbers
{
    private static readonly PhoneNumberUtil Plans = PhoneNumberUtil.GetInstance();

    /// <summary>Why a line cannot be dialled from abroad as it is written; null if it can.</summary>
    /// <param name="country">ISO 3166-1 alpha-2.</param>
    /// <param name="inside">As it is dialled in the country.</param>
    /// <param name="e164">As it is dialled from anywhere.</param>
    public static string? FaultOf(string country, string inside, string e164)
    {
        try
        {
            var number = Plans.Parse(e164, null);
            if (!Plans.IsPossibleNumber(number) || Plans.GetRegionCodesForCountryCode(number.CountryCode).Count == 0)
            {
                return $"\"{e164}\" is no number that can be dialled.";
            }

            if (
                Plans.GetRegionCodesForCountryCode(number.CountryCode).Contains(country)
                && Plans.IsNumberMatch(number, Plans.Parse(inside, country)) >= PhoneNumberUtil.MatchType.NSN_MATCH
            )
            {
                return null;
            }

            return $"\"{e164}\" is not the line that is reached by \"{inside}\" in {country}.";
        }
        catch (NumberParseException)
        {
            return $"\"{e164}\" or \"{inside}\" cannot be read as a number.";
        }
    }
}
