using Saltwater.Cli.Authoring;
using Saltwater.Guide;
using Saltwater.OwnWords;
using Saltwater.Reflections;

namespace Saltwater.Tests;

/// <summary>The guide of this repository, read once for all tests.</summary>
internal static class Guides
{
    /// <summary>The day the tests take as today, so that a review does not grow old in them.</summary>
    public static DateOnly Today { get; } = new(2026, 11, 22);

    public static string Root { get; } = FindRoot();

    public static string Folder { get; } = Path.Combine(Root, "guide");

    private static readonly GuideReport Report = GuideReader.Read(Folder);

    public static Pack English { get; } = Report.Packs.Single();

    /// <summary>The same guide in a language that does not exist.</summary>
    public static Pack InMadeUpLetters => InMadeUpLettersOnce.Value;

    private static readonly Lazy<Pack> InMadeUpLettersOnce = new(() => PseudoLanguage.Of(English));

    /// <summary>What people say in English.</summary>
    public static PhraseSet Phrases { get; } = Report.Phrases.Single();

    public static ReasonNetwork Network { get; } = new(English);

    /// <summary>Answers written as <c>question: answer, answer</c>.</summary>
    public static Answers Answer(Role role, params IEnumerable<string> lines) =>
        lines
            .Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries))
            .Aggregate(Answers.None(role), (answers, pair) =>
                answers.With(
                    English.Question(pair[0]) ?? throw new ArgumentException($"No question {pair[0]}."),
                    pair[1].Split(',', StringSplitOptions.TrimEntries)
                )
            );

    public static Answers Answer(params IEnumerable<string> lines) => Answer(Role.Self, lines);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Saltwater.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The repository's root was not found above the tests.");
        }

        return folder.FullName;
    }
}
