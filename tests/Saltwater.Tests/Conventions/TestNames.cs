using System.Text.RegularExpressions;

namespace Saltwater.Tests.Conventions;

/// <summary>Every test of the repository by its full name, <c>Class.Method</c>, read from the sources, so that tests of every project count
/// and a skipped one does not.</summary>
internal static partial class TestNames
{
    public static IReadOnlySet<string> All { get; } =
        Repository.CSharp("tests").SelectMany(each => Of(each.Text)).ToHashSet(StringComparer.Ordinal);

    /// <summary>The tests in one source file.</summary>
    public static IEnumerable<string> Of(string source)
    {
        var types = Types().Matches(source);
        return Tests()
            .Matches(source)
            .Where(test => !test.Groups["settings"].Value.Contains("Skip", StringComparison.Ordinal))
            .Select(test => $"{types.LastOrDefault(type => type.Index < test.Index)?.Groups["name"].Value}.{test.Groups["name"].Value}");
    }

    [GeneratedRegex(@"^\s*(?:public|internal) (?:sealed |abstract |static |partial )*class (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex Types();

    // The attribute, whatever other attributes follow it, and the method they stand on.
    [GeneratedRegex(
        @"^\s*\[(?:Fact|Theory)(?<settings>\([^\n]*\))?\]\s*(?:\[[^\n]*\]\s*)*public (?:async )?\w+ (?<name>\w+)\(",
        RegexOptions.Multiline
    )]
    private static partial Regex Tests();
}
