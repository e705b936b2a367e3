using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Saltwater.Guide;

/// <summary>The guide in one language, checked and compiled: everything Saltwater says, asks and concludes.</summary>
/// <remarks>What others may rely on is public; how it weighs, asks and warns is for Saltwater alone, and may change.</remarks>
public sealed record Pack
{
    /// <summary>The format this build writes and reads.</summary>
    public const int CurrentFormat = 6;

    [JsonConstructor]
    internal Pack(
        [LeftOutOfBytes] int format,
        string version,
        string language,
        LanguageRules rules,
        string hash,
        DateOnly reviewed,
        string purpose,
        Model model,
        ImmutableArray<Reason> reasons,
        ImmutableArray<Question> questions,
        AskingPath path,
        ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>> screens,
        SafetyRules safety,
        [LeftOutOfBytes] Moment now,
        [LeftOutOfBytes] Moment beside,
        [LeftOutOfBytes] Phrasebook words,
        [LeftOutOfBytes] Aftercare aftercare,
        [LeftOutOfBytes] Limits limits,
        [LeftOutOfBytes] WritingPrompts prompts,
        [LeftOutOfBytes] Care care,
        ImmutableArray<CountryServices> services,
        [LeftOutOfBytes] ImmutableArray<Source> sources
    )
    {
        Format = format;
        Version = version;
        Language = language;
        Rules = rules;
        Hash = hash;
        Reviewed = reviewed;
        Purpose = purpose;
        Model = model;
        Reasons = reasons;
        Questions = questions;
        Path = path;
        Screens = screens;
        Safety = safety;
        Now = now;
        Beside = beside;
        Words = words;
        Aftercare = aftercare;
        Limits = limits;
        Prompts = prompts;
        Care = care;
        Services = services;
        Sources = sources;
    }

    /// <summary>Version of this shape. A reader refuses a format it does not know.</summary>
    public int Format { get; init; }

    /// <summary>Version of the content.</summary>
    public string Version { get; init; }

    /// <summary>BCP 47 tag, for example <c>en</c>.</summary>
    public string Language { get; init; }

    /// <summary>What a program has to know of that language.</summary>
    [JsonInclude]
    internal LanguageRules Rules { get; init; }

    /// <summary>SHA-256 of the pack's JSON with this field empty, in lower-case hexadecimal. Tells a damaged pack, not a forged
    /// one.</summary>
    public string Hash { get; init; }

    /// <summary>The day the safety rules were last held against their sources.</summary>
    public DateOnly Reviewed { get; init; }

    /// <summary>The intended purpose, word for word wherever one is stated.</summary>
    public string Purpose { get; init; }

    /// <summary>How answers are weighed.</summary>
    [JsonInclude]
    internal Model Model { get; init; }

    /// <summary>What tears may be about.</summary>
    public ImmutableArray<Reason> Reasons { get; init; }

    /// <summary>What can be asked; danger first.</summary>
    public ImmutableArray<Question> Questions { get; init; }

    /// <summary>What is asked after danger.</summary>
    [JsonInclude]
    internal AskingPath Path { get; init; }

    /// <summary>The words of the screens, by screen and key; what depends on a count has a key for each form, as in <c>minutes.one</c> and
    /// <c>minutes.other</c>.</summary>
    [JsonInclude]
    internal ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>> Screens { get; init; }

    /// <summary>The danger signs.</summary>
    [JsonInclude]
    internal SafetyRules Safety { get; init; }

    /// <summary>What to do this minute, for the one who cried.</summary>
    public Moment Now { get; init; }

    /// <summary>The same for the other person.</summary>
    public Moment Beside { get; init; }

    /// <summary>Sentences that belong to an occasion, and what had better not be said.</summary>
    public Phrasebook Words { get; init; }

    /// <summary>Care after sex, or after tears.</summary>
    [JsonInclude]
    internal Aftercare Aftercare { get; init; }

    /// <summary>Limits and signals to think about and agree.</summary>
    [JsonInclude]
    internal Limits Limits { get; init; }

    /// <summary>Questions to write on, alone.</summary>
    [JsonInclude]
    internal WritingPrompts Prompts { get; init; }

    /// <summary>Who can help, and what can be done alone.</summary>
    [JsonInclude]
    internal Care Care { get; init; }

    /// <summary>The lines of the page to take along; null for a language that has no such page.</summary>
    [JsonInclude]
    internal PageWords? Page { get; init; }

    /// <summary>Services by country.</summary>
    public ImmutableArray<CountryServices> Services { get; init; }

    /// <summary>What the guide rests on.</summary>
    public ImmutableArray<Source> Sources { get; init; }

    /// <summary>The words of a screen.</summary>
    /// <exception cref="KeyNotFoundException">This pack has no words of that screen.</exception>
    internal ScreenTexts TextsOf(string screen) => new(Screens[screen], Rules.Plural);

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
/// <param name="PartnerTalk">True if it suggests talking with the partner or acting together. Never shown while coercion is
/// possible.</param>
public sealed record Item(string Text, [LeftOutOfBytes] ImmutableArray<string> Sources, bool PartnerTalk);

/// <summary>Who is reading: the one who cried, or the one who was there.</summary>
public enum Role
{
    /// <summary>The one who cried.</summary>
    Self,

    /// <summary>The other person.</summary>
    Partner,
}
