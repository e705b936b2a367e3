using System.Text.Json;
using Saltwater.Cli.Evaluation;
using Saltwater.Reflections;

namespace Saltwater.Cli.Commands;

/// <summary><c>saltwater evaluate</c>: holds the guide against labelled accounts.</summary>
internal static class EvaluateCommand
{
    public static int Run(Terminal terminal, string? guide, string file, bool json)
    {
        if (GuideSource.Load(terminal, guide) is not { } pack)
        {
            return GuideSource.Failure(guide);
        }

        var (accounts, problems) = AccountFile.Read(file, pack);
        if (!problems.IsEmpty)
        {
            foreach (var problem in problems)
            {
                terminal.Refuse(problem.Code, $"{Path.GetFileName(file)}{(problem.Line > 0 ? $":{problem.Line}" : "")}", problem.What, problem.Remedy);
            }

            return ExitCode.BadInput;
        }

        var report = Evaluator.Evaluate(new ReasonNetwork(pack), accounts);
        terminal.Raw(json ? JsonSerializer.Serialize(EvaluationJson.Of(report), ReflectionJson.Options) + "\n" : EvaluationText.Write(report, pack));
        return ExitCode.Done;
    }
}
