using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Saltwater.Cli.Authoring;
using Saltwater.Guide;
using Saltwater.Tests.Conventions;

namespace Saltwater.Tests.Cli.Authoring;

public sealed class GuideReaderTests
{
    private static readonly string[] Codes =
    [
        .. typeof(ProblemCode).GetFields(BindingFlags.Static | BindingFlags.Public).Select(field => (string)field.GetRawConstantValue()!),
    ];

    [Fact]
    public void The_guide_as_it_is_has_no_problem()
    {
        Assert.Equal([], GuideCopy.Unchanged.Problems);
        Assert.Equal(["en"], GuideCopy.Unchanged.Packs.Select(pack => pack.Language));
    }

    [Fact]
    public void A_copy_of_the_guide_gives_the_same_bytes()
    {
        using var guide = new GuideCopy();

        Assert.Equal(PackJson.Write(GuideCopy.Unchanged.Packs[0]), PackJson.Write(Assert.Single(guide.Read().Packs)));
    }

    // What stood there before is not taken apart again, so what changed has to be: a field, and a sentence that leaves all lines as they are.
    [Theory]
    [InlineData("services/nz.yaml", "version: 1\n", "version: 1\nmood: calm\n", ProblemCode.FieldUnknown)]
    [InlineData("en/reasons/grief.md", "\nsummary: ", "\nmood: calm\nsummary: ", ProblemCode.FieldUnknown)]
    [InlineData("en/phrases.yaml", "yes: \"I feel dirty\"", "yes: \"I felt calm\"", ProblemCode.LineMissesItsSentence)]
    public void A_guide_read_again_is_held_against_what_stands_there_now(string file, string text, string by, string code)
    {
        using var guide = new GuideCopy();
        Assert.Equal([], Codes());

        guide.Replace(file, text, by);
        Assert.Equal([code], Codes());
        Assert.Equal([code], Codes());

        guide.Replace(file, by, text);
        Assert.Equal([], Codes());

        string[] Codes() => [.. GuideReader.Read(guide.Folder).Problems.Select(problem => problem.Code)];
    }

    [Fact]
    public void What_was_packed_loads_as_what_was_packed()
    {
        var bytes = PackJson.Write(GuideCopy.Unchanged.Packs[0]);
        var load = PackJson.Load(bytes);

        Assert.Null(load.Fault);
        Assert.Equal(bytes, PackJson.Write(load.Pack!));
    }

    [Fact]
    public void A_guide_saved_on_another_system_gives_the_same_bytes()
    {
        using var guide = new GuideCopy();
        foreach (var (file, _) in GuideCopy.Files)
        {
            guide.Write(
                file,
                [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(guide.Text(file).Replace("\n", "\r\n", StringComparison.Ordinal))]
            );
        }

        var report = guide.Read();

        Assert.Equal([], report.Problems);
        Assert.Equal(GuideCopy.Unchanged.Packs[0].Hash, report.Packs[0].Hash);
    }

    [Fact]
    public void Five_faults_in_five_files_are_reported_at_once_and_in_order()
    {
        using var guide = new GuideCopy();
        guide.Replace("reasons.yaml", "    gate:", "    gaet:");
        guide.Replace("questions.yaml", "coercion: for/J", "coersion: for/J");
        guide.Replace("services/nz.yaml", "country: NZ\n", "country: NZ\ncountry: NZ\n");
        guide.Replace("en/reasons/grief.md", "## Right now\n\n", "## Right now\n\n- You are just tired.\n");
        guide.Delete("en/care.yaml");

        var report = guide.Read();

        Assert.Equal(
            [
                (ProblemCode.FileMissing, "en/care.yaml"),
                (ProblemCode.NeverSaid, "en/reasons/grief.md"),
                (ProblemCode.UnknownReason, "questions.yaml"),
                (ProblemCode.FieldUnknown, "reasons.yaml"),
                (ProblemCode.DuplicateKey, "services/nz.yaml"),
            ],
            report.Problems.Select(problem => (problem.Code, problem.File))
        );
        Assert.Empty(report.Packs);
    }

    [Fact]
    public void A_guide_with_any_fault_gives_no_pack()
    {
        using var guide = new GuideCopy();
        guide.Replace("services/nz.yaml", "also: [men-survivors]", "also: men-survivors");

        Assert.Empty(guide.Read().Packs);
    }

    [Fact]
    public void No_section_of_the_guide_is_too_hard_to_read_and_half_are_easy()
    {
        Assert.NotEmpty(GuideCopy.Unchanged.Grades);
        Assert.All(GuideCopy.Unchanged.Grades, each =>
            Assert.True(each.Grade <= Prose.HardestGrade, $"{each.File}:{each.Line} {each.What}")
        );
        Assert.InRange(GuideCopy.Unchanged.MedianGrade, 1, 5);
    }

    [Fact]
    public void Every_problem_code_is_used_for_one_fault_only() => Assert.Equal(Codes.Distinct(StringComparer.Ordinal), Codes);

    [Fact]
    public void Every_problem_code_is_listed_for_authors()
    {
        var listed = Regex
            .Matches(
                Repository.Read("docs/guide-problems.md"),
                @"^\| ((?:GUIDE|COPY)-\d{3}) \| [^|]{10,} \| [^|]{10,} \|$",
                RegexOptions.Multiline
            )
            .Select(row => row.Groups[1].Value)
            .Order(StringComparer.Ordinal);

        Assert.Equal(Codes.Order(StringComparer.Ordinal), listed);
    }
}
