using Saltwater.Guide;
using Saltwater.Guide.Screens;

namespace Saltwater.Keep.Exchange.Incoming;

/// <summary>Why a file, or one record in it, was not taken.</summary>
public sealed record ImportProblem
{
    private readonly Func<ImportTexts, string> what;
    private readonly Func<ImportTexts, string>? remedy;

    private ImportProblem(string code, Func<ImportTexts, string> what, Func<ImportTexts, string>? remedy = null) =>
        (Code, this.what, this.remedy) = (code, what, remedy);

    /// <summary>Permanent; callers rely on it. Below 100 the whole file was refused, from 101 on a single record was left out.</summary>
    public string Code { get; }

    /// <summary>The file is larger than any we take.</summary>
    public static ImportProblem TooLarge { get; } = new("IMPORT-001", says => says.TooLarge, says => says.TooLargeDo);

    /// <summary>There are no bytes.</summary>
    public static ImportProblem Empty { get; } = new("IMPORT-002", says => says.Empty, says => says.EmptyDo);

    /// <summary>The content is of no kind we know.</summary>
    public static ImportProblem NotKnown { get; } = new("IMPORT-003", says => says.NotKnown, says => says.NotKnownDo);

    /// <summary>The content begins well and breaks off, or is damaged.</summary>
    public static ImportProblem Broken { get; } = new("IMPORT-004", says => says.Broken, says => says.BrokenDo);

    /// <summary>Lists in lists, deeper than any real file.</summary>
    public static ImportProblem TooDeep { get; } = new("IMPORT-005", says => says.TooDeep, says => says.EmptyDo);

    /// <summary>Our own format, of a later version.</summary>
    public static ImportProblem Newer { get; } = new("IMPORT-006", says => says.Newer, says => says.NewerDo);

    /// <summary>A zip that grows beyond measure when unpacked.</summary>
    public static ImportProblem Swollen { get; } = new("IMPORT-007", says => says.Swollen, says => says.SwollenDo);

    /// <summary>A zip with a password, as Clue and Flo send them.</summary>
    public static ImportProblem Locked { get; } = new("IMPORT-008", says => says.Locked, says => says.LockedDo);

    /// <summary>A known kind with nothing in it for us.</summary>
    public static ImportProblem NothingInside { get; } = new("IMPORT-009", says => says.NothingInside, says => says.NothingInsideDo);

    /// <summary>A zip without a file of a known kind.</summary>
    public static ImportProblem NothingInZip { get; } = new("IMPORT-010", says => says.NothingInZip, says => says.NothingInZipDo);

    /// <summary>Reading stopped: the device could not give the file's bytes.</summary>
    public static ImportProblem Unreadable { get; } = new("IMPORT-011", says => says.Unreadable, says => says.UnreadableDo);

    /// <summary>A table or JSON file larger than any that holds notes.</summary>
    public static ImportProblem TextTooLarge { get; } = new("IMPORT-012", says => says.TextTooLarge, says => says.TooLargeDo);

    /// <summary>Our own table, with its letters stored in another way: taking it would change what someone wrote.</summary>
    public static ImportProblem OtherLetters { get; } = new("IMPORT-013", says => says.OtherLetters, says => says.OtherLettersDo);

    /// <summary>An archive that is whole, and packed in a way we do not open.</summary>
    public static ImportProblem PackedOtherwise { get; } = new("IMPORT-014", says => says.PackedOtherwise, says => says.PackedOtherwiseDo);

    /// <summary>A spreadsheet's own file.</summary>
    public static ImportProblem Workbook { get; } = new("IMPORT-015", says => says.Workbook, says => says.WorkbookDo);

    /// <summary>A record without a date we can read.</summary>
    public static ImportProblem NoDay { get; } = new("IMPORT-101", says => says.NoDay);

    /// <summary>A record dated after today.</summary>
    public static ImportProblem Future { get; } = new("IMPORT-102", says => says.Future);

    /// <summary>A record dated before 1900.</summary>
    public static ImportProblem LongAgo { get; } = new("IMPORT-103", says => says.LongAgo);

    /// <summary>A word or number for the amount that we do not know.</summary>
    public static ImportProblem UnknownAmount { get; } = new("IMPORT-104", says => says.UnknownAmount);

    /// <summary>Bleeding that the person marked in the tracker as not part of a cycle.</summary>
    public static ImportProblem MarkedAside { get; } = new("IMPORT-105", says => says.MarkedAside);

    /// <summary>A stretch of time the tracker holds as a pregnancy.</summary>
    public static ImportProblem Pregnancy { get; } = new("IMPORT-106", says => says.Pregnancy);

    /// <summary>A period that ends before it starts, or lasts over a month.</summary>
    public static ImportProblem OddLength { get; } = new("IMPORT-107", says => says.OddLength);

    /// <summary>A record whose parts are not what they should be.</summary>
    public static ImportProblem BrokenRecord { get; } = new("IMPORT-108", says => says.BrokenRecord);

    /// <summary>A second record for the same day or the same entry.</summary>
    public static ImportProblem Repeated { get; } = new("IMPORT-109", says => says.Repeated);

    /// <summary>Something a newer version wrote and this one does not know; the rest of the record is taken.</summary>
    public static ImportProblem UnknownPart { get; } = new("IMPORT-110", says => says.UnknownPart);

    /// <summary>A note, or a list of facts, longer than any we write.</summary>
    public static ImportProblem TooLong { get; } = new("IMPORT-111", says => says.TooLong);

    /// <summary>Bleeding in or after a pregnancy: it is of no cycle.</summary>
    public static ImportProblem PregnancyBleeding { get; } = new("IMPORT-113", says => says.PregnancyBleeding);

    /// <summary>A mark, such as that a day does not count, in a word we do not know.</summary>
    public static ImportProblem UnknownMark { get; } = new("IMPORT-114", says => says.UnknownMark);

    /// <summary>A kind of bleeding that we do not know.</summary>
    public static ImportProblem UnknownBleeding { get; } = new("IMPORT-115", says => says.UnknownBleeding);

    /// <summary>Something the phone concluded about the cycle.</summary>
    public static ImportProblem CycleNotice { get; } = new("IMPORT-116", says => says.CycleNotice);

    /// <summary>More files in a zip than we look into.</summary>
    public static ImportProblem NotLookedAt { get; } = new("IMPORT-117", says => says.NotLookedAt);

    /// <summary>A record of the tracker that says there was no bleeding.</summary>
    public static ImportProblem NoBleeding { get; } = new("IMPORT-112", says => says.NoBleeding);

    /// <summary>What is wrong, in the guide's words. Nothing personal stands in it.</summary>
    internal string What(Pack pack) => what(ImportTexts.Of(pack));

    /// <summary>What can be done, in the guide's words; empty if nothing needs doing.</summary>
    internal string Remedy(Pack pack) => remedy?.Invoke(ImportTexts.Of(pack)) ?? "";
}
