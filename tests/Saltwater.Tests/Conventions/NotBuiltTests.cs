using System.Text.RegularExpressions;
using Saltwater.Tests.Site.Pages;

namespace Saltwater.Tests.Conventions;

/// <summary>What the safety case says does not exist yet does not: whoever builds it has to look at its hazards first.</summary>
public sealed partial class NotBuiltTests
{
    private static readonly string[] NotBuilt =
    [
        "Couple",
        "Couples",
        "Reveal",
        "Pairing",
        "Sync",
        "Account",
        "Login",
        "Password",
        "Upload",
    ];

    // An account here is a retold story that the guide is measured with; nobody signs in.
    private const string Measuring = "Saltwater.Cli.Evaluation";

    [Fact]
    public void No_type_is_about_couples_pairing_or_sending() =>
        Assert.DoesNotContain(Assemblies.Projects.SelectMany(Assemblies.WrittenIn), type =>
            type.Namespace.FullName != Measuring && Parts().Matches(type.Name).Any(part => NotBuilt.Contains(part.Value))
        );

    [Fact]
    public void No_file_is_about_couples_pairing_or_sending() =>
        Assert.DoesNotContain(
            Directory
                .EnumerateFiles(Path.Combine(Repository.Root, "src"), "*", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(Repository.Root, path).Split('/', '\\'))
                .Where(parts => !parts.Any(part => part is "bin" or "obj" or "node_modules" or "Evaluation")),
            parts => Parts().Matches(parts[^1]).Any(part => NotBuilt.Contains(part.Value))
        );

    [Fact]
    public void No_address_is_about_couples_pairing_or_sending() =>
        Assert.DoesNotContain(Sites.English.Files.SelectMany(file => file.Path.Split('/', '.', '-')), part =>
            NotBuilt.Contains(part, StringComparer.OrdinalIgnoreCase)
        );

    [GeneratedRegex("[A-Z][a-z]*")]
    private static partial Regex Parts();
}
