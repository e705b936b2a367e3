using System.Collections.Immutable;

namespace Saltwater.Guide;

/// <summary>The sizes behind the words: all editorial judgement, held against real accounts by <c>saltwater evaluate</c>.</summary>
/// <param name="Strengths">Likelihood ratio of each effect strength: 1 would be no evidence, 0 rules out.</param>
/// <param name="Repeated">Of the strengths that speak for a reason: how many answers weigh in full, and what each further one
/// weighs.</param>
/// <param name="Priors">Probability, in (0, 1), that a reason is at work before anything is known, by name.</param>
/// <param name="Bands">Where the words for a probability begin.</param>
/// <param name="Asking">What to ask next, and when to stop.</param>
internal sealed record Model(
    ImmutableSortedDictionary<Strength, double> Strengths,
    ImmutableSortedDictionary<Strength, Repeat> Repeated,
    ImmutableSortedDictionary<string, double> Priors,
    BandCuts Bands,
    Asking Asking
);

/// <summary>Answers that speak for the same reason often say the same thing twice.</summary>
/// <param name="After">So many of one strength weigh in full.</param>
/// <param name="Ratio">Likelihood ratio of each further one; at least 1, and no more than the first.</param>
internal sealed record Repeat(int After, double Ratio);

/// <summary>The least probabilities at which a band's words are used, and the least evidence at which any are.</summary>
/// <param name="FitsWell">In (0, 1).</param>
/// <param name="MayPlayAPart">In (0, <paramref name="FitsWell"/>); below it a reason does not seem to fit.</param>
/// <param name="TellingAnswers">Fewer answers than this that speak for or against anything, and we can't tell yet.</param>
internal sealed record BandCuts(double FitsWell, double MayPlayAPart, int TellingAnswers);

/// <summary>What to ask next, and when to stop.</summary>
/// <param name="Opening">Questions asked right after the safety ones, in this order.</param>
/// <param name="AtMost">No more than this many answered beyond the safety questions.</param>
/// <param name="AtMostSkipped">No more than this many skipped: someone who skips this often has had enough.</param>
/// <param name="GoodTearsAtMost">No more than this many when the tears felt good and no flag is up.</param>
/// <param name="LeastGainBits">Stop when no question is expected to tell more than this, in bits.</param>
/// <param name="SensitiveBurdenBits">What a sensitive question has to tell more than another to be asked before it, in bits.</param>
/// <param name="GoodTears">When tears felt good.</param>
/// <param name="PrivateEnough">When the person said nobody can see the screen, so that sensitive questions may be asked.</param>
internal sealed record Asking(
    ImmutableArray<string> Opening,
    int AtMost,
    int AtMostSkipped,
    int GoodTearsAtMost,
    double LeastGainBits,
    double SensitiveBurdenBits,
    Condition GoodTears,
    Condition PrivateEnough
)
{
    /// <summary>What a question has to tell more than one that is not sensitive to be asked before it, in bits.</summary>
    public double BurdenBits(Question question) => question.Sensitive ? SensitiveBurdenBits : 0;
}
