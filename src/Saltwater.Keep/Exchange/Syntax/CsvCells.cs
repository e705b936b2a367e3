namespace Saltwater.Keep.Exchange.Syntax;

/// <summary>A row's cells by the name of their column; null where a cell is empty or missing.</summary>
internal readonly struct CsvCells(List<string> columns, List<string> cells)
{
    public string? this[string column]
    {
        get
        {
            var at = columns.FindIndex(each => ColumnName(each) == column);
            return at >= 0 && at < cells.Count && cells[at].Length > 0 ? cells[at] : null;
        }
    }

    /// <summary>A column's name as it is compared, however a program wrote the line of names.</summary>
    public static string ColumnName(string cell) => cell.Trim().Trim('"', '\uFEFF').Trim().ToLowerInvariant();
}
