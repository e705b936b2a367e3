using System.Collections.Immutable;
using Saltwater.Guide;

namespace Saltwater.Tests.Golden;

/// <summary>What a person wrote in a walk's file: who, the answers, and what has to hold.</summary>
internal sealed record Walk(string Opening, ImmutableArray<string> Asked, Answers Answers, ImmutableArray<string> Holds)
{
    /// <summary>The answers to one question, in the order they were written.</summary>
    public ImmutableArray<string> Given(string question) => Answers[question];

    public static Walk Read(string text)
    {
        var opening = text[..text.IndexOf("## Answers", StringComparison.Ordinal)];
        var role = opening.Contains("Told by the partner.", StringComparison.Ordinal) ? Role.Partner : Role.Self;
        var lines = Items(text, "## Answers");
        return new(
            opening,
            [.. lines.Select(line => line[..line.IndexOf(':', StringComparison.Ordinal)])],
            Guides.Answer(role, lines),
            [.. Items(text, "## Has to hold")]
        );
    }

    private static List<string> Items(string text, string heading)
    {
        var from = text.IndexOf(heading, StringComparison.Ordinal) + heading.Length;
        var to = text.IndexOf("\n## ", from, StringComparison.Ordinal);
        return
        [
            .. text[from..(to < 0 ? text.Length : to)]
                .Split('\n')
                .Where(line => line.StartsWith("- ", StringComparison.Ordinal))
                .Select(line => line[2..].Trim()),
        ];
    }
}
