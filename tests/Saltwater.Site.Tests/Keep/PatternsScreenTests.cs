using System.Text.RegularExpressions;
using Bunit;
using Saltwater.App.Keep;
using Saltwater.App.Keep.Journal.Patterns;
using Saltwater.Keep.Journal;
using Saltwater.Keep.Journal.Patterns;

namespace Saltwater.Site.Tests.Keep;

public sealed partial class PatternsScreenTests : BunitContext
{
    private readonly Diary diary = Diary.Open();

    [Fact]
    public void With_few_evenings_it_says_that_it_is_too_early()
    {
        diary.With();
        var screen = Shown();
        Assert.Contains("too early to say", screen.Find(".lead").TextContent, StringComparison.Ordinal);
        Assert.Empty(screen.FindAll(".pattern svg"));

        // What will be there is shown by an example that says it is one.
        Assert.Contains("Made up", screen.Find(".card").TextContent, StringComparison.Ordinal);
        Assert.Contains("6 of 9", screen.Find(".card .shares").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pattern_has_a_sentence_a_picture_and_the_same_in_words()
    {
        Stressful(evenings: 60);
        var screen = Shown();
        Assert.DoesNotContain("Made up", screen.Text(), StringComparison.Ordinal);
        var found = screen.FindAll(".pattern").First(each => each.QuerySelector("h3")!.TextContent == "A load of stress");
        Assert.Equal("shares", found.Children[1].ClassName);
        var picture = found.QuerySelector("svg[role=img]")!;

        Assert.Null(found.Closest("details"));
        Assert.Contains(new PatternText(BuiltSite.KeepPack).NotACause, found.TextContent, StringComparison.Ordinal);
        Assert.False(string.IsNullOrWhiteSpace(picture.GetAttribute("aria-label")));
        Assert.Contains(picture.GetAttribute("aria-label")!, found.TextContent, StringComparison.Ordinal);
        Assert.True(X(picture, ".range", "x1") > X(picture, ".zero", "x1"), "More often with it lies to the right.");
        Assert.InRange(X(picture, ".dot", "cx"), X(picture, ".range", "x1"), X(picture, ".range", "x2"));
        Assert.Contains("more often", screen.Find("table").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Evenings_from_memory_are_said_to_be_left_apart()
    {
        diary.With(daysAgo: 9, writtenLater: 5);
        Assert.Contains("memory changes things", Shown().Find(".lead").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Tears_that_come_often_without_a_cause_are_worth_asking_about()
    {
        foreach (var day in Enumerable.Range(0, 8))
        {
            diary.With(daysAgo: day, felt: Felt.Upsetting);
        }

        Assert.Contains("Worth asking someone", Shown().Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void No_screen_shows_a_percentage_a_score_or_a_streak()
    {
        Stressful(evenings: 60);
        var screen = Render<JournalHome>(given => given.Add(home => home.Notes, diary.Notes));
        foreach (
            var way in (string[][])
                [
                    [],
                    ["Note an evening"],
                    [Diary.Days.DayInMonth(Diary.Today)],
                    ["Patterns"],
                    ["A page to take along", "All"],
                    ["Bring in or take out"],
                    ["Show as a calendar"],
                ]
        )
        {
            foreach (var step in way)
            {
                screen.Press(step);
            }

            Assert.DoesNotMatch(Judging(), screen.Text());
            if (way.Length > 0 && way[^1] != "Show as a calendar")
            {
                screen.Press("Back");
            }
        }
    }

    // Overloaded evenings nearly all have tears, calm ones nearly none.
    private void Stressful(int evenings)
    {
        for (var each = 0; each < evenings; each++)
        {
            diary.With(
                daysAgo: each,
                tears: each % 2 == 0 ? each % 20 != 0 : each % 19 == 0,
                felt: Felt.Mixed,
                facts: ("stress", each % 2 == 0 ? "overloaded" : "calm")
            );
        }
    }

    private static double X(AngleSharp.Dom.IElement picture, string part, string attribute) =>
        double.Parse(picture.QuerySelector(part)!.GetAttribute(attribute)!, System.Globalization.CultureInfo.InvariantCulture);

    private IRenderedComponent<PatternsScreen> Shown() => Render<PatternsScreen>(given => given.Add(screen => screen.Notes, diary.Notes));

    [GeneratedRegex(@"%|\bper ?cent|\bscore|\bstreak|\bwell done|\bin a row|\bgoal|\bbadge", RegexOptions.IgnoreCase)]
    private static partial Regex Judging();
}
