using System.Text.RegularExpressions;
using ArchUnitNET.Domain;

namespace Saltwater.Tests.Conventions;

/// <summary>House rules a reviewer need not remember.</summary>
public sealed partial class CodeConventionTests
{
    private static readonly string[] Drawers =
    [
        "Helpers",
        "Utils",
        "Utilities",
        "Common",
        "Managers",
        "Services",
        "Models",
        "Misc",
        "Shared",
    ];

    public static TheoryData<string> Projects { get; } = [.. Assemblies.Projects];

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_type_is_named_like_its_namespace(string project) =>
        Assert.DoesNotContain(Assemblies.WrittenIn(project), type => type.Namespace.FullName.Split('.').Contains(type.Name));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Classes_are_sealed_abstract_or_static(string project) =>
        Assert.DoesNotContain(Assemblies.WrittenIn(project).OfType<Class>(), type =>
            type is { IsSealed: false, IsAbstract: false } && !Assemblies.IsRazor(type)
        );

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_namespace_is_a_drawer(string project) =>
        Assert.DoesNotContain(Assemblies.WrittenIn(project).Select(type => type.Namespace.FullName).Distinct(), space =>
            space.Split('.').Any(Drawers.Contains)
        );

    [Fact]
    public void Every_project_is_watched() => Assert.All(Assemblies.Projects, project => Assert.NotEmpty(Assemblies.TypesOf(project)));

    [Fact]
    public void The_command_line_publishes_nothing() =>
        Assert.DoesNotContain(Assemblies.WrittenIn("Saltwater.Cli"), type => type.Visibility == Visibility.Public && !type.IsNested);

    [Fact]
    public void Problem_codes_are_unique_across_the_source()
    {
        var codes = Repository
            .CSharp("src")
            .SelectMany(each => Codes().Matches(each.Text).Select(match => (Code: match.Groups[1].Value, each.File)))
            .ToList();

        Assert.Superset(new HashSet<string> { "GUIDE", "ANSWER", "CASES" }, codes.Select(each => each.Code.Split('-')[0]).ToHashSet());
        Assert.Equal(
            [],
            codes
                .GroupBy(each => each.Code)
                .Where(group => group.Count() > 1)
                .Select(group => $"{group.Key}: {string.Join(", ", group.Select(each => each.File))}")
        );
        Assert.Equal(
            [],
            codes
                .GroupBy(each => each.Code.Split('-')[0])
                .Where(group => group.Select(each => each.File).Distinct().Count() > 1)
                .Select(group => group.Key)
        );
    }

    [Fact]
    public void Every_source_file_stands_in_the_folder_of_its_namespace()
    {
        var files = Repository
            .CSharp("src")
            .Concat(Repository.CSharp("tests"))
            .Select(each => (each.File, Space: Namespace().Match(each.Text)))
            .Where(each => each.Space.Success)
            .ToList();

        Assert.NotEmpty(files);
        Assert.Equal(
            [],
            files.Where(each => each.Space.Groups[1].Value != string.Join('.', each.File.Split('/')[1..^1])).Select(each => each.File)
        );
    }

    [GeneratedRegex(@"""([A-Z]{4,}-\d{3})""")]
    private static partial Regex Codes();

    [GeneratedRegex(@"^namespace ([\w.]+);\r?$", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
