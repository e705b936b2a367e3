using CsCheck;
using Saltwater.Keep.Exchange.Syntax;

namespace Saltwater.Keep.Tests.Exchange.Syntax;

public sealed class CsvTextLaws
{
    private const string Risky = "=+-@\t\r＝＋－＠";

    [Fact]
    public void A_guarded_text_comes_back_exactly() => Files.Text.Sample(text => CsvText.UnguardCell(CsvText.GuardCell(text)) == text);

    [Fact]
    public void A_row_comes_back_exactly() =>
        Files
            .Text.Array[1, 5]
            .Where(cells => cells.Any(cell => cell.Length > 0))
            .Sample(cells =>
                Assert.Equal(
                    cells,
                    CsvText
                        .ReadRows(string.Join(',', cells.Select(CsvText.QuotedCell)) + "\r\n", ',')
                        .Single()
                        .Cells.Select(CsvText.UnguardCell)
                )
            );

    // A spreadsheet of another country splits at semicolons or tabs, and knows nothing of quotes in the middle.
    [Fact]
    public void Wherever_a_spreadsheet_splits_no_cell_begins_with_what_it_would_run() =>
        Files.Text.Sample(text =>
        {
            foreach (var piece in CsvText.QuotedCell(text)[1..].Split(';', ',', '\n', '"'))
            {
                Assert.True(piece.Length == 0 || !Risky.Contains(piece[0], StringComparison.Ordinal) || piece is "\r");
            }
        });

    [Theory]
    [InlineData("=HYPERLINK(\"x\")", "'=HYPERLINK(\"x\")")]
    [InlineData("@SUM(1)", "'@SUM(1)")]
    [InlineData("so;=1+1", "so;'=1+1")]
    [InlineData("'tis", "'tis")]
    [InlineData("'=", "''=")]
    [InlineData("  =1+1", "'  =1+1")]
    [InlineData("\u00a0\u200b@SUM(1)", "'\u00a0\u200b@SUM(1)")]
    [InlineData("\ufeff-1", "'\ufeff-1")]
    [InlineData("so;\u2003=1", "so;'\u2003=1")]
    [InlineData("\U000e0041=1", "'\U000e0041=1")]
    [InlineData("  one", "  one")]
    [InlineData("a-b = c", "a-b = c")]
    public void Only_what_could_run_is_guarded(string text, string guarded) => Assert.Equal(guarded, CsvText.GuardCell(text));

    [Fact]
    public void Lines_are_counted_over_line_breaks_in_cells() =>
        Assert.Equal([1, 2, 5, 7], CsvText.ReadRows("a,b\n\"x\ny\",2\r\n\r\n\"z\"\r\n\nw", ',').Select(row => row.Line));
}
