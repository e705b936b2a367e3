using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Saltwater.Cli.Authoring;
using Saltwater.Cli.Texts;
using Saltwater.Guide;
using Saltwater.Reflections;

namespace Saltwater.Tests.Golden;

/// <summary>
/// One Markdown file for each walk, readable by a clinician: who, what they answered, what has to hold, and then what Saltwater makes of it.
/// Everything after "Has to hold" is written by the program; a change shows up as changed sentences. To accept it: <c>SALTWATER_APPROVE=1 ./test</c>.
/// </summary>
public sealed class WalkTests
{
    private const int QuestionsShown = 3;
    private const int ThreadsShown = 3;

    /// <summary>Where the walks are.</summary>
    public static string Folder { get; } = Path.Combine(Guides.Root, "tests", "Saltwater.Tests", "Golden");

    public static TheoryData<string> Walks =>
        [.. Directory.EnumerateFiles(Folder, "*.md").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Walks))]
    public void A_walk_reads_as_approved(string name)
    {
        var path = Path.Combine(Folder, name + ".md");
        var approved = File.ReadAllText(path);
        var written = Write(approved);
        if (Environment.GetEnvironmentVariable("SALTWATER_APPROVE") == "1")
        {
            File.WriteAllText(path, written);
            return;
        }

        Assert.Equal(approved, written);
    }

    [Theory]
    [MemberData(nameof(Walks))]
    public void What_has_to_hold_in_a_walk_holds(string name)
    {
        var walk = Walk.Read(File.ReadAllText(Path.Combine(Folder, name + ".md")));
        Assert.NotEmpty(walk.Holds);
        var reflection = Reflection.On(Guides.Network, walk.Answers);
        foreach (var promise in walk.Holds)
        {
            Assert.True(Holds(promise, reflection), $"{name}: {promise}");
        }
    }

    [Fact]
    public void There_are_the_vignettes_and_at_least_twelve_more() => Assert.True(Walks.Count >= 36, $"{Walks.Count} walks");

    private static bool Holds(string promise, Reflection reflection)
    {
        var threads = reflection.Threads.Select(thread => thread.Reason.Id).ToList();
        return promise.Split(' ') switch
        {
            ["no", "flag"] => reflection.Flags.IsEmpty,
            ["no", "flag", var id] => reflection.Flags.All(flag => flag.Id != id),
            ["no", "urgent", "flag"] => reflection.Flags.All(flag => flag.Urgency > Urgency.SameDay),
            ["first", "flag", var id] => reflection.Flags[0].Id == id,
            ["flag", var id] => reflection.Flags.Any(flag => flag.Id == id),
            ["flag", var id, var urgency] => reflection.Flags.Any(flag => flag.Id == id && Kebab.Write(flag.Urgency) == urgency),
            ["clock", var id] => reflection.Flags.Any(flag => flag.Id == id && flag.Clock is { HasPassed: false }),
            ["conclusion", var conclusion] => Kebab.Write(reflection.Conclusion) == conclusion,
            ["first", var reasons] => reasons.Split('|').Contains(threads.FirstOrDefault()),
            ["not", "first", var reason] => threads.FirstOrDefault() != reason,
            ["shows", var reason] => threads.Contains(reason),
            ["hides", var reason] => !threads.Contains(reason),
            ["leading", "three", var reasons] => reasons.Split('|').All(reason => threads.Take(ThreadsShown).Contains(reason)),
            ["no", "partner", "talk"] => !reflection.PartnerTalkSafe
                && reflection.Threads.All(thread => thread.Steps.All(section => section.Items.All(item => !item.PartnerTalk)))
                && reflection.Threads.All(thread => thread.Words.IsEmpty || thread.Reason.WordsTo == Listener.Trusted),
            ["partner", "talk", "allowed"] => reflection.PartnerTalkSafe,
            ["nothing", "else"] => reflection.Threads.IsEmpty
                && reflection.Next.Question is null
                && reflection.Flags.All(flag => flag.Id == "C-AGE"),
            _ => throw new ArgumentException($"Unknown promise: {promise}"),
        };
    }

    private static string Write(string approved)
    {
        var walk = Walk.Read(approved);
        var reflection = Reflection.On(Guides.Network, walk.Answers);
        var text = new StringBuilder(walk.Opening);
        text.Append("## Answers\n\n");
        foreach (var question in walk.Asked.Select(id => Guides.English.Question(id)!))
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"- {question.Id}: {string.Join(", ", walk.Given(question.Id))}\n  - {question.AskFor(reflection.Role)} **"
                    + $"{string.Join("; ", walk.Given(question.Id).Select(id => question.Answer(id)?.Says ?? id))}**\n"
            );
        }

        text.Append(CultureInfo.InvariantCulture, $"\n## Has to hold\n\n{string.Concat(walk.Holds.Select(promise => $"- {promise}\n"))}");
        text.Append("\n---\n\n## Asked next\n\n");
        AppendNext(text, walk.Answers);
        AppendFlags(text, reflection);
        AppendThreads(text, reflection);
        return text.ToString();
    }

    private static void AppendNext(StringBuilder text, Answers answers)
    {
        for (var count = 1; count <= QuestionsShown; count++)
        {
            var next = NextQuestion.After(Guides.Network, answers);
            if (next.Question is not { } question)
            {
                text.Append(CultureInfo.InvariantCulture, $"{count}. Nothing more: {Kebab.Write(next.Stopped!.Value)}.\n");
                return;
            }

            text.Append(CultureInfo.InvariantCulture, $"{count}. {question.AskFor(answers.Role)} ({Kebab.Write(next.Because!.Value)})\n");
            answers = answers.With(question, Answers.Skip);
        }
    }

    private static void AppendFlags(StringBuilder text, Reflection reflection)
    {
        text.Append("\n## Flags\n\n");
        if (reflection.Flags.IsEmpty)
        {
            text.Append("None.\n");
        }

        foreach (var flag in reflection.Flags)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"- **{FlagWriter.NameOf(Guides.English, flag.Urgency)}** {flag.Title} ({flag.Id}). {flag.Do[0]}"
                    + $"{(flag.Clock is { } clock ? " " + PlainWords.TimeLeft(Guides.English, clock) : "")}\n"
            );
        }

        text.Append(
            reflection switch
            {
                { CoercionPossible: true } =>
                    "\nCoercion is possible: nothing below suggests talking with the partner, and nothing reassures.\n",
                { PartnerTalkSafe: false } => "\nNot said to be safe: nothing below suggests talking with the partner.\n",
                _ => "",
            }
        );
    }

    private static void AppendThreads(StringBuilder text, Reflection reflection)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n## What it comes to: {Kebab.Write(reflection.Conclusion)}\n");
        foreach (var thread in reflection.Threads.Take(ThreadsShown))
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"\n### {thread.Reason.Name} — {PlainWords.Of(Guides.English, thread.Band)}\n\n"
                    + $"{(thread.Gentle ? "*Some people with answers like these find this.* " : "")}{thread.Reason.Summary}\n\n"
            );
            text.Append(
                string.Concat(
                    thread.For.Select(spoken =>
                        $"- for{(spoken.Strength == Strength.StronglyFor ? ", strongly" : "")}: "
                        + $"{spoken.Question.AskFor(reflection.Role)} **{spoken.Answer.Says}**\n"
                    )
                )
            );
            text.Append(
                string.Concat(
                    thread.Against.Select(spoken => $"- against: {spoken.Question.AskFor(reflection.Role)} **{spoken.Answer.Says}**\n")
                )
            );
            if (thread.WouldChange is { } change)
            {
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"- would fit {(change.Raises ? "better" : "less")} if: {change.Question.AskFor(reflection.Role)} **{change.Answer.Says}**\n"
                );
            }

            if (thread.Steps.FirstOrDefault() is { } first)
            {
                text.Append(CultureInfo.InvariantCulture, $"- first step: {first.Items[0].Text}\n");
            }
        }

        if (reflection.Threads.Length > ThreadsShown)
        {
            var others = reflection
                .Threads.Skip(ThreadsShown)
                .Select(thread => $"{thread.Reason.Name} ({PlainWords.Of(Guides.English, thread.Band)})");
            text.Append(CultureInfo.InvariantCulture, $"\nAlso: {string.Join(", ", others)}.\n");
        }
    }
}
