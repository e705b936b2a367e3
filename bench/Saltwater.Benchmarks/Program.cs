using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using Saltwater.Benchmarks;

// Not a time: how patterns fare with simulated diaries, as docs/patterns.md has it.
if (args is ["patterns"])
{
    PatternsTable.Write(Console.Out);
    return 0;
}

// "40,000x faster" says more than a ratio of 0.000.
// The ratio of this class is one to a plain loop, which holds on any machine: over budget, the run ends with 1.
// What is measured is built first; on a busy machine that takes longer than the two minutes it is given, and then nothing is measured.
var config = DefaultConfig
    .Instance.WithSummaryStyle(SummaryStyle.Default.WithRatioStyle(RatioStyle.Trend))
    .WithBuildTimeout(TimeSpan.FromMinutes(10));
var summaries = BenchmarkSwitcher.FromAssembly(typeof(ReflectionBenchmarks).Assembly).Run(args, config);
var over = Budgets.Over(summaries);
foreach (var each in over)
{
    Console.Out.WriteLine("Over budget: " + each);
}

return over.Count == 0 ? 0 : 1;
