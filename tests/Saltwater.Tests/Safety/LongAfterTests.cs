using System.Text.RegularExpressions;
using Saltwater.Guide;

namespace Saltwater.Tests.Safety;

/// <summary>The pages of the reasons are read by people long after, too. They know no answers, so they ask in words when it was.</summary>
public sealed class LongAfterTests
{
    private static readonly Regex KeepsTraces = new(
        @"\b(?:before|wait).*\bwash|\bexam that saves|\bexam for traces|\bblood and urine",
        RegexOptions.IgnoreCase
    );
    private static readonly Regex AsksWhen = new(@"in the last|longer ago|last days", RegexOptions.IgnoreCase);

    private static readonly Reason Coercion = Guides.English.Reasons.Single(reason => reason.Id == "coercion");

    [Fact]
    public void Nobody_is_told_to_keep_traces_without_being_asked_when_it_was()
    {
        var items = Guides
            .English.Reasons.SelectMany(reason => reason.Sections)
            .SelectMany(section => section.Items)
            .Select(item => item.Text)
            .Where(text => KeepsTraces.IsMatch(text))
            .ToList();

        Assert.NotEmpty(items);
        Assert.All(items, text => Assert.Matches(AsksWhen, text));
    }

    [Theory]
    [InlineData(Heading.RightNow)]
    [InlineData(Heading.Afterwards)]
    public void Whoever_reads_long_after_is_told_that_nothing_has_to_be_hurried_or_kept(Heading heading) =>
        Assert.Contains(Coercion.Sections.Single(section => section.Heading == heading).Items, item =>
            item.Text.Contains("longer ago", StringComparison.Ordinal)
        );

    [Fact]
    public void A_neck_that_was_pressed_is_seen_to_within_four_weeks_and_new_signs_at_any_time()
    {
        var now = Coercion.Sections.Single(section => section.Heading == Heading.RightNow).Items.Select(item => item.Text).ToList();

        Assert.Contains(now, text => text.Contains("neck in the last four weeks", StringComparison.Ordinal));
        Assert.Contains(now, text =>
            text.Contains("Whenever it was", StringComparison.Ordinal) && text.Contains("headache", StringComparison.Ordinal)
        );
    }
}
