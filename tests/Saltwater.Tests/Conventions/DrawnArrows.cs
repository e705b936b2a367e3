namespace Saltwater.Tests.Conventions;

/// <summary>The arrows as docs/architecture.md draws them, so that the drawing is the rule.</summary>
internal static class DrawnArrows
{
    /// <summary>Which projects each project refers to.</summary>
    public static IReadOnlyDictionary<string, string[]> Projects { get; } =
        Lines("projects").ToDictionary(line => line.Name, line => line.Drawn.Split(", ", StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The folders of each project in layers: a folder may know those of every layer behind its own, and none beside it.</summary>
    public static IReadOnlyDictionary<string, string[][]> Folders { get; } =
        Lines("folders")
            .ToDictionary(
                line => line.Name,
                line =>
                    line.Drawn.Split(" → ")
                        .Select(layer => layer.Split(", ").Select(folder => Space(line.Name, folder)).ToArray())
                        .ToArray()
            );

    private static IEnumerable<(string Name, string Drawn)> Lines(string block)
    {
        var document = Repository.Read("docs/architecture.md").ReplaceLineEndings("\n");
        var opening = $"\n```{block}\n";
        var start = document.IndexOf(opening, StringComparison.Ordinal) + opening.Length;
        return document[start..document.IndexOf("\n```", start, StringComparison.Ordinal)]
            .Split('\n')
            .Select(line => line.Split(':', 2))
            .Select(parts => (parts[0], parts[1].Trim()));
    }

    private static string Space(string project, string folder) => folder == "." ? project : $"{project}.{folder.Replace('/', '.')}";
}
