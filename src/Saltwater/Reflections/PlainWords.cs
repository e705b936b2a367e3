using System.Globalization;
using Saltwater.Guide;
using Saltwater.Safety;

namespace Saltwater.Reflections;

/// <summary>What a reflection is called when it is read out, on any screen: words, never numbers about a person.</summary>
public static class PlainWords
{
    private const int LongestInHours = 72;
    private const int HoursADay = 24;

    /// <summary>How well a reason fits.</summary>
    public static string Of(Band band) => band switch
    {
        Band.FitsWell => "fits well",
        Band.MayPlayAPart => "may play a part",
        Band.DoesNotSeemToFit => "does not seem to fit",
        _ => "can't tell yet",
    };

    /// <summary>A heading of a reason.</summary>
    public static string Of(Heading heading) => heading switch
    {
        Heading.WhatItIs => "What it is",
        Heading.YouMightNotice => "You might notice",
        Heading.RightNow => "Right now",
        Heading.Afterwards => "Afterwards",
        Heading.OverTheNextWeeks => "Over the next weeks",
        Heading.WhoCanHelp => "Who can help",
        _ => "If you are the partner",
    };

    /// <summary>How urgent a flag is.</summary>
    public static string Of(Urgency urgency) => urgency switch
    {
        Urgency.Emergency => "Now",
        Urgency.SameDay => "Today",
        Urgency.ThisWeek => "This week",
        _ => "Good to know",
    };

    /// <summary>What is left of a time window, in words that do not promise more than the answers tell.</summary>
    public static string TimeLeft(Clock clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        var best = clock.BestWithinHours is { } hours ? $" It works best within {Hours(hours)}." : "";
        return clock switch
        {
            { HasPassed: true } => $"The usual time for this, {Hours(clock.ClosesAfterHours)}, has passed.",
            { LeftAtLeast: > 0 and var least, LeftAtMost: { } most } when least == most => $"About {Hours(least)} left of {Hours(clock.ClosesAfterHours)}.{best} Sooner is better.",
            { LeftAtLeast: > 0 and var least, LeftAtMost: { } most } => $"Between {Hours(least)} and {Hours(most)} left of {Hours(clock.ClosesAfterHours)}.{best} Sooner is better.",
            { LeftAtMost: { } most } => $"At most {Hours(most)} left of {Hours(clock.ClosesAfterHours)}, perhaps none.{best} Go now rather than wait.",
            _ => $"This is open for about {Hours(clock.ClosesAfterHours)} after.{best} Sooner is better.",
        };
    }

    /// <summary>The heading of what a reflection came to.</summary>
    public static string Opening(Conclusion conclusion) => conclusion switch
    {
        Conclusion.GoodTears => "Good tears",
        Conclusion.SomeFit => "What may be behind it",
        Conclusion.NoneFits => "None of these seems to fit",
        _ => "We can't tell yet",
    };

    /// <summary>What a reflection came to, in a few sentences. While someone may be unsafe, nothing here reassures.</summary>
    public static string Meaning(Reflection reflection)
    {
        ArgumentNullException.ThrowIfNull(reflection);
        return reflection.Conclusion switch
        {
            Conclusion.GoodTears => "You said that the tears felt good, and nothing you said sounds wrong. Good tears are real, and they need no fixing. You can stop here.",
            Conclusion.SomeFit when reflection is { CoercionPossible: true, Role: Role.Partner } => "How free and safe everyone was matters most. Please look at the points above first. What follows is possible, not certain.",
            Conclusion.SomeFit when reflection.CoercionPossible => "What you said about how free and safe you were matters most. Please look at the points above first. What follows is possible, not certain, and none of it is your fault.",
            Conclusion.SomeFit when reflection.Role == Role.Partner => "These are possibilities, not findings. Several can be true at once, and only the one who cried can say.",
            Conclusion.SomeFit => "These are possibilities, not findings. Several can be true at once, and you know best.",
            Conclusion.NoneFits => "That is a normal answer. Not every cry has a reason from a list. If it comes often or upsets you, a doctor or therapist can look with you.",
            _ => "Too little was said to tell, and that is fine. What helps in the moment helps without a reason too.",
        };
    }

    // Beyond three days people count in days; half days are near enough, rounded down so that nobody waits too long.
    private static string Hours(int hours) => hours <= LongestInHours
        ? string.Create(CultureInfo.InvariantCulture, $"{hours} hours")
        : string.Create(CultureInfo.InvariantCulture, $"{hours / HoursADay}{(hours % HoursADay >= HoursADay / 2 ? "½" : "")} days");
}
