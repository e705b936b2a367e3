namespace Saltwater.Tests.Conventions;

/// <summary>A line can be read beside its difference. The formatter breaks all but long words in quotes and markup, and knows neither
/// scripts, styles nor projects, so all are counted.</summary>
public sealed class LineTests
{
    private const int Longest = 160;

    private static readonly string[] Written = ["*.cs", "*.razor", "*.ts", "*.js", "*.mjs", "*.css", "*.csproj", "*.props", "*.targets"];

    public static TheoryData<string> Places { get; } =
    [
        .. new[] { "src", "tests", "bench" }
            .SelectMany(part => Directory.EnumerateDirectories(Path.Combine(Repository.Root, part)))
            .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
            .Append(".ci")
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Places))]
    public void No_line_is_too_long_to_be_read(string place) => Assert.Equal([], TooLong(place));

    private static IEnumerable<string> TooLong(string place) =>
        Repository
            .Sources(place, Written)
            .SelectMany(source => source.Text.Split('\n').Select((line, at) => (Line: line, At: $"{source.File}:{at + 1}")))
            .Where(each => each.Line.Length > Longest)
            .Select(each => $"{each.At} has {each.Line.Length}");
}
