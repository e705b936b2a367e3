using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;
using Saltwater.Site.Files;

namespace Saltwater.Site.Pages;

/// <summary>Which release this program is, and what is new in it.</summary>
internal static partial class Release
{
    /// <summary>As <c>--version</c> says it.</summary>
    public static string Version { get; } =
        typeof(Release).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>Where the repository this was built from takes reports of holes; null if the build did not know its repository.</summary>
    public static string? Reports { get; } =
        typeof(Release)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Where(each => each.Key == "RepositoryUrl" && each.Value?.StartsWith("https://", StringComparison.Ordinal) == true)
            .Select(each => each.Value + "/security")
            .FirstOrDefault();

    /// <summary>The news of the newest section of the list of changes, each by what it begins with.</summary>
    public static ImmutableArray<string> News { get; } =
    [
        .. Item()
            .Matches(NewestSection(Embedded.ReadText("CHANGELOG.md")))
            .Select(item => item.Groups["what"].Value.TrimEnd('.', ':').Replace("`", "", StringComparison.Ordinal)),
    ];

    private static string NewestSection(string changes) => Section().Split(changes).ElementAtOrDefault(1) ?? "";

    [GeneratedRegex(@"^## \[", RegexOptions.Multiline)]
    private static partial Regex Section();

    [GeneratedRegex(@"^- \*\*(?<what>[^*]+)\*\*", RegexOptions.Multiline)]
    private static partial Regex Item();
}
