using System.Text;
using Saltwater.Cli.Authoring;
using Saltwater.Cli.Streams;
using Saltwater.Guide;
using Saltwater.Site;
using Saltwater.Site.Pages;
using Saltwater.Tests.Conventions;

namespace Saltwater.Tests.Cli.Authoring;

/// <summary>Whoever runs a copy can add who they are and services of theirs, and can change nothing else.</summary>
public sealed class CopyReaderTests
{
    private const string Site = """
        version: 1
        name: "A name"
        operator: "A clinic"
        contact: "https://clinic.example/contact"

        """;

    private const string Services = """
        version: 1
        country: GB
        reviewed: 2026-11-22
        services:
          - { id: gb-own, category: sexual-health, name: "Own clinic", website: "https://clinic.example",
              audience: "anyone", silent-use: "no", confidence: high }

        """;

    private static string Example { get; } = Path.Combine(Repository.Root, "deploy", "example-clinic");

    [Fact]
    public async Task The_example_is_sound_and_its_pages_say_who_added_what()
    {
        var report = CopyReader.Read(Example, Guides.English, Guides.Folder);
        Assert.Equal([], report.Problems);
        var site = await Website.Render(report.Pack!, null, null, null, new() { Copy = report.Copy });

        Assert.Contains("The Riverside Clinic runs this copy", Text(site, "/about"), StringComparison.Ordinal);
        Assert.Contains("<a href=\"/help/gb\">United Kingdom</a>: The Riverside Clinic", Text(site, "/about"), StringComparison.Ordinal);
        Assert.Contains("We are a clinic for sexual health.", Text(site, "/about"), StringComparison.Ordinal);
        Assert.Contains("Saltwater at the Riverside Clinic adds", Text(site, "/help"), StringComparison.Ordinal);
        Assert.Contains(
            "Saltwater at the Riverside Clinic added these and answers for them: The Riverside Clinic.",
            Text(site, "/help/gb"),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("Riverside", Text(site, "/help/ie"), StringComparison.Ordinal);
        Assert.Contains("mailto:access@riverside.example", Text(site, "/access"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_added_leaves_everything_else_of_the_guide_as_it_was()
    {
        var (before, after) = (Guides.English, CopyReader.Read(Example, Guides.English, null).Pack!);

        Assert.NotEqual(before.Hash, after.Hash);
        var without = after with
        {
            Services =
            [
                .. after.Services.Zip(before.Services, (more, less) => more with { Services = more.Services[..less.Services.Length] }),
            ],
        };
        Assert.Equal(PackJson.Write(before), PackJson.Write(without));
        Assert.Equal(before.Services.Sum(each => each.Services.Length) + 1, after.Services.Sum(each => each.Services.Length));
    }

    [Fact]
    public async Task Figures_of_the_guide_stay_with_a_copy_that_only_adds()
    {
        var report = CopyReader.Read(Example, Guides.English, null);
        var site = await Website.Render(
            report.Pack!,
            null,
            new(Guides.English.Hash, 48, new(.7, .6, .8), new(.9, .8, .95), new(.98, .9, 1), 14, 14),
            null,
            new() { Copy = report.Copy }
        );

        Assert.Contains("48 retold accounts", Text(site, "/about"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("flags: []", ProblemCode.CopyTouchesGuide)]
    [InlineData("safety: { anything: 1 }", ProblemCode.CopyTouchesGuide)]
    [InlineData("sizes: [1]", ProblemCode.CopyTouchesGuide)]
    [InlineData("questions: []", ProblemCode.CopyTouchesGuide)]
    [InlineData("colour: blue", ProblemCode.FieldUnknown)]
    [InlineData("languages: [de]", ProblemCode.CopyLanguage)]
    [InlineData("accessibility: \"javascript:alert(1)\"", ProblemCode.OutOfRange)]
    [InlineData("accessibility: \"http://clinic.example\"", ProblemCode.OutOfRange)]
    [InlineData("search-engines: maybe", ProblemCode.WrongType)]
    [InlineData("help: [\"Call 999 at once.\"]", ProblemCode.NumberWithoutSource)]
    [InlineData("help: [\"Talk to your partner about it.\"]", ProblemCode.PartnerTalkUnmarked)]
    [InlineData("about: [a, b, c, d, e, f, g, h, i]", ProblemCode.OutOfRange)]
    [InlineData("name: \"again\"", ProblemCode.DuplicateKey)]
    public void A_field_that_cannot_be_is_refused_with_its_line_and_a_remedy(string field, string code)
    {
        using var folder = new TemporaryFolder();
        folder.Write("site.yaml", Site + field + "\n");
        var problem = Assert.Single(CopyReader.Read(folder.FullName, Guides.English, Guides.Folder).Problems);

        Assert.Equal(code, problem.Code);
        Assert.EndsWith("/site.yaml", problem.File, StringComparison.Ordinal);
        Assert.Equal(5, problem.Line);
        Assert.NotEmpty(problem.Remedy);
    }

    [Theory]
    [InlineData("category: sexual-health", "category: emergency", ProblemCode.CopyTouchesGuide)]
    [InlineData("confidence: high", "confidence: high, also: [emergency]", ProblemCode.CopyTouchesGuide)]
    [InlineData("id: gb-own", "id: gb-999", ProblemCode.DuplicateId)]
    [InlineData("category: sexual-health", "category: sexual-helth", ProblemCode.UnknownId)]
    [InlineData("confidence: high", "confidence: high, note: \"You can bring your partner.\"", ProblemCode.PartnerTalkUnmarked)]
    [InlineData(", website: \"https://clinic.example\"", "", ProblemCode.DeadEnd)]
    public void A_service_that_cannot_be_added_is_refused_at_its_line(string what, string by, string code)
    {
        using var folder = new TemporaryFolder();
        folder.Write("site.yaml", Site);
        Directory.CreateDirectory(folder.At("services"));
        var existing = Guides.English.Services.Single(each => each.Country == "GB").Services[0].Id;
        folder.Write(
            "services/gb.yaml",
            Services.Replace(what, by.Replace("gb-999", existing, StringComparison.Ordinal), StringComparison.Ordinal)
        );
        var report = CopyReader.Read(folder.FullName, Guides.English, null);

        Assert.Null(report.Pack);
        var problem = Assert.Single(report.Problems);
        Assert.Equal(code, problem.Code);
        Assert.EndsWith("/services/gb.yaml", problem.File, StringComparison.Ordinal);
        Assert.Equal(5, problem.Line);
    }

    [Fact]
    public void A_country_without_an_emergency_number_of_the_guide_is_refused()
    {
        using var folder = new TemporaryFolder();
        folder.Write("site.yaml", Site);
        Directory.CreateDirectory(folder.At("services"));
        folder.Write("services/xk.yaml", Services.Replace("country: GB", "country: XK", StringComparison.Ordinal));

        Assert.Contains(CopyReader.Read(folder.FullName, Guides.English, null).Problems, problem =>
            problem.Code == ProblemCode.CopyCountry
        );
    }

    [Theory]
    [InlineData("safety.yaml", ProblemCode.CopyTouchesGuide)]
    [InlineData("model.yaml", ProblemCode.CopyTouchesGuide)]
    [InlineData("flags.yaml", ProblemCode.CopyTouchesGuide)]
    [InlineData("logo.png", ProblemCode.NoPartOfCopy)]
    public void A_file_that_is_no_addition_is_refused(string name, string code)
    {
        using var folder = new TemporaryFolder();
        folder.Write("site.yaml", Site);
        folder.Write(name, "version: 1\n");

        Assert.Equal(code, Assert.Single(CopyReader.Read(folder.FullName, Guides.English, null).Problems).Code);
    }

    [Fact]
    public void A_folder_of_the_guides_texts_is_refused()
    {
        using var folder = new TemporaryFolder();
        folder.Write("site.yaml", Site);
        Directory.CreateDirectory(folder.At("en"));

        Assert.Equal(ProblemCode.CopyTouchesGuide, Assert.Single(CopyReader.Read(folder.FullName, Guides.English, null).Problems).Code);
    }

    [Fact]
    public void Nonsense_in_any_file_is_told_and_never_makes_reading_fail()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.At("services"));
        foreach (
            var text in (string[])
                ["", "[", "- a", "\0", "a: &b c", "version: 1", new string('[', 5000), "\uFEFF", "version: 99999999999999999999"]
        )
        {
            folder.Write("site.yaml", text);
            folder.Write("services/gb.yaml", text);

            Assert.NotEmpty(CopyReader.Read(folder.FullName, Guides.English, null).Problems);
        }
    }

    [Fact]
    public void The_command_tells_each_fault_and_ends_as_with_any_bad_input()
    {
        using var folder = new TemporaryFolder();
        folder.Write("site.yaml", Site + "flags: []\n");
        var (site, check, none) = (
            CommandRun.Of("site", folder.At("out"), "--with", folder.FullName),
            CommandRun.Exactly("check", Guides.Folder, "--with", folder.FullName),
            CommandRun.Of("serve", "--with", folder.At("nothing"))
        );

        Assert.Equal([ExitCode.BadInput, ExitCode.BadInput, ExitCode.BadInput], new[] { site.ExitCode, check.ExitCode, none.ExitCode });
        Assert.Contains(ProblemCode.CopyTouchesGuide, site.Complained, StringComparison.Ordinal);
        Assert.Contains(ProblemCode.CopyTouchesGuide, check.Complained, StringComparison.Ordinal);
        Assert.Contains(ProblemCode.NoSuchCopy, none.Complained, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.At("out")));
        Assert.Contains(
            "What The Riverside Clinic adds is sound. Services: 1; countries: 1.",
            CommandRun.Exactly("check", Guides.Folder, "--with", Example).Said,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Search_engines_stay_out_unless_whoever_runs_it_lets_them_in()
    {
        var copy = CopyReader.Read(Example, Guides.English, null).Copy!;
        var (plain, closed, open) = (await Robots(null), await Robots(copy), await Robots(copy with { Searchable = true }));

        Assert.Equal("User-agent: *\nDisallow: /\n", plain);
        Assert.Equal(plain, closed);
        Assert.Equal("User-agent: *\nAllow: /\n", open);

        static async Task<string> Robots(LocalCopy? copy) =>
            Text(await Website.Render(Guides.English, null, null, null, new() { Copy = copy }), "/robots.txt");
    }

    [Fact]
    public async Task Who_finds_a_hole_is_told_where_to_report_it_and_until_when_that_holds()
    {
        var copy = CopyReader.Read(Example, Guides.English, null).Copy;
        var text = Text(
            await Website.Render(Guides.English, null, null, null, new() { Copy = copy, Made = Guides.Today }),
            "/.well-known/security.txt"
        );

        Assert.Equal("Contact: https://riverside.example/contact\nExpires: 2027-11-21T00:00:00Z\nPreferred-Languages: en\n", text);
    }

    private static string Text(Website site, string path) => Encoding.UTF8.GetString(site.FileAt(path).Plain.Span);
}
