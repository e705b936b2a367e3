using System.Globalization;
using System.Text;

namespace Saltwater.Keep.Exchange.Syntax;

/// <summary>Rows and cells of RFC 4180, and cells that no spreadsheet takes for a formula.</summary>
internal static class CsvText
{
    /// <summary>More cells than any known file has in a row; the rest of such a row is not kept in memory.</summary>
    private const int MostCells = 256;

    /// <summary>
    /// Puts an apostrophe before everything a spreadsheet could run: = + - @ tab and CR where a cell begins (OWASP, "CSV Injection"), also
    /// behind white space and characters that do not show, and their full-width forms.
    /// A spreadsheet that splits at semicolons or tabs sees cells begin inside a text, also behind a line break or a quote, so those places
    /// count too.
    /// An apostrophe already standing there gets one more, so that <see cref="UnguardCell"/> gives back the exact text.
    /// </summary>
    public static string GuardCell(string text)
    {
        StringBuilder? guarded = null;
        for (var at = 0; at < text.Length; at++)
        {
            var risky = BeginsCell(text, at) && IsRisky(text, at);
            if (risky && guarded is null)
            {
                guarded = new StringBuilder(text, 0, at, text.Length + 8);
            }

            if (risky)
            {
                guarded!.Append('\'');
            }

            guarded?.Append(text[at]);
        }

        return guarded?.ToString() ?? text;
    }

    /// <summary>The text that was guarded.</summary>
    public static string UnguardCell(string text)
    {
        if (!text.Contains('\'', StringComparison.Ordinal))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var guard = text[at] == '\'' && BeginsCell(text, at) && IsRisky(text, at + 1);
            if (!guard)
            {
                plain.Append(text[at]);
            }
            else
            {
                // What the apostrophe stood before is text, even if a cell could begin there.
                plain.Append(text[++at]);
            }
        }

        return plain.ToString();
    }

    /// <summary>A cell in quotes, guarded.</summary>
    public static string QuotedCell(string text) => $"\"{GuardCell(text).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>The rows of a text. Lines end in CR LF, LF or CR. Empty lines are left out.</summary>
    /// <exception cref="FormatException">A quote is never closed: the file was cut short.</exception>
    public static IEnumerable<CsvRow> ReadRows(string text, char separator)
    {
        var (at, line) = (0, 1);
        while (at < text.Length)
        {
            var row = new CsvRow(line, []);
            var more = true;
            while (more)
            {
                var cell = NextCell(text, separator, ref at, ref line);
                if (row.Cells.Count < MostCells)
                {
                    row.Cells.Add(cell);
                }

                more = at < text.Length && text[at] == separator;
                if (more)
                {
                    at++;
                }
            }

            LineEnd(text, ref at, ref line);
            if (row.Cells.Count > 1 || row.Cells[0].Length > 0)
            {
                yield return row;
            }
        }
    }

    private static string NextCell(string text, char separator, ref int at, ref int line)
    {
        var cell = "";
        if (at < text.Length && text[at] == '"')
        {
            cell = ReadQuoted(text, ref at, ref line);
        }

        // Behind a closing quote nothing should stand before the separator; what does is kept.
        var start = at;
        while (at < text.Length && text[at] != separator && text[at] is not ('\r' or '\n'))
        {
            at++;
        }

        if (start == at)
        {
            return cell;
        }

        return string.Concat(cell, text.AsSpan(start, at - start));
    }

    private static string ReadQuoted(string text, ref int at, ref int line)
    {
        var cell = new StringBuilder();
        at++;
        while (true)
        {
            var end = text.IndexOf('"', at);
            if (end < 0)
            {
                throw new FormatException();
            }

            var part = text.AsSpan(at, end - at);
            line += part.Count('\n');
            cell.Append(part);
            at = end + 1;
            if (at >= text.Length || text[at] != '"')
            {
                return cell.ToString();
            }

            cell.Append('"');
            at++;
        }
    }

    private static void LineEnd(string text, ref int at, ref int line)
    {
        if (at < text.Length)
        {
            at += text.AsSpan(at).StartsWith("\r\n") ? 2 : 1;
            line++;
        }
    }

    private static bool BeginsCell(string text, int at) => at == 0 || text[at - 1] is ';' or ',' or '\t' or '\r' or '\n' or '"';

    // Apostrophes alone are harmless; before something risky they have to be told from our own. White space and what does not show are
    // skipped by some spreadsheets.
    private static bool IsRisky(string text, int at)
    {
        for (; at < text.Length; at++)
        {
            if (text[at] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20')
            {
                return true;
            }

            if (text[at] != '\'' && !char.IsWhiteSpace(text[at]) && !IsUnseen(text, at))
            {
                return false;
            }
        }

        return false;
    }

    // Either half of a pair belongs to the same character.
    private static bool IsUnseen(string text, int at)
    {
        if (at > 0 && char.IsSurrogatePair(text[at - 1], text[at]))
        {
            at--;
        }

        return CharUnicodeInfo.GetUnicodeCategory(text, at) is UnicodeCategory.Format or UnicodeCategory.Control;
    }
}

/// <summary>One row of a CSV file.</summary>
/// <param name="Line">The line it begins on; 1 for the first.</param>
internal sealed record CsvRow(int Line, List<string> Cells);
