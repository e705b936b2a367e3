using Saltwater.Cli.Authoring;

namespace Saltwater.Tests.Cli.Authoring;

/// <summary>Faults in what the journal asks, compares and looks for.</summary>
public sealed class JournalProblemTests : IDisposable
{
    private const string Journal = "journal.yaml";

    private readonly GuideCopy guide = new();

    public void Dispose() => guide.Dispose();

    [Theory]
    [InlineData("  - { question: overload }\n", "  - { question: overlod }\n", "overload")]
    [InlineData("answer: \"yes\" } }", "answer: \"yess\" } }", "yes")]
    [InlineData("not-kept: [age18,", "not-kept: [age81,", "age18")]
    [InlineData("    present: [very-close]\n", "    present: [very-closse]\n", "very-close")]
    [InlineData("people: [counsellor]", "people: [councellor]", "counsellor")]
    public void What_the_guide_does_not_have_is_reported_with_what_is_nearest(string written, string slip, string nearest)
    {
        var line = guide.Replace(Journal, written, slip);

        guide.Has(ProblemCode.UnknownId, Journal, line, nearest);
    }

    [Theory]
    [InlineData("  - id: drink\n", "  - id: drinks\n", "drinks-with")]
    [InlineData("  - id: lasts\n", "  - id: last\n", "last-ask")]
    [InlineData("  - { id: is-afraid,", "  - { id: is-scared,", "is-scared")]
    public void What_has_no_words_is_reported(string written, string other, string key)
    {
        var line = guide.Replace(Journal, written, other);

        Assert.Contains(guide.ProblemsButSize(), problem =>
            (problem.Code, problem.File, problem.Line) == (ProblemCode.ScreenTextMissing, Journal, line)
            && problem.What.Contains($"\"{key}\"", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void What_stands_twice_is_reported()
    {
        var line = guide.Replace(Journal, "  - { question: flash }\n", "  - { question: stress }\n");

        guide.HasOnly(ProblemCode.DuplicateId, Journal, line, "Keep one");
    }

    [Theory]
    [InlineData("    present: [very-close]\n", "    present: [very-close, ok]\n")]
    [InlineData(
        "    question: overload\n    present: [a-bit, \"yes\"]\n    absent: [\"no\"]\n",
        "    question: overload\n    present: [a-bit, \"yes\"]\n"
    )]
    [InlineData("    rule: most\n    question: relation\n", "    rule: often\n    question: relation\n")]
    public void Answers_that_cannot_be_counted_so_are_reported(string written, string other)
    {
        guide.Replace(Journal, written, other);

        Assert.Equal([ProblemCode.OutOfRange], guide.ProblemsButSize().Select(problem => problem.Code));
    }
}
