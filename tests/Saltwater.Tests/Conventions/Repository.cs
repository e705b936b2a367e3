namespace Saltwater.Tests.Conventions;

/// <summary>Where the repository's own files are, found from wherever the tests run.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot(new DirectoryInfo(AppContext.BaseDirectory));

    public static string Guide { get; } = Path.Combine(Root, "guide");

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    /// <summary>The C# files under a folder, with their text; not what a build wrote.</summary>
    public static IEnumerable<(string File, string Text)> CSharp(string folder) => Sources(folder, "*.cs");

    /// <summary>The files under a folder whose names fit one of the patterns, with their text; not what a build wrote or fetched.</summary>
    public static IEnumerable<(string File, string Text)> Sources(string folder, params IEnumerable<string> patterns) =>
        patterns
            .SelectMany(pattern => Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories))
            .Select(path => (File: Path.GetRelativePath(Root, path).Replace('\\', '/'), path))
            .Where(each => !each.File.Split('/').Any(part => part is "bin" or "obj" or "node_modules"))
            .OrderBy(each => each.File, StringComparer.Ordinal)
            .Select(each => (each.File, File.ReadAllText(each.path)));

    private static string FindRoot(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "guide", "guide.yaml")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("No folder above the tests has guide/guide.yaml.");
    }
}
