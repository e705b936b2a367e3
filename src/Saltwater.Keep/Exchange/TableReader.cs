using System.Text;
using Saltwater.Keep.Exchange.Incoming;
using Saltwater.Keep.Exchange.OpenFormat;
using Saltwater.Keep.Exchange.Syntax;
using Saltwater.Keep.Exchange.Trackers;

namespace Saltwater.Keep.Exchange;

/// <summary>Reads tables: our own, and the one that drip writes.</summary>
internal static class TableReader
{
    // Above the names of the columns stands at times how cells are parted, or a title.
    private const int MostLinesAbove = 20;

    private static readonly char[] separators = [',', ';', '\t', '|'];

    /// <summary>What a table is, told by the names of its columns; unknown if they are of no table we read.</summary>
    public static ImportKind KindOf(ReadOnlySpan<byte> head, out char separator)
    {
        // The longest known line of names has about 900 letters.
        var text = Encoding.UTF8.GetString(head[..Math.Min(head.Length, 8 * 1024)]);
        foreach (var columns in text.ReplaceLineEndings("\n").Split('\n', MostLinesAbove + 1).Take(MostLinesAbove))
        {
            foreach (var each in separators)
            {
                separator = each;
                var kind = KindOf(ColumnNames(columns, separator));
                if (kind != ImportKind.Unknown)
                {
                    return kind;
                }
            }
        }

        separator = ',';
        return ImportKind.Unknown;
    }

    private static ImportKind KindOf(HashSet<string> names) =>
        names switch
        {
            _ when names.IsSupersetOf(["entry_id", "written_on"]) => ImportKind.OpenEntries,
            _ when names.IsSupersetOf(["cycle_day_id", "bleeding"]) => ImportKind.OpenCycleDays,
            _ when names.IsSupersetOf(["date", "bleeding.value"]) => ImportKind.Drip,
            _ => ImportKind.Unknown,
        };

    /// <summary>Reads a table.</summary>
    /// <exception cref="FormatException">A quote is never closed, or the last line is not whole.</exception>
    /// <exception cref="DecoderFallbackException">Our own text is not UTF-8: taking it would change what someone wrote.</exception>
    public static void ReadTable(ReadOnlySpan<byte> csv, ImportKind kind, char separator, ImportBuilder to)
    {
        // Of drip only numbers and dates are read, so notes that went through another program's encoding do no harm.
        var text = new UTF8Encoding(false, throwOnInvalidBytes: kind != ImportKind.Drip).GetString(csv);
        if (kind != ImportKind.Drip && text[^1] is not ('\n' or '\r'))
        {
            // Our own tables end every line. One that does not was cut, and half a number would look like a number.
            throw new FormatException();
        }

        List<string>? names = null;
        foreach (var row in CsvText.ReadRows(text, separator))
        {
            if (names is null && KindOf([.. row.Cells.Select(CsvCells.ColumnName)]) != kind)
            {
                continue;
            }

            if (names is null)
            {
                names = row.Cells;
                if (kind != ImportKind.Drip)
                {
                    OpenCsvReader.TellUnknownColumns(names, kind, to);
                }

                continue;
            }

            var cells = new CsvCells(names, row.Cells);
            switch (kind)
            {
                case ImportKind.OpenEntries:
                    OpenCsvReader.ReadEntry(cells, row.Line, to);
                    break;
                case ImportKind.OpenCycleDays:
                    OpenCsvReader.ReadCycleDay(cells, row.Line, to);
                    break;
                default:
                    DripCsv.ReadDay(cells, row.Line, to);
                    break;
            }
        }
    }

    private static HashSet<string> ColumnNames(string columns, char separator)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (var name in columns.Split(separator))
        {
            names.Add(CsvCells.ColumnName(name));
        }

        return names;
    }
}
