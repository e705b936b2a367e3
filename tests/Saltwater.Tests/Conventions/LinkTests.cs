using System.Text.RegularExpressions;

namespace Saltwater.Tests.Conventions;

public sealed partial class LinkTests
{
    [Fact]
    public void Every_link_of_a_document_to_a_file_leads_to_one_that_is_there()
    {
        var documents = Repository
            .Sources("docs", "*.md")
            .Concat(Repository.Sources("guide", "*.md"))
            .Concat(((string[])["README.md", "CONTRIBUTING.md", "CHANGELOG.md"]).Select(file => (File: file, Text: Repository.Read(file))))
            .ToList();
        var links = (
            from document in documents
            from link in Link().Matches(document.Text).Select(match => match.Groups["to"].Value)
            where !link.Contains(':', StringComparison.Ordinal)
            select (document.File, Link: link, Path: Path.Combine(Repository.Root, Path.GetDirectoryName(document.File)!, link))
        ).ToList();

        Assert.True(links.Count > 100, $"{links.Count} links were found");
        Assert.Equal([], links.Where(each => !Path.Exists(each.Path)).Select(each => $"{each.File}: {each.Link}"));
    }

    [GeneratedRegex(@"\]\((?<to>[^)#\s]+)")]
    private static partial Regex Link();
}
