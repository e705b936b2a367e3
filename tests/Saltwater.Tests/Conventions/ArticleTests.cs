namespace Saltwater.Tests.Conventions;

/// <summary>Every point people read elsewhere has its place in the guide, and the table that says where is true.</summary>
public sealed class ArticleTests
{
    private static readonly string[] Points =
        ["G1", "G2", "G3", "G4", "G5", "G6", "G7", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "P1", "P2", "P3", "P4", "P5"];

    private static readonly List<string[]> Rows =
        [.. Repository.Read("docs/article.md").Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Where(line => !line.StartsWith("| point", StringComparison.Ordinal) && !line.StartsWith("| ---", StringComparison.Ordinal)).Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries))];

    [Fact]
    public void No_point_is_missing() => Assert.Equal([], Points.Except(Rows.Select(row => row[0])));

    [Fact]
    public void Every_point_stands_where_the_table_says() => Assert.All(Rows, row =>
    {
        Assert.Equal(5, row.Length);
        Assert.Contains(row[3], Repository.Read($"guide/{row[2].Trim('`')}"), StringComparison.Ordinal);
    });

    [Fact]
    public void Every_point_is_kept_changed_or_contradicted() =>
        Assert.All(Rows, row => Assert.Contains(row[4].Split(' ', ',', ':', ';')[0], (string[])["kept", "changed", "contradicted"]));
}
