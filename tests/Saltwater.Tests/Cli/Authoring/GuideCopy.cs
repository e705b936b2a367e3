using System.Text;
using Saltwater.Cli.Authoring;
using Saltwater.Guide;
using Saltwater.Tests.Conventions;

namespace Saltwater.Tests.Cli.Authoring;

/// <summary>A copy of the guide in a temporary folder, to put faults into.</summary>
internal sealed class GuideCopy : IDisposable
{
    private static readonly Lazy<GuideReport> AsItIs = new(() => GuideReader.Read(Repository.Guide));

    private static readonly Lazy<IReadOnlyList<(string File, byte[] Bytes)>> Originals = new(() =>
        [
            .. Directory
                .EnumerateFiles(Repository.Guide, "*", SearchOption.AllDirectories)
                .Where(path => Path.GetExtension(path) is ".yaml" or ".md")
                .Select(path => (Path.GetRelativePath(Repository.Guide, path).Replace('\\', '/'), File.ReadAllBytes(path)))
                .OrderBy(each => each.Item1, StringComparer.Ordinal),
        ]
    );

    private GuideReport? report;

    public GuideCopy()
    {
        foreach (var (file, bytes) in Originals.Value)
        {
            Write(file, bytes);
        }
    }

    /// <summary>What reading the guide gives, unchanged. Read once for all tests.</summary>
    public static GuideReport Unchanged => AsItIs.Value;

    /// <summary>The guide's files in ordinal order.</summary>
    public static IReadOnlyList<(string File, byte[] Bytes)> Files => Originals.Value;

    public string Folder { get; } = Directory.CreateTempSubdirectory("guide-").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>Reads the copy; again only if it was changed since.</summary>
    public GuideReport Read() => report ??= GuideReader.Read(Folder);

    public string Text(string file) => File.ReadAllText(Path.Combine(Folder, file));

    public void Write(string file, byte[] bytes)
    {
        var path = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        report = null;
    }

    public void Write(string file, string text) => Write(file, Encoding.UTF8.GetBytes(text));

    public void Delete(string file)
    {
        File.Delete(Path.Combine(Folder, file));
        report = null;
    }

    /// <summary>Replaces the first occurrence of a text; a test whose text is gone from the guide fails here.</summary>
    /// <returns>The line on which the first changed letter stands.</returns>
    public int Replace(string file, string text, string by)
    {
        var whole = Text(file);
        var at = whole.IndexOf(text, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{file} no longer has the text: {text}");
        Write(file, string.Concat(whole.AsSpan(0, at), by, whole.AsSpan(at + text.Length)));
        return Line(whole, at) + by[..text.AsSpan().CommonPrefixLength(by)].Count(letter => letter == '\n');
    }

    /// <summary>The line of the first occurrence of a text.</summary>
    public int LineOf(string file, string text)
    {
        var whole = Text(file);
        var at = whole.IndexOf(text, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{file} no longer has the text: {text}");
        return Line(whole, at);
    }

    /// <summary>Asserts that the copy has this one fault and no other.</summary>
    /// <param name="remedy">What the remedy has to say, for example the name that was meant.</param>
    public void HasOnly(string code, string file, int line, string remedy = "") => HasOnly((code, file, line, remedy));

    /// <summary>Asserts that the copy has these faults and no other.</summary>
    public void HasOnly(params (string Code, string File, int Line, string Remedy)[] faults)
    {
        var problems = ProblemsButSize();
        Assert.Equal(
            faults.Select(fault => (fault.Code, fault.File, fault.Line)).Order(),
            problems.Select(problem => (problem.Code, problem.File, problem.Line)).Order()
        );
        Assert.All(faults, fault => Has(fault.Code, fault.File, fault.Line, fault.Remedy));
    }

    /// <summary>Asserts that the copy has this fault, among those that follow from it.</summary>
    public void Has(string code, string file, int line, string remedy = "")
    {
        var found = Read().Problems.Where(problem => (problem.Code, problem.File, problem.Line) == (code, file, line));
        Assert.Contains(found, problem => problem.Remedy.Contains(remedy, StringComparison.Ordinal));
    }

    /// <summary>What is wrong, but for the size of the pack: the guide is close to the limit, which a test's own text may cross.</summary>
    public IReadOnlyList<GuideProblem> ProblemsButSize() => [.. Read().Problems.Where(problem => problem.Code != ProblemCode.PackTooLarge)];

    private static int Line(string text, int at) => 1 + text.AsSpan(0, at).Count('\n');
}
