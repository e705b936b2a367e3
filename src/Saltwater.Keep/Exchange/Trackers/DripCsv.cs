using Saltwater.Keep.Exchange.Incoming;
using Saltwater.Keep.Exchange.Syntax;
using Saltwater.Keep.Journal;

namespace Saltwater.Keep.Exchange.Trackers;

/// <summary>Reads the table that drip writes.</summary>
/// <remarks><c>bleeding.value</c>: 0 spotting to 3 heavy; <c>bleeding.exclude</c>: left out of the cycle by the person.</remarks>
internal static class DripCsv
{
    public static void ReadDay(CsvCells cells, int line, ImportBuilder to)
    {
        var value = cells["bleeding.value"];
        var day = TrackerDate.ReadDay(cells["date"]);
        if (value is null && day is not null)
        {
            to.LeaveAside();
        }
        else if (day is null)
        {
            to.SkipRecord(line, ImportProblem.NoDay);
        }
        else if (AmountOf(value) is not { } bleeding)
        {
            to.SkipRecord(line, ImportProblem.UnknownAmount);
        }
        else if (CellValue.ReadMark(cells["bleeding.exclude"]) is not false and var aside)
        {
            to.SkipRecord(line, aside is null ? ImportProblem.UnknownMark : ImportProblem.MarkedAside);
        }
        else
        {
            to.Take(day.Value, bleeding, line);
        }
    }

    private static Bleeding? AmountOf(string? value) =>
        CellValue.WholeNumber(value) switch
        {
            0 => Bleeding.Spotting,
            1 => Bleeding.Light,
            2 => Bleeding.Medium,
            3 => Bleeding.Heavy,
            _ => null,
        };
}
