using System.Text.RegularExpressions;
using ArchUnitNET.Domain;

namespace Saltwater.Tests.Conventions;

/// <summary>Which folder of a project knows which: a folder is a namespace, and the one that holds others is a folder of its own beside them.</summary>
internal static partial class Folders
{
    /// <summary>The arrows between the folders of a project, each with one place it comes from.</summary>
    public static IReadOnlyList<FolderArrow> Arrows(string project) =>
        [
            .. Built(Assemblies.TypesOf(project))
                .Concat(Written(project))
                .Where(arrow => arrow.From != arrow.To)
                .DistinctBy(arrow => (arrow.From, arrow.To)),
        ];

    /// <summary>The arrows that types make, whatever they were built from.</summary>
    public static IEnumerable<FolderArrow> Built(IEnumerable<IType> types) =>
        from type in types
        where type.Namespace.FullName.StartsWith("Saltwater", StringComparison.Ordinal)
        from dependency in type.Dependencies
        let to = dependency.Target
        where !to.IsGenericParameter && to.Assembly.Name == type.Assembly.Name && to.Namespace.FullName.Length > 0
        select new FolderArrow(type.Namespace.FullName, to.Namespace.FullName, $"{type.Name} → {to.Name}");

    /// <summary>The arrows by which a folder is reached again from where they lead.</summary>
    public static IEnumerable<FolderArrow> InCircles(IReadOnlyCollection<FolderArrow> arrows)
    {
        var next = arrows.ToLookup(arrow => arrow.From, arrow => arrow.To);
        return arrows.Where(arrow => Reachable(arrow.To, next).Contains(arrow.From));
    }

    // A constant is copied by the compiler and leaves no trace in what is built, but whoever names it opened its namespace.
    private static IEnumerable<FolderArrow> Written(string project) =>
        from source in Repository.Sources($"src/{project}", "*.cs", "*.razor")
        where !source.File.EndsWith("_Imports.razor", StringComparison.Ordinal)
        from opened in Opened().Matches(source.Text).Select(match => match.Groups["space"].Value)
        where Assemblies.WrittenIn(project).Any(type => type.Namespace.FullName == opened)
        select new FolderArrow(string.Join('.', source.File.Split('/')[1..^1]), opened, $"{source.File}: using {opened}");

    private static HashSet<string> Reachable(string from, ILookup<string, string> next)
    {
        HashSet<string> reached = new(StringComparer.Ordinal) { from };
        Stack<string> open = new([from]);
        while (open.TryPop(out var folder))
        {
            foreach (var to in next[folder].Where(reached.Add))
            {
                open.Push(to);
            }
        }

        return reached;
    }

    [GeneratedRegex(@"^@?using (?:static )?(?<space>Saltwater[\w.]*);?\r?$", RegexOptions.Multiline)]
    private static partial Regex Opened();
}

/// <summary>One folder knows another.</summary>
/// <param name="From">The folder that knows.</param>
/// <param name="To">The folder that is known.</param>
/// <param name="Because">One place where it does.</param>
internal sealed record FolderArrow(string From, string To, string Because)
{
    /// <inheritdoc/>
    public override string ToString() => $"{From} → {To} ({Because})";
}
