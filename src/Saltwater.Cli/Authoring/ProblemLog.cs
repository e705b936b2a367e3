using Saltwater.Guide;

namespace Saltwater.Cli.Authoring;

/// <summary>Collects every fault of a guide, so that an author sees them all at once.</summary>
internal sealed class ProblemLog
{
    private readonly List<GuideProblem> problems = [];

    public bool Any => problems.Count > 0;

    public void Add(string code, string file, int line, string what, string remedy) => problems.Add(new(code, file, line, what, remedy));

    /// <summary>The faults, by file and line.</summary>
    public IReadOnlyList<GuideProblem> InOrder() =>
        [
            .. problems
                .Distinct()
                .OrderBy(problem => problem.File, StringComparer.Ordinal)
                .ThenBy(problem => problem.Line)
                .ThenBy(problem => problem.Code, StringComparer.Ordinal),
        ];
}
