using ArchUnitNET.Domain;
using ArchUnitNET.Loader;

namespace Saltwater.Tests.Conventions;

/// <summary>What the build made of every project in src, read and never run: what is made for a browser could not be.</summary>
internal static class Assemblies
{
    /// <summary>The names of the projects in src.</summary>
    public static IReadOnlyList<string> Projects { get; } =
    [
        .. Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Select(path => Path.GetFileNameWithoutExtension(path)!)
            .Order(StringComparer.Ordinal),
    ];

    private static readonly string[] Parts = ["src", "tests", "bench"];

    private static readonly Lazy<Architecture> Read = new(() =>
        Projects.Aggregate(new ArchLoader(), (loader, project) => loader.LoadFilteredDirectory(FolderOf(project), $"{project}.dll")).Build()
    );

    /// <summary>All of them at once, with what each type refers to.</summary>
    public static Architecture All => Read.Value;

    /// <summary>The types of one project, with what the compiler and its generators made.</summary>
    public static IEnumerable<IType> TypesOf(string project) => All.Types.Where(type => type.Assembly.Name == project);

    /// <summary>The types of one project that people wrote.</summary>
    public static IEnumerable<IType> WrittenIn(string project) => TypesOf(project).Where(IsWritten);

    /// <summary>The folder of a project's sources.</summary>
    public static string SourceOf(string project) =>
        Parts.Select(part => $"{part}/{project}").First(folder => Directory.Exists(Path.Combine(Repository.Root, folder)));

    /// <summary>The file a build made of a project in src, tests or bench; null where it was not built.</summary>
    public static string? FileOf(string project) =>
        Parts
            .Select(part => Path.Combine(Repository.Root, part, project, "bin", Configuration))
            .Where(Directory.Exists)
            .SelectMany(Directory.EnumerateDirectories)
            .Select(folder => Path.Combine(folder, $"{project}.dll"))
            .FirstOrDefault(File.Exists);

    /// <summary>Whether a type is a component that somebody wrote as markup: its class is the compiler's.</summary>
    public static bool IsRazor(IType type) =>
        type.Name == "_Imports"
        || File.Exists(Path.Combine(FolderOf(type.Assembly.Name, type.Namespace.FullName), $"{type.Name.Split('`')[0]}.razor"));

    /// <summary>The folder where the sources of a namespace are.</summary>
    public static string FolderOf(string project, string space) =>
        Path.Combine([Repository.Root, "src", project, .. space.Length > project.Length ? space[(project.Length + 1)..].Split('.') : []]);

    // Tests are built as what they test is.
    private static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    private static string FolderOf(string project) =>
        Path.GetDirectoryName(FileOf(project))
        ?? throw new FileNotFoundException($"{project} was not built as {Configuration}. Build the solution first.");

    private static bool IsWritten(IType type) =>
        type.Namespace.FullName.StartsWith(type.Assembly.Name, StringComparison.Ordinal)
        && !type.IsGenericParameter
        && !type.IsCompilerGenerated
        && !type.Name.Contains('<', StringComparison.Ordinal)
        && !type.Attributes.Any(each => each.Name is "GeneratedCodeAttribute" or "CompilerGeneratedAttribute");
}
