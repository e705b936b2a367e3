using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Saltwater.Cli.Authoring;
using Saltwater.Guide;
using Saltwater.Inference;
using Saltwater.Site;

namespace Saltwater.Tests.Conventions;

/// <summary>House rules a reviewer need not remember.</summary>
public sealed partial class CodeConventionTests
{
    private static readonly Assembly[] Libraries = [typeof(Network).Assembly, typeof(Pack).Assembly];

    private static readonly Assembly[] Ours = [.. Libraries, typeof(Website).Assembly, typeof(GuideReader).Assembly];

    [Fact]
    public void No_type_is_named_like_its_namespace() =>
        Assert.DoesNotContain(Ours.SelectMany(TypeReferences.Written), type => type.Namespace!.Split('.').Contains(type.Name));

    [Fact]
    public void Classes_are_sealed_abstract_or_static() =>
        Assert.DoesNotContain(Ours.SelectMany(TypeReferences.Written), type =>
            type.IsClass && !type.IsSealed && !type.IsAbstract && !IsRazor(type)
        );

    [Fact]
    public void No_namespace_is_a_drawer()
    {
        string[] drawers = ["Helpers", "Utils", "Utilities", "Common", "Managers", "Services", "Models", "Misc", "Shared"];

        Assert.DoesNotContain(Ours.SelectMany(assembly => assembly.GetTypes()).Select(type => type.Namespace ?? "").Distinct(), space =>
            space.Split('.').Any(drawers.Contains)
        );
    }

    [Fact]
    public void The_command_line_publishes_nothing() =>
        Assert.DoesNotContain(TypeReferences.Written(typeof(GuideReader).Assembly), type => type.IsVisible);

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
    public void Public_types_of_the_libraries_are_documented()
    {
        foreach (var assembly in Libraries)
        {
            var documented = XDocument
                .Load(Path.ChangeExtension(assembly.Location, ".xml"))
                .Descendants("member")
                .Where(member => member.Element("summary") is { } summary && summary.Value.Trim().Length > 0)
                .Select(member => member.Attribute("name")!.Value)
                .ToHashSet(StringComparer.Ordinal);

            Assert.Equal(
                [],
                assembly
                    .GetExportedTypes()
                    .Select(type => $"T:{type.FullName!.Replace('+', '.')}")
                    .Where(name => !documented.Contains(name))
            );
        }
    }

    [Fact]
    public void Every_source_file_stands_in_the_folder_of_its_namespace()
    {
        var files = Repository
            .CSharp("src")
            .Select(each => (each.File, Space: Namespace().Match(each.Text)))
            .Where(each => each.Space.Success)
            .ToList();

        Assert.NotEmpty(files);
        Assert.Equal(
            [],
            files.Where(each => each.Space.Groups[1].Value != string.Join('.', each.File.Split('/')[1..^1])).Select(each => each.File)
        );
    }

    // The class of a .razor file is written by the compiler.
    private static bool IsRazor(Type type) =>
        type.Name == "_Imports" || type.GetInterface("Microsoft.AspNetCore.Components.IComponent") is not null;

    [GeneratedRegex(@"""([A-Z]{4,}-\d{3})""")]
    private static partial Regex Codes();

    [GeneratedRegex(@"^namespace ([\w.]+);\r?$", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
