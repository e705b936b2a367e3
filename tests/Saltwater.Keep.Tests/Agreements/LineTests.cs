using CsCheck;
using Saltwater.Keep.Agreements;

namespace Saltwater.Keep.Tests.Agreements;

public sealed class LineTests
{
    [Fact]
    public void Whatever_is_typed_becomes_one_short_plain_line_or_none() =>
        Gen.String.Sample(typed =>
        {
            var line = Line.Written(AgreementPart.Never, typed);
            Assert.True(
                line is null ? string.IsNullOrWhiteSpace(TypedLine.Clean(typed, Line.MaxOwn)) : line.Own.Length is > 0 and <= Line.MaxOwn
            );
            Assert.Equal(line?.Own ?? "", TypedLine.Clean(line?.Own, Line.MaxOwn));
            Assert.DoesNotContain(line?.Own ?? "", char.IsControl);
            Assert.DoesNotContain("  ", line?.Own ?? "", StringComparison.Ordinal);
        });

    [Theory]
    [InlineData(" a  walk\r\n\tby the sea ", "a walk by the sea")]
    [InlineData("a\u2028b\u202Ec\u2066d", "a b c d")]
    [InlineData("ja zu 👩‍👧 und é", "ja zu 👩‍👧 und é")]
    public void What_would_move_other_text_about_is_taken_out(string typed, string line) =>
        Assert.Equal(line, Line.Written(AgreementPart.Open, typed)!.Own);

    [Fact]
    public void Half_a_character_could_not_be_stored_and_is_replaced() =>
        Assert.Equal("half \uFFFD of one", Line.Written(AgreementPart.Open, "half \uD83C of one")!.Own);

    [Fact]
    public void A_long_line_is_cut_between_letters_as_people_see_them()
    {
        var own = Line.Written(AgreementPart.Open, new string('a', Line.MaxOwn - 3) + "👩‍👧‍👦 and more")!.Own;
        Assert.Equal(new string('a', Line.MaxOwn - 3), own);
    }

    [Theory]
    [InlineData("only if you ask", "you ask")]
    [InlineData("If you ask", "you ask")]
    [InlineData("you ask", "you ask")]
    public void A_term_is_kept_without_its_only_if(string typed, string term) =>
        Assert.Equal(term, Line.Written(AgreementPart.OnlyIf, "this", term: typed)!.Term);

    [Fact]
    public void A_term_belongs_to_only_if_alone() => Assert.Equal("", Line.Written(AgreementPart.Never, "this", term: "you ask")!.Term);

    [Fact]
    public void Ticking_twice_changes_nothing_and_adding_words_changes_the_line()
    {
        var side = Side
            .Empty.With(Line.OfGuide(AgreementPart.Signals, "stop-word"))
            .With(Line.OfGuide(AgreementPart.Signals, "stop-word", own: "amber"));
        Assert.Equal("amber", Assert.Single(side.Lines).Own);
        Assert.Empty(side.Without(Line.OfGuide(AgreementPart.Signals, "stop-word")).Lines);
    }

    [Theory]
    [InlineData("Sam Rivers", "Sam")]
    [InlineData("  ", "")]
    [InlineData(null, "")]
    public void A_side_takes_one_word_and_no_more(string? typed, string name) => Assert.Equal(name, Side.Empty.Named(typed).Name);

    [Fact]
    public void Nothing_a_person_wrote_is_told_by_a_type()
    {
        var agreement = Lists
            .Of(Side.Empty.Named("Robin").With(Line.Written(AgreementPart.Never, "secret")!))
            .Labelled("secret")
            .WithTheirs(Lists.Whole);
        var sheet = Sheet.Of(Lists.Guide, null, agreement.Mine);
        Assert.Equal(
            ["Agreement", "Side", "Line", "Sheet", "SheetSide", "SheetSection"],
            new object[] { agreement, agreement.Mine, agreement.Mine.Lines[0], sheet, sheet.Sides[0], sheet.Sides[0].Sections[0] }.Select(
                each => each.ToString()
            )
        );
    }
}
