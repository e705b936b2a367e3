using System.Collections.Immutable;
using Saltwater.Guide;
using Saltwater.Inference;

namespace Saltwater.Reflections;

/// <summary>How often each strength was said for each reason. What speaks for a reason adds up with diminishing returns: answers that speak
/// for the same thing often say it twice.</summary>
/// <remarks>
/// The log-odds of a reason are its prior, and for each strength w·min(n, a) + v·max(0, n − a), with n the number of its answers, a how
/// many weigh in full, w the weight of
/// the first ones and v that of each further one. It depends on numbers alone, so the order of answers cannot matter, and each answer's
/// share can be told.
/// </remarks>
internal sealed class Tally
{
    private static readonly int Kinds = Enum.GetValues<Strength>().Length;

    private readonly Model model;
    private readonly int[] counts;

    public Tally(Model model, int reasons, IEnumerable<(int Reason, Strength Strength)> effects, Evidence prior)
    {
        (this.model, counts) = (model, new int[reasons * Kinds]);
        foreach (var (reason, strength) in effects)
        {
            counts[(reason * Kinds) + (int)strength]++;
        }

        Evidence = prior.With(new(1, [.. Enumerable.Range(0, reasons).Select(reason => new Weight(reason, SumOf(reason)))]));
    }

    /// <summary>What it comes to.</summary>
    public Evidence Evidence { get; }

    /// <summary>What so many answers of one strength weigh together.</summary>
    public static LogOdds WeightOf(Model model, Strength strength, int count)
    {
        if (count == 0)
        {
            return default;
        }

        var first = LogOdds.FromLikelihoodRatio(model.Strengths[strength]).Nats;
        if (model.Repeated.TryGetValue(strength, out var repeat) && count > repeat.After)
        {
            return new((first * repeat.After) + (Math.Log(repeat.Ratio) * (count - repeat.After)));
        }

        return new(first * count);
    }

    /// <summary>What one more answer would add, on top of what was said.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="index">The place of each reason.</param>
    /// <param name="about">The reasons that count; null for all of them.</param>
    public Outcome Outcome(Answer answer, IReadOnlyDictionary<string, int> index, IReadOnlySet<int>? about)
    {
        var weights = ImmutableArray.CreateBuilder<Weight>(answer.Effects.Length);
        foreach (var effect in answer.Effects)
        {
            var (reason, strength) = (index[effect.Reason], effect.Strength);
            if (about is null || about.Contains(reason))
            {
                weights.Add(new(reason, WeightOfOneMore(strength, counts[(reason * Kinds) + (int)strength])));
            }
        }

        return new(answer.BaseRate, weights.ToImmutable());
    }

    private LogOdds WeightOfOneMore(Strength strength, int count)
    {
        // What is ruled out already stays so; there is no difference of two infinities.
        if (strength == Strength.RulesOut)
        {
            return LogOdds.Impossible;
        }

        return new(WeightOf(model, strength, count + 1).Nats - WeightOf(model, strength, count).Nats);
    }

    private LogOdds SumOf(int reason)
    {
        var nats = 0.0;
        foreach (var strength in model.Strengths.Keys)
        {
            nats += WeightOf(model, strength, counts[(reason * Kinds) + (int)strength]).Nats;
        }

        return new(nats);
    }
}
