using System.Collections.Immutable;

namespace Saltwater.Guide;

/// <summary>Why an answer, or a file of answers, cannot be used.</summary>
/// <param name="Code">Permanent; callers may rely on it.</param>
/// <param name="Path">Where, as a JSON Pointer; empty for the whole.</param>
/// <param name="What">What is wrong. Names only ids of the guide and what is close to one; never the person's own text.</param>
/// <param name="Remedy">How to mend it.</param>
public sealed record AnswerProblem(string Code, string Path, string What, string Remedy)
{
    /// <summary>Not JSON, too large, too deep, or not UTF-8.</summary>
    public const string Unreadable = "ANSWER-001";

    /// <summary>The JSON has another shape than documented.</summary>
    public const string Shape = "ANSWER-002";

    /// <summary>No such question.</summary>
    public const string UnknownQuestion = "ANSWER-003";

    /// <summary>No such answer to this question.</summary>
    public const string UnknownAnswer = "ANSWER-004";

    /// <summary>More answers than the question takes.</summary>
    public const string TooMany = "ANSWER-005";

    /// <summary>An answer that stands alone was given together with others.</summary>
    public const string NotAlone = "ANSWER-006";

    /// <summary>Nothing was chosen.</summary>
    public const string Empty = "ANSWER-007";

    /// <summary>What keeps these ids from being an answer to a question, or null.</summary>
    /// <param name="question">A question of the guide.</param>
    /// <param name="ids">What was chosen; distinct.</param>
    public static AnswerProblem? Check(Question question, ImmutableArray<string> ids)
    {
        ArgumentNullException.ThrowIfNull(question);
        var path = $"/answers/{question.Id}";
        if (ids.IsDefaultOrEmpty)
        {
            return new(
                Empty,
                path,
                $"No answer was chosen for \"{question.Id}\".",
                $"Choose one, or \"{Answers.Skip}\", or leave the question out."
            );
        }

        if (ids.FirstOrDefault(id => id != Answers.Skip && question.Answer(id) is null) is { } unknown)
        {
            var known = question.Answers.Select(answer => answer.Id).ToImmutableArray();
            var near = NearestName.Of(unknown, known);
            if (near is null)
            {
                return new(UnknownAnswer, path, $"\"{question.Id}\" has no such answer.", $"Its answers: {string.Join(", ", known)}.");
            }

            return new(UnknownAnswer, path, $"\"{question.Id}\" has no answer \"{Printable(unknown)}\".", $"Closest: \"{near}\".");
        }

        if (ids.Length > 1 && ids.FirstOrDefault(id => id == Answers.Skip || question.Answer(id)!.Exclusive) is { } alone)
        {
            return new(
                NotAlone,
                path,
                $"\"{alone}\" stands alone, but \"{question.Id}\" has {ids.Length} answers.",
                $"Give \"{alone}\" by itself, or leave it out."
            );
        }

        if (ids.Length <= question.AtMost)
        {
            return null;
        }

        var takes = question.AtMost == 1 ? "one answer" : $"at most {question.AtMost} answers";
        return new(TooMany, path, $"\"{question.Id}\" takes {takes}, not {ids.Length}.", "Keep what fits best.");
    }

    // A near miss is shown so that it can be found; anything but letters, digits and hyphens could be someone's own text or a terminal
    // escape.
    private static string Printable(string id) => new([.. id.Where(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-').Take(40)]);
}
