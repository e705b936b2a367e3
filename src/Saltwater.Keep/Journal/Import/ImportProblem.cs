namespace Saltwater.Keep.Journal.Import;

/// <summary>Why a file, or one record in it, was not taken: <see cref="ImportWords"/> says it.</summary>
/// <param name="Code">Permanent; callers and translations rely on it. Below 100 the whole file was refused, from 101 on a single record was left out.</param>
public sealed record ImportProblem(string Code)
{
    /// <summary>The file is larger than any we take.</summary>
    public static ImportProblem TooLarge { get; } = new("IMPORT-001");

    /// <summary>There are no bytes.</summary>
    public static ImportProblem Empty { get; } = new("IMPORT-002");

    /// <summary>The content is of no kind we know.</summary>
    public static ImportProblem NotKnown { get; } = new("IMPORT-003");

    /// <summary>The content begins well and breaks off, or is damaged.</summary>
    public static ImportProblem Broken { get; } = new("IMPORT-004");

    /// <summary>Lists in lists, deeper than any real file.</summary>
    public static ImportProblem TooDeep { get; } = new("IMPORT-005");

    /// <summary>Our own format, of a later version.</summary>
    public static ImportProblem Newer { get; } = new("IMPORT-006");

    /// <summary>A zip that grows beyond measure when unpacked.</summary>
    public static ImportProblem Swollen { get; } = new("IMPORT-007");

    /// <summary>A zip with a password, as Clue and Flo send them.</summary>
    public static ImportProblem Locked { get; } = new("IMPORT-008");

    /// <summary>A known kind with nothing in it for us.</summary>
    public static ImportProblem NothingInside { get; } = new("IMPORT-009");

    /// <summary>A zip without a file of a known kind.</summary>
    public static ImportProblem NothingInZip { get; } = new("IMPORT-010");

    /// <summary>Reading stopped: the device could not give the file's bytes.</summary>
    public static ImportProblem Unreadable { get; } = new("IMPORT-011");

    /// <summary>A table or JSON file larger than any that holds notes.</summary>
    public static ImportProblem TextTooLarge { get; } = new("IMPORT-012");

    /// <summary>Our own table, with its letters stored in another way: taking it would change what someone wrote.</summary>
    public static ImportProblem OtherLetters { get; } = new("IMPORT-013");

    /// <summary>An archive that is whole, and packed in a way we do not open.</summary>
    public static ImportProblem PackedOtherwise { get; } = new("IMPORT-014");

    /// <summary>A spreadsheet's own file.</summary>
    public static ImportProblem Workbook { get; } = new("IMPORT-015");

    /// <summary>A record without a date we can read.</summary>
    public static ImportProblem NoDay { get; } = new("IMPORT-101");

    /// <summary>A record dated after today.</summary>
    public static ImportProblem Future { get; } = new("IMPORT-102");

    /// <summary>A record dated before 1900.</summary>
    public static ImportProblem LongAgo { get; } = new("IMPORT-103");

    /// <summary>A word or number for the amount that we do not know.</summary>
    public static ImportProblem UnknownAmount { get; } = new("IMPORT-104");

    /// <summary>Bleeding that the person marked in the tracker as not part of a cycle.</summary>
    public static ImportProblem MarkedAside { get; } = new("IMPORT-105");

    /// <summary>A stretch of time the tracker holds as a pregnancy.</summary>
    public static ImportProblem Pregnancy { get; } = new("IMPORT-106");

    /// <summary>A period that ends before it starts, or lasts over a month.</summary>
    public static ImportProblem OddLength { get; } = new("IMPORT-107");

    /// <summary>A record whose parts are not what they should be.</summary>
    public static ImportProblem BrokenRecord { get; } = new("IMPORT-108");

    /// <summary>A second record for the same day or the same entry.</summary>
    public static ImportProblem Repeated { get; } = new("IMPORT-109");

    /// <summary>Something a newer version wrote and this one does not know; the rest of the record is taken.</summary>
    public static ImportProblem UnknownPart { get; } = new("IMPORT-110");

    /// <summary>A note, or a list of facts, longer than any we write.</summary>
    public static ImportProblem TooLong { get; } = new("IMPORT-111");

    /// <summary>Bleeding in or after a pregnancy: it is of no cycle.</summary>
    public static ImportProblem PregnancyBleeding { get; } = new("IMPORT-113");

    /// <summary>A mark, such as that a day does not count, in a word we do not know.</summary>
    public static ImportProblem UnknownMark { get; } = new("IMPORT-114");

    /// <summary>A kind of bleeding that we do not know.</summary>
    public static ImportProblem UnknownBleeding { get; } = new("IMPORT-115");

    /// <summary>Something the phone concluded about the cycle.</summary>
    public static ImportProblem CycleNotice { get; } = new("IMPORT-116");

    /// <summary>More files in a zip than we look into.</summary>
    public static ImportProblem NotLookedAt { get; } = new("IMPORT-117");

    /// <summary>A record of the tracker that says there was no bleeding.</summary>
    public static ImportProblem NoBleeding { get; } = new("IMPORT-112");
}
