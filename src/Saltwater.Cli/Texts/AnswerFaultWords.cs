using System.Collections.Immutable;
using Saltwater.Guide;
using Saltwater.Guide.Screens;

namespace Saltwater.Cli.Texts;

/// <summary>Why what somebody chose is no answer, in words for a person who can choose again. Programs get the code and its own sentence.</summary>
internal static class AnswerFaultWords
{
    /// <summary>What keeps this choice from being an answer, or null.</summary>
    /// <param name="says">How an answer reads to whoever chose.</param>
    public static string? Of(Pack pack, Question question, ImmutableArray<string> chosen, Func<Answer, string> says)
    {
        var terminal = TerminalTexts.Of(pack);
        return AnswerProblem.Check(question, chosen)?.Code switch
        {
            null => null,
            AnswerProblem.NotAlone => terminal.AloneOnly(
                says(question.Answers.First(answer => answer.Exclusive && chosen.Contains(answer.Id)))
            ),
            AnswerProblem.TooMany when question.AtMost > 1 => PathTexts.Of(pack).ChooseUpTo(question.AtMost),
            AnswerProblem.TooMany => terminal.OneOnly,
            _ => terminal.Wrong,
        };
    }
}
