using System.Text.RegularExpressions;
using CsCheck;
using Saltwater.Keep.Agreements;

namespace Saltwater.Keep.Tests.Agreements;

public sealed partial class SheetTests
{
    [Fact]
    public void The_text_reads_like_this() =>
        Assert.Equal(
            """
            This is a talking aid. It is not consent. Anyone can stop at any time.

            Never
            -----
            These do not happen. Nobody asks again in the moment.
            - being filmed
            - anything after a long day at work, even when I said the evening before
              that I would like to

            Only if
            -------
            Fine under certain terms. If the term is not met, the answer is no.
            - a scarf over my eyes, only if we tried it out by day

            Fine, or happy to try
            ---------------------
            A yes on the list is not a yes for tonight.
            - talking in the dark

            Signals
            -------
            - A stop word: “amber”. One word that ends everything at once.
            - An object to drop. If it falls, all stops.

            Aftercare: When the tears come
            ------------------------------
            - Everything stops.

            Aftercare: The next day
            -----------------------
            - A slow morning.
            - tea, and the radio on low

            If one of us cries
            ------------------
            - Everything stops at once.

            To be looked at again on 1 May 2026. It can change on any day before.

            This is a talking aid. It is not consent. Anyone can stop at any time.

            """,
            Sheet.Of(Lists.Guide, new(2026, 5, 1), Lists.Whole).ToText(),
            ignoreLineEndingDifferences: true
        );

    [Fact]
    public void Two_sides_stand_apart_and_name_nobody_who_did_not_choose_a_word()
    {
        var text = Sheet.Of(Lists.Guide, null, Lists.Whole, Lists.Whole.Named("Robin")).ToText();
        Assert.Contains("\nOne of us\n=========\n", text, StringComparison.Ordinal);
        Assert.Contains("\nRobin\n=====\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_holds_the_chosen_parts_and_nothing_of_a_side_that_shows_none() =>
        (
            from ours in Gen.Enum<AgreementPart>().Array[0, 4]
            from theirs in Gen.Enum<AgreementPart>().Array[0, 4]
            select (ours, theirs)
        ).Sample(chosen =>
        {
            var other = Side
                .Empty.Named("Robin")
                .With(Line.Written(AgreementPart.Never, "their first")!)
                .With(Line.Written(AgreementPart.Open, "their second")!);
            var text = Sheet.Of(Lists.Guide, null, Lists.Whole.Showing(chosen.ours), other.Showing(chosen.theirs)).ToText();

            Assert.Equal(chosen.ours.Contains(AgreementPart.Never), text.Contains("being filmed", StringComparison.Ordinal));
            Assert.Equal(chosen.ours.Contains(AgreementPart.Signals), text.Contains("amber", StringComparison.Ordinal));
            Assert.Equal(chosen.ours.Length > 0, text.Contains("One of us", StringComparison.Ordinal));
            Assert.Equal(chosen.theirs.Contains(AgreementPart.Never), text.Contains("their first", StringComparison.Ordinal));
            Assert.Equal(chosen.theirs.Contains(AgreementPart.Open), text.Contains("their second", StringComparison.Ordinal));
            Assert.Equal(
                chosen.theirs.Any(part => part is AgreementPart.Never or AgreementPart.Open),
                text.Contains("Robin", StringComparison.Ordinal)
            );
        });

    [Fact]
    public void Every_text_begins_and_ends_with_the_reminder_and_fits_a_letter() =>
        Gen.Select(Gen.String.Array[0, 6], Gen.String, Gen.String[Gen.Char['a', 'z'], 60, 400])
            .Sample(
                (typed, name, word) =>
                {
                    var side = typed
                        .Append(word)
                        .Select((own, at) => Line.Written((AgreementPart)(at % 6), own, "next-day", word))
                        .Where(line => line is not null)
                        .Aggregate(Side.Empty.Named(name), (all, line) => all.With(line!));
                    var lines = Sheet.Of(Lists.Guide, new(2026, 5, 1), side, side).ToText().Split('\n');

                    Assert.Equal(Lists.Reminder, lines[0]);
                    Assert.Equal([Lists.Reminder, ""], lines[^2..]);
                    Assert.All(lines, line => Assert.True(line.Length <= 72, line));
                }
            );

    [Fact]
    public void Nothing_we_add_is_a_signature_a_time_or_a_day_of_making()
    {
        foreach (
            var sheet in new[]
            {
                Sheet.Of(Lists.Guide, null),
                Sheet.Of(Lists.Guide, null, Lists.Whole),
                Sheet.Of(Lists.Guide, null, Lists.Whole, Lists.Whole),
            }
        )
        {
            Assert.DoesNotMatch(Proof(), sheet.ToText() + sheet.Title);
            Assert.DoesNotContain("Saltwater", sheet.ToText() + sheet.Title, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Matches(Proof(), "Agreed on 3 May");
        Assert.Matches(Proof(), "at 21:30");
        Assert.Single(Digits().Matches(Sheet.Of(Lists.Guide, new(2031, 5, 4), Lists.Whole).ToText()), match => match.Value == "2031");
    }

    [Fact]
    public void A_line_the_guide_no_longer_has_is_shown_by_its_name()
    {
        var side = Side
            .Empty.With(Line.OfGuide(AgreementPart.Signals, "three-hums", own: "softly"))
            .With(Line.OfGuide(AgreementPart.Aftercare, "warm-soup", "in-the-morning"));
        var text = Sheet.Of(Lists.Guide, null, side).ToText();
        Assert.Contains("- three hums (no longer in the guide) “softly”", text, StringComparison.Ordinal);
        Assert.Contains("Aftercare: in the morning", text, StringComparison.Ordinal);
        Assert.Contains("- warm soup (no longer in the guide)", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_check_that_left_no_doubt_nothing_is_offered_that_means_talking_with_the_other()
    {
        Assert.Equal(["one-word"], Left(AgreementPart.Aftercare, "during", Side.Empty));
        Assert.Equal(["check-in"], Left(AgreementPart.Aftercare, "next-day", Side.Empty));
        Assert.Equal(["one-question"], Left(AgreementPart.IfTearsCome, "", Side.Empty));
        Assert.Equal([], Left(AgreementPart.Signals, "", Side.Empty));

        // What was ticked before stays in sight, so that it can be taken away.
        Assert.Equal([], Left(AgreementPart.IfTearsCome, "", Side.Empty.With(Line.OfGuide(AgreementPart.IfTearsCome, "one-question"))));
    }

    private static IEnumerable<string> Left(AgreementPart part, string time, Side side) =>
        Offer
            .For(Lists.Guide, part, time, withPartnerTalk: true, side)
            .Select(offer => offer.Line.Id)
            .Except(Offer.For(Lists.Guide, part, time, withPartnerTalk: false, side).Select(offer => offer.Line.Id));

    [GeneratedRegex(@"\d{1,2}[:.]\d{2}|sign(?:ed|ature)|agreed on|accepted|(?<!not )consent\b|\bdated?\b|witness", RegexOptions.IgnoreCase)]
    private static partial Regex Proof();

    [GeneratedRegex(@"\d{4}")]
    private static partial Regex Digits();
}
