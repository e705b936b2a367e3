using CsCheck;
using Saltwater.Guide;
using Saltwater.Keep.Appointments;
using Saltwater.Keep.Journal;
using Saltwater.Keep.Tests.Exchange;

namespace Saltwater.Keep.Tests.Appointments;

public sealed class AppointmentTests
{
    private const AppointmentFields Everything =
        AppointmentFields.Time
        | AppointmentFields.Company
        | AppointmentFields.Tears
        | AppointmentFields.Felt
        | AppointmentFields.Note
        | AppointmentFields.FromMemory;

    private static readonly Pack Guide = new(
        1,
        "test",
        "en",
        ScreenWords.Rules,
        "",
        new(2026, 1, 1),
        "",
        null!,
        [],
        [
            new(
                "pain",
                "O1",
                "body",
                AskedOf.Both,
                2,
                false,
                null,
                "Did anything hurt?",
                "Did anything hurt, as far as you know?",
                "",
                [],
                [
                    new("none", "No", null, null, AskedOf.Both, false, true, false, 1, []),
                    new("burning", "Yes, a burning feeling", null, null, AskedOf.Both, false, false, false, 1, []),
                ]
            ),
            new(
                "stress",
                "O2",
                "life",
                AskedOf.Self,
                1,
                false,
                null,
                "How have the last days been?",
                null,
                "",
                [],
                [new("some", "A bit much", null, null, AskedOf.Both, false, false, false, 1, [])]
            ),
        ],
        null!,
        ScreenWords.English,
        null!,
        null!,
        null!,
        null!,
        null!,
        null!,
        null!,
        null!,
        [],
        []
    );

    private static readonly Entry[] Evenings =
    [
        new()
        {
            Id = new(2),
            Day = new(2026, 3, 14),
            Time = new(21, 30),
            WrittenOn = new(2026, 3, 18),
            Company = Company.WithSomeone,
            Tears = true,
            Felt = Felt.Mixed,
            Note = "It came out of nowhere.\nI was not sad.",
            Facts = Entry.NoFacts.Add("pain", ["burning"]).Add("stress", ["some"]).Add("asked-in-2019", ["yes"]).Add("zest", ["skip"]),
        },
        new()
        {
            Id = new(1),
            Day = new(2026, 3, 2),
            WrittenOn = new(2026, 3, 2),
            Tears = false,
            Facts = Entry.NoFacts.Add("pain", ["gone-since"]),
        },
    ];

    [Fact]
    public void The_page_reads_like_this() =>
        Assert.Equal(
            """
            Self-reported notes. They name no illness and are no record of consent.

            What I want to ask
            ------------------
            - Could my new tablets have to do with this? They were changed in
              January, and it began some weeks after that.

            What I noted
            ------------
            2 entries, 1 with tears.

            2 March 2026
            - Tears: no
            - Did anything hurt? (an older answer)

            14 March 2026
            - Time: 21:30
            - I was: with someone
            - Tears: yes
            - It felt: good and hard at once
            - (an older question): (an older answer)
            - Did anything hurt? Yes, a burning feeling
            - My note: It came out of nowhere.
              I was not sad.
            - Written: some days later, from memory

            When bleeding began
            -------------------
            - 1 February 2026
            - 1 March 2026

            """,
            Page(Everything, DateDetail.Day, "pain", "asked-in-2019", "zest").ToPlainText()
        );

    [Fact]
    public void Every_page_begins_with_what_it_is_not()
    {
        var empty = AppointmentPage.Of(new() { Entries = [] }, Guide);

        Assert.Equal("Self-reported notes. They name no illness and are no record of consent.\n", empty.ToPlainText());
        Assert.StartsWith("Self-reported notes.", Page(Everything, DateDetail.Month).ToPlainText(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_not_chosen_is_not_on_the_page() =>
        Assert.Equal(
            [
                ["Tears: no"],
                ["Tears: yes"],
            ],
            Page(AppointmentFields.Tears, DateDetail.Day)
                .Items.Select(item => item.Lines.Select(line => $"{line.Label}: {line.Text}").ToArray())
        );

    [Fact]
    public void A_question_left_open_is_not_on_the_page() =>
        Assert.DoesNotContain(Page(AppointmentFields.None, DateDetail.Day, "zest").Items, item => item.Lines.Length > 0);

    [Fact]
    public void Dates_rounded_to_the_month_show_no_day()
    {
        var page = Page(AppointmentFields.Tears, DateDetail.Month);

        Assert.Equal(["March 2026", "March 2026"], page.Items.Select(item => item.When));
        Assert.Equal(["February 2026", "March 2026"], page.BleedingBegan);
        Assert.DoesNotContain("14", page.ToPlainText(), StringComparison.Ordinal);
    }

    [Fact]
    public void No_line_is_longer_than_72_characters_and_no_word_is_lost() =>
        Gen.String[Gen.Char["aaaaaaaaaaaaaaaaaaaaaaaaaaaaé-漢\u0007     \n"], 0, 400]
            .Sample(note =>
            {
                var text = AppointmentPage
                    .Of(new() { Entries = [Files.Evening(3, note: note)], Fields = AppointmentFields.Note }, Guide)
                    .ToPlainText();

                Assert.All(text.Split('\n'), line => Assert.InRange(line.Length, 0, 72));
                Assert.Contains(Squeezed(note), Squeezed(text), StringComparison.Ordinal);
            });

    // A direction that is not ended in its line turns what follows; one that is not begun anew leaves the next line to chance.
    [Theory]
    [InlineData("היום בכיתי, ואחר כך היה שקט (3 פעמים)! ")]
    [InlineData("بكيت اليوم، ثم هدأت. ")]
    public void Words_from_right_to_left_begin_and_end_their_direction_on_each_line(string words)
    {
        var text = AppointmentPage
            .Of(
                new()
                {
                    Entries = [Files.Evening(3, note: string.Concat(Enumerable.Repeat(words, 24)))],
                    Fields = AppointmentFields.Note,
                    Asks = [words],
                },
                Guide
            )
            .ToPlainText();
        var lines = text.Split('\n').Where(line => line.Any(each => each >= '\u0590' && each <= '\u06FF')).ToList();

        Assert.True(lines.Count > 4);
        Assert.All(lines, line => Assert.Equal((1, 1), (line.Count(each => each == '\u2068'), line.Count(each => each == '\u2069'))));
        Assert.All(lines, line =>
            Assert.True(line.IndexOf('\u2068', StringComparison.Ordinal) < line.IndexOf('\u2069', StringComparison.Ordinal))
        );
    }

    [Fact]
    public void A_letter_of_two_halves_is_never_cut()
    {
        var text = AppointmentPage
            .Of(new() { Entries = [], Asks = ["a" + string.Concat(Enumerable.Repeat("😀", 100))] }, Guide)
            .ToPlainText();

        Assert.All(text.Split('\n'), line =>
            Assert.False(line.Length > 0 && (char.IsHighSurrogate(line[^1]) || char.IsLowSurrogate(line[0])))
        );
    }

    [Fact]
    public void A_page_that_runs_over_one_sheet_says_so()
    {
        Assert.True(Page(Everything, DateDetail.Day, "pain").FitsOnePage);
        Assert.False(
            AppointmentPage.Of(new() { Entries = [.. Enumerable.Range(1, 28).Select(day => Files.Evening(day))] }, Guide).FitsOnePage
        );
    }

    [Fact]
    public void What_was_chosen_stays_silent_in_a_log()
    {
        var page = Page(Everything, DateDetail.Day, "pain");

        Assert.Equal(
            ["AppointmentPage", "AppointmentItem", "AppointmentLine"],
            [page.ToString(), page.Items[0].ToString(), page.Items[0].Lines[0].ToString()]
        );
    }

    private static AppointmentPage Page(AppointmentFields fields, DateDetail dates, params string[] questions) =>
        AppointmentPage.Of(
            new()
            {
                Entries = Evenings,
                Fields = fields,
                Dates = dates,
                Questions = questions.ToHashSet(),
                BleedingBegan = [new(2026, 3, 1), new(2026, 2, 1), new(2026, 2, 1)],
                Asks =
                [
                    "Could my new tablets have to do with this? They were changed in January, and it began some weeks after that.",
                    "  ",
                ],
            },
            Guide
        );

    private static string Squeezed(string text) =>
        string.Concat(text.Where(letter => !char.IsWhiteSpace(letter) && !char.IsControl(letter)));
}
