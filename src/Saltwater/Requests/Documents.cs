using System.Collections.Immutable;
using Saltwater.Guide;
using Saltwater.Json;

namespace Saltwater.Requests;

/// <summary>Sentences to say or send, and before them what has to be seen first. Every field is always present.</summary>
/// <param name="Flags">Danger signs, the most urgent first. Show them first, and whole.</param>
/// <param name="Youth">The way out for someone under 18, and then nothing else; otherwise null.</param>
/// <param name="Name">What to call the reason or the occasion.</param>
/// <param name="To">Whom the sentences are for; null if there are none.</param>
/// <param name="LeftOut">What to say of sentences that are left out for safety; null if none are.</param>
internal sealed record WordsDocument(
    int Format,
    ImmutableArray<ReflectionDocument.RaisedFlag> Flags,
    string? Unverified,
    Youth? Youth,
    ReflectionDocument.GuideStamp Guide,
    Role Role,
    bool CoercionPossible,
    bool PartnerTalkSafe,
    string? Name,
    Listener? To,
    ImmutableArray<ReflectionDocument.Sentence> Words,
    ImmutableArray<BetterNot> BetterNot,
    string? LeftOut
);

/// <summary>What to do this minute, and before it what has to be seen first.</summary>
internal sealed record NowDocument(
    int Format,
    ImmutableArray<ReflectionDocument.RaisedFlag> Flags,
    string? Unverified,
    Youth? Youth,
    ReflectionDocument.GuideStamp Guide,
    Role Role,
    bool CoercionPossible,
    bool PartnerTalkSafe,
    string? Title,
    string? Lead,
    ImmutableArray<NowDocument.Stretch> Stages,
    ImmutableArray<ReflectionDocument.ToDo> Avoid
)
{
    /// <summary>One stretch of time.</summary>
    public sealed record Stretch(string Id, string Name, ImmutableArray<ReflectionDocument.ToDo> Steps);
}

/// <summary>Who to call, text, chat with or see in one country.</summary>
/// <param name="Trace">What a call leaves behind; to be said before the first number.</param>
/// <param name="Services">Surest first. Where no service for the need was checked, those for an emergency.</param>
/// <param name="NoneForNeed">True if there was none for the need.</param>
internal sealed record ServicesDocument(
    int Format,
    ImmutableArray<ReflectionDocument.RaisedFlag> Flags,
    string? Unverified,
    Youth? Youth,
    ReflectionDocument.GuideStamp Guide,
    string Country,
    string CountryName,
    string? Need,
    string Trace,
    bool NoneForNeed,
    ImmutableArray<Service> Services
);
