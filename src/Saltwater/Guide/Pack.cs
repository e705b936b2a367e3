using System.Collections.Immutable;

namespace Saltwater.Guide;

/// <summary>The guide in one language, checked and compiled: everything Saltwater says, asks and concludes.</summary>
/// <param name="Format">Version of this shape. A reader refuses a format it does not know.</param>
/// <param name="Version">Version of the content.</param>
/// <param name="Language">BCP 47 tag, for example <c>en</c>.</param>
/// <param name="Hash">SHA-256 of the pack's JSON with this field empty, in lower-case hexadecimal. Tells a damaged pack, not a forged one.</param>
/// <param name="Path">What is asked after danger.</param>
/// <param name="Screens">The words of the screens, by screen and key; what depends on a count has a key for each form, as in <c>minutes.one</c> and <c>minutes.other</c>.</param>
/// <param name="Reviewed">The day the safety rules and services were last held against their sources.</param>
/// <param name="Purpose">The intended purpose, word for word wherever one is stated.</param>
public sealed record Pack(
    int Format,
    string Version,
    string Language,
    string Hash,
    DateOnly Reviewed,
    string Purpose,
    Model Model,
    ImmutableArray<Reason> Reasons,
    ImmutableArray<Question> Questions,
    AskingPath Path,
    ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>> Screens,
    SafetyRules Safety,
    Moment Now,
    Moment Beside,
    Phrasebook Words,
    Aftercare Aftercare,
    Limits Limits,
    WritingPrompts Prompts,
    Care Care,
    ImmutableArray<CountryServices> Services,
    ImmutableArray<Source> Sources)
{
    /// <summary>The format this build writes and reads.</summary>
    public const int CurrentFormat = 2;

    /// <summary>The question with this id, or null.</summary>
    public Question? Question(string id) => Questions.FirstOrDefault(question => question.Id == id);

    /// <summary>The reason with this id, or null.</summary>
    public Reason? Reason(string id) => Reasons.FirstOrDefault(reason => reason.Id == id);
}

/// <summary>A text or page that a statement rests on.</summary>
/// <param name="Id">For example <c>S13</c>.</param>
/// <param name="Cite">How to find it; a leading tag says what was read: P primary or official, M a mirror of it, S secondary.</param>
public sealed record Source(string Id, string Cite);

/// <summary>One thing said to a person, with what it rests on.</summary>
/// <param name="Text">One or two plain sentences.</param>
/// <param name="Sources">Ids of sources behind it; empty where the whole section's basis covers it.</param>
/// <param name="PartnerTalk">True if it suggests talking with the partner or acting together. Never shown while coercion is possible.</param>
public sealed record Item(string Text, ImmutableArray<string> Sources, bool PartnerTalk);

/// <summary>Who is reading: the one who cried, or the one who was there.</summary>
public enum Role
{
    /// <summary>The one who cried.</summary>
    Self,

    /// <summary>The other person.</summary>
    Partner,
}
