using System.Text.Json;

namespace Saltwater.Tests.Conventions;

/// <summary>Whose work is shipped is said.</summary>
public sealed class NoticesTests
{
    // Tools of the build, as the projects of ScreenWords and PackRecords are: nothing of them is shipped. The same list as in .ci/notices.mjs.
    private static readonly string[] Tools =
    [
        "MinVer",
        "Microsoft.CodeAnalysis.BannedApiAnalyzers",
        "Microsoft.CodeAnalysis.PublicApiAnalyzers",
        "Microsoft.NET.ILLink.Tasks",
        "Microsoft.NET.Sdk.WebAssembly.Pack",
        "Microsoft.AspNetCore.Components.Analyzers",
    ];

    [Fact]
    public void Every_part_that_is_shipped_is_named_with_its_version_and_no_other() =>
        Assert.Equal(Packages().Concat(WorkerParts()).Distinct().Order(StringComparer.Ordinal), Named().Order(StringComparer.Ordinal));

    [Fact]
    public void The_text_of_every_licence_that_is_named_is_given()
    {
        var notices = Repository.Read("THIRD-PARTY-NOTICES.md");
        var licences = Rows().Select(cells => cells[2]).Distinct().ToList();

        Assert.NotEmpty(licences);
        Assert.All(licences, licence =>
        {
            var at = notices.IndexOf($"\n## {licence}\n", StringComparison.Ordinal);
            Assert.True(at > 0, licence);
            Assert.Contains("\"AS IS\"", notices[at..notices.IndexOf("\n## ", at + 1, StringComparison.Ordinal)], StringComparison.Ordinal);
        });
    }

    private static IEnumerable<string> Packages() =>
        from file in Directory.EnumerateFiles(
            Path.Combine(Repository.Root, "src"),
            "packages.lock.json",
            new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1 }
        )
        where
            !file.Contains("Saltwater.ScreenWords", StringComparison.Ordinal)
            && !file.Contains("Saltwater.PackRecords", StringComparison.Ordinal)
        from target in JsonDocument.Parse(File.ReadAllBytes(file)).RootElement.GetProperty("dependencies").EnumerateObject()
        from package in target.Value.EnumerateObject()
        where package.Value.GetProperty("type").GetString() != "Project" && !Tools.Contains(package.Name)
        select $"{package.Name} {package.Value.GetProperty("resolved").GetString()}";

    private static IEnumerable<string> WorkerParts() =>
        from package in JsonDocument
            .Parse(Repository.Read("src/Saltwater.App.Keep/worker/package-lock.json"))
            .RootElement.GetProperty("packages")
            .EnumerateObject()
        where package.Name.Length > 0 && !package.Value.TryGetProperty("dev", out _)
        select $"{package.Name.Split("node_modules/")[^1]} {package.Value.GetProperty("version").GetString()}";

    private static IEnumerable<string> Named() => Rows().Select(cells => $"{cells[0][2..]} {cells[1]}");

    private static IEnumerable<string[]> Rows() =>
        Repository
            .Read("THIRD-PARTY-NOTICES.md")
            .Split("\n## ")[0]
            .Split('\n')
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Skip(1)
            .Select(line => line.Split(" | "));
}
