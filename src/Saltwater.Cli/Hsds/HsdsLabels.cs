namespace Saltwater.Cli.Hsds;

/// <summary>What the attributes are called in which the specification has no field for something.</summary>
internal static class HsdsLabels
{
    public const string Id = "id";
    public const string Country = "country";
    public const string Reviewed = "reviewed";
    public const string Need = "need";
    public const string AlsoNeed = "also-need";
    public const string Chat = "chat";
    public const string Website = "website";
    public const string OneGroup = "for-one-group";
    public const string WithoutSpeaking = "without-speaking";
    public const string WithoutSpeakingHow = "without-speaking-how";
    public const string Confidence = "confidence";
    public const string Seen = "seen-on";
    public const string Quoted = "quoted-from";
    public const string Zone = "time-zone";
}

/// <summary>Days as RFC 5545 writes them.</summary>
internal static class HsdsDays
{
    private static readonly string[] Codes = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    public static string CodeOf(DayOfWeek day) => Codes[(int)day];

    /// <summary>The day of a code; null if there is none.</summary>
    public static DayOfWeek? DayOf(string code) => Array.IndexOf(Codes, code) is >= 0 and var at ? (DayOfWeek)at : null;
}
