using System.Collections.Immutable;
using Saltwater.Guide;

namespace Saltwater.Safety;

/// <summary>Holds answers against the safety rules: before, and independently of, any reason.</summary>
internal static class DangerSigns
{
    /// <summary>The one flag that ends everything else: someone was under 18.</summary>
    public const string UnderAgeFlag = "C-AGE";

    /// <summary>Every flag the answers raise.</summary>
    /// <param name="rules">The guide's safety rules.</param>
    /// <param name="answers">All answers given, whoever gave them: what a partner was told counts too.</param>
    /// <returns>The most urgent first; within one urgency in the guide's order. One flag never hides another.</returns>
    public static ImmutableArray<Flag> Find(SafetyRules rules, Answers answers)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(answers);
        var elapsed = Elapsed(rules, answers);
        return [.. rules.Flags.Select(rule => RaiseFlag(rule, answers, elapsed)).OfType<Flag>().OrderBy(flag => flag.Urgency)];
    }

    /// <summary>Whether someone was under 18. Then only the way out to youth help may be shown.</summary>
    public static bool UnderAge(SafetyRules rules, Answers answers)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return rules.UnderAge.Holds(answers);
    }

    /// <summary>Whether there is any sign of pressure, fear or force. While there is, nothing may suggest talking to the partner.</summary>
    public static bool CoercionPossible(SafetyRules rules, Answers answers)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return rules.CoercionPossible.Holds(answers);
    }

    /// <summary>Whether talking with the other person may be suggested: never while coercion is possible, and only once it was said that
    /// there was neither pressure nor fear.</summary>
    public static bool PartnerTalkSafe(SafetyRules rules, Answers answers)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(answers);
        return !CoercionPossible(rules, answers) && rules.PartnerTalkSafe.Holds(answers);
    }

    private static Flag? RaiseFlag(FlagRule rule, Answers answers, (int AtLeast, int? AtMost)? elapsed)
    {
        if (rule.Levels.FirstOrDefault(level => level.When.Holds(answers)) is not { } level)
        {
            return null;
        }

        var clock = TimeLeft(rule.Window, elapsed);
        var words = rule.WordsFor(answers.Role);
        var (urgency, steps) = (level.Urgency, words.StepsFor(level.Urgency));

        // A window that has passed makes its own help less urgent, never an emergency.
        if (clock is { HasPassed: true } && urgency != Urgency.Emergency)
        {
            (urgency, steps) = ((Urgency)Math.Max((int)urgency, (int)rule.Window!.Afterwards), words.Passed);
        }

        return new(rule.Id, urgency, words.Title, steps, rule.Watch, clock, rule.Need, rule.Sources, rule.Confirmed);
    }

    private static Clock? TimeLeft(TimeWindow? window, (int AtLeast, int? AtMost)? elapsed)
    {
        if (window is null)
        {
            return null;
        }

        var closes = window.ClosesAfterHours;
        if (elapsed is not var (atLeast, atMost))
        {
            return new(window.BestWithinHours, closes, null, null);
        }

        return new(window.BestWithinHours, closes, Math.Max(0, closes - (atMost ?? closes)), Math.Max(0, closes - atLeast));
    }

    // Answers that agree narrow the time down; answers that contradict each other leave all of it possible, so that no clock is declared
    // over too early.
    private static (int AtLeast, int? AtMost)? Elapsed(SafetyRules rules, Answers answers)
    {
        var said = rules.Elapsed.Where(each => answers[each.Question].Contains(each.Answer)).ToList();
        if (said.Count == 0)
        {
            return null;
        }

        var (atLeast, atMost) = (said.Max(each => each.AtLeast), said.Min(each => each.AtMost ?? int.MaxValue));
        if (atLeast >= atMost)
        {
            (atLeast, atMost) = (said.Min(each => each.AtLeast), said.Max(each => each.AtMost ?? int.MaxValue));
        }

        return (atLeast, atMost == int.MaxValue ? null : atMost);
    }
}
