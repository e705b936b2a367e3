using System.Collections.Immutable;

namespace Saltwater.Guide;

/// <summary>The services of one country.</summary>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="Reviewed">The day their facts were last held against sources.</param>
public sealed record CountryServices(string Country, DateOnly Reviewed, ImmutableArray<Service> Services);

/// <summary>Someone to call, text, chat with or see.</summary>
/// <param name="Region">ISO 3166-2 where it serves part of the country; null means all of it.</param>
/// <param name="Category">The need it serves first.</param>
/// <param name="Also">Further needs it serves.</param>
/// <param name="Phone">What someone inside the country dials; null if it has no line.</param>
/// <param name="PhoneE164">The same line as it is dialled from any country; null if it has none, as short numbers.</param>
/// <param name="Hours">Local time, in words; null if no source says.</param>
/// <param name="Open">The same as data; empty where the hours are not known well enough.</param>
/// <param name="OneGroup">True if it is for one group of people only, such as men; they come after lines for everyone.</param>
/// <param name="Checked">The day its own facts were last held against sources.</param>
/// <param name="SilentUse">Whether it can be used without speaking.</param>
/// <param name="Seen">The sites its facts were seen on; full addresses are in the guide's own files.</param>
public sealed record Service(
    string Id,
    string? Region,
    string Category,
    ImmutableArray<string> Also,
    string Name,
    string? Phone,
    string? PhoneE164,
    TextLine? Text,
    string? Chat,
    string? Website,
    string? Hours,
    ImmutableArray<OpenTime> Open,
    ImmutableArray<string> Languages,
    string Audience,
    bool OneGroup,
    DateOnly Checked,
    string? Cost,
    SilentUse SilentUse,
    string? SilentHow,
    string? Note,
    Confidence Confidence,
    ImmutableArray<SiteSeen> Seen
)
{
    /// <summary>Whether it serves a need, first or also.</summary>
    public bool Serves(string need) => Category == need || Also.Contains(need);
}

/// <summary>A number to write to.</summary>
/// <param name="Keyword">What to write first; null if nothing in particular.</param>
/// <param name="Via">sms, whatsapp or ussd.</param>
public sealed record TextLine(string Number, string? Keyword, string Via);

/// <summary>Whether a service can be used without speaking. <see cref="No"/> means only that no silent way was found.</summary>
public enum SilentUse
{
    /// <summary>It can.</summary>
    Yes,

    /// <summary>No silent way was found.</summary>
    No,

    /// <summary>Not known.</summary>
    Unknown,
}

/// <summary>How sure we are of a service's facts.</summary>
public enum Confidence
{
    /// <summary>Two or more independent sources agree.</summary>
    High,

    /// <summary>One authoritative source.</summary>
    Medium,

    /// <summary>Old, second-hand or disputed: shown last, with a warning.</summary>
    Low,
}

/// <summary>A site a service's facts were seen on.</summary>
/// <param name="Site">Host name, for example <c>gov.uk</c>.</param>
/// <param name="Date">The page's own date as it states it; null if it carries none.</param>
/// <param name="Quoted">True if it was known only through another document that repeats it.</param>
public sealed record SiteSeen(string Site, string? Date, bool Quoted);
