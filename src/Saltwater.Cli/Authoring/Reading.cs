using Saltwater.Guide;

namespace Saltwater.Cli.Authoring;

/// <summary>What kind of thing a name in the guide points at.</summary>
internal enum Named
{
    Reason,
    Question,
    Answer,
    Source,
    Prior,
    Need,
    Carer,
}

/// <summary>One reading of a guide: the faults found, and the names that have to be found once everything is read.</summary>
internal sealed class Reading
{
    private readonly List<(Named Kind, string Name, string File, int Line)> references = [];

    private readonly HashSet<(Named Kind, string Name)> defined = [];

    private readonly HashSet<Named> unreadable = [];

    private readonly Dictionary<string, Condition> conditions = new(StringComparer.Ordinal);

    public ProblemLog Problems { get; } = new();

    /// <summary>The conditions that have a name so far.</summary>
    public IReadOnlyCollection<string> NamedConditions => conditions.Keys;

    /// <summary>Notes that names of these kinds could not be read, so that nothing is reported as unknown for it.</summary>
    public void CannotDefine(params ReadOnlySpan<Named> kinds)
    {
        foreach (var kind in kinds)
        {
            unreadable.Add(kind);
        }
    }

    /// <summary>Notes that a name is used.</summary>
    public void Refer(Named kind, string name, string file, int line) => references.Add((kind, name, file, line));

    /// <summary>Notes that a name is defined, and reports it if it was before.</summary>
    public void Define(Named kind, string name, string file, int line)
    {
        if (!defined.Add((kind, name)))
        {
            Problems.Add(
                ProblemCode.DuplicateId,
                file,
                line,
                $"There is another {Kebab.Write(kind)} \"{name}\".",
                "Ids are unique: rename or remove one."
            );
        }
    }

    /// <summary>Notes that a name exists, where defining it twice is no mistake.</summary>
    public void Define(Named kind, string name) => defined.Add((kind, name));

    /// <summary>Gives a condition a name, for rules further down to use.</summary>
    public void NameCondition(string name, Condition condition) => conditions[name] = condition;

    /// <summary>The condition of this name, or null if there is none yet.</summary>
    public Condition? NamedCondition(string name) => conditions.GetValueOrDefault(name);

    /// <summary>Reports every name that is used and defined nowhere, with the nearest that is.</summary>
    public void ReportUnknownNames()
    {
        foreach (
            var (kind, name, file, line) in references.Where(each =>
                !unreadable.Contains(each.Kind) && !defined.Contains((each.Kind, each.Name))
            )
        )
        {
            // An answer is named after its question: <c>question/answer</c>. It is told without.
            var (within, what) = ("", Kebab.Write(kind));
            if (kind == Named.Answer)
            {
                var question = name[..name.IndexOf('/', StringComparison.Ordinal)];

                // The answers of an unknown question are unknown too; one report is enough.
                if (!defined.Contains((Named.Question, question)))
                {
                    continue;
                }

                (within, what) = (question + "/", $"answer to \"{question}\"");
            }

            var known = defined
                .Where(each => each.Kind == kind && each.Name.StartsWith(within, StringComparison.Ordinal))
                .Select(each => each.Name[within.Length..])
                .Order(StringComparer.Ordinal)
                .ToList();
            var written = name[within.Length..];
            Problems.Add(
                kind == Named.Reason ? ProblemCode.UnknownReason : ProblemCode.UnknownId,
                file,
                line,
                $"\"{written}\" is no {what}.",
                "Correct the name. " + NearestName.Suggest(written, known)
            );
        }
    }
}
