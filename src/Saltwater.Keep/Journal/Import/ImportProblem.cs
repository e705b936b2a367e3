namespace Saltwater.Keep.Journal.Import;

/// <summary>Why a file, or one record in it, was not taken. Nothing personal stands in it.</summary>
/// <param name="Code">Permanent; callers and translations rely on it. Below 100 the whole file was refused, from 101 on a single record was left out.</param>
/// <param name="What">What is wrong, to be shown.</param>
/// <param name="Remedy">What can be done; empty if nothing needs doing.</param>
public sealed record ImportProblem(string Code, string What, string Remedy)
{
    /// <summary>The file is larger than any we take.</summary>
    public static ImportProblem TooLarge { get; } = new("IMPORT-001", "This file is larger than 16 GB, which takes too long to read here.", "Ask the other app for a shorter time, or for cycle data alone.");

    /// <summary>There are no bytes.</summary>
    public static ImportProblem Empty { get; } = new("IMPORT-002", "This file is empty.", "Export it again from the other app.");

    /// <summary>The content is of no kind we know.</summary>
    public static ImportProblem NotKnown { get; } = new("IMPORT-003", "This is not a file we can read.", "We read our own exports, drip, Clue, Flo and Apple Health. In a Clue download, choose measurements.json; from Flo, the .json file.");

    /// <summary>The content begins well and breaks off, or is damaged.</summary>
    public static ImportProblem Broken { get; } = new("IMPORT-004", "This file is damaged or was cut short.", "Copy or export it again.");

    /// <summary>Lists in lists, deeper than any real file.</summary>
    public static ImportProblem TooDeep { get; } = new("IMPORT-005", "This file is not built like an export.", "Export it again from the other app.");

    /// <summary>Our own format, of a later version.</summary>
    public static ImportProblem Newer { get; } = new("IMPORT-006", "This file was made by a newer version.", "Update this version first, then try again.");

    /// <summary>A zip that grows beyond measure when unpacked.</summary>
    public static ImportProblem Swollen { get; } = new("IMPORT-007", "This zip file grows far too large when it is opened.", "If it is your own, unpack it first and choose the file inside.");

    /// <summary>A zip with a password, as Clue and Flo send them.</summary>
    public static ImportProblem Locked { get; } = new("IMPORT-008", "This zip file has a password.", "Unpack it with that password first, then choose the file inside.");

    /// <summary>A known kind with nothing in it for us.</summary>
    public static ImportProblem NothingInside { get; } = new("IMPORT-009", "There is nothing in this file that we can bring in.", "Check that periods were part of the export.");

    /// <summary>A zip without a file of a known kind.</summary>
    public static ImportProblem NothingInZip { get; } = new("IMPORT-010", "This zip file holds nothing we can read.", "We look for export.xml, measurements.json or a drip table in it.");

    /// <summary>Reading stopped: the device could not give the file's bytes.</summary>
    public static ImportProblem Unreadable { get; } = new("IMPORT-011", "This file could not be opened.", "Save it on this device first, then try again.");

    /// <summary>A table or JSON file larger than any that holds notes.</summary>
    public static ImportProblem TextTooLarge { get; } = new("IMPORT-012", "This file is larger than 16 MB. Notes of ten years are smaller.", "Ask the other app for a shorter time, or for cycle data alone.");

    /// <summary>Our own table, with its letters stored in another way: taking it would change what someone wrote.</summary>
    public static ImportProblem OtherLetters { get; } = new("IMPORT-013", "A program saved this file with its letters in an older form, so words would come in changed.", "Save it once more as “CSV UTF-8”, then choose that file.");

    /// <summary>An archive that is whole, and packed in a way we do not open.</summary>
    public static ImportProblem PackedOtherwise { get; } = new("IMPORT-014", "This file was packed in a way that we cannot open. It is not damaged.", "Unpack it on this device first, then choose the file inside.");

    /// <summary>A spreadsheet's own file.</summary>
    public static ImportProblem Workbook { get; } = new("IMPORT-015", "This is a spreadsheet’s own file.", "Open it there, save the table as “CSV UTF-8”, then choose that file.");

    /// <summary>A record without a date we can read.</summary>
    public static ImportProblem NoDay { get; } = new("IMPORT-101", "The date is missing or cannot be read.", "");

    /// <summary>A record dated after today.</summary>
    public static ImportProblem Future { get; } = new("IMPORT-102", "The date is in the future.", "");

    /// <summary>A record dated before 1900.</summary>
    public static ImportProblem LongAgo { get; } = new("IMPORT-103", "The date is too long ago to be right.", "");

    /// <summary>A word or number for the amount that we do not know.</summary>
    public static ImportProblem UnknownAmount { get; } = new("IMPORT-104", "We do not know this word for how much bleeding there was.", "");

    /// <summary>Bleeding that the person marked in the tracker as not part of a cycle.</summary>
    public static ImportProblem MarkedAside { get; } = new("IMPORT-105", "This bleeding was marked as not part of a cycle.", "");

    /// <summary>A stretch of time the tracker holds as a pregnancy.</summary>
    public static ImportProblem Pregnancy { get; } = new("IMPORT-106", "This stretch was marked as a pregnancy.", "");

    /// <summary>A period that ends before it starts, or lasts over a month.</summary>
    public static ImportProblem OddLength { get; } = new("IMPORT-107", "This period ends before it starts, or lasts over a month.", "");

    /// <summary>A record whose parts are not what they should be.</summary>
    public static ImportProblem BrokenRecord { get; } = new("IMPORT-108", "This record is not complete.", "");

    /// <summary>A second record for the same day or the same entry.</summary>
    public static ImportProblem Repeated { get; } = new("IMPORT-109", "This was in the file already. Of two amounts that were noted for one day, the larger one counts.", "");

    /// <summary>Something a newer version wrote and this one does not know; the rest of the record is taken.</summary>
    public static ImportProblem UnknownPart { get; } = new("IMPORT-110", "A part of this record is not known to this version. The rest was taken.", "");

    /// <summary>A note, or a list of facts, longer than any we write.</summary>
    public static ImportProblem TooLong { get; } = new("IMPORT-111", "The text is too long.", "");

    /// <summary>Bleeding in or after a pregnancy: it is of no cycle.</summary>
    public static ImportProblem PregnancyBleeding { get; } = new("IMPORT-113", "This is bleeding in or after a pregnancy. It is not part of a cycle, so it does not come in.", "");

    /// <summary>A mark, such as that a day does not count, in a word we do not know.</summary>
    public static ImportProblem UnknownMark { get; } = new("IMPORT-114", "This record has a mark in a word that we do not know, so it was left out.", "");

    /// <summary>A kind of bleeding that we do not know.</summary>
    public static ImportProblem UnknownBleeding { get; } = new("IMPORT-115", "This is a kind of bleeding that we do not know, so it was left out.", "");

    /// <summary>Something the phone concluded about the cycle.</summary>
    public static ImportProblem CycleNotice { get; } = new("IMPORT-116", "This is a notice that the device itself made about the cycle. It is no day of bleeding.", "");

    /// <summary>More files in a zip than we look into.</summary>
    public static ImportProblem NotLookedAt { get; } = new("IMPORT-117", "The zip holds more files than we look into. Some were not looked at.", "");

    /// <summary>A record of the tracker that says there was no bleeding.</summary>
    public static ImportProblem NoBleeding { get; } = new("IMPORT-112", "No bleeding was noted.", "");
}
