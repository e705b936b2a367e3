using System.Globalization;
using Saltwater.Keep.Agreements;
using Saltwater.Keep.Journal;

namespace Saltwater.Keep.Exchange.OpenFormat;

/// <summary>How the open formats write what the journal counts on its fingers. The words are a contract: files written years ago use
/// them.</summary>
internal static class OpenVocabulary
{
    public static string WordFor(Company company) =>
        company switch
        {
            Company.Alone => "alone",
            _ => "with-someone",
        };

    public static string WordFor(Felt felt) =>
        felt switch
        {
            Felt.Good => "good",
            Felt.Mixed => "mixed",
            _ => "upsetting",
        };

    public static string WordFor(Bleeding bleeding) =>
        bleeding switch
        {
            Bleeding.Spotting => "spotting",
            Bleeding.Light => "light",
            Bleeding.Medium => "medium",
            _ => "heavy",
        };

    public static string WordFor(AgreementPart part) =>
        part switch
        {
            AgreementPart.Never => "never",
            AgreementPart.OnlyIf => "only-if",
            AgreementPart.Open => "open",
            AgreementPart.Signals => "signals",
            AgreementPart.Aftercare => "aftercare",
            _ => "if-tears-come",
        };

    public static string WordFor(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string WordFor(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    public static Company? ToCompany(string? word) =>
        word switch
        {
            "alone" => Company.Alone,
            "with-someone" => Company.WithSomeone,
            _ => null,
        };

    public static Felt? ToFelt(string? word) =>
        word switch
        {
            "good" => Felt.Good,
            "mixed" => Felt.Mixed,
            "upsetting" => Felt.Upsetting,
            _ => null,
        };

    public static Bleeding? ToBleeding(string? word) =>
        word switch
        {
            "spotting" => Bleeding.Spotting,
            "light" => Bleeding.Light,
            "medium" => Bleeding.Medium,
            "heavy" => Bleeding.Heavy,
            _ => null,
        };

    public static AgreementPart? ToPart(string? word)
    {
        foreach (var part in Enum.GetValues<AgreementPart>())
        {
            if (word == WordFor(part))
            {
                return part;
            }
        }

        return null;
    }

    // As we write it, and as spreadsheets write it again.
    private static readonly string[] times =
    [
        "H:mm",
        "H:mm:ss",
        "H:mm:ss.FFFFFFF",
        "h:mm tt",
        "h:mm:ss tt",
        "h:mmtt",
        "h:mm:sstt",
        "H.mm",
        "H.mm.ss",
        "H'h'mm",
        "H 'h' mm",
    ];

    public static TimeOnly? ToTime(string? text)
    {
        if (TimeOnly.TryParseExact(WithPlainSpaces(text), times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return new(time.Hour, time.Minute);
        }

        return null;
    }

    // Newer systems put a narrow space that does not break before AM and PM, some write them with points.
    private static string? WithPlainSpaces(string? text) =>
        text
            ?.Trim()
            .Replace('\u202F', ' ')
            .Replace('\u00A0', ' ')
            .Replace("a.m.", "AM", StringComparison.OrdinalIgnoreCase)
            .Replace("p.m.", "PM", StringComparison.OrdinalIgnoreCase);
}
