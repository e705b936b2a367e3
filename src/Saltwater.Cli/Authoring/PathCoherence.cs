using System.Collections.Immutable;
using Saltwater.Guide;

namespace Saltwater.Cli.Authoring;

/// <summary>Checks the path: every area reaches something, no statement stands twice, and every reason can be said.</summary>
internal static class PathCoherence
{
    // More than this, and a screen is no longer read but searched.
    private const int MostStatements = 8;

    private const string File = "path.yaml";

    public static void Check(
        PathReader.PathStructure path,
        ImmutableArray<StructureReader.ReasonStructure> reasons,
        ImmutableArray<StructureReader.QuestionStructure> questions,
        ProblemLog problems
    )
    {
        var byId = questions
            .GroupBy(question => question.Id, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        CheckAreas(path, byId, problems);
        CheckStatements(path, byId, problems);
        CheckReasons(path, reasons, questions, problems);
    }

    private static void CheckAreas(
        PathReader.PathStructure path,
        Dictionary<string, StructureReader.QuestionStructure> byId,
        ProblemLog problems
    )
    {
        foreach (
            var area in path.Areas.Where(area =>
                !area.Statements.Any(each => EffectsOf(each, byId).Any(effect => effect.Strength >= Strength.For))
            )
        )
        {
            problems.Add(
                ProblemCode.AreaReachesNothing,
                File,
                area.Line,
                $"The area \"{area.Id}\" reaches nothing: no statement in it speaks for a reason.",
                "Add a statement that does, or take the area out."
            );
        }

        foreach (var area in path.Areas.GroupBy(area => area.Id, StringComparer.Ordinal).SelectMany(group => group.Skip(1)))
        {
            problems.Add(ProblemCode.DuplicateId, File, area.Line, $"There is another area \"{area.Id}\".", "Keep one.");
        }

        var areas = byId.GetValueOrDefault(AskingPath.StandsOut)?.Answers ?? [];
        foreach (var answer in areas.Where(answer => !path.Areas.Any(area => area.Id == answer.Id)))
        {
            problems.Add(
                ProblemCode.AreaReachesNothing,
                "questions.yaml",
                answer.Line,
                $"What stands out has \"{answer.Id}\", which is no area of path.yaml.",
                "Add the area, or take the answer out."
            );
        }
    }

    private static void CheckStatements(
        PathReader.PathStructure path,
        Dictionary<string, StructureReader.QuestionStructure> byId,
        ProblemLog problems
    )
    {
        var seen = new Dictionary<(string, string), string>();
        foreach (var area in path.Areas)
        {
            foreach (var statement in area.Statements)
            {
                if (!seen.TryAdd((statement.Question, statement.Answer), area.Id))
                {
                    problems.Add(
                        ProblemCode.StatementTwice,
                        File,
                        statement.Line,
                        $"\"{statement.Question}: {statement.Answer}\" stands in \"{area.Id}\" and in \"{seen[(statement.Question, statement.Answer)]}\".",
                        "Keep it where a person would look for it."
                    );
                }

                if (
                    byId.TryGetValue(statement.Question, out var question)
                    && statement.Of is { } of
                    && question.AskedOf != AskedOf.Both
                    && of != question.AskedOf
                )
                {
                    problems.Add(
                        ProblemCode.OutOfRange,
                        File,
                        statement.Line,
                        $"\"{statement.Question}\" cannot be asked of this role.",
                        $"It is asked of {Kebab.Write(question.AskedOf)}."
                    );
                }
            }

            foreach (var role in new[] { AskedOf.Self, AskedOf.Partner })
            {
                var count = area.Statements.Count(each =>
                    (each.Of ?? byId.GetValueOrDefault(each.Question)?.AskedOf ?? AskedOf.Both) is var of
                    && (of == role || of == AskedOf.Both)
                );
                if (count > MostStatements)
                {
                    problems.Add(
                        ProblemCode.OutOfRange,
                        File,
                        area.Line,
                        $"The area \"{area.Id}\" has {count} statements for {Kebab.Write(role)}; at most {MostStatements} can be read at a glance.",
                        "Keep those that tell most."
                    );
                }
            }
        }
    }

    // A reason can be said if one of the answers that speak most strongly for it is a statement, or is asked where danger is.
    private static void CheckReasons(
        PathReader.PathStructure path,
        ImmutableArray<StructureReader.ReasonStructure> reasons,
        ImmutableArray<StructureReader.QuestionStructure> questions,
        ProblemLog problems
    )
    {
        var offered = path.Areas.SelectMany(area => area.Statements).Select(each => (each.Question, each.Answer)).ToHashSet();
        foreach (var reason in reasons)
        {
            var speaking = (
                from question in questions
                where question.AskedOf != AskedOf.Partner && question.Group != Question.ScreenersGroup
                from answer in question.Answers
                from effect in answer.Effects
                where effect.Reason == reason.Id && effect.Strength >= Strength.For
                select (question, answer, effect.Strength)
            ).ToList();
            if (
                speaking.Count > 0
                && !speaking
                    .Where(each => each.Strength == speaking.Max(one => one.Strength))
                    .Any(each => each.question.Group == Question.SafetyGroup || offered.Contains((each.question.Id, each.answer.Id)))
            )
            {
                problems.Add(
                    ProblemCode.ReasonUnreachedByAreas,
                    "reasons.yaml",
                    reason.Line,
                    $"No area has a statement that speaks most strongly for \"{reason.Id}\".",
                    "Add one to path.yaml."
                );
            }
        }
    }

    private static IEnumerable<Effect> EffectsOf(
        PathReader.StatementStructure statement,
        Dictionary<string, StructureReader.QuestionStructure> byId
    ) =>
        (byId.GetValueOrDefault(statement.Question)?.Answers ?? [])
            .Where(answer => answer.Id == statement.Answer)
            .SelectMany(answer => answer.Effects);
}
