using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using Saltwater.Benchmarks;

// Not a time: how patterns fare with simulated diaries, as docs/patterns.md has it.
if (args is ["patterns"])
{
    PatternsTable.Write(Console.Out);
    return;
}

// "40,000x faster" says more than a ratio of 0.000.
var config = DefaultConfig.Instance.WithSummaryStyle(SummaryStyle.Default.WithRatioStyle(RatioStyle.Trend));
BenchmarkSwitcher.FromAssembly(typeof(ReflectionBenchmarks).Assembly).Run(args, config);
