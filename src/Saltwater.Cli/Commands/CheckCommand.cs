using System.Globalization;
using Saltwater.Cli.Authoring;
using Saltwater.Cli.Sources;
using Saltwater.Cli.Streams;
using Saltwater.Guide;

namespace Saltwater.Cli.Commands;

/// <summary><c>saltwater check</c>: every fault of a guide at once, and what has grown old in it.</summary>
internal static class CheckCommand
{
    private const int HardestShown = 10;

    public static int Run(Terminal terminal, string folder, bool grades, string? with = null)
    {
        var report = GuideReader.Read(folder);
        GuideSource.WriteProblems(terminal, report.Problems);
        if (grades)
        {
            foreach (var (file, line, what, grade) in report.Grades.OrderByDescending(each => each.Grade).Take(HardestShown))
            {
                terminal.Say(string.Create(CultureInfo.InvariantCulture, $"{grade:0.0}  {file}:{line} {what}"));
            }
        }

        if (report.Problems.Count > 0)
        {
            terminal.Error.Write(
                new Spectre.Console.Text(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{report.Problems.Count} problem{(report.Problems.Count == 1 ? "" : "s")}. Nothing was written.\n"
                    )
                )
            );
            return ExitCode.BadInput;
        }

        var pack = report.Packs[0];
        var measured =
            report.Grades.Count == 0
                ? "not measured"
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"median {report.MedianGrade:0.0}, hardest {report.Grades.Max(each => each.Grade):0.0}"
                );
        terminal.Say(
            string.Create(
                CultureInfo.InvariantCulture,
                $"The guide is sound: {pack.Reasons.Length} reasons, {pack.Questions.Length} questions, "
                    + $"{pack.Safety.Flags.Length} flags, {pack.Services.Sum(each => each.Services.Length)} services in "
                    + $"{pack.Services.Length} countries. Reading grade: {measured}."
            )
        );
        GuideSource.WriteProblems(terminal, NotGraded(report));
        GuideSource.WriteProblems(terminal, Overdue.CheckReviews(pack, GuideSource.Today(terminal)));
        if (with is null)
        {
            return ExitCode.Done;
        }

        return CheckCopy(terminal, with, pack, folder);
    }

    // Worth knowing, and no fault: not every language has a formula that this program knows, and text nobody measured is not plain for that.
    private static IEnumerable<GuideProblem> NotGraded(GuideReport report) =>
        report
            .Packs.Where(pack => !report.Grades.Any(each => each.File.StartsWith($"{pack.Language}/", StringComparison.Ordinal)))
            .Select(pack => new GuideProblem(
                ProblemCode.NotGraded,
                $"{pack.Language}/style.yaml",
                0,
                "How hard this language is to read was not measured.",
                "Name a formula that fits it under reading-formula, if there is one; else have its text read aloud by people who speak it."
            ));

    private static int CheckCopy(Terminal terminal, string with, Pack pack, string folder)
    {
        var report = CopyReader.Read(with, pack, folder);
        GuideSource.WriteProblems(terminal, report.Problems);
        if (report.Copy is not { } copy)
        {
            return ExitCode.BadInput;
        }

        terminal.Say(
            string.Create(
                CultureInfo.InvariantCulture,
                $"What {copy.Operator} adds is sound. Services: {copy.Services.Sum(each => each.Names.Length)}; countries: {copy.Services.Length}."
            )
        );
        return ExitCode.Done;
    }
}
