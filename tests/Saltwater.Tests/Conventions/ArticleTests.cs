using Saltwater.Tests.Site.Pages;

namespace Saltwater.Tests.Conventions;

/// <summary>Every point people read elsewhere has its place in the guide, is read where the person it is meant for is, and the table that
/// says where is true.</summary>
public sealed class ArticleTests
{
    // The app's own notes and lists are on no page of the site.
    private const string InNotes = "notes";

    private static readonly string[] Points =
    [
        "G1",
        "G2",
        "G3",
        "G4",
        "G4 sweat",
        "G5",
        "G5 words",
        "G6",
        "G7",
        "1",
        "1 words",
        "2",
        "2 sober",
        "2 pattern",
        "3",
        "3 massage",
        "4",
        "4 chemistry",
        "5",
        "5 held",
        "5 guilt",
        "5 time",
        "6",
        "6 conditions",
        "6 history",
        "6 treatment",
        "7",
        "7 choking",
        "7 paths",
        "7 limits",
        "7 list",
        "7 scene",
        "7 past",
        "7 aftercare",
        "8",
        "8 root",
        "8 access",
        "8 seller",
        "8 workbook",
        "8 writing",
        "9",
        "9 chemistry",
        "10",
        "10 part",
        "10 once",
        "10 line",
        "11",
        "11 casual",
        "11 worth",
        "11 end",
        "11 serve",
        "11 friend",
        "11 access",
        "11 community",
        "P1",
        "P2",
        "P3",
        "P4",
        "P5",
        "P5 blame",
    ];

    // What everybody needs first stands on the first screen, and not only in a page that has to be found.
    private static readonly string[] First = ["G1", "G2", "G3", "G5"];

    private static readonly List<string[]> Rows =
    [
        .. Repository
            .Read("docs/article.md")
            .Split('\n')
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Where(line => !line.StartsWith("| point", StringComparison.Ordinal) && !line.StartsWith("| ---", StringComparison.Ordinal))
            .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries)),
    ];

    [Fact]
    public void No_point_is_missing_and_none_stands_twice()
    {
        Assert.Equal([], Points.Except(Rows.Select(row => row[0])));
        Assert.Distinct(Rows.Select(row => row[0]));
    }

    [Fact]
    public void Every_point_stands_where_the_table_says() => Assert.All(Rows, row =>
        {
            Assert.Equal(6, row.Length);
            Assert.Contains(row[3], Repository.Read($"guide/{row[2].Trim('`')}"), StringComparison.Ordinal);
        });

    [Fact]
    public void Every_point_is_read_on_the_page_the_table_names() =>
        Assert.All(Rows.Where(row => row[4] != InNotes), row =>
            Assert.Contains(row[3], Sites.Text(Sites.Pages.Single(page => page.Path == row[4].Trim('`'))), StringComparison.Ordinal)
        );

    [Fact]
    public void What_everybody_needs_first_is_read_on_the_first_screen() =>
        Assert.All(First, point => Assert.Equal("`/`", Rows.Single(row => row[0] == point)[4]));

    [Fact]
    public void Every_point_is_kept_changed_added_or_contradicted() =>
        Assert.All(Rows, row =>
            Assert.Contains(row[5].Split(' ', ',', ':', ';')[0], (string[])["kept", "changed", "added", "contradicted"])
        );
}
