using Saltwater.Cli.Authoring;

namespace Saltwater.Tests.Cli.Authoring;

/// <summary>Faults in what people say, one test for each code.</summary>
public sealed class PhraseProblemTests
{
    private const string Phrases = "en/phrases.yaml";
    private const string Beginning = "    ashamed:\n";
    private const string Found = "I sing under water";
    private const string Left = "I swim";

    [Fact]
    public void A_language_without_the_file_is_sound_and_has_no_phrases()
    {
        using var guide = new GuideCopy();
        guide.Delete(Phrases);

        Assert.Empty(guide.ProblemsButSize());
        Assert.Empty(guide.Read().Phrases);
    }

    [Theory]
    [InlineData("(cry", "GUIDE-092")]
    [InlineData("@NOBODY", "GUIDE-092")]
    [InlineData(".. cry", "GUIDE-092")]
    [InlineData("sing under wine", "GUIDE-093")]
    [InlineData("(sing|swim)", "GUIDE-094")]
    public void A_line_that_is_malformed_or_does_not_keep_to_its_sentences_is_reported(string line, string code) =>
        Reports(line, Found, Left, code);

    [Fact]
    public void A_line_that_another_shadows_is_reported()
    {
        using var guide = new GuideCopy();
        var line = guide.Replace(
            Phrases,
            Beginning,
            Beginning + Entry("sing under water", Found, Left) + Entry("sing .. water", Found, Left)
        );

        guide.HasOnly(ProblemCode.LineShadowed, Phrases, line + 3, "only this line");
    }

    [Fact]
    public void A_calm_answer_is_refused()
    {
        using var guide = new GuideCopy();
        var line = guide.Replace(Phrases, "  limits:\n", "  limits:\n    \"yes\":\n" + Entry("sing under water", Found, Left));

        guide.HasOnly(ProblemCode.CalmFromText, Phrases, line, "Take its lines out");
    }

    [Fact]
    public void An_answer_to_a_question_of_safety_that_is_no_sign_of_anything_is_refused()
    {
        using var guide = new GuideCopy();
        var line = guide.Replace(Phrases, "  ill:\n", "  ill:\n    \"no\":\n" + Entry("sing under water", Found, Left));

        guide.HasOnly(ProblemCode.CalmFromText, Phrases, line, "Take its lines out");
    }

    [Fact]
    public void An_answer_the_guide_does_not_have_is_reported()
    {
        using var guide = new GuideCopy();
        var line = guide.Replace(Phrases, Beginning, "    ashamd:\n");

        guide.HasOnly(ProblemCode.UnknownId, Phrases, line, "ashamed");
    }

    [Fact]
    public void A_line_without_its_sentences_is_reported()
    {
        using var guide = new GuideCopy();
        guide.Replace(Phrases, Beginning, Beginning + "      - line: \"sing\"\n");

        Assert.Contains(guide.Read().Problems, problem =>
            problem.Code == ProblemCode.FieldMissing && problem.What.Contains("\"no\"", StringComparison.Ordinal)
        );
    }

    private static void Reports(string line, string finds, string leaves, string code)
    {
        using var guide = new GuideCopy();
        var at = guide.Replace(Phrases, Beginning, Beginning + Entry(line, finds, leaves));

        guide.HasOnly(code, Phrases, at);
    }

    private static string Entry(string line, string finds, string leaves) =>
        $"      - line: \"{line}\"\n        yes: \"{finds}\"\n        no: \"{leaves}\"\n";
}
