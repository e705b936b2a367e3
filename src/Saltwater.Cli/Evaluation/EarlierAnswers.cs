using System.Collections.Immutable;
using Saltwater.Cli.Authoring;
using Saltwater.Guide;
using Saltwater.Safety;

namespace Saltwater.Cli.Evaluation;

/// <summary>What somebody who answered in an earlier vocabulary ticks where the path asks now.</summary>
internal static class EarlierAnswers
{
    // As many as a person ticks: what they said most about.
    private const int MostAreas = 2;

    private static readonly Lazy<ImmutableArray<(string Question, ImmutableArray<string> Answers, string Ticks, string Answer)>> Table =
        new(Read);

    /// <summary>The ticks on a danger screen, from what was answered there and elsewhere; empty where nothing is to be ticked.</summary>
    public static ImmutableArray<string> TicksOn(Question danger, Answers answers) =>
        [
            .. danger
                .Answers.Where(answer =>
                    !answer.Exclusive
                    && answer.Id != Answers.Skip
                    && (
                        answers[danger.Id].Contains(answer.Id)
                        || Table.Value.Any(each =>
                            each.Ticks == danger.Id
                            && each.Answer == answer.Id
                            && answers[each.Question].Any(id => each.Answers.Contains(id))
                        )
                    )
                )
                .Select(answer => answer.Id)
                .Take(danger.AtMost),
        ];

    /// <summary>
    /// The areas someone would tap: as they said, or else the two in which they said most, counting only areas where something speaks strongly; no idea where
    /// there is none. What by itself needs care, as pain does, comes first: nobody leaves that out for something that weighs more with a reason.
    /// </summary>
    public static ImmutableArray<string> AreasOf(Pack pack, Role role, Answers answers)
    {
        if (answers[AskingPath.StandsOut] is { IsEmpty: false } said)
        {
            return said;
        }

        var scored = pack
            .Path.Areas.Where(area => area.Id != AskingPath.NoIdea)
            .Select(area => (area.Id, Cares: NeedsCare(pack, area, role, answers), Score: Score(pack, area, role, answers)))
            .ToList();
        const int Least = (int)Strength.StronglyFor - 1;
        ImmutableArray<string> areas =
        [
            .. scored
                .Where(each => each.Score >= Least)
                .OrderByDescending(each => each.Cares)
                .ThenByDescending(each => each.Score)
                .Take(MostAreas)
                .Select(each => each.Id),
        ];
        if (areas.IsEmpty)
        {
            areas = [.. scored.Where(each => each.Score > 0).Take(MostAreas).Select(each => each.Id)];
        }

        if (areas.IsEmpty || (areas.Length < MostAreas && answers["nameable"].Contains("no-idea")))
        {
            return areas.Add(AskingPath.NoIdea);
        }

        return areas;
    }

    /// <summary>Every area of which something was said that speaks for a reason, in the order of the guide.</summary>
    public static ImmutableArray<string> FittingAreas(Pack pack, Role role, Answers answers) =>
        [.. pack.Path.Areas.Where(area => area.Id != AskingPath.NoIdea && Score(pack, area, role, answers) > 0).Select(area => area.Id)];

    private static bool NeedsCare(Pack pack, Area area, Role role, Answers answers) =>
        area.Statements.Any(statement =>
            statement.IsFor(role)
            && answers[statement.Question].Contains(statement.Answer)
            && !DangerSigns.Find(pack.Safety, Answers.None(role).With(pack.Question(statement.Question)!, statement.Answer)).IsEmpty
        );

    private static int Score(Pack pack, Area area, Role role, Answers answers) =>
        (
            from statement in area.Statements
            where statement.IsFor(role) && answers[statement.Question].Contains(statement.Answer)
            select pack.Question(statement.Question)!
                .Answer(statement.Answer)!
                .Effects.Where(effect => effect.Strength >= Strength.For)
                .Select(effect => (int)effect.Strength - 1)
                .DefaultIfEmpty(0)
                .Max()
        ).Sum();

    private static ImmutableArray<(string Question, ImmutableArray<string> Answers, string Ticks, string Answer)> Read()
    {
        const string Name = "version-2.yaml";
        using var stream = typeof(EarlierAnswers).Assembly.GetManifestResourceStream(Name)!;
        using var reader = new StreamReader(stream);
        var reading = new Reading();
        var file = new Fields((YamlMap)YamlTree.Read(reader.ReadToEnd(), Name, reading.Problems)!, Name, reading, isSound: true);
        return
        [
            .. file.Maps("ticks").Select(each => (each.Text("question"), each.Texts("answers"), each.Text("ticks"), each.Text("answer"))),
        ];
    }
}
