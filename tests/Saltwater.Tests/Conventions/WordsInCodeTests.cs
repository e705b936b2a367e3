using System.Text.RegularExpressions;

namespace Saltwater.Tests.Conventions;

/// <summary>What a person reads stands in the guide, where it is graded, checked and can be said in another language. Decision 0056 says
/// what stays in code.</summary>
public sealed partial class WordsInCodeTests
{
    private static readonly string[] Spoken =
    [
        "Saltwater",
        "Saltwater.App",
        "Saltwater.App.Appointment",
        "Saltwater.App.Keep",
        "Saltwater.Appointment",
        "Saltwater.Components",
        "Saltwater.Keep",
        "Saltwater.OwnWords",
        "Saltwater.Site",
    ];

    // What is wrong with a request of another program, each with a permanent code; and a file whose words are English in every language, so
    // that other programs can rely on it.
    private static readonly string[] ForPrograms =
    [
        "AnswerProblem.cs",
        "AnswersJson.cs",
        "JsonSchemas.cs",
        "RequestProblem.cs",
        "OpenJson.cs",
    ];

    [Fact]
    public void No_sentence_stands_between_the_tags_of_a_screen()
    {
        var screens = Spoken.SelectMany(project => Repository.Sources($"src/{project}", "*.razor")).ToList();

        Assert.True(screens.Count > 50, $"{screens.Count} screens were found");
        Assert.Equal(
            [],
            screens.SelectMany(screen =>
                Between()
                    .Split(Comment().Replace(screen.Text.Split("@code {")[0], ""))
                    .Where(text => Sentence().IsMatch(text) && text.IndexOfAny(['@', '=', '{', '"']) < 0)
                    .Select(text => $"{screen.File}: {text.Trim()}")
            )
        );
    }

    [Fact]
    public void No_sentence_is_a_literal_in_what_speaks_to_a_person()
    {
        var sources = Spoken
            .SelectMany(project => Repository.Sources($"src/{project}", "*.cs", "*.razor"))
            .Where(each => !ForPrograms.Contains(Path.GetFileName(each.File)))
            .ToList();

        Assert.True(sources.Count > 200, $"{sources.Count} sources were found");
        Assert.Equal(
            [],
            from source in sources
            from line in source.Text.Split('\n')
            where !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && !line.Contains("Exception(", StringComparison.Ordinal)
            from literal in Literal().Matches(line).Select(match => match.Groups["said"].Value)
            where Sentence().IsMatch(literal) && !literal.Contains(" is not null", StringComparison.Ordinal)
            select $"{source.File}: {literal}"
        );
    }

    [Fact]
    public void No_sentence_is_a_literal_in_a_script()
    {
        var scripts = Spoken
            .SelectMany(project => Repository.Sources($"src/{project}", "*.js", "*.ts"))
            .Where(each => !each.File.Contains("/test/", StringComparison.Ordinal))
            .ToList();

        Assert.Contains(scripts, script => script.File.EndsWith("/app.js", StringComparison.Ordinal));
        Assert.Equal(
            [],
            from script in scripts
            from line in script.Text.Split('\n')
            where !line.TrimStart().StartsWith("//", StringComparison.Ordinal)
            from literal in ScriptLiteral().Matches(line).Select(match => match.Groups["said"].Value)
            where SaidInScript().IsMatch(literal)
            select $"{script.File}: {literal}"
        );
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Between();

    [GeneratedRegex("(?<mark>[\"`'])(?<said>(?:(?!\\k<mark>)[^\\\\]|\\\\.)*)\\k<mark>")]
    private static partial Regex ScriptLiteral();

    // There is little in a script that looks like one, so two words are enough.
    [GeneratedRegex("^[A-Z][a-z’']+,? [A-Za-z’']+")]
    private static partial Regex SaidInScript();

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex("\"(?<said>(?:[^\"\\\\]|\\\\.)*)\"")]
    private static partial Regex Literal();

    // A capital and three words or more, as no name of a class, an option or a style has.
    [GeneratedRegex(@"^\s*[A-Z][a-z’']+,?(?: [a-z’']+[,.?!:]?){2,}")]
    private static partial Regex Sentence();
}
