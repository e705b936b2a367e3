using Saltwater.Cli.Streams;
using Saltwater.Guide;

namespace Saltwater.Tests.Cli;

/// <summary>What to do this minute, for either of the two.</summary>
public sealed class NowTests
{
    [Fact]
    public void Now_gives_every_step_by_time_but_nothing_that_means_talking_with_the_partner()
    {
        var run = CommandRun.Of("now");
        var steps = Guides.English.Now.Stages.SelectMany(stage => stage.Steps).ToLookup(step => step.PartnerTalk);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.NotEmpty(steps[true]);
        Assert.All(steps[true], step => Assert.Equal(0, run.Times(step.Text)));
        AssertInOrder(run, Guides.English.Now, [.. steps[false]]);
    }

    [Fact]
    public void Now_beside_gives_every_step_for_the_other_person()
    {
        var run = CommandRun.Of("now", "--beside");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        AssertInOrder(run, Guides.English.Beside, [.. Guides.English.Beside.Stages.SelectMany(stage => stage.Steps)]);
        Assert.DoesNotContain(Guides.English.Now.Purpose, run.Said, StringComparison.Ordinal);
    }

    [Fact]
    public void Either_says_what_had_better_not_be_done_and_where_help_is()
    {
        foreach (
            var (run, moment) in new[]
            {
                (CommandRun.Of("now"), Guides.English.Now),
                (CommandRun.Of("now", "--beside"), Guides.English.Beside),
            }
        )
        {
            var avoid = run.Said[run.Said.IndexOf("Better not", StringComparison.Ordinal)..];
            Assert.All(moment.Avoid, item => Assert.Contains("– " + item.Text, avoid, StringComparison.Ordinal));
            Assert.EndsWith("`saltwater services` and a country's two letters.", run.Said, StringComparison.Ordinal);
            Assert.Empty(run.Error);
        }
    }

    private static void AssertInOrder(CommandRun run, Moment moment, List<Item> steps)
    {
        var at = run.Said.IndexOf(moment.Purpose, StringComparison.Ordinal);
        foreach (
            var text in moment.Stages.SelectMany(stage => stage.Steps.Where(steps.Contains).Select(step => step.Text).Prepend(stage.Name))
        )
        {
            var found = run.Said.IndexOf(text, Math.Max(at, 0), StringComparison.Ordinal);
            Assert.True(found >= at && at >= 0, $"Missing or out of order: {text}");
            at = found + text.Length;
        }
    }
}
