using Saltwater.Guide;
using Saltwater.Guide.Screens;

namespace Saltwater.Keep.Journal.Import;

/// <summary>Why something does not come in, in the words of a guide's language. Nothing personal stands in them.</summary>
internal readonly struct ImportWords(Pack pack)
{
    private readonly ImportTexts says = ImportTexts.Of(pack);

    /// <summary>What is wrong.</summary>
    public string What(ImportProblem problem) => Of(problem).What;

    /// <summary>What can be done; empty if nothing needs doing.</summary>
    public string Remedy(ImportProblem problem) => Of(problem).Remedy;

    private (string What, string Remedy) Of(ImportProblem problem) => problem.Code switch
    {
        "IMPORT-001" => (says.TooLarge, says.TooLargeDo),
        "IMPORT-002" => (says.Empty, says.EmptyDo),
        "IMPORT-003" => (says.NotKnown, says.NotKnownDo),
        "IMPORT-004" => (says.Broken, says.BrokenDo),
        "IMPORT-005" => (says.TooDeep, says.EmptyDo),
        "IMPORT-006" => (says.Newer, says.NewerDo),
        "IMPORT-007" => (says.Swollen, says.SwollenDo),
        "IMPORT-008" => (says.Locked, says.LockedDo),
        "IMPORT-009" => (says.NothingInside, says.NothingInsideDo),
        "IMPORT-010" => (says.NothingInZip, says.NothingInZipDo),
        "IMPORT-011" => (says.Unreadable, says.UnreadableDo),
        "IMPORT-012" => (says.TextTooLarge, says.TooLargeDo),
        "IMPORT-013" => (says.OtherLetters, says.OtherLettersDo),
        "IMPORT-014" => (says.PackedOtherwise, says.PackedOtherwiseDo),
        "IMPORT-015" => (says.Workbook, says.WorkbookDo),
        "IMPORT-101" => (says.NoDay, ""),
        "IMPORT-102" => (says.Future, ""),
        "IMPORT-103" => (says.LongAgo, ""),
        "IMPORT-104" => (says.UnknownAmount, ""),
        "IMPORT-105" => (says.MarkedAside, ""),
        "IMPORT-106" => (says.Pregnancy, ""),
        "IMPORT-107" => (says.OddLength, ""),
        "IMPORT-108" => (says.BrokenRecord, ""),
        "IMPORT-109" => (says.Repeated, ""),
        "IMPORT-110" => (says.UnknownPart, ""),
        "IMPORT-111" => (says.TooLong, ""),
        "IMPORT-112" => (says.NoBleeding, ""),
        "IMPORT-113" => (says.PregnancyBleeding, ""),
        "IMPORT-114" => (says.UnknownMark, ""),
        "IMPORT-115" => (says.UnknownBleeding, ""),
        "IMPORT-116" => (says.CycleNotice, ""),
        "IMPORT-117" => (says.NotLookedAt, ""),
        var other => throw new ArgumentException($"No words for {other}.", nameof(problem)),
    };
}
