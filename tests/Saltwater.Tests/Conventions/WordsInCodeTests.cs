using System.Text.RegularExpressions;

namespace Saltwater.Tests.Conventions;

/// <summary>What a person reads stands in the guide, where it is graded, checked and can be said in another language. Decision 0056 lists
/// what stays in code, and why.</summary>
public sealed partial class WordsInCodeTests
{
    private static readonly string[] Listed = [.. ReadList()];

    private static readonly Lazy<(string File, string Text)[]> Found = new(() => [.. Texts().Where(each => SaysSomething(each.Text))]);

    [Fact]
    public void No_two_words_that_a_person_reads_stand_in_code() =>
        Assert.Equal(
            [],
            Found
                .Value.Where(each => !Listed.Any(listed => each.File.StartsWith(listed, StringComparison.Ordinal)))
                .Select(each => $"{each.File}: {each.Text}")
        );

    [Fact]
    public void What_is_listed_as_staying_in_code_is_there() =>
        Assert.Equal([], Listed.Where(listed => !Found.Value.Any(each => each.File.StartsWith(listed, StringComparison.Ordinal))));

    [Fact]
    public void Every_kind_of_file_is_read()
    {
        var read = Texts().Select(each => each.File).Distinct().CountBy(file => Path.GetExtension(file)).ToDictionary();

        Assert.True(read[".cs"] > 200 && read[".razor"] > 90 && read[".ts"] > 5, string.Join(", ", read));
    }

    [Theory]
    [InlineData("""say = "I am here.";""", true)]
    [InlineData("""say = "not now";""", true)]
    [InlineData("say = \"\"\"\n  A line\n  \"\"\";", true)]
    [InlineData("""say = $"No {x} yet";""", true)]
    [InlineData("""say = "Not now"u8;""", true)]
    [InlineData("""throw new InvalidOperationException(Tell("A", id) + "not now");""", false)]
    [InlineData("""show("not now"); throw new InvalidOperationException();""", true)]
    [InlineData("""say = "one"; // not now""", false)]
    [InlineData("""kind = "text/html; charset=utf-8";""", false)]
    [InlineData("""form = "h:mm tt";""", false)]
    [InlineData("""form = "d. M. yyyy";""", false)]
    [InlineData("""allow = "GET, HEAD";""", false)]
    [InlineData("""is = typed is "show me";""", false)]
    [InlineData("""run = "saltwater words";""", false)]
    public void A_text_in_code_is_found(string code, bool found) => Assert.Equal(found, Literals.InCode(code).Any(SaysSomething));

    [Theory]
    [InlineData("""<p class="note lead">I am</p>""", true)]
    [InlineData("""<p class="note lead"></p>""", false)]
    [InlineData("""<nav class="note lead" aria-label="Where next"></nav>""", true)]
    public void A_text_in_markup_is_found(string markup, bool found) => Assert.Equal(found, Literals.InMarkup(markup).Any(SaysSomething));

    [Theory]
    [InlineData("say('not now')", true)]
    [InlineData("say(`it's not`)", true)]
    [InlineData("say(one) // it isn't \"not now\"", false)]
    public void A_text_in_a_script_is_found(string script, bool found) => Assert.Equal(found, Literals.InScript(script).Any(SaysSomething));

    private static IEnumerable<(string File, string Text)> Texts() =>
        Repository
            .Sources("src", "*.cs")
            .SelectMany(source => Literals.InCode(source.Text).Select(text => (source.File, text)))
            .Concat(Assemblies.Projects.SelectMany(Literals.InComponents))
            .Concat(
                Repository
                    .Sources("src", "*.ts", "*.js")
                    .SelectMany(source => Literals.InScript(source.Text).Select(text => (source.File, text)))
            );

    // A command line is a name: it is called so in every language.
    private static bool SaysSomething(string text) => Words().IsMatch(text) && !text.StartsWith("saltwater ", StringComparison.Ordinal);

    private static IEnumerable<string> ReadList()
    {
        var decision = Repository.Read("docs/decisions/0056-words-in-the-guide.md").ReplaceLineEndings("\n");
        var start = decision.IndexOf("\n## What stays in code", StringComparison.Ordinal);
        var end = decision.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        return Place().Matches(decision[start..end]).Select(match => $"src/{match.Groups["place"].Value}");
    }

    // Two words beside each other, or with a value between them, as no name, option or style has.
    [GeneratedRegex(
        @"(?<![\w=/'<:.-])(?:[AIa]|\p{L}[\p{L}’']+)[,.:;!?]?(?: \{\}[,.:;!?]?)* (?:[AIa]|[\p{L}’']*\p{Ll}[\p{L}’']*)(?![\w=/(-])"
    )]
    private static partial Regex Words();

    [GeneratedRegex("`(?<place>Saltwater[^`]*/[^`]*)`")]
    private static partial Regex Place();
}
