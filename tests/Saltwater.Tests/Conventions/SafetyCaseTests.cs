namespace Saltwater.Tests.Conventions;

/// <summary>Every hazard is held by something that runs, and every promise of privacy too.</summary>
public sealed class SafetyCaseTests
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
}
