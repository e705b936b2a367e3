namespace Saltwater.Inference;

/// <summary>How strongly something is believed, as the natural logarithm of its odds.</summary>
/// <param name="Nats">ln(p / (1 − p)), in nats. 0 is even odds; −∞ is impossible; +∞ is certain.</param>
/// <remarks>
/// Beliefs stay in log-odds because evidence then adds, and because a probability near 1 loses its last digits while its log-odds do not.
/// The same unit measures the weight of evidence: log of how much likelier an observation is if the hypothesis holds.
/// I. J. Good, Probability and the Weighing of Evidence (1950), chapter 6.
/// </remarks>
public readonly record struct LogOdds(double Nats) : IComparable<LogOdds>
{
    /// <summary>The hypothesis is ruled out. No evidence brings it back.</summary>
    public static LogOdds Impossible => new(double.NegativeInfinity);

    /// <summary>The probability with these log-odds, in [0, 1].</summary>
    public double Probability => 1 / (1 + Math.Exp(-Nats));

    /// <summary>The log-odds of a probability.</summary>
    /// <param name="probability">In [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is outside [0, 1] or not a number.</exception>
    public static LogOdds FromProbability(double probability)
    {
        if (probability is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability lies in [0, 1].");
        }

        return new(Math.Log(probability / (1 - probability)));
    }

    /// <summary>The weight of evidence of an observation that is this many times as likely if the hypothesis holds.</summary>
    /// <param name="ratio">The likelihood ratio, in [0, ∞). 1 is no evidence; 0 rules the hypothesis out.</param>
    /// <exception cref="ArgumentOutOfRangeException">The ratio is negative, infinite or not a number.</exception>
    public static LogOdds FromLikelihoodRatio(double ratio)
    {
        if (!double.IsFinite(ratio) || ratio < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(ratio), ratio, "A likelihood ratio is finite and not negative.");
        }

        return new(Math.Log(ratio));
    }

    /// <inheritdoc/>
    public int CompareTo(LogOdds other) => Nats.CompareTo(other.Nats);

    /// <summary>Evidence adds up.</summary>
    public static LogOdds operator +(LogOdds left, LogOdds right) => new(left.Nats + right.Nats);

    /// <summary>Whether the left side is believed less.</summary>
    public static bool operator <(LogOdds left, LogOdds right) => left.Nats < right.Nats;

    /// <summary>Whether the left side is believed more.</summary>
    public static bool operator >(LogOdds left, LogOdds right) => left.Nats > right.Nats;

    /// <summary>Whether the left side is believed no more.</summary>
    public static bool operator <=(LogOdds left, LogOdds right) => left.Nats <= right.Nats;

    /// <summary>Whether the left side is believed no less.</summary>
    public static bool operator >=(LogOdds left, LogOdds right) => left.Nats >= right.Nats;
}
