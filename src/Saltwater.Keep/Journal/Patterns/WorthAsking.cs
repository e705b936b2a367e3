using System.Collections.Immutable;
using Saltwater.Guide;

namespace Saltwater.Keep.Journal.Patterns;

/// <summary>Whether a journal holds a good reason to ask someone, although no danger sign is up.</summary>
/// <remarks>None of it says that something is wrong. Nothing here ever suggests talking to the partner.</remarks>
public static class WorthAsking
{
    // Long enough for weekly tears to show, short enough to be about now: judgement.
    private const int RecentDays = 56;

    // "Weekly": in each of the last so many weeks. Judgement.
    private const int WeeksInARow = 4;

    // "Most" of two evenings says little: judgement.
    private const int LeastForMost = 4;

    /// <summary>The signs that are there.</summary>
    /// <param name="entries">The journal, in any order.</param>
    /// <param name="patterns">What was found in it.</param>
    /// <param name="today">The day on which this is looked at.</param>
    /// <param name="coercionPossible">The guide's rule of that name, <see cref="SafetyRules.CoercionPossible"/>.</param>
    /// <returns>In the order of <see cref="Sign.All"/>, safety first. Empty if there is none.</returns>
    public static ImmutableArray<Sign> Find(
        IReadOnlyList<Entry> entries,
        IReadOnlyList<Pattern> patterns,
        DateOnly today,
        Condition coercionPossible
    )
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(patterns);
        ArgumentNullException.ThrowIfNull(coercionPossible);

        // Whatever was ever noted counts here, from memory too.
        var unsafeSign = entries.Any(entry => coercionPossible.Holds(entry.Said));
        Entry[] recent = [.. entries.Where(entry => entry.Day <= today && today.DayNumber - entry.Day.DayNumber < RecentDays)];
        var found = Sign.All.Where(sign =>
            !(unsafeSign && sign.WhenFree)
            && sign.Rule switch
            {
                SignRule.Safety => unsafeSign,
                SignRule.Often => IsOften(recent, today) && !patterns.Any(pattern => pattern.Verdict == Verdict.MoreOften),
                SignRule.Any => recent.Any(entry => GivesAnswer(entry, sign.Question!, sign.Present)),
                _ => IsMost(
                    recent.Count(entry => GivesAnswer(entry, sign.Question!, sign.Present)),
                    recent.Count(entry => GivesAnswer(entry, sign.Question!, sign.Absent))
                ),
            }
        );
        return [.. found.OrderBy(sign => sign.Rule != SignRule.Safety)];
    }

    // Memory keeps evenings with tears better than others, so that only fresh entries can tell how often.
    private static bool IsOften(Entry[] recent, DateOnly today)
    {
        Entry[] fresh = [.. recent.Where(entry => !entry.FromMemory)];
        Entry[] unwelcome = [.. fresh.Where(entry => entry.Tears && entry.Felt != Felt.Good && !entry.Has("nameable", "clearly"))];
        return IsMost(unwelcome.Length, fresh.Length - unwelcome.Length)
            || Enumerable.Range(0, WeeksInARow).All(week => unwelcome.Any(entry => (today.DayNumber - entry.Day.DayNumber) / 7 == week));
    }

    private static bool IsMost(int with, int without) => with >= LeastForMost && with > without;

    private static bool GivesAnswer(Entry entry, string question, ImmutableArray<string> answers) =>
        answers.Any(answer => entry.Has(question, answer));
}
