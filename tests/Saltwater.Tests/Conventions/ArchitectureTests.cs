using System.Text.RegularExpressions;
using System.Xml.Linq;
using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Saltwater.Guide;
using Saltwater.Inference;
using Saltwater.Site;
using Assembly = System.Reflection.Assembly;

namespace Saltwater.Tests.Conventions;

/// <summary>What the arrows between projects and slices promise, held against the build itself.</summary>
public sealed partial class ArchitectureTests
{
    private static readonly Assembly Engine = typeof(Network).Assembly;
    private static readonly Assembly Product = typeof(Pack).Assembly;

    // Words of a person's life, or of this product; the engine could be published by itself without a reader learning what it was made for.
    private static readonly string[] DomainWords =
    [
        "Reason",
        "Question",
        "Answer",
        "Tear",
        "Cry",
        "Cries",
        "Sex",
        "Flag",
        "Danger",
        "Safety",
        "Guide",
        "Pack",
        "Thread",
        "Reflect",
        "Partner",
        "Coercion",
        "Consent",
        "Grief",
        "Person",
        "Role",
        "Service",
        "Journal",
        "Vault",
        "Words",
        "Help",
        "Now",
    ];

    [Fact]
    public void Arrows_between_projects_point_down()
    {
        var projects = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories).ToList();

        Assert.Equal(
            DrawnArrows.Projects.Keys.Order(StringComparer.Ordinal),
            projects.Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal)!
        );
        Assert.All(projects, project =>
            Assert.Equal(
                DrawnArrows.Projects[Path.GetFileNameWithoutExtension(project)],
                XDocument
                    .Load(project)
                    .Descendants("ProjectReference")
                    .Select(each => Path.GetFileNameWithoutExtension(each.Attribute("Include")!.Value.Replace('\\', '/')))
                    .Order(StringComparer.Ordinal)
            )
        );
    }

    [Fact]
    public void No_project_builds_the_sources_of_another() =>
        Assert.All(Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories), project =>
            Assert.DoesNotContain(
                XDocument.Load(project).Descendants().Where(item => item.Name.LocalName is "Compile" or "Content" or "EmbeddedResource"),
                item =>
                    item.Attribute("Include")?.Value is { } path
                    && path.StartsWith("..", StringComparison.Ordinal)
                    && !OfTheRepository(path)
            )
        );

    // What lies above all projects, such as the list of changes, is nobody's source.
    private static bool OfTheRepository(string path) =>
        path.StartsWith("../../", StringComparison.Ordinal) && !path.Contains("src", StringComparison.Ordinal);

    [Fact]
    public void No_parser_of_the_guides_own_files_reaches_a_server_or_a_device() =>
        Assert.DoesNotContain(References(typeof(Website).Assembly), name => name is "YamlDotNet" or "Markdig" or "JsonSchema.Net");

    [Fact]
    public void The_engine_references_nothing_but_the_platform() =>
        Assert.All(References(Engine), name => Assert.StartsWith("System.", name, StringComparison.Ordinal));

    [Fact]
    public void The_engine_does_no_input_or_output()
    {
        string[] outside = ["System.IO", "System.Net", "System.Data", "System.Diagnostics", "System.Threading"];

        Assert.DoesNotContain(Used("Saltwater.Inference"), type =>
            type.FullName == "System.Console"
            || outside.Any(space =>
                type.Namespace.FullName == space || type.Namespace.FullName.StartsWith(space + ".", StringComparison.Ordinal)
            )
        );
    }

    [Fact]
    public void The_engine_knows_no_word_of_the_domain()
    {
        var names = Engine
            .GetExportedTypes()
            .SelectMany(type =>
                new[] { type.Name }
                    .Concat(type.GetMembers().Select(member => member.Name))
                    .Concat(
                        type.GetMethods()
                            .Cast<System.Reflection.MethodBase>()
                            .Concat(type.GetConstructors())
                            .SelectMany(method => method.GetParameters())
                            .Select(parameter => parameter.Name!)
                    )
            );

        Assert.DoesNotContain(names.SelectMany(Split), word =>
            DomainWords.Any(domain =>
                word.Equals(domain, StringComparison.OrdinalIgnoreCase) || word.Equals(domain + "s", StringComparison.OrdinalIgnoreCase)
            )
        );
    }

    [Fact]
    public void The_product_references_the_engine_and_the_platform_and_nothing_else() =>
        Assert.All(References(Product), name =>
            Assert.True(name == Engine.GetName().Name || name.StartsWith("System.", StringComparison.Ordinal), name)
        );

    [Fact]
    public void The_product_has_no_screen_no_network_and_no_database() =>
        Assert.DoesNotContain(References(Product), name =>
            name is "System.Console"
            || name.StartsWith("System.Net", StringComparison.Ordinal)
            || name.StartsWith("System.Data", StringComparison.Ordinal)
        );

    // File access is part of the platform's core, so that no reference tells of it.
    [Fact]
    public void The_product_reads_and_writes_no_file() =>
        Assert.Equal(
            [],
            Assemblies
                .TypesOf("Saltwater")
                .SelectMany(type => type.Dependencies)
                .Where(each => each.Target.FullName.StartsWith("System.IO.", StringComparison.Ordinal))
                .Select(each => $"{each.Origin.FullName}: {each.Target.FullName}")
                .Distinct()
        );

    [Theory]
    [InlineData("Saltwater.Safety")]
    [InlineData("Saltwater.Help")]
    public void What_has_to_work_when_everything_else_is_broken_depends_on_the_guide_alone(string slice)
    {
        var used = Used(slice).Where(IsOurs).Select(type => type.Namespace.FullName).Distinct();

        Assert.Equal([], used.Except([slice, "Saltwater.Guide", "Saltwater.Guide.Screens"]));
    }

    // Constants are copied by the compiler, so that only the source tells where they came from.
    [Theory]
    [InlineData("Safety")]
    [InlineData("Help")]
    public void What_depends_on_the_guide_alone_names_nothing_else_in_its_source(string slice)
    {
        var files = Repository.CSharp($"src/Saltwater/{slice}").ToList();
        var slices = Repository
            .CSharp("src/Saltwater")
            .Select(each => each.File.Split('/')[2])
            .Where(part => !part.EndsWith(".cs", StringComparison.Ordinal))
            .Distinct()
            .Except([slice, "Guide"])
            .ToList();

        Assert.NotEmpty(files);
        Assert.All(files, each =>
            Assert.DoesNotContain(Namespaces().Matches(each.Text).Select(match => match.Groups["name"].Value), name =>
                slices.Contains(name) || name == "Inference"
            )
        );
    }

    [Fact]
    public void The_guide_depends_on_no_other_slice() =>
        Assert.DoesNotContain(Used("Saltwater.Guide").Where(IsOurs), type => type.Namespace.FullName != "Saltwater.Guide");

    [Fact]
    public void The_references_of_a_type_are_found_wherever_they_hide()
    {
        var found = new ArchLoader()
            .LoadNamespacesWithinAssembly(typeof(HiddenReferences).Assembly, typeof(HiddenReferences).Namespace)
            .Build();

        Assert.Superset(
            new HashSet<string>
            {
                nameof(Pack),
                nameof(Network),
                nameof(Version),
                nameof(Uri),
                nameof(DateOnly),
                nameof(TimeSpan),
                "Lazy`1",
            },
            found.Types.Single(type => type.Name == nameof(HiddenReferences)).Dependencies.Select(each => each.Target.Name).ToHashSet()
        );
    }

    // Whatever the types of a namespace refer to.
    private static IEnumerable<IType> Used(string space)
    {
        var types = Assemblies.All.Types.Where(type => type.Namespace.FullName == space).ToList();
        Assert.NotEmpty(types);
        return types.SelectMany(type => type.Dependencies).Select(each => each.Target).Where(type => !type.IsGenericParameter);
    }

    // What the compiler adds has no namespace.
    private static bool IsOurs(IType type) => type.Namespace.FullName.StartsWith("Saltwater", StringComparison.Ordinal);

    private static IEnumerable<string> References(Assembly assembly) => assembly.GetReferencedAssemblies().Select(each => each.Name!);

    private static IEnumerable<string> Split(string name) => Parts().Matches(name).Select(match => match.Value);

    [GeneratedRegex("[A-Z]?[a-z]+|[A-Z]+(?![a-z])")]
    private static partial Regex Parts();

    // What a using directive opens, and what a qualified name begins with; a property such as pack.Words is neither.
    [GeneratedRegex(@"using (?:static )?Saltwater\.(?<name>\w+)|(?<![.\w])(?:Saltwater\.)?(?<name>[A-Z]\w+)(?=\.[A-Z])")]
    private static partial Regex Namespaces();
}
