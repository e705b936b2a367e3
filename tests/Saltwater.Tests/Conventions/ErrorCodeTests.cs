using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Saltwater.Tests.Conventions;

/// <summary>Codes are permanent and people search for them, so the one list of them has each that a program can say, and no other.</summary>
public sealed partial class ErrorCodeTests
{
    private static readonly string List = Repository.Read("docs/errors.md");

    // A code is a constant, or the beginning of a text. Both are read from what was built, so that no way of writing one is overlooked.
    private static readonly HashSet<string> Built = Assemblies
        .Projects.SelectMany(TextsOf)
        .Select(text => Code().Match(text))
        .Where(match => match.Success)
        .Select(match => match.Value)
        .ToHashSet(StringComparer.Ordinal);

    [Fact]
    public void The_list_has_every_code_that_was_built_once_and_no_other()
    {
        Assert.True(Built.Count > 100, $"{Built.Count} codes were found");
        Assert.Equal(Built.Order(StringComparer.Ordinal), Row().Matches(List).Select(row => row.Groups["code"].Value));
    }

    [Fact]
    public void A_code_stands_under_its_family() =>
        Assert.All(List.Split("\n## ").Skip(1), section =>
            Assert.All(Row().Matches(section), row =>
                Assert.StartsWith(section.Split(':')[0] + "-", row.Groups["code"].Value, StringComparison.Ordinal)
            )
        );

    // Decisions are history: what was taken out since may be named there.
    [Fact]
    public void Every_code_that_a_document_names_exists()
    {
        var families = Built.Select(code => code.Split('-')[0]).ToHashSet(StringComparer.Ordinal);
        var documents = Repository
            .Sources("docs", "*.md")
            .Concat(Repository.Sources("guide", "README.md"))
            .Append((File: "README.md", Text: Repository.Read("README.md")))
            .Where(each => !each.File.StartsWith("docs/decisions/", StringComparison.Ordinal));

        Assert.Equal(
            [],
            from document in documents
            from code in Named().Matches(document.Text).Select(match => match.Value)
            where families.Contains(code.Split('-')[0]) && !Built.Contains(code)
            select $"{document.File}: {code}"
        );
    }

    private static IEnumerable<string> TextsOf(string project)
    {
        using var module = ModuleDefinition.ReadModule(Assemblies.FileOf(project));
        return
        [
            .. module.GetTypes().SelectMany(type => type.Fields).Select(field => field.Constant).OfType<string>(),
            .. module
                .GetTypes()
                .SelectMany(type => type.Methods)
                .Where(method => method.HasBody)
                .SelectMany(method => method.Body.Instructions)
                .Where(each => each.OpCode == OpCodes.Ldstr)
                .Select(each => (string)each.Operand),
        ];
    }

    [GeneratedRegex(@"^[A-Z]+-\d{3}(?=$|:)")]
    private static partial Regex Code();

    [GeneratedRegex(@"\b[A-Z]+-\d{3}\b")]
    private static partial Regex Named();

    [GeneratedRegex(@"^\| (?<code>[A-Z]+-\d{3}) \| [^|]{5,} \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
