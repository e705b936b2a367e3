using CsCheck;
using Saltwater.Keep.Journal.Patterns;

namespace Saltwater.Keep.Tests.Journal.Patterns;

public sealed class PatternTextTests
{
    private static readonly PatternText text = new(Agreements.Lists.Guide);

    [Theory]
    [InlineData(
        20,
        14,
        40,
        5,
        "Tears came on 14 of 20 evenings with drink or drugs, and on 5 of 40 without. That is more often than chance would "
            + "easily make it. A pattern is not a cause. It can be a place to start."
    )]
    [InlineData(
        30,
        2,
        30,
        20,
        "Tears came on 2 of 30 evenings with drink or drugs, and on 20 of 30 without. That is less often than chance would "
            + "easily make it. A pattern is not a cause. It can be a place to start."
    )]
    [InlineData(
        20,
        7,
        40,
        6,
        "Tears came on 7 of 20 evenings with drink or drugs, and on 6 of 40 without. This may be chance. More evenings may tell."
    )]
    [InlineData(20, 0, 40, 5, "Tears came on none of 20 evenings with drink or drugs, and on 5 of 40 without. No pattern found.")]
    [InlineData(
        1,
        1,
        12,
        5,
        "Too early to say. So far there are 1 evening with drink or drugs and 12 without; it takes at least 5 of each, and 20 in all."
    )]
    [InlineData(20, 2, 40, 2, "Too early to say. So far tears came on 4 of 60 evenings; it takes at least 5.")]
    [InlineData(
        20,
        20,
        40,
        36,
        "Too early to say. So far tears came on 56 of 60 evenings. That is nearly all of them, so there is little to compare."
    )]
    public void Each_verdict_is_said_in_counts_of_evenings(int with, int hitsWith, int without, int hitsWithout, string said) =>
        Assert.Equal(said, text.Sentence(Diary.Find(Diary.Drinks(new(with, hitsWith), new(without, hitsWithout))).Of("drink")));

    [Fact]
    public void What_was_never_noted_says_so() =>
        Assert.Equal("Too early to say. It was not noted yet.", text.Sentence(Diary.Find([]).Of("pain")));

    [Fact]
    public void The_cycle_says_what_it_needs_and_where_tears_gather()
    {
        int[] starts = [120, 92, 64, 36, 8];
        var entries = Enumerable
            .Range(0, 110)
            .Select(day => Diary.Evening(day, starts.Any(start => day - start is >= 3 and <= 9) || day % 17 == 0))
            .ToArray();

        Assert.Equal(
            "Too early to say. It takes at least 2 whole cycles with the days of bleeding noted, and evenings within them.",
            text.Sentence(Diary.Find(entries, [.. Diary.Periods(8)]).Of("cycle"))
        );
        Assert.StartsWith(
            "Tears came most often in the week or so before a period: on ",
            text.Sentence(Diary.Find(entries, [.. Diary.Periods(starts)]).Of("cycle")),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "Around the start of a period: on ",
            text.Picture(Diary.Find(entries, [.. Diary.Periods(starts)]).Of("cycle")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_picture_is_told_in_evenings_out_of_ten() =>
        Assert.Equal(
            "Of ten evenings with drink or drugs, about 7 may have tears; of ten without, about 1. The difference may be anything from 3 more to 7 more.",
            text.Picture(Diary.Find(Diary.Drinks(new(20, 15), new(40, 5))).Of("drink"))
        );

    [Fact]
    public void Where_it_is_too_early_there_is_no_picture() => Assert.Equal("", text.Picture(Diary.Find([]).Of("drink")));

    [Theory]
    [InlineData(20, 14, 40, 5, "60 evenings, 19 with tears. One pattern stands out. A pattern is not a cause. It can be a place to start.")]
    [InlineData(
        20,
        5,
        40,
        11,
        "60 evenings, 16 with tears. No pattern found. That is a proper answer too: tears often have no single cause."
    )]
    [InlineData(5, 2, 5, 2, "10 evenings, 4 with tears. It is too early to say anything about patterns.")]
    public void The_whole_is_summed_up(int with, int hitsWith, int without, int hitsWithout, string said) =>
        Assert.Equal(said, text.Summary(Diary.Find(Diary.Drinks(new(with, hitsWith), new(without, hitsWithout)))));

    [Fact]
    public void What_was_left_apart_is_said() =>
        Assert.StartsWith(
            "60 evenings, 19 with tears. 1 evening more, written days later, is left apart, because memory changes things. One pattern",
            text.Summary(Diary.Find([.. Diary.Drinks(new(20, 14), new(40, 5)), Diary.Evening(70, true, writtenAfter: 5)])),
            StringComparison.Ordinal
        );

    [Fact]
    public void No_text_has_a_percentage_a_refused_word_or_a_loose_end() =>
        Gen.Select(Gen.Int[1, 90], Gen.Double[0.05, 0.95], Gen.Int[0, 1000])
            .Sample(
                (evenings, chance, seed) =>
                {
                    var report = SimulatedDiary.Draw(new(evenings, chance), new Random(seed)).Find();
                    foreach (
                        var said in report
                            .Patterns.SelectMany(each => new[] { text.Sentence(each), text.Picture(each) })
                            .Append(text.Summary(report))
                            .Where(each => each != "")
                    )
                    {
                        Assert.DoesNotContain('%', said);
                        Assert.DoesNotContain("  ", said, StringComparison.Ordinal);
                        Assert.EndsWith(".", said, StringComparison.Ordinal);
                        Assert.DoesNotContain(GuideIds.Never, word =>
                            said.Split(' ', '.', ',', ';', ':').Contains(word, StringComparer.OrdinalIgnoreCase)
                        );
                    }
                },
                iter: 60
            );
}
