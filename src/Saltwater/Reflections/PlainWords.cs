using Saltwater.Guide;
using Saltwater.Guide.Screens;
using Saltwater.Safety;

namespace Saltwater.Reflections;

/// <summary>What a reflection is called when it is read out, on any screen: words of the guide, never numbers about a person.</summary>
public static class PlainWords
{
    private const int LongestInHours = 72;
    private const int HoursADay = 24;

    /// <summary>How well a reason fits.</summary>
    public static string Of(Pack pack, Band band)
    {
        var says = PlainTexts.Of(pack);
        return band switch
        {
            Band.FitsWell => says.FitsWell,
            Band.MayPlayAPart => says.MayPlayAPart,
            Band.DoesNotSeemToFit => says.DoesNotSeemToFit,
            _ => says.CantTellYet,
        };
    }

    /// <summary>A heading of a reason.</summary>
    public static string Of(Pack pack, Heading heading)
    {
        var says = PlainTexts.Of(pack);
        return heading switch
        {
            Heading.WhatItIs => says.WhatItIs,
            Heading.YouMightNotice => says.YouMightNotice,
            Heading.RightNow => says.RightNow,
            Heading.Afterwards => says.Afterwards,
            Heading.OverTheNextWeeks => says.OverTheNextWeeks,
            Heading.WhoCanHelp => says.WhoCanHelp,
            _ => says.IfYouAreThePartner,
        };
    }

    /// <summary>How urgent a flag is.</summary>
    public static string Of(Pack pack, Urgency urgency)
    {
        var says = PlainTexts.Of(pack);
        return urgency switch
        {
            Urgency.Emergency => says.Now,
            Urgency.SameDay => says.Today,
            Urgency.ThisWeek => says.ThisWeek,
            _ => says.GoodToKnow,
        };
    }

    /// <summary>What is left of a time window, in words that do not promise more than the answers tell.</summary>
    public static string TimeLeft(Pack pack, Clock clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        var says = PlainTexts.Of(pack);
        var whole = Hours(says, clock.ClosesAfterHours);
        if (clock.HasPassed)
        {
            return says.Passed(whole);
        }

        var (left, advice) = clock switch
        {
            { LeftAtLeast: > 0 and var least, LeftAtMost: { } most } when least == most => (
                says.AboutLeft(Hours(says, least), whole),
                says.Sooner
            ),
            { LeftAtLeast: > 0 and var least, LeftAtMost: { } most } => (
                says.BetweenLeft(Hours(says, least), Hours(says, most), whole),
                says.Sooner
            ),
            { LeftAtMost: { } most } => (says.AtMostLeft(Hours(says, most), whole), says.GoNow),
            _ => (says.OpenFor(whole), says.Sooner),
        };
        if (clock.BestWithinHours is { } hours)
        {
            left = $"{left} {says.BestWithin(Hours(says, hours))}";
        }

        return $"{left} {advice}";
    }

    /// <summary>The heading of what a reflection came to.</summary>
    public static string Opening(Pack pack, Conclusion conclusion)
    {
        var says = PlainTexts.Of(pack);
        return conclusion switch
        {
            Conclusion.GoodTears => says.GoodTears,
            Conclusion.SomeFit => PathTexts.Of(pack).LeadUnsafe,
            Conclusion.NoneFits => says.NoneFits,
            _ => says.WeCantTell,
        };
    }

    /// <summary>What a reflection came to, in a few sentences. While someone may be unsafe, nothing here reassures.</summary>
    public static string Meaning(Pack pack, Reflection reflection)
    {
        ArgumentNullException.ThrowIfNull(reflection);
        var says = PlainTexts.Of(pack);
        var partner = reflection.Role == Role.Partner;
        return reflection.Conclusion switch
        {
            Conclusion.GoodTears => says.GoodTearsMean,
            Conclusion.SomeFit when reflection.CoercionPossible => partner ? says.UnsafeMeanPartner : says.UnsafeMean,
            Conclusion.SomeFit => partner ? says.SomeFitMeanPartner : says.SomeFitMean,
            Conclusion.NoneFits => says.NoneFitsMean,
            _ => says.CantTellMean,
        };
    }

    // Beyond three days people count in days; half days are near enough, rounded down so that nobody waits too long.
    private static string Hours(PlainTexts says, int hours) =>
        hours switch
        {
            <= LongestInHours => says.Hours(hours),
            _ when hours % HoursADay >= HoursADay / 2 => says.HalfDays(hours / HoursADay),
            _ => says.Days(hours / HoursADay),
        };
}
