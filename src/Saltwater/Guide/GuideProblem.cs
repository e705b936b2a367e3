namespace Saltwater.Guide;

/// <summary>A fault in the guide's files.</summary>
/// <param name="Code">Permanent; callers may rely on it.</param>
/// <param name="File">Path from the guide's folder.</param>
/// <param name="Line">1 for the first line; 0 if the fault is the file's as a whole.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Remedy">How to mend it.</param>
internal sealed record GuideProblem(string Code, string File, int Line, string What, string Remedy)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Code} {File}:{Line} — {What}{Environment.NewLine}  Remedy: {Remedy}";
}
