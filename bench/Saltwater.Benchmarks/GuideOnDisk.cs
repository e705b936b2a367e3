using Saltwater.Cli.Authoring;
using Saltwater.Guide;

namespace Saltwater.Benchmarks;

/// <summary>The repository's own guide.</summary>
internal static class GuideOnDisk
{
    // Benchmarks run from copies deep below the repository.
    private static string Folder
    {
        get
        {
            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "guide", "guide.yaml")))
                {
                    return Path.Combine(folder.FullName, "guide");
                }
            }

            throw new DirectoryNotFoundException("There is no guide/guide.yaml above the benchmarks. Run them inside the repository.");
        }
    }

    /// <summary>Its first pack.</summary>
    public static Pack Read()
    {
        var report = GuideReader.Read(Folder);
        return report.Packs.IsEmpty
            ? throw new InvalidOperationException($"The guide has problems: {string.Join("; ", report.Problems)}")
            : report.Packs[0];
    }
}
