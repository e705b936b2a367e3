using System.Collections.Immutable;
using Saltwater.Guide;

namespace Saltwater.Reflections;

/// <summary>How well a reason fits, in words. Never a number to a person.</summary>
public enum Band
{
    /// <summary>Fits well.</summary>
    FitsWell,

    /// <summary>May play a part.</summary>
    MayPlayAPart,

    /// <summary>Does not seem to fit: the answers speak against it more than for it.</summary>
    DoesNotSeemToFit,

    /// <summary>Can't tell yet: nothing answered so far speaks of it, or only faintly.</summary>
    CantTell,
}

/// <summary>A reason as shown to a person: one of several possibilities, not a finding.</summary>
/// <param name="For">The answers that speak for it, strongest first.</param>
/// <param name="Against">The answers that speak against it, strongest first.</param>
/// <param name="WouldChange">The one open answer most worth knowing for it: how far it would move the reason, times how likely it is; one
/// tap answers it. Null if none would, or if nothing was said for the reason.</param>
/// <param name="Gentle">True if it is shown to be safe rather than because its evidence is strong: then it is worded as something some
/// people with such answers find.</param>
/// <param name="Steps">What to do, by time. Nothing about talking with the partner while coercion is possible.</param>
/// <param name="Words">Sentences to say or send, for the role that reads.</param>
public sealed record Thread(
    Reason Reason,
    Band Band,
    ImmutableArray<Spoken> For,
    ImmutableArray<Spoken> Against,
    WouldChange? WouldChange,
    bool Gentle,
    ImmutableArray<Section> Steps,
    ImmutableArray<Wording> Words
);

/// <summary>An answer that speaks for or against a reason.</summary>
public sealed record Spoken(Question Question, Answer Answer, Strength Strength);

/// <summary>An open answer that would change a thread.</summary>
/// <param name="Raises">True if it would make the reason fit better, false if less.</param>
public sealed record WouldChange(Question Question, Answer Answer, bool Raises)
{
    /// <summary>So many answers are offered at once; more would be a list to read.</summary>
    public const int AnswersAtOnce = 4;

    /// <summary>The answers to offer someone in this role, in the guide's order: at hand are the one that would change most and those that
    /// most people would give.</summary>
    /// <param name="reason">The reason it would change: of answers as usual, those that speak of it come first.</param>
    /// <param name="role">Who is asked.</param>
    /// <returns>At most <see cref="AnswersAtOnce"/> at hand, and the others.</returns>
    public (ImmutableArray<Answer> AtHand, ImmutableArray<Answer> More) Offered(Reason reason, Role role)
    {
        ArgumentNullException.ThrowIfNull(reason);
        var offered = Question.Answers.Where(answer => answer.Id != Answers.Skip && answer.IsOffered(role)).ToList();
        var first = offered
            .OrderByDescending(answer => answer == Answer)
            .ThenByDescending(answer => answer.BaseRate)
            .ThenByDescending(answer => answer.Effects.Any(effect => effect.Reason == reason.Id))
            .Take(AnswersAtOnce)
            .ToHashSet();
        return ([.. offered.Where(first.Contains)], [.. offered.Where(answer => !first.Contains(answer))]);
    }
}

/// <summary>A reason with its band. Ranked, the best fitting stands first, but of two easily confused the one an answer names; those whose gate
/// is closed stand last.</summary>
/// <param name="Probability">How probable the model holds it to be that the reason is at work, in [0, 1]. For evaluation; never shown to a
/// person.</param>
/// <param name="Considered">False if its gate is closed: nothing said so far makes it worth thinking of.</param>
public sealed record Ranked(Reason Reason, double Probability, Band Band, bool Considered);
