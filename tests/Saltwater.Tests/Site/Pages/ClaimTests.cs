using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;
using Saltwater.Cli.Authoring;
using Saltwater.Guide;
using Saltwater.Guide.Screens;
using Saltwater.Site.Files;
using Saltwater.Tests.Conventions;

namespace Saltwater.Tests.Site.Pages;

/// <summary>What we never claim, wherever somebody may read it; and what the pages themselves say, held to the guide's own rules of language.</summary>
public sealed class ClaimTests
{
    private const string ListIn = "docs/privacy.md";
    private const string ListBegins = "<!-- refused claims -->";
    private const string ListEnds = "<!-- end of refused claims -->";

    // The statement of purpose and the line on a visitor's notes deny in so many words what the words below would claim.
    private static readonly string[] Denials = [Guides.English.Purpose, SelfReportedTexts.Of(Guides.English).Notice];

    private static readonly Regex[] Claims =
    [
        .. Regex.Matches(Between(Repository.Read(ListIn)), "“([^”]+)”").Select(match => Word(match.Groups[1].Value)),
    ];

    private static readonly Regex[] NeverSaid =
    [
        .. Regex
            .Matches(Repository.Read("guide/en/style.yaml"), @"phrase: ""([^""]+)"", why:")
            .Select(match => Word(match.Groups[1].Value)),
    ];

    // What is written for those who work on it, and an attribute that happens to have such a name.
    private static readonly Regex Comment = new(
        @"^\s*//[^\n]*|@\*.*?\*@|crossorigin=""anonymous""",
        RegexOptions.Multiline | RegexOptions.Singleline
    );

    // What the guide says is held to these rules when it is read; what is left of a page is the page's own.
    private static readonly string[] GuideTexts =
    [
        .. Strings(JsonDocument.Parse(PackJson.Write(Guides.English)).RootElement)
            .Where(text => text.Contains(' ', StringComparison.Ordinal))
            .Distinct()
            .OrderByDescending(text => text.Length),
    ];

    // A service may say of itself what we would not say of ourselves.
    private static readonly string[] ServiceTexts =
    [
        .. Guides
            .English.Services.SelectMany(country => country.Services)
            .SelectMany(service => new[] { service.Name, service.Audience, service.Hours, service.Cost, service.SilentHow, service.Note })
            .OfType<string>()
            .Concat(Guides.English.Sources.Select(source => source.Cite))
            .Distinct()
            .OrderByDescending(text => text.Length),
    ];

    // Thousands of texts are taken out of each page, for two questions about what is left.
    private static readonly ConcurrentDictionary<string, string> Owns = new(StringComparer.Ordinal);

    public static TheoryData<string> Documents => [.. Find("*.md", "docs/**/*.md", "deploy/*.md", "guide/*.md")];

    public static TheoryData<string> Sources =>
        [.. Find("src/**/*.razor", "src/**/*.cs", "src/**/*.js", "src/**/*.html", "src/**/*.webmanifest")];

    public static TheoryData<string> Components => [.. Find("src/**/*.razor")];

    public static TheoryData<string> Addresses => [.. Sites.Pages.Select(page => page.Path)];

    [Theory]
    [MemberData(nameof(Addresses))]
    public void No_page_claims_what_we_cannot_keep(string path) =>
        Assert.Equal([], Hits(Claims, Without(Sites.Text(Page(path)), ServiceTexts)));

    [Fact]
    public void The_guide_claims_nothing_that_we_cannot_keep() =>
        Assert.Equal([], Hits(Claims, string.Join('\n', GuideTexts.Except(ServiceTexts))));

    [Theory]
    [MemberData(nameof(Documents))]
    public void No_document_claims_what_we_cannot_keep(string file) =>
        Assert.Equal(
            [],
            Hits(
                Claims,
                file == ListIn
                    ? Repository.Read(file).Replace(Between(Repository.Read(file)), "", StringComparison.Ordinal)
                    : Repository.Read(file)
            )
        );

    [Theory]
    [MemberData(nameof(Sources))]
    public void No_text_of_the_program_claims_what_we_cannot_keep(string file) =>
        Assert.Equal([], Hits(Claims, Comment.Replace(Repository.Read(file), "")));

    [Theory]
    [InlineData("You stay anonymous here.", "anonymous")]
    [InlineData("Fully GDPR-compliant.", "GDPR-compliant")]
    [InlineData("It has been audited.", "audited")]
    [InlineData("Leave deletes all traces!", "deletes all traces")]
    [InlineData("Zero-knowledge by design", "zero-knowledge")]
    public void A_claim_would_be_found(string text, string claim) =>
        Assert.Equal([claim], Hits(Claims, text), StringComparer.OrdinalIgnoreCase);

    [Fact]
    public void The_list_of_refused_claims_is_read_and_stands_in_one_place_only()
    {
        Assert.True(Claims.Length >= 25, $"{Claims.Length} claims");
        Assert.True(NeverSaid.Length >= 40, $"{NeverSaid.Length} phrases");
        Assert.Equal(
            [ListIn],
            Find("*.md", "docs/**/*.md", "guide/*.md").Where(file => Repository.Read(file).Contains(ListBegins, StringComparison.Ordinal))
        );
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public void A_page_says_nothing_in_its_own_words_that_the_guide_may_not_say(string path) =>
        Assert.Equal([], Hits(NeverSaid, Own(Page(path))));

    [Theory]
    [MemberData(nameof(Addresses))]
    public void A_pages_own_words_are_as_easy_to_read_as_the_guides(string path)
    {
        var grade = Prose.GradeOf(Own(Page(path)));

        Assert.True(grade <= Prose.MedianGrade, $"{path} needs reading grade {grade:0.0}.");
    }

    [Theory]
    [MemberData(nameof(Components))]
    public void A_component_says_nothing_in_its_own_words_that_the_guide_may_not_say(string file) =>
        Assert.Equal([], Hits(NeverSaid, OwnOf(file)));

    [Fact]
    public void Where_the_purpose_is_stated_it_is_stated_word_for_word()
    {
        var statements = Find("*.md", "docs/**/*.md", "guide/**/*.md", "guide/**/*.yaml", "src/**/*.razor")
            .SelectMany(file =>
                Regex
                    .Matches(Regex.Replace(Repository.Read(file), @"\s*\n[ >]*|\s+", " "), "[^.>*\"]*not intended to diagnose[^.]*[.]")
                    .Select(match => (file, match.Value))
            )
            .ToList();

        Assert.NotEmpty(statements);
        Assert.All(statements, each => Assert.Contains(each.Value.Trim(), Guides.English.Purpose, StringComparison.Ordinal));
        Assert.Contains(Guides.English.Purpose, Sites.Text(Page("/about")), StringComparison.Ordinal);
    }

    // What stands between tags, and what stands in quotes and has a space: both are read by people, and hardly anything else is.
    private static string OwnOf(string file)
    {
        var source = Comment.Replace(Repository.Read(file), "");
        var at = source.IndexOf("@code {", StringComparison.Ordinal);
        var (markup, code) = at < 0 ? (source, "") : (source[..at], source[at..]);
        return Without(
            string.Join(
                '\n',
                Regex
                    .Matches(markup, @">([^<>{}@]*[a-z][^<>{}@]*)<")
                    .Select(match => match.Groups[1].Value)
                    .Concat(Regex.Matches(markup + code, @"""([^""\n<>={}]*[a-z] [^""\n<>={}]*)""").Select(match => match.Groups[1].Value))
            ),
            Denials
        );
    }

    private static string Own(SiteFile page) => Owns.GetOrAdd(page.Path, _ => Without(Sites.Text(page), [.. Denials, .. GuideTexts]));

    private static string Without(string text, IEnumerable<string> others) =>
        others.Aggregate(text, (rest, other) => rest.Replace(other, "", StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> Hits(IEnumerable<Regex> phrases, string text) =>
        phrases.Select(phrase => phrase.Match(text)).Where(match => match.Success).Select(match => match.Value);

    private static SiteFile Page(string path) => Sites.Pages.Single(page => page.Path == path);

    private static string Between(string text) =>
        text[(text.IndexOf(ListBegins, StringComparison.Ordinal) + ListBegins.Length)..text.IndexOf(ListEnds, StringComparison.Ordinal)];

    private static Regex Word(string phrase) => new($@"(?<![\w-]){Regex.Escape(phrase)}(?![\w-])", RegexOptions.IgnoreCase);

    private static IEnumerable<string> Find(params string[] patterns) => patterns.SelectMany(Matching);

    private static IEnumerable<string> Matching(string pattern)
    {
        var at = pattern.LastIndexOf('/');
        var (folder, deep, name) = (
            at < 0 ? "" : pattern[..at].Replace("/**", "", StringComparison.Ordinal),
            pattern.Contains("**", StringComparison.Ordinal),
            pattern[(at + 1)..]
        );
        var root = Path.Combine(Repository.Root, folder);
        return !Directory.Exists(root)
            ? []
            : Directory
                .EnumerateFiles(root, name, deep ? SearchOption.AllDirectories : SearchOption.TopDirectoryOnly)
                .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
                .Where(file => !file.Split('/').Any(part => part is "bin" or "obj" or "node_modules"))
                .Order(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Strings(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.String => [element.GetString()!],
            JsonValueKind.Array => element.EnumerateArray().SelectMany(Strings),
            JsonValueKind.Object => element.EnumerateObject().SelectMany(field => Strings(field.Value)),
            _ => [],
        };
}
