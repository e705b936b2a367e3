namespace Saltwater.Cli.Authoring;

/// <summary>The permanent codes of faults in the guide. A code is never reused; docs/guide-problems.md lists them for authors.</summary>
internal static class ProblemCode
{
    public const string FileMissing = "GUIDE-001";
    public const string FileUnreadable = "GUIDE-002";
    public const string Syntax = "GUIDE-003";
    public const string AnchorOrAlias = "GUIDE-004";
    public const string DuplicateKey = "GUIDE-005";
    public const string WrongType = "GUIDE-006";
    public const string FieldMissing = "GUIDE-007";
    public const string FieldUnknown = "GUIDE-008";
    public const string ValueUnknown = "GUIDE-009";
    public const string DuplicateId = "GUIDE-010";
    public const string OutOfRange = "GUIDE-011";
    public const string UnknownId = "GUIDE-012";
    public const string WordingMissing = "GUIDE-013";
    public const string UnknownReason = "GUIDE-014";
    public const string Headings = "GUIDE-015";
    public const string BasisMissing = "GUIDE-016";
    public const string NumberWithoutSource = "GUIDE-017";
    public const string NeverSaid = "GUIDE-018";
    public const string PartnerTalkUnmarked = "GUIDE-019";
    public const string UnsafeCombination = "GUIDE-020";
    public const string ReadingGrade = "GUIDE-021";
    public const string ToneMissing = "GUIDE-022";
    public const string NotASentence = "GUIDE-023";
    public const string NamesSex = "GUIDE-024";
    public const string NeverRuledOut = "GUIDE-025";
    public const string Unreachable = "GUIDE-026";
    public const string Cycle = "GUIDE-027";
    public const string DeadEnd = "GUIDE-028";
    public const string PhoneWithoutSource = "GUIDE-029";
    public const string ClaimWithoutSource = "GUIDE-030";

    // A warning of `saltwater check`; it stops nothing.
    public const string ReviewOverdue = "GUIDE-031";
    public const string PackTooLarge = "GUIDE-032";
    public const string StepsMissing = "GUIDE-042";
    public const string EmergencyWithoutNumber = "GUIDE-043";
    public const string ClockWithoutClosing = "GUIDE-044";
    public const string NumberUndiallable = "GUIDE-045";
    public const string HoursWrong = "GUIDE-046";
    public const string AreaReachesNothing = "GUIDE-060";
    public const string StatementTwice = "GUIDE-061";
    public const string ReasonUnreachedByAreas = "GUIDE-062";
    public const string StatementWordingMissing = "GUIDE-063";
    public const string ScreenTextMissing = "GUIDE-064";
    public const string ChipMissing = "GUIDE-065";
    public const string ScreenPlacesDiffer = "GUIDE-066";
    public const string PluralUnreadable = "GUIDE-067";
    public const string ScreenTextTwice = "GUIDE-068";
    public const string OneLanguageTaken = "GUIDE-071";
    public const string NotGraded = "GUIDE-072";
    public const string EmergencyWithoutSignOff = "GUIDE-073";
    public const string PlaceUnclear = "GUIDE-074";
    public const string PlaceUnfounded = "GUIDE-075";
    public const string NoSuchGuide = "GUIDE-040";
    public const string PackUnusable = "GUIDE-041";
    public const string NotBrief = "GUIDE-082";
    public const string LineMalformed = "GUIDE-092";
    public const string LineMissesItsSentence = "GUIDE-093";
    public const string LineFindsTooMuch = "GUIDE-094";
    public const string LineShadowed = "GUIDE-095";
    public const string CalmFromText = "GUIDE-096";
    public const string PhrasesTooLarge = "GUIDE-097";
    public const string PhrasesUnusable = "GUIDE-098";
    public const string PageUnusable = "GUIDE-099";
    public const string NoSuchCopy = "COPY-001";
    public const string CopyTouchesGuide = "COPY-002";
    public const string NoPartOfCopy = "COPY-003";
    public const string CopyCountry = "COPY-004";
    public const string CopyLanguage = "COPY-005";
}
