using Saltwater.Keep.Exchange.Incoming;
using Saltwater.Keep.Exchange.Syntax;

namespace Saltwater.Keep.Exchange.OpenFormat;

/// <summary>Reads the rows that <see cref="OpenCsv"/> wrote, and says what a later version added.</summary>
internal static class OpenCsvReader
{
    public static void ReadEntry(CsvCells cells, int line, ImportBuilder to)
    {
        var entry = new OpenEntry
        {
            Id = cells["entry_id"],
            Day = cells["day"],
            Time = cells["time"],
            WrittenOn = cells["written_on"],
            Company = cells["company"],
            Tears = cells["tears"] is { } tears ? CellValue.ReadMark(tears) : null,
            Felt = cells["felt"],
            Note = cells["note"] is { } note ? CsvText.UnguardCell(note) : null,
        };

        if (cells["keep_days"] is { } keep)
        {
            if (CellValue.WholeNumber(keep) is { } days)
            {
                entry.KeepDays = days;
            }
            else
            {
                entry.MarkUnusable();
            }
        }

        foreach (var (question, answers) in OpenCsv.Facts(CsvText.UnguardCell(cells["facts"] ?? "")))
        {
            entry.AddFact(question, answers);
        }

        entry.HandOver(line, to);
    }

    public static void ReadCycleDay(CsvCells cells, int line, ImportBuilder to) =>
        OpenJsonReader.FinishCycleDay(cells["cycle_day_id"], cells["day"], cells["bleeding"], line, to);

    /// <summary>Tells of every column that we do not write.</summary>
    /// <param name="columns">As they stand in the file.</param>
    public static void TellUnknownColumns(IEnumerable<string> columns, ImportKind kind, ImportBuilder to)
    {
        var ours = (kind == ImportKind.OpenEntries ? OpenCsv.EntryColumns : OpenCsv.CycleDayColumns).Split(',');
        foreach (var column in columns)
        {
            if (!ours.Contains(CsvCells.ColumnName(column), StringComparer.Ordinal))
            {
                to.SkipRecord(1, ImportProblem.UnknownPart);
            }
        }
    }
}
