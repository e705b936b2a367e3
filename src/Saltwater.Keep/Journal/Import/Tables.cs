using System.Text;
using Saltwater.Keep.Export;

namespace Saltwater.Keep.Journal.Import;

/// <summary>Reads tables: our own, and the one that drip writes.</summary>
internal static class Tables
{
    // Above the names of the columns stands at times how cells are parted, or a title.
    private const int MostLinesAbove = 20;

    private static readonly char[] separators = [',', ';', '\t', '|'];

    /// <summary>What a table is, told by the names of its columns; unknown if they are of no table we read.</summary>
    public static ImportKind Kind(ReadOnlySpan<byte> head, out char separator)
    {
        // The longest known line of names has about 900 letters.
        var text = Encoding.UTF8.GetString(head[..Math.Min(head.Length, 8 * 1024)]);
        foreach (var columns in text.ReplaceLineEndings("\n").Split('\n', MostLinesAbove + 1).Take(MostLinesAbove))
        {
            foreach (var each in separators)
            {
                separator = each;
                var kind = Kind(Names(columns, separator));
                if (kind != ImportKind.Unknown)
                {
                    return kind;
                }
            }
        }

        separator = ',';
        return ImportKind.Unknown;
    }

    private static ImportKind Kind(HashSet<string> names) =>
        names.Contains("entry_id") && names.Contains("written_on") ? ImportKind.OpenEntries
        : names.Contains("cycle_day_id") && names.Contains("bleeding") ? ImportKind.OpenCycleDays
        : names.Contains("date") && names.Contains("bleeding.value") ? ImportKind.Drip
        : ImportKind.Unknown;

    /// <summary>Reads a table.</summary>
    /// <exception cref="FormatException">A quote is never closed, or the last line is not whole.</exception>
    /// <exception cref="DecoderFallbackException">Our own text is not UTF-8: taking it would change what someone wrote.</exception>
    public static void Read(ReadOnlySpan<byte> csv, ImportKind kind, char separator, Intake to)
    {
        // Of drip only numbers and dates are read, so notes that went through another program's encoding do no harm.
        var text = new UTF8Encoding(false, throwOnInvalidBytes: kind != ImportKind.Drip).GetString(csv);
        if (kind != ImportKind.Drip && text[^1] is not ('\n' or '\r'))
        {
            // Our own tables end every line. One that does not was cut, and half a number would look like a number.
            throw new FormatException();
        }

        List<string>? names = null;
        foreach (var row in CsvText.Rows(text, separator))
        {
            if (names is null)
            {
                names = Kind([.. row.Cells.Select(Name)]) == kind ? row.Cells : null;
                TellUnknown(names ?? [], kind, to);
                continue;
            }

            var cells = new Cells(names, row.Cells);
            switch (kind)
            {
                case ImportKind.OpenEntries:
                    ReadEntry(cells, row.Line, to);
                    break;
                case ImportKind.OpenCycleDays:
                    OpenJsonReader.FinishCycleDay(cells["cycle_day_id"], cells["day"], cells["bleeding"], row.Line, to);
                    break;
                default:
                    ReadDrip(cells, row.Line, to);
                    break;
            }
        }
    }

    private static void ReadEntry(Cells cells, int line, Intake to)
    {
        var entry = new OpenEntry
        {
            Id = cells["entry_id"],
            Day = cells["day"],
            Time = cells["time"],
            WrittenOn = cells["written_on"],
            Company = cells["company"],
            Tears = cells["tears"] is { } tears ? Telling.Mark(tears) : null,
            Felt = cells["felt"],
            Note = cells["note"] is { } note ? CsvText.Unguard(note) : null,
        };

        if (cells["keep_days"] is { } keep)
        {
            if (Telling.Whole(keep) is { } days)
            {
                entry.KeepDays = days;
            }
            else
            {
                entry.Spoil();
            }
        }

        foreach (var (question, answers) in OpenCsv.Facts(CsvText.Unguard(cells["facts"] ?? "")))
        {
            entry.AddFact(question, answers);
        }

        entry.Finish(line, to);
    }

    // bleeding.value: 0 spotting to 3 heavy; bleeding.exclude: left out of the cycle by the person.
    private static void ReadDrip(Cells cells, int line, Intake to)
    {
        var value = cells["bleeding.value"];
        Bleeding? amount = Telling.Whole(value) switch
        {
            0 => Bleeding.Spotting,
            1 => Bleeding.Light,
            2 => Bleeding.Medium,
            3 => Bleeding.Heavy,
            _ => null,
        };
        if (value is null && DayText.Read(cells["date"]) is not null)
        {
            to.LeaveAside();
        }
        else if (DayText.Read(cells["date"]) is not { } day)
        {
            to.Skip(line, ImportProblem.NoDay);
        }
        else if (amount is not { } bleeding)
        {
            to.Skip(line, ImportProblem.UnknownAmount);
        }
        else if (Telling.Mark(cells["bleeding.exclude"]) is not false and var aside)
        {
            to.Skip(line, aside is null ? ImportProblem.UnknownMark : ImportProblem.MarkedAside);
        }
        else
        {
            to.Take(day, bleeding, line);
        }
    }

    private static void TellUnknown(List<string> names, ImportKind kind, Intake to)
    {
        if (kind == ImportKind.Drip)
        {
            return;
        }

        var known = Names(kind == ImportKind.OpenEntries ? OpenCsv.EntryColumns : OpenCsv.CycleDayColumns, ',');
        foreach (var name in names)
        {
            if (!known.Contains(Name(name)))
            {
                to.Skip(1, ImportProblem.UnknownPart);
            }
        }
    }

    private static HashSet<string> Names(string columns, char separator)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (var name in columns.Split(separator))
        {
            names.Add(Name(name));
        }

        return names;
    }

    private static string Name(string cell) => cell.Trim().Trim('"', '\uFEFF').Trim().ToLowerInvariant();

    /// <summary>A row's cells by the name of their column; null where a cell is empty or missing.</summary>
    private readonly struct Cells(List<string> names, List<string> cells)
    {
        public string? this[string name]
        {
            get
            {
                var at = names.FindIndex(each => Name(each) == name);
                return at >= 0 && at < cells.Count && cells[at].Length > 0 ? cells[at] : null;
            }
        }
    }
}
