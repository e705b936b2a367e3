using System.Collections.Immutable;
using Saltwater.Guide;
using Saltwater.Reflections;
using Saltwater.Safety;

namespace Saltwater.Json;

/// <summary>A reflection as other programs get it: every field is always present, null or empty where there is nothing.
/// docs/reflect-json.md tells what each means.</summary>
/// <param name="Format">Version of this shape. Within it fields are added, but none changes its meaning or goes away.</param>
/// <param name="Guide">Which guide reflected.</param>
/// <param name="Purpose">The intended purpose, to be shown word for word wherever one is stated.</param>
/// <param name="Role">Whose answers these were.</param>
/// <param name="Conclusion">What it comes to.</param>
/// <param name="CoercionPossible">While true, nothing shown beside this may suggest talking to the partner.</param>
/// <param name="PartnerTalkSafe">Only while true may anything beside this suggest talking to the partner.</param>
/// <param name="Flags">Danger signs, the most urgent first. Show them first, and whole.</param>
/// <param name="Unverified">A sentence to show beside the flags; null without one.</param>
/// <param name="Threads">The reasons to show, best fitting first.</param>
/// <param name="Others">Every other reason with its band.</param>
/// <param name="Next">The next question, or null.</param>
/// <param name="Stopped">Why there is none; null while there is one.</param>
/// <param name="PrivateLeftOut">True if private questions are left out because someone may see the screen.</param>
/// <param name="NotUsed">Questions answered that this role cannot speak for.</param>
/// <param name="Youth">The way out for someone under 18; otherwise null.</param>
public sealed record ReflectionDocument(
    int Format,
    ReflectionDocument.GuideStamp Guide,
    string Purpose,
    Role Role,
    Conclusion Conclusion,
    bool CoercionPossible,
    bool PartnerTalkSafe,
    ImmutableArray<ReflectionDocument.RaisedFlag> Flags,
    string? Unverified,
    ImmutableArray<ReflectionDocument.ShownThread> Threads,
    ImmutableArray<ReflectionDocument.OtherReason> Others,
    ReflectionDocument.AskedNext? Next,
    StoppedBecause? Stopped,
    bool PrivateLeftOut,
    ImmutableArray<string> NotUsed,
    Youth? Youth
)
{
    /// <summary>The format that is written and read.</summary>
    public const int CurrentFormat = 1;

    /// <summary>Which guide it was.</summary>
    public sealed record GuideStamp(string Version, string Language, string Hash);

    /// <summary>A danger sign.</summary>
    /// <param name="Reviewed">The day the safety rules were last held against their sources.</param>
    /// <param name="Services">Services for its need in the country that was named, surest first; null if none was named or it has no
    /// need.</param>
    public sealed record RaisedFlag(
        string Id,
        Urgency Urgency,
        string Title,
        ImmutableArray<string> Do,
        ImmutableArray<string> Watch,
        Clock? Clock,
        string? Need,
        ImmutableArray<string> Sources,
        bool Confirmed,
        DateOnly Reviewed,
        ImmutableArray<Service>? Services
    );

    /// <summary>A reason to show: one of several possibilities, not a finding.</summary>
    public sealed record ShownThread(
        string Reason,
        string Name,
        string Summary,
        Band Band,
        bool Gentle,
        ImmutableArray<SpokenAnswer> For,
        ImmutableArray<SpokenAnswer> Against,
        OpenAnswer? WouldChange,
        ImmutableArray<StepSection> Steps,
        ImmutableArray<Sentence> Words
    );

    /// <summary>An answer that speaks for or against a reason.</summary>
    public sealed record SpokenAnswer(string Question, string Ask, string Answer, string Says, Strength Strength);

    /// <summary>The open answer most worth knowing.</summary>
    /// <param name="Raises">False if it would make the reason fit less.</param>
    public sealed record OpenAnswer(string Question, string Answer, bool Raises);

    /// <summary>What can be done, by time.</summary>
    /// <param name="Judgement">True if part of it is judgement.</param>
    public sealed record StepSection(Heading Heading, ImmutableArray<ToDo> Items, ImmutableArray<string> Sources, bool Judgement);

    /// <summary>One thing that can be done.</summary>
    public sealed record ToDo(string Text, ImmutableArray<string> Sources);

    /// <summary>A sentence to say or send.</summary>
    public sealed record Sentence(Timing Timing, Tone Tone, string Text);

    /// <summary>A reason that is not shown.</summary>
    public sealed record OtherReason(string Reason, Band Band);

    /// <summary>The next question.</summary>
    /// <param name="Sensitive">Warn first.</param>
    /// <param name="AtMost">How many answers may be chosen.</param>
    /// <param name="Answers">Those to offer.</param>
    /// <param name="Because">Why it comes now.</param>
    public sealed record AskedNext(
        string Question,
        string Ask,
        string Why,
        bool Sensitive,
        int AtMost,
        ImmutableArray<OfferedAnswer> Answers,
        AskedBecause Because
    );

    /// <summary>An answer to offer.</summary>
    /// <param name="Exclusive">It stands alone where several may be chosen.</param>
    public sealed record OfferedAnswer(string Id, string Says, bool Exclusive);
}
