using System.Collections.Immutable;
using Saltwater.Guide;
using Saltwater.OwnWords;

namespace Saltwater.Cli.Authoring;

/// <summary>What reading a guide gave.</summary>
/// <param name="Packs">One for each language; empty if there is any problem.</param>
/// <param name="Phrases">What people say, for each language that has such a file; empty if there is any problem.</param>
/// <param name="Problems">Every fault, by file and line.</param>
/// <param name="Grades">How hard each section is to read, by language.</param>
internal sealed record GuideReport(
    ImmutableArray<Pack> Packs,
    ImmutableArray<PhraseSet> Phrases,
    IReadOnlyList<GuideProblem> Problems,
    IReadOnlyList<(string File, int Line, string What, double Grade)> Grades
)
{
    /// <summary>The middle of all reading grades.</summary>
    public double MedianGrade => Grades.Select(each => each.Grade).Order().ElementAtOrDefault(Grades.Count / 2);
}

/// <summary>Reads a guide's folder, checks everything in it, and makes its packs.</summary>
internal static class GuideReader
{
    // The words of the box are loaded with what it needs, so that the guide itself does not grow by them.
    private const string OwnWordsScreen = "own-words";

    /// <summary>Reads a guide.</summary>
    /// <param name="root">The guide's folder.</param>
    public static GuideReport Read(string root)
    {
        var reading = new Reading();
        var folder = new GuideFolder(root, reading.Problems);
        var structure = new StructureReader(folder, reading);
        if (structure.OpenFile("guide.yaml") is not { } file)
        {
            return new([], [], reading.Problems.InOrder(), []);
        }

        // A language is also the name of a folder: nothing but what the schema lets through is opened.
        if (!file.IsSound)
        {
            return new([], [], reading.Problems.InOrder(), []);
        }

        var (content, languages, purpose) = (file.Text("content"), ReadLanguages(file, reading.Problems), file.Map("purpose"));
        var (reasons, questions, safety, model) = (
            structure.ReadReasons(),
            structure.ReadQuestions(),
            structure.ReadSafety(),
            structure.ReadModel()
        );
        var (sources, services) = (structure.ReadSources(), structure.ReadServices());
        var paths = new PathReader(folder, structure, reading);
        var (path, screens) = (paths.ReadPath(), paths.ReadScreens());
        new JournalReader(structure, reading).Check(screens);
        var packs = ImmutableArray.CreateBuilder<Pack>();
        var phrases = ImmutableArray.CreateBuilder<PhraseSet>();
        var grades = new List<(string, int, string, double)>();
        foreach (var language in languages)
        {
            var prose = Prose.Read(folder, language, reading);
            var rules = structure.ReadLanguage(language);
            var words = new WordingReader(folder, language, structure, reading, prose);
            var (saidReasons, saidQuestions, saidSafety) = (
                words.ReadReasons(reasons),
                words.ReadQuestions(questions),
                safety is null ? null : words.ReadSafety(safety)
            );
            var (now, beside) = (words.ReadMoment("now", marksPartnerTalk: true), words.ReadMoment("beside", marksPartnerTalk: false));
            var (phrasebook, aftercare, limits, prompts, care) = (
                words.ReadPhrasebook(),
                words.ReadAftercare(),
                words.ReadLimits(),
                words.ReadPrompts(),
                words.ReadCare()
            );
            var (saidPath, saidScreens) = paths.ReadWords(language, rules.Plural, path, screens, questions, prose);
            var page = new PageReader(folder, language, structure, reading, prose).Read();
            grades.AddRange(prose.Grades);
            if (
                !questions.IsEmpty
                && new PhraseReader(folder, language, structure, reading, questions, safety).Read(
                    saidScreens.GetValueOrDefault(OwnWordsScreen, ImmutableSortedDictionary<string, string>.Empty)
                )
                    is { } said
            )
            {
                phrases.Add(said);
            }

            var statement = purpose.TextUnder(language);
            if (
                safety is not null
                && saidSafety is not null
                && saidPath is not null
                && model is not null
                && now is not null
                && beside is not null
                && phrasebook is not null
                && aftercare is not null
                && limits is not null
                && prompts is not null
                && care is not null
            )
            {
                packs.Add(
                    new(
                        Pack.CurrentFormat,
                        content,
                        language,
                        rules,
                        "",
                        safety.Reviewed,
                        statement,
                        model,
                        saidReasons,
                        saidQuestions,
                        saidPath,
                        saidScreens.Remove(OwnWordsScreen),
                        saidSafety,
                        now,
                        beside,
                        phrasebook,
                        aftercare,
                        limits,
                        prompts,
                        care,
                        services,
                        sources
                    )
                    {
                        Page = page,
                    }
                );
            }
        }

        purpose.ReportUnasked();
        reading.ReportUnknownNames();
        if (safety is not null && model is not null && !reasons.IsEmpty && !questions.IsEmpty)
        {
            Coherence.Check(reasons, questions, safety, model, reading.Problems);
            if (path is not null)
            {
                PathCoherence.Check(path, reasons, questions, reading.Problems);
            }
        }

        var written = packs.Select(pack => (pack.Language, Bytes: PackJson.Write(pack))).ToList();
        foreach (var (language, bytes) in written)
        {
            if (bytes.Length > PackJson.MostBytes)
            {
                reading.Problems.Add(
                    ProblemCode.PackTooLarge,
                    language,
                    0,
                    $"The pack would have {bytes.Length / 1000} KB; the limit is {PackJson.MostBytes / 1000}.",
                    "Shorten the longest texts."
                );
            }
        }

        var report = new GuideReport([.. packs], [.. phrases], reading.Problems.InOrder(), grades);
        if (report.MedianGrade > Prose.MedianGrade)
        {
            reading.Problems.Add(
                ProblemCode.ReadingGrade,
                "guide.yaml",
                0,
                $"Half of all sections need more than reading grade {Prose.MedianGrade:0}.",
                "Simplify the hardest sections; `saltwater check --grades` lists them."
            );
        }

        var problems = reading.Problems.InOrder();
        if (reading.Problems.Any)
        {
            return new([], [], problems, grades);
        }

        return new([.. written.Select(each => PackJson.Load(each.Bytes).Pack!)], report.Phrases, problems, grades);
    }

    private static ImmutableArray<string> ReadLanguages(Fields file, ProblemLog problems)
    {
        var languages = ImmutableArray.CreateBuilder<string>();
        foreach (var each in file.TextNodes("languages"))
        {
            if (languages.Contains(each.Text))
            {
                problems.Add(ProblemCode.DuplicateId, file.File, each.Line, $"The language \"{each.Text}\" is named twice.", "Keep one.");
            }
            else
            {
                languages.Add(each.Text);
            }
        }

        return languages.ToImmutable();
    }
}
