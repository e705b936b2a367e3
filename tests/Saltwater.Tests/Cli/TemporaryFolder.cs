namespace Saltwater.Tests.Cli;

/// <summary>An empty folder of a test's own, gone after it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("saltwater-test-");

    public string FullName => folder.FullName;

    /// <summary>The names of everything in it, at any depth, in ordinal order.</summary>
    public IEnumerable<string> Names =>
        folder
            .EnumerateFileSystemInfos("*", SearchOption.AllDirectories)
            .Select(entry => Path.GetRelativePath(FullName, entry.FullName))
            .Order(StringComparer.Ordinal);

    public string At(string name) => Path.Combine(FullName, name);

    public string Write(string name, string text)
    {
        File.WriteAllText(At(name), text);
        return At(name);
    }

    /// <summary>A copy of the repository's guide that a test may spoil.</summary>
    public string CopyGuide()
    {
        foreach (var file in Directory.EnumerateFiles(Guides.Folder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(FullName, "guide", Path.GetRelativePath(Guides.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return At("guide");
    }

    public void Dispose() => folder.Delete(recursive: true);
}
