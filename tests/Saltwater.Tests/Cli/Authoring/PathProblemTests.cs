using Saltwater.Cli.Authoring;

namespace Saltwater.Tests.Cli.Authoring;

/// <summary>A path that could leave someone unheard is refused, with line and remedy.</summary>
public sealed class PathProblemTests : IDisposable
{
    private const string Areas = "path.yaml";
    private const string Words = "en/screens/path.yaml";

    private readonly GuideCopy guide = new();

    public void Dispose() => guide.Dispose();

    [Fact]
    public void An_area_whose_statements_speak_for_nothing_is_refused()
    {
        var whole = guide.Text(Areas);
        var (start, end) = (
            whole.IndexOf("  - id: play", StringComparison.Ordinal),
            whole.IndexOf("  - id: before", StringComparison.Ordinal)
        );
        guide.Write(
            Areas,
            string.Concat(
                whole.AsSpan(0, start),
                "  - id: play\n    statements:\n      - { question: limits, answer: none-came-up, role: self }\n\n",
                whole.AsSpan(end)
            )
        );

        guide.Has(ProblemCode.AreaReachesNothing, Areas, guide.LineOf(Areas, "- id: play"), "Add a statement");
    }

    [Fact]
    public void What_stands_out_without_an_area_is_refused()
    {
        guide.Replace("questions.yaml", "      - { id: felt-good }", "      - { id: felt-good }\n      - { id: the-moon }");

        guide.Has(ProblemCode.AreaReachesNothing, "questions.yaml", guide.LineOf("questions.yaml", "the-moon"), "Add the area");
    }

    [Fact]
    public void A_statement_in_two_areas_is_refused()
    {
        guide.Replace(Areas, "      - { question: dry, answer: \"yes\" }", "      - { question: flash, answer: \"yes\" }");

        // The one that comes second is reported.
        guide.Has(
            ProblemCode.StatementTwice,
            Areas,
            Line(guide.Text(Areas), guide.Text(Areas).LastIndexOf("{ question: flash, answer: \"yes\" }", StringComparison.Ordinal)),
            "Keep it"
        );
    }

    [Fact]
    public void A_reason_whose_strongest_answers_no_area_offers_is_refused()
    {
        guide.Replace(Areas, "      - { question: spasm, answer: nearly-always }\n", "");
        guide.Replace(Areas, "      - { question: when, answer: at-entry, role: partner }\n", "");

        guide.Has(ProblemCode.ReasonUnreachedByAreas, "reasons.yaml", guide.LineOf("reasons.yaml", "- id: pelvic-floor"), "path.yaml");
    }

    [Fact]
    public void A_statement_for_a_partner_without_words_for_them_is_refused()
    {
        var line = guide.Replace(
            Words,
            "says: \"It was our first time\", partner: \"It was our first time\"",
            "says: \"It was our first time\""
        );

        guide.HasOnly(ProblemCode.StatementWordingMissing, Words, line, "Write says or partner");
    }

    [Fact]
    public void A_statement_of_an_answer_that_does_not_exist_is_refused_and_the_nearest_named()
    {
        var line = guide.Replace(Areas, "{ question: close, answer: very-close }", "{ question: close, answer: very-closse }");

        guide.Has(ProblemCode.UnknownId, Areas, line, "very-close");
    }

    [Fact]
    public void More_statements_than_can_be_read_at_a_glance_are_refused()
    {
        guide.Replace(
            Areas,
            "      - { question: spasm, answer: nearly-always }\n",
            "      - { question: spasm, answer: nearly-always }\n      - { question: other-pain, answer: \"yes\" }\n"
        );

        guide.Has(ProblemCode.OutOfRange, Areas, guide.LineOf(Areas, "- id: hurt"), "Keep those");
    }

    [Fact]
    public void A_sentence_of_two_screens_is_refused_and_a_short_label_is_not()
    {
        guide.Replace("en/screens/support.yaml", "  all-help: ", "  all-help: \"Numbers by country\" # ");
        Assert.Empty(guide.ProblemsButSize());
        var line = guide.Replace("en/screens/support.yaml", "  country: ", "  country: \"You are not alone in this.\" # ");
        guide.Replace("en/screens/checks.yaml", "  numbers: ", "  numbers: \"You are not alone in this.\" # ");

        guide.HasOnly(ProblemCode.ScreenTextTwice, "en/screens/support.yaml", line, "let both places read it");
    }

    [Fact]
    public void A_screen_that_misses_a_text_is_refused()
    {
        var whole = guide.Text(Words);
        var start = whole.IndexOf("  go-back: ", StringComparison.Ordinal);
        guide.Write(Words, whole.Remove(start, whole.IndexOf('\n', start) + 1 - start));

        guide.HasOnly(ProblemCode.ScreenTextMissing, Words, guide.LineOf(Words, "who-title:"), "Write it");
    }

    [Theory]
    [InlineData("{at} of about {of}", "{at} of about {all}")]
    [InlineData("{at} of about {of}", "{at} of about six")]
    [InlineData("{at} of about {of}", "{at} of {at} or {of}")]
    [InlineData("{at} of about {of}", "{at} of about {of}}")]
    public void A_text_with_other_places_than_its_screen_gives_it_is_refused(string text, string other)
    {
        var line = guide.Replace(Words, text, other);

        guide.HasOnly(ProblemCode.ScreenPlacesDiffer, Words, line, "once");
    }

    [Fact]
    public void A_key_that_is_none_is_refused()
    {
        var line = guide.Replace("screens.yaml", "progress {at:n} {of:n}", "progress {at:number}");

        guide.Has(ProblemCode.OutOfRange, "screens.yaml", line, "asked-enough");
    }

    [Fact]
    public void A_plural_rule_that_cannot_be_read_is_refused()
    {
        var line = guide.Replace("en/language.yaml", "i = 1 and v = 0", "i is 1");

        guide.Has(ProblemCode.PluralUnreadable, "en/language.yaml", line, "CLDR");
    }

    [Fact]
    public void A_chip_of_more_than_four_words_is_refused()
    {
        var line = guide.Replace(Words, "\"itching in one place\"", "\"an itch in one single place\"");

        guide.HasOnly(ProblemCode.OutOfRange, Words, line, "shorter");
    }

    [Fact]
    public void An_answer_that_speaks_for_a_reason_and_has_no_chip_is_refused()
    {
        guide.Replace(Words, "  allergy: { local: \"itching in one place\", ", "  allergy: { ");

        guide.HasOnly(ProblemCode.ChipMissing, Words, guide.LineOf(Words, "  allergy:"), "at most 4 words");
    }

    [Fact]
    public void A_guide_without_any_chips_is_refused()
    {
        var whole = guide.Text(Words);
        guide.Write(Words, whole[..whole.IndexOf("chips:\n", StringComparison.Ordinal)]);

        guide.Has(ProblemCode.ChipMissing, Words, guide.LineOf(Words, "felt-good:"), "under chips");
    }

    [Fact]
    public void A_chip_of_an_answer_that_does_not_exist_is_refused()
    {
        var line = guide.Replace(Words, "  allergy: { local:", "  allergy: { lunar: \"moonlight\", local:");

        guide.HasOnly(ProblemCode.FieldUnknown, Words, line);
    }

    private static int Line(string text, int at) => 1 + text.AsSpan(0, at).Count('\n');
}
