using System.Text.RegularExpressions;

namespace Saltwater.Tests.Conventions;

/// <summary>Every hazard is held by something that runs, and every promise of privacy too.</summary>
public sealed partial class SafetyCaseTests
{
    private static readonly string Log = Repository.Read("docs/safety-case.md");

    [Fact]
    public void Every_hazard_is_there_once_complete_and_held_by_tests_that_exist() =>
        Assert.Equal([], HazardLog.Faults(Log, TestNames.All));

    [Theory]
    [InlineData("### H7. ", "### H6. ", "H7 is missing.")]
    [InlineData("### H7. ", "### H6. ", "H6 is there 2 times.")]
    [InlineData("### H7. ", "### H77. ", "H77 is no known hazard.")]
    [InlineData(
        "`DangerSignsLaws.While_coercion_is_possible_nothing_reassures`",
        "`DangerSignsLaws.While_coercion_is_possible_something_reassures`",
        "H1 names DangerSignsLaws.While_coercion_is_possible_something_reassures, which is no test."
    )]
    [InlineData("**Severity.**", "**Gravity.**", "H1 has no \"Severity\".")]
    [InlineData("**State.** ", "**State.** fine, ", "H1 is in no known state.")]
    public void A_log_with_a_fault_is_reported(string written, string broken, string fault)
    {
        Assert.Contains(written, Log, StringComparison.Ordinal);

        Assert.Contains(fault, HazardLog.Faults(Log.Replace(written, broken, StringComparison.Ordinal), TestNames.All));
    }

    [Fact]
    public void A_hazard_without_a_test_is_reported() =>
        Assert.Equal(["H1 names no test."], HazardLog.Missing("H1", "**Held by.** careful reading", TestNames.All));

    [Fact]
    public void The_log_says_that_no_specialist_has_signed_it() =>
        Assert.Contains("No clinician and no specialist in domestic abuse has signed this.", Log, StringComparison.Ordinal);

    [Fact]
    public void Every_claim_about_privacy_names_tests_that_exist()
    {
        var claims = Repository
            .Read("docs/privacy.md")
            .Split('\n')
            .Where(line => line.StartsWith("| “", StringComparison.Ordinal))
            .ToList();

        Assert.True(claims.Count >= 6, "The table of claims was not found.");
        Assert.Equal([], claims.SelectMany(claim => HazardLog.Missing(claim.Split('|')[1].Trim(), claim, TestNames.All)));
    }

    // Decisions are history: what they name may be called otherwise by now.
    [Fact]
    public void Every_test_that_a_document_names_exists()
    {
        var classes = TestNames.All.Select(name => name.Split('.')[0]).ToHashSet(StringComparer.Ordinal);
        var named = (
            from document in Repository
                .Sources("docs", "*.md")
                .Where(each => !each.File.StartsWith("docs/decisions/", StringComparison.Ordinal))
                .Concat(
                    ((string[])["README.md", "CONTRIBUTING.md", "SECURITY.md", "guide/README.md"]).Select(file =>
                        (File: file, Text: Repository.Read(file))
                    )
                )
            from name in Named().Matches(document.Text).Select(match => match.Groups["name"].Value)
            select (document.File, Name: name)
        ).ToList();

        Assert.True(named.Count > 200, $"{named.Count} names were found");
        Assert.Equal(
            [],
            named.Where(each => !(each.Name.Contains('.', StringComparison.Ordinal) ? TestNames.All : classes).Contains(each.Name))
        );
    }

    [Fact]
    public void Tests_are_found_in_the_sources_but_not_those_that_are_skipped()
    {
        const string source = """
            public sealed class Walks
            {
                [Fact]
                public void One_ends() => Go();

                [Theory]
                [InlineData("a(b)")]
                public async Task All_end(string name) => await Go(name);

                [Fact(Skip = "later")]
                public void None_runs() { }

                public void Nothing() { }
            }
            """;

        Assert.Equal(["Walks.One_ends", "Walks.All_end"], TestNames.Of(source));
        Assert.Contains("SafetyCaseTests.Tests_are_found_in_the_sources_but_not_those_that_are_skipped", TestNames.All);
    }

    // A class that is called as tests are, maybe in its folder, and maybe one of its methods.
    [GeneratedRegex(@"`(?:\w+/)*(?<name>[A-Z]\w*(?:Tests|Laws)(?:\.\w+)?)`")]
    private static partial Regex Named();
}
