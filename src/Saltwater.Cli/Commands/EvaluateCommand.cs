using Saltwater.Cli.Evaluation;
using Saltwater.Cli.Sources;
using Saltwater.Cli.Streams;
using Saltwater.Reflections;

namespace Saltwater.Cli.Commands;

/// <summary><c>saltwater evaluate</c>: holds the guide against labelled accounts.</summary>
internal static class EvaluateCommand
{
    public static int Run(Terminal terminal, string? guide, string file, bool json, bool ownWords)
    {
        if (GuideSource.LoadPack(terminal, guide) is not { } pack)
        {
            return GuideSource.ExitCodeWithout(guide);
        }

        var (accounts, problems) = AccountFile.Read(file, pack);
        if (!problems.IsEmpty)
        {
            foreach (var problem in problems)
            {
                terminal.Refuse(
                    problem.Code,
                    $"{Path.GetFileName(file)}{(problem.Line > 0 ? $":{problem.Line}" : "")}",
                    problem.What,
                    problem.Remedy
                );
            }

            return ExitCode.BadInput;
        }

        if (ownWords)
        {
            if (PhraseSource.LoadPhrases(terminal, guide, pack) is not { } phrases)
            {
                return GuideSource.ExitCodeWithout(guide);
            }

            return WriteOwnWords(terminal, OwnWordsEvaluator.Evaluate(new ReasonNetwork(pack), phrases, accounts), json);
        }

        var report = Evaluator.Evaluate(new ReasonNetwork(pack), accounts);
        terminal.WriteExactly(json ? OutputJson.Write(EvaluationJson.Of(report, pack.Hash)) : EvaluationMarkdown.ToMarkdown(report, pack));
        return ExitCode.Done;
    }

    private static int WriteOwnWords(Terminal terminal, OwnWordsReport report, bool json)
    {
        terminal.WriteExactly(json ? OutputJson.Write(OwnWordsMarkdown.Json(report)) : OwnWordsMarkdown.Write(report));
        return ExitCode.Done;
    }
}
