using System.Globalization;
using BenchmarkDotNet.Reports;

namespace Saltwater.Benchmarks;

/// <summary>What happens between two taps may take at most so many times a plain loop of a thousand steps, measured in the same run.</summary>
/// <remarks>How these were chosen stands in docs/timings.md.</remarks>
internal static class Budgets
{
    private static readonly Dictionary<string, double> most = new()
    {
        [nameof(ReflectionBenchmarks.Posterior_after_one_more_answer)] = 8,
        [nameof(ReflectionBenchmarks.Next_question)] = 67,
        [nameof(ReflectionBenchmarks.Whole_reflection)] = 120,
        [nameof(ReflectionBenchmarks.Loading_a_pack)] = 13_000,
    };

    /// <summary>What is over its budget, in words.</summary>
    public static IReadOnlyList<string> Over(IEnumerable<Summary> summaries) => [.. summaries.SelectMany(Over)];

    private static IEnumerable<string> Over(Summary summary)
    {
        var means = summary
            .Reports.Where(report => report.ResultStatistics is not null)
            .ToDictionary(report => report.BenchmarkCase.Descriptor.WorkloadMethod.Name, report => report.ResultStatistics!.Mean);
        if (!means.TryGetValue(nameof(ReflectionBenchmarks.Plain_loop_of_a_thousand_steps), out var loop))
        {
            return summary.BenchmarksCases.Any(each => each.Descriptor.Type == typeof(ReflectionBenchmarks))
                ? ["The plain loop was not measured, so nothing can be said of the rest."]
                : [];
        }

        return summary
            .BenchmarksCases.Select(each => each.Descriptor.WorkloadMethod.Name)
            .Where(each => most.ContainsKey(each) && !means.ContainsKey(each))
            .Select(each => $"{each.Replace('_', ' ')} was not measured.")
            .Concat(OverIn(means, loop));
    }

    private static IEnumerable<string> OverIn(Dictionary<string, double> means, double loop) =>
        means
            .Where(each => most.TryGetValue(each.Key, out var budget) && each.Value / loop > budget)
            .Select(each =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{each.Key.Replace('_', ' ')} takes {each.Value / loop:0.##} plain loops, and at most {most[each.Key]:0.##} is in budget."
                )
            );
}
