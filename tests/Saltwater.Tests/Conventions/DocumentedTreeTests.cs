using System.Text.RegularExpressions;

namespace Saltwater.Tests.Conventions;

/// <summary>The tree a newcomer reads first is the one that is there.</summary>
public sealed partial class DocumentedTreeTests
{
    private static readonly List<string> Drawn = [.. Read(Repository.Read("docs/architecture.md").Split("```")[1])];

    [Fact]
    public void Every_folder_that_is_drawn_is_there()
    {
        Assert.True(Drawn.Count > 50, $"{Drawn.Count} folders were found");
        Assert.Equal([], Drawn.Where(folder => !Directory.Exists(Path.Combine(Repository.Root, folder))));
    }

    [Theory]
    [InlineData("src")]
    [InlineData("tests")]
    public void Every_project_and_what_lies_beside_them_is_drawn(string folder) =>
        Assert.Equal(
            [],
            Directory
                .EnumerateDirectories(Path.Combine(Repository.Root, folder))
                .Select(path => $"{folder}/{Path.GetFileName(path)}")
                .Except(Drawn)
        );

    // A folder is named below the one it lies in, two letters further in, or with its whole path; two may share a line.
    private static IEnumerable<string> Read(string tree)
    {
        var above = new List<string>();
        foreach (Match line in Folders().Matches(tree))
        {
            var depth = line.Groups["indent"].Length / 2;
            above.RemoveRange(depth, above.Count - depth);
            var names = line.Groups["name"].Captures.Select(name => name.Value).ToList();
            foreach (var name in names)
            {
                yield return string.Join('/', above.Append(name));
            }

            above.Add(names[^1]);
        }
    }

    [GeneratedRegex(@"^(?<indent> *)(?:(?<name>[\w./-]*\w)/(?: +|$))+", RegexOptions.Multiline)]
    private static partial Regex Folders();
}
