using Saltwater.Cli.Authoring;
using Saltwater.Cli.Streams;
using Saltwater.Guide;
using Saltwater.Help;
using Saltwater.Tests.Cli;
using Saltwater.Tests.Cli.Authoring;

namespace Saltwater.Tests.Help;

/// <summary>What is known of services grows old; that is said, and stops nothing.</summary>
public sealed class ReviewTests
{
    private static readonly Service Line = Guides.English.Services[0].Services[0] with { Checked = new(2026, 3, 1) };

    [Theory]
    [InlineData("2021-07-09", "2021-07-09")]
    [InlineData("2021-07", "2021-07-01")]
    [InlineData("2021", "2021-01-01")]
    [InlineData(null, "2026-03-01")]
    [InlineData("", "2026-03-01")]
    [InlineData("2021-13", "2026-03-01")]
    [InlineData("2021-02-30", "2026-03-01")]
    [InlineData("last spring", "2026-03-01")]
    public void A_page_is_of_the_day_it_states_and_else_of_the_day_it_was_read(string? stated, string day) =>
        Assert.Equal(day, $"{ServiceReviews.NewestSource(Line with { Seen = [new("example.org", stated, false)] }):yyyy-MM-dd}");

    [Fact]
    public void The_newest_of_several_pages_counts() =>
        Assert.Equal(
            new(2024, 5, 1),
            ServiceReviews.NewestSource(
                Line with
                {
                    Seen = [new("a.example", "2019", false), new("b.example", "2024-05", false), new("c.example", "2022-12-31", false)],
                }
            )
        );

    [Fact]
    public void A_service_that_no_younger_source_speaks_for_is_listed_the_oldest_first()
    {
        var run = CommandRun.Of("services", "--due", "--before", "2026-01-01");
        var listed = run.Out.Split('\n').Where(line => line.StartsWith("20", StringComparison.Ordinal)).ToList();
        var due = Guides
            .English.Services.SelectMany(country => country.Services)
            .Where(service => ServiceReviews.NewestSource(service) < new DateOnly(2026, 1, 1))
            .Select(service => service.Id);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.NotEmpty(listed);
        Assert.Equal(listed.Order(StringComparer.Ordinal).Select(line => line[..10]), listed.Select(line => line[..10]));
        Assert.Equal(due.Order(StringComparer.Ordinal), listed.Select(line => line.Split("  ")[2]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Without_a_day_those_are_listed_that_rest_on_nothing_of_the_last_year() =>
        Assert.Equal(
            CommandRun.Of("services", "--due", "--before", $"{Guides.Today.AddDays(-365):yyyy-MM-dd}").Out,
            CommandRun.Of("services", "--due").Out
        );

    [Theory]
    [InlineData("tomorrow")]
    [InlineData("2026-02-30")]
    [InlineData("01.02.2026")]
    public void What_is_no_day_is_refused(string before)
    {
        var run = CommandRun.Of("services", "--due", "--before", before);

        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.StartsWith("SERVICES-003 --before: This is not a day.", run.Complained, StringComparison.Ordinal);
    }

    [Fact]
    public void A_guide_that_has_grown_old_is_still_sound()
    {
        using var guide = new GuideCopy();
        guide.Replace("safety.yaml", "reviewed: 2026-11-28", "reviewed: 1999-01-01");
        guide.Replace("services/nz.yaml", "reviewed: 2026-11-22", "reviewed: 1999-01-01");

        Assert.Empty(guide.ProblemsButSize());
        Assert.NotEmpty(guide.Read().Packs);
    }

    [Fact]
    public void A_check_warns_of_what_has_grown_old_and_passes()
    {
        using var guide = new GuideCopy();
        guide.Replace("safety.yaml", "reviewed: 2026-11-28", "reviewed: 2025-11-21");

        var run = CommandRun.Exactly("check", guide.Folder);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains("GUIDE-031 safety.yaml:0 —", run.Complained, StringComparison.Ordinal);
        Assert.Contains("GUIDE-031 services:0 —", run.Complained, StringComparison.Ordinal);
    }

    [Fact]
    public void A_review_of_a_year_ago_is_not_old() =>
        Assert.DoesNotContain(Overdue.CheckReviews(Guides.English, Guides.English.Reviewed.AddDays(365)), problem =>
            problem.File == "safety.yaml"
        );
}
