namespace Saltwater.Tests.Conventions;

/// <summary>Folders know each other in one direction, as they are drawn.</summary>
public sealed class FolderTests
{
    public static TheoryData<string> Projects { get; } = [.. Assemblies.Projects];

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_circle_runs_through_folders(string project) => Assert.Equal([], Folders.InCircles(Folders.Arrows(project)));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Folders_know_what_is_drawn_behind_them_and_nothing_else(string project)
    {
        var spaces = Assemblies
            .WrittenIn(project)
            .Select(type => type.Namespace.FullName)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        if (spaces.Count < 2)
        {
            Assert.DoesNotContain(project, DrawnArrows.Folders.Keys);
            return;
        }

        var layers = DrawnArrows.Folders[project];
        Assert.Equal(spaces, layers.SelectMany(layer => layer).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(Folders.Arrows(project).Where(arrow => spaces.Contains(arrow.From) && spaces.Contains(arrow.To)), arrow =>
            Layer(arrow.From) >= Layer(arrow.To)
        );

        int Layer(string folder) => Array.FindIndex(layers, layer => layer.Contains(folder));
    }

    [Fact]
    public void A_circle_is_found_however_long_and_what_only_leads_into_it_is_not_blamed() =>
        Assert.Equal(
            ["A → B", "B → C", "C → A"],
            Folders
                .InCircles([Arrow("A", "B"), Arrow("B", "C"), Arrow("C", "A"), Arrow("X", "A"), Arrow("C", "Y")])
                .Select(arrow => $"{arrow.From} → {arrow.To}")
        );

    private static FolderArrow Arrow(string from, string to) => new(from, to, "");
}
