using System.Collections.Immutable;

namespace Saltwater.Guide;

/// <summary>The danger signs: checked before, and independently of, any reason.</summary>
/// <param name="UnderAge">When someone was under 18: only the way out to youth help is shown, whatever else was answered.</param>
/// <param name="CoercionPossible">While this holds, nothing suggests talking to the partner.</param>
/// <param name="PartnerTalkSafe">Talking with the partner is suggested to the one who cried only while this holds too.</param>
/// <param name="Elapsed">What answers say about how long ago it was.</param>
/// <param name="Flags">In the order they are shown within one urgency.</param>
/// <param name="Unverified">Said beside every flag until the issuing bodies' own pages were read again.</param>
/// <param name="Youth">What someone under 18 is told.</param>
internal sealed record SafetyRules(
    Condition UnderAge,
    Condition CoercionPossible,
    Condition PartnerTalkSafe,
    ImmutableArray<ElapsedHours> Elapsed,
    ImmutableArray<FlagRule> Flags,
    string Unverified,
    Youth Youth
);

/// <summary>How urgent a flag is. The most urgent comes first.</summary>
public enum Urgency
{
    /// <summary>Now: the emergency number or an emergency department.</summary>
    Emergency,

    /// <summary>Today.</summary>
    SameDay,

    /// <summary>Within a week.</summary>
    ThisWeek,

    /// <summary>When it suits.</summary>
    Routine,
}

/// <summary>A safety rule.</summary>
/// <param name="Id">Stable, for example <c>C-HEAD1</c>.</param>
/// <param name="Levels">Tried in order; the first whose condition holds gives the urgency.</param>
/// <param name="Window">The clock that runs, or null.</param>
/// <param name="Need">Category of services to show beside it; null if none fits.</param>
/// <param name="Words">What the one who cried reads.</param>
/// <param name="PartnerWords">What a partner reads.</param>
/// <param name="Watch">What would make it more urgent.</param>
/// <param name="Confirmed">True if an official text was read for the urgency, at its source or in a mirror; false if it rests on secondary
/// pages or judgement and says so.</param>
internal sealed record FlagRule(
    string Id,
    ImmutableArray<FlagLevel> Levels,
    TimeWindow? Window,
    string? Need,
    FlagWords Words,
    FlagWords PartnerWords,
    ImmutableArray<string> Watch,
    [LeftOutOfBytes] ImmutableArray<string> Sources,
    bool Judgement,
    bool Confirmed
)
{
    /// <summary>What someone in this role reads.</summary>
    public FlagWords WordsFor(Role role) => role == Role.Partner ? PartnerWords : Words;
}

/// <summary>What one of the two people reads when a flag is raised.</summary>
/// <param name="Title">What was noticed, in plain words, never a verdict.</param>
/// <param name="Steps">What to do, for each urgency the flag can have: an emergency never also says to ask someone today.</param>
/// <param name="Passed">What is still possible once the time for it is over; empty where no clock runs.</param>
internal sealed record FlagWords(string Title, ImmutableArray<FlagSteps> Steps, ImmutableArray<string> Passed)
{
    /// <summary>The steps of one urgency, most important first.</summary>
    public ImmutableArray<string> StepsFor(Urgency urgency) => Steps.FirstOrDefault(each => each.Urgency == urgency)?.Do ?? [];
}

/// <summary>What to do at one urgency.</summary>
internal sealed record FlagSteps(Urgency Urgency, ImmutableArray<string> Do);

/// <summary>When a flag has which urgency.</summary>
internal sealed record FlagLevel(Urgency Urgency, Condition When);

/// <summary>Help that works for a limited time after what happened.</summary>
/// <param name="BestWithinHours">Works best within; null if no source says.</param>
/// <param name="ClosesAfterHours">Usually no longer offered after.</param>
/// <param name="Afterwards">How urgent the flag is once the window has passed.</param>
internal sealed record TimeWindow(int? BestWithinHours, int ClosesAfterHours, Urgency Afterwards);

/// <summary>What an answer says about how long ago it was.</summary>
/// <param name="AtLeast">In hours.</param>
/// <param name="AtMost">In hours; null if it may be any time longer.</param>
internal sealed record ElapsedHours(string Question, string Answer, int AtLeast, int? AtMost);

/// <summary>The way out for someone under 18.</summary>
/// <param name="NoLine">What is said of countries without a line that was checked; <c>{country}</c> stands for their names.</param>
/// <param name="Checked">The day the lines were last held against sources.</param>
public sealed record Youth(string Title, ImmutableArray<string> Say, string NoLine, DateOnly Checked, ImmutableArray<YouthContact> Contacts)
{
    /// <summary>The services of one country; none where no source names one.</summary>
    /// <param name="country">ISO 3166-1 alpha-2.</param>
    public ImmutableArray<YouthContact> In(string country) =>
        [.. Contacts.Where(contact => contact.Country.Equals(country, StringComparison.OrdinalIgnoreCase))];
}

/// <summary>A service for young people, or for adults worried about one.</summary>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="Phone">Null where no number was read at a source.</param>
public sealed record YouthContact(string Country, string Name, string For, string? Phone, [LeftOutOfBytes] ImmutableArray<string> Sources);
