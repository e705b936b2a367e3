using System.Text.RegularExpressions;

namespace Saltwater.Keep.Tests.Journal;

/// <summary>The ids of the repository's own guide, read off its files line by line.</summary>
internal static partial class GuideIds
{
    private static readonly string folder = FindGuide(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>The answers of every question.</summary>
    public static IReadOnlyDictionary<string, HashSet<string>> Questions { get; } = ReadQuestions();

    /// <summary>Who can help.</summary>
    public static IReadOnlySet<string> People { get; } =
        Outer()
            .Matches(File.ReadAllText(Path.Combine(folder, "en", "care.yaml")).Split("\nalone:")[0])
            .Select(match => match.Groups[1].Value)
            .ToHashSet();

    /// <summary>Words and phrases that no text may use.</summary>
    public static IReadOnlyList<string> Never { get; } =
    [.. Banned().Matches(File.ReadAllText(Path.Combine(folder, "en", "style.yaml"))).Select(match => match.Groups[1].Value)];

    /// <summary>Phrases that mean: talk with the partner.</summary>
    public static IReadOnlyList<string> PartnerTalk { get; } =
    [
        .. Quoted()
            .Matches(File.ReadAllText(Path.Combine(folder, "en", "style.yaml")).Split("\npartner-talk:")[1])
            .Select(match => match.Groups[1].Value),
    ];

    private static Dictionary<string, HashSet<string>> ReadQuestions()
    {
        Dictionary<string, HashSet<string>> questions = [];
        HashSet<string> answers = [];
        foreach (var line in File.ReadLines(Path.Combine(folder, "questions.yaml")))
        {
            if (Outer().Match(line) is { Success: true } question)
            {
                questions[question.Groups[1].Value] = answers = [];
            }
            else if (Inner().Match(line) is { Success: true } answer)
            {
                answers.Add(answer.Groups[1].Value);
            }
        }

        return questions;
    }

    private static string FindGuide(DirectoryInfo? above)
    {
        while (above is not null && !File.Exists(Path.Combine(above.FullName, "guide", "guide.yaml")))
        {
            above = above.Parent;
        }

        return above is null
            ? throw new DirectoryNotFoundException("No folder above the tests has guide/guide.yaml.")
            : Path.Combine(above.FullName, "guide");
    }

    [GeneratedRegex(@"^  - id: ([\w-]+)", RegexOptions.Multiline)]
    private static partial Regex Outer();

    [GeneratedRegex(@"^      - \{ id: ""?([\w-]+)""?")]
    private static partial Regex Inner();

    [GeneratedRegex(@"phrase: ""([^""]+)""")]
    private static partial Regex Banned();

    [GeneratedRegex(@"- ""([^""]+)""")]
    private static partial Regex Quoted();
}
