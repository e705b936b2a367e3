using System.Text;
using Saltwater.Cli.Authoring;

namespace Saltwater.Tests.Cli.Authoring;

/// <summary>Files that no author would write on purpose: each gives one clear message and never an exception.</summary>
public sealed class HostileGuideTests
{
    private const string NewZealand = "services/nz.yaml";
    private const string Grief = "en/reasons/grief.md";

    private static readonly (string Text, string Code, int Line)[] BeyondPlainData =
    [
        ("country: &a NZ\nreviewed: *a\n", ProblemCode.AnchorOrAlias, 1),
        ("country: NZ\nreviewed: *a\n", ProblemCode.AnchorOrAlias, 2),
        ("country: !!str NZ\n", ProblemCode.AnchorOrAlias, 1),
        ("country: !evil NZ\n", ProblemCode.AnchorOrAlias, 1),
        ("!!map\ncountry: NZ\n", ProblemCode.AnchorOrAlias, 1),
        ("country: NZ\n<<: { reviewed: 2026-11-22 }\n", ProblemCode.AnchorOrAlias, 2),
        ("country: NZ\nservices: []\ncountry: NZ\n", ProblemCode.DuplicateKey, 3),
        ("country: NZ\n[a, b]: c\n", ProblemCode.WrongType, 1),
        ("country: NZ\n---\ncountry: NZ\n", ProblemCode.Syntax, 2),
        ("country: \"\\uD800\"\n", ProblemCode.Syntax, 1),
        ("country: NZ\n\0reviewed: 2026-11-22\n", ProblemCode.Syntax, 2),
        ("country: {\n", ProblemCode.Syntax, 2),
        ("", ProblemCode.Syntax, 1),
        ("   \n\n", ProblemCode.Syntax, 1),
        ("# nothing\n", ProblemCode.Syntax, 1),
        ("NZ\n", ProblemCode.WrongType, 1),
        ("- NZ\n", ProblemCode.WrongType, 1),
        ("~\n", ProblemCode.WrongType, 1),
        (Endless("["), ProblemCode.Syntax, 1),
        (Endless("{a: "), ProblemCode.Syntax, 1),
        (Endless("- "), ProblemCode.Syntax, 1),
        (Endless("? "), ProblemCode.Syntax, 1),
    ];

    private static readonly string[] FilesNothingPointsInto =
    [
        "en/aftercare.yaml",
        "en/beside.yaml",
        "en/care.yaml",
        "en/limits.yaml",
        "en/now.yaml",
        "en/questions.yaml",
        Grief,
        "en/safety.yaml",
        "en/style.yaml",
        "en/words.yaml",
        NewZealand,
    ];

    [Fact]
    public void YAML_beyond_plain_data_is_refused()
    {
        using var guide = new GuideCopy();
        for (var index = 0; index < BeyondPlainData.Length; index++)
        {
            guide.Write($"services/{index}.yaml", BeyondPlainData[index].Text);
        }

        guide.HasOnly([.. BeyondPlainData.Select((each, index) => (each.Code, $"services/{index}.yaml", each.Line, ""))]);
    }

    [Theory]
    [InlineData("country: [NZ\nreviewed: 2026-11-22\n")]
    [InlineData("country: { a: 1 #\n")]
    public void A_list_that_is_never_closed_is_refused(string text)
    {
        using var guide = new GuideCopy();
        guide.Write(NewZealand, text);

        var problem = Assert.Single(guide.ProblemsButSize());
        Assert.Equal((ProblemCode.Syntax, NewZealand), (problem.Code, problem.File));
    }

    [Theory]
    [InlineData(">")]
    [InlineData("- ")]
    [InlineData("[")]
    public void A_page_that_nests_without_end_is_refused(string opening)
    {
        using var guide = new GuideCopy();
        guide.Replace(Grief, "## Right now\n\n", $"## Right now\n\n{Endless(opening)}a\n\n");

        guide.HasOnly(ProblemCode.Syntax, Grief, 1);
    }

    [Fact]
    public void A_file_that_is_not_UTF8_is_refused()
    {
        string[] encodings = ["utf-16", "utf-16BE", "utf-32", "latin1"];
        using var guide = new GuideCopy();
        foreach (var name in encodings)
        {
            var encoding = Encoding.GetEncoding(name);
            guide.Write($"services/{name}.yaml", [.. encoding.Preamble, .. encoding.GetBytes("country: NZ # für alle\n")]);
        }

        guide.HasOnly([.. encodings.Select(name => (ProblemCode.FileUnreadable, $"services/{name}.yaml", 0, "UTF-8"))]);
    }

    [Fact]
    public void A_file_of_ten_megabytes_is_not_read()
    {
        using var guide = new GuideCopy();
        guide.Write(NewZealand, guide.Text(NewZealand) + new string('#', 10_000_000));

        guide.HasOnly(ProblemCode.FileUnreadable, NewZealand, 0, "Split it");
    }

    [Fact]
    public void A_folder_where_a_file_should_be_is_a_missing_file()
    {
        string[] files = ["safety.yaml", "en/style.yaml", "en/words.yaml"];
        using var guide = new GuideCopy();
        foreach (var file in files.Append(Grief))
        {
            guide.Delete(file);
            guide.Write($"{file}/{Path.GetFileName(file)}", "version: 1\n");
        }

        guide.HasOnly([
            (ProblemCode.WordingMissing, Grief, 0, ""),
            .. files.Select(file => (ProblemCode.FileMissing, file, 0, "mend the name")),
        ]);
    }

    [Theory]
    [InlineData("no-such-folder")]
    [InlineData("guide.yaml")]
    [InlineData("services")]
    public void A_folder_that_is_no_guide_is_one_problem(string folder)
    {
        using var guide = new GuideCopy();

        var problem = Assert.Single(GuideReader.Read(Path.Combine(guide.Folder, folder)).Problems);
        Assert.Equal((ProblemCode.FileMissing, "guide.yaml"), (problem.Code, problem.File));
    }

    [Fact]
    public void Files_that_cannot_be_read_are_one_message_each()
    {
        using var guide = new GuideCopy();
        Array.ForEach(FilesNothingPointsInto, file => guide.Write(file, [0xC3, 0x28]));

        guide.HasOnly([.. FilesNothingPointsInto.Select(file => (ProblemCode.FileUnreadable, file, 0, "UTF-8"))]);
    }

    [Theory]
    [InlineData("guide.yaml")]
    [InlineData("safety.yaml")]
    [InlineData("sources.yaml")]
    [InlineData("questions.yaml")]
    [InlineData("reasons.yaml")]
    [InlineData("model.yaml")]
    public void A_file_that_cannot_be_read_is_one_message_whatever_points_into_it(string file)
    {
        using var guide = new GuideCopy();
        guide.Write(file, [0xC3, 0x28]);

        guide.HasOnly(ProblemCode.FileUnreadable, file, 0, "UTF-8");
    }

    [Theory]
    [InlineData("never: {\n")]
    [InlineData("- never\n")]
    [InlineData("never\n")]
    public void A_style_file_without_rules_never_passes_for_one(string text)
    {
        using var guide = new GuideCopy();
        guide.Write("en/style.yaml", text);

        Assert.Equal("en/style.yaml", Assert.Single(guide.ProblemsButSize()).File);
    }

    private static string Endless(string opening) => string.Concat(Enumerable.Repeat(opening, 20_000));
}
