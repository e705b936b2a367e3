using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;
using Saltwater.Guide;
using Saltwater.Reflections;

namespace Saltwater.Benchmarks;

/// <summary>What happens between two taps, over the whole guide.</summary>
[ShortRunJob]
[MemoryDiagnoser]
[HideColumns(Column.AllocRatio)]
public class ReflectionBenchmarks
{
    private ReasonNetwork network = null!;
    private byte[] pack = [];
    private Answers opened = null!;
    private Answers finished = null!;
    private Question asked = null!;
    private Answer answer = null!;
    private uint number = 1;

    [GlobalSetup]
    public void Walk()
    {
        var guide = GuideOnDisk.Read();
        pack = PackJson.Write(guide);
        network = new(guide);

        // The first moment every question is open to choice: safety and opening are behind, the person is private, nothing is decided yet.
        opened = Answer(Answers.None(Role.Self), next => next.Because is not AskedBecause.TellsMost);
        finished = Answer(opened, _ => true);
        asked = NextQuestion.After(network, opened).Question
            ?? throw new InvalidOperationException("The walk ends before a question is chosen for what it tells.");
        answer = asked.Answers.MaxBy(each => each.Effects.Length)!;
    }

    // What the processor does just now of what cannot be anything else: each step waits for the one before.
    [Benchmark(Baseline = true)]
    public uint Plain_loop_of_a_thousand_steps()
    {
        for (var step = 0; step < 1_000; step++)
        {
            number = (number * 1_664_525) + 1_013_904_223;
        }

        return number;
    }

    [Benchmark]
    public ImmutableArray<double> Posterior_after_one_more_answer() => network.Weigh(opened.With(asked, answer.Id)).Posterior();

    [Benchmark]
    public NextQuestion Next_question() => NextQuestion.After(network, opened);

    [Benchmark]
    public Reflection Whole_reflection() => Reflection.On(network, finished);

    [Benchmark]
    public PackLoad Loading_a_pack() => PackJson.Load(pack);

    // The first answer to a safety question: that nothing is wrong, and that the person is private. The middle one to all others, so that
    // many reasons are spoken of.
    private Answers Answer(Answers answers, Func<NextQuestion, bool> goesOn)
    {
        for (
            var next = NextQuestion.After(network, answers);
            next.Question is { } question && goesOn(next);
            next = NextQuestion.After(network, answers)
        )
        {
            answers = answers.With(question, next.Offered[question.Group == Question.SafetyGroup ? 0 : next.Offered.Length / 2].Id);
        }

        return answers;
    }
}
