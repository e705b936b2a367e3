using System.Collections.Immutable;
using Saltwater.Guide;
using Saltwater.Guide.Screens;

namespace Saltwater.Help;

/// <summary>Whether a service answers now, as far as its hours are known.</summary>
public static class OpeningHours
{
    private const int DaysInAWeek = 7;

    /// <summary>What to say of a service that does not answer round the clock.</summary>
    /// <param name="service">The service.</param>
    /// <param name="clock">Day and minutes after midnight in an IANA time zone; null where that zone is not known.</param>
    /// <returns>Null if its hours are not known, or are all hours.</returns>
    public static OpenState? Of(Service service, Func<string, (DayOfWeek Day, int Minute)?> clock)
    {
        ArgumentNullException.ThrowIfNull(service);
        ArgumentNullException.ThrowIfNull(clock);
        if (service.Open.All(each => each.IsRoundTheClock))
        {
            return null;
        }

        var open = ImmutableArray.CreateBuilder<OpenTime>();
        (int Wait, DayOfWeek Day, int Minute)? next = null;
        foreach (var time in service.Open)
        {
            if (time.IsRoundTheClock)
            {
                open.Add(time);
            }
            else if (clock(time.Zone!) is not { } now)
            {
                return null;
            }
            else if (time.Holds(now.Day, now.Minute))
            {
                open.Add(time);
            }
            else if (MinutesUntil(time, now) is var wait && (next is null || wait < next.Value.Wait))
            {
                next = (wait, (DayOfWeek)(((int)now.Day + ((now.Minute + wait) / OpenTime.Day)) % DaysInAWeek), time.From);
            }
        }

        if (open.Count == 0)
        {
            return new([], next?.Day, next?.Minute ?? 0);
        }

        var everyWay = open.Any(each => each.Via is null);
        return new(everyWay ? [] : [.. open.Select(each => each.Via!.Value).Distinct()], null, next?.Minute ?? 0);
    }

    /// <summary>A state in words; several ways that are open have a sentence each.</summary>
    /// <param name="state">What <see cref="Of"/> found.</param>
    /// <param name="texts">The words of the screen <c>help</c>.</param>
    internal static string Say(OpenState state, HelpTexts texts)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state switch
        {
            { NextDay: { } day } => texts.ClosedNow(Name(day, texts), OpenTime.Time(state.NextMinute)),
            { Ways.IsEmpty: true } => texts.OpenNow,
            _ => string.Join(
                ' ',
                state.Ways.Select(way =>
                    way switch
                    {
                        ContactWay.Phone => texts.PhoneOpenNow,
                        ContactWay.Chat => texts.ChatOpenNow,
                        _ => texts.TextOpenNow,
                    }
                )
            ),
        };
    }

    private static string Name(DayOfWeek day, HelpTexts texts) =>
        day switch
        {
            DayOfWeek.Monday => texts.Monday,
            DayOfWeek.Tuesday => texts.Tuesday,
            DayOfWeek.Wednesday => texts.Wednesday,
            DayOfWeek.Thursday => texts.Thursday,
            DayOfWeek.Friday => texts.Friday,
            DayOfWeek.Saturday => texts.Saturday,
            _ => texts.Sunday,
        };

    // Minutes until it begins next: within a week, since it begins on at least one day.
    private static int MinutesUntil(OpenTime time, (DayOfWeek Day, int Minute) now) =>
        Enumerable
            .Range(0, DaysInAWeek + 1)
            .Where(ahead => time.On((DayOfWeek)(((int)now.Day + ahead) % DaysInAWeek)))
            .Select(ahead => (ahead * OpenTime.Day) + time.From - now.Minute)
            .First(wait => wait > 0);
}

/// <summary>Whether a service answers.</summary>
/// <param name="Ways">The ways that are open; empty if all of them are, or none.</param>
/// <param name="NextDay">While it is closed, the day on which it opens next, by its own calendar.</param>
/// <param name="NextMinute">Minutes after midnight at which it opens then.</param>
public sealed record OpenState(ImmutableArray<ContactWay> Ways, DayOfWeek? NextDay, int NextMinute);
