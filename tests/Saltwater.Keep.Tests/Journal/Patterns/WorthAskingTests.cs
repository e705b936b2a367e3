using System.Collections.Immutable;
using CsCheck;
using Saltwater.Guide;
using Saltwater.Keep.Journal;
using Saltwater.Keep.Journal.Patterns;

namespace Saltwater.Keep.Tests.Journal.Patterns;

public sealed class WorthAskingTests
{
    // A rule shaped as the guide's own: single signs, and sex gone along with until both "no pressure" and "not afraid" were said.
    private static readonly Condition coercion = Any(
        Is("pressure", "some", "yes", "skip"),
        Is("afraid", "sometimes"),
        All(Is("wanted", "agreed-anyway"), None(All(Is("pressure", "no"), Is("afraid", "no"))))
    );

    [Fact]
    public void Unwelcome_tears_most_times_without_a_pattern_are_worth_asking_about() =>
        Assert.Equal(["often"], Ids([.. Enumerable.Range(0, 9).Select(day => Diary.Evening(3 * day, day < 5, Felt.Mixed))]));

    [Fact]
    public void So_are_unwelcome_tears_every_week()
    {
        Entry[] evenings = [.. Enumerable.Range(0, 40).Select(day => Diary.Evening(day, day % 7 == 2, Felt.Upsetting))];

        Assert.Equal(["often"], Ids(evenings));
        Assert.Empty(Ids([.. evenings.Where(each => !each.Tears || each.Day != Diary.Today.AddDays(-9))]));
    }

    [Fact]
    public void Good_tears_are_no_reason_to_ask_however_often_they_come() =>
        Assert.Empty(Ids([.. Enumerable.Range(0, 40).Select(day => Diary.Evening(day, true, Felt.Good))]));

    [Fact]
    public void Tears_whose_cause_the_person_can_name_clearly_are_explained() =>
        Assert.Empty(
            Ids([.. Enumerable.Range(0, 9).Select(day => Diary.Evening(day, true, Felt.Upsetting, facts: ("nameable", "clearly")))])
        );

    [Fact]
    public void A_pattern_that_was_found_is_something_to_start_from()
    {
        var entries = Diary.Drinks(new(25, 23), new(30, 8), Felt.Upsetting);

        Assert.Contains(Diary.Find(entries).Patterns, each => each.Verdict == Verdict.MoreOften);
        Assert.Empty(Ids([.. entries]));
    }

    [Fact]
    public void Long_ago_and_from_memory_do_not_make_often()
    {
        Assert.Empty(Ids([.. Enumerable.Range(60, 30).Select(day => Diary.Evening(day, true, Felt.Upsetting))]));
        Assert.Empty(Ids([.. Enumerable.Range(0, 30).Select(day => Diary.Evening(day, true, Felt.Upsetting, writtenAfter: 3))]));
    }

    [Theory]
    [InlineData("lasts", "lasted", "days", 1)]
    [InlineData("memories", "flash", "yes", 1)]
    [InlineData("pain", "pain-sex", "deep", 4)]
    [InlineData("low", "elsewhere", "most-days", 4)]
    [InlineData("relation", "relation", "bad", 4)]
    public void Other_good_reasons_to_ask_are_noticed(string sign, string question, string answer, int evenings)
    {
        Entry[] noted = [.. Enumerable.Range(0, evenings).Select(day => Diary.Evening(day, false, facts: (question, answer)))];

        Assert.Equal([sign], Ids(noted));
        Assert.Empty(Ids(noted[1..]));
    }

    [Fact]
    public void Pain_on_few_of_many_evenings_is_not_most() =>
        Assert.Empty(
            Ids([.. Enumerable.Range(0, 20).Select(day => Diary.Evening(day, false, facts: ("pain-sex", day < 5 ? "deep" : "no")))])
        );

    [Fact]
    public void Any_sign_of_pressure_or_fear_leads_to_safety_first_and_away_from_the_two_of_them()
    {
        Entry[] evenings =
        [
            .. Enumerable
                .Range(0, 9)
                .Select(day => Diary.Evening(day, true, Felt.Upsetting, facts: [("relation", "bad"), ("pain-sex", "deep")])),
            Diary.Evening(300, false, writtenAfter: 40, facts: ("afraid", "sometimes")),
        ];

        Assert.Equal(["safety", "pain"], Ids(evenings));
        Assert.Equal(["often", "pain", "relation"], Ids(evenings[..^1]));
    }

    [Fact]
    public void A_word_that_the_guide_has_no_more_silences_no_sign_beside_it()
    {
        Entry evening = new()
        {
            Id = new(1),
            Day = Diary.Today,
            WrittenOn = Diary.Today,
            Tears = true,
            Facts = Entry.NoFacts.Add("pressure", ["retired-id", "some"]).Add("retired-question", ["yes"]),
        };

        Assert.True(coercion.Holds(evening.Said));
        Assert.Equal(["safety"], Ids([evening]));
    }

    private static Gen<T> Of<T>(T[] all) => Gen.Int[0, all.Length - 1].Select(each => all[each]);

    private static IEnumerable<string> Ids(Entry[] entries) =>
        WorthAsking.Find(entries, Diary.Find(entries).Patterns, Diary.Today, coercion).Select(each => each.Id);

    private static Condition Is(string question, params string[] answers) => new(question, [.. answers], [], [], []);

    private static Condition Any(params Condition[] conditions) => new(null, [], [.. conditions], [], []);

    private static Condition All(params Condition[] conditions) => new(null, [], [], [.. conditions], []);

    private static Condition None(params Condition[] conditions) => new(null, [], [], [], ImmutableArray.Create(conditions));
}
