using System.Collections.Immutable;

namespace Saltwater.Guide;

/// <summary>What to do in the moment, for one of the two people.</summary>
/// <param name="Purpose">One sentence that opens it.</param>
/// <param name="Stages">In the order they are needed: the first minute, the first quarter of an hour, what cannot wait for long,
/// tomorrow.</param>
/// <param name="Avoid">What had better not be said or done.</param>
public sealed record Moment(string Title, string Purpose, ImmutableArray<Stage> Stages, ImmutableArray<Item> Avoid);

/// <summary>One stage of a moment.</summary>
public sealed record Stage(string Id, string Name, ImmutableArray<Item> Steps);

/// <summary>Sentences that belong to an occasion rather than to a reason, and what had better not be said.</summary>
public sealed record Phrasebook(ImmutableArray<Occasion> Occasions, ImmutableArray<BetterNot> BetterNot);

/// <summary>An occasion to say something.</summary>
/// <param name="To">Whom it is said to; words to the partner are not offered while coercion is possible.</param>
public sealed record Occasion(string Id, string Name, Role Role, Listener To, ImmutableArray<Wording> Words);

/// <summary>A sentence that tends to hurt.</summary>
public sealed record BetterNot(string Say, string Why, string Instead);

/// <summary>Care after sex, or after tears, by time.</summary>
internal sealed record Aftercare(string About, ImmutableArray<CareTime> Times, ImmutableArray<string> Sources);

/// <summary>One stretch of time with what can be done in it.</summary>
internal sealed record CareTime(string Id, string Name, ImmutableArray<CareItem> Items);

/// <summary>One thing that can be done.</summary>
internal sealed record CareItem(string Id, string Text, ImmutableArray<string> Sources, bool PartnerTalk);

/// <summary>Limits and signals to think about and agree. A talking aid, never consent.</summary>
internal sealed record Limits(
    string About,
    string Reminder,
    ImmutableArray<LimitKind> Kinds,
    ImmutableArray<Signal> Signals,
    ImmutableArray<CareItem> IfTearsCome,
    ImmutableArray<string> Sources
);

/// <summary>A kind of limit: never, only if, open.</summary>
internal sealed record LimitKind(string Id, string Name, string Text, ImmutableArray<string> Examples);

/// <summary>A way to say stop or slow.</summary>
internal sealed record Signal(string Id, string Name, string Text, bool WorksWithoutSpeech);

/// <summary>Questions to write on, alone.</summary>
public sealed record WritingPrompts(string About, ImmutableArray<WritingPrompt> Prompts, ImmutableArray<string> Sources);

/// <summary>One question to write on.</summary>
public sealed record WritingPrompt(string Id, PromptTheme Theme, string Ask);

/// <summary>What a question to write on is for.</summary>
public enum PromptTheme
{
    /// <summary>Shame or guilt.</summary>
    Shame,

    /// <summary>Grief or loss.</summary>
    Grief,

    /// <summary>Closeness, or the lack of it.</summary>
    Closeness,

    /// <summary>Tears without a reason one can name.</summary>
    NoIdea,
}

/// <summary>Who can help, and what can be done alone.</summary>
internal sealed record Care(ImmutableArray<Carer> People, ImmutableArray<Practice> Alone);

/// <summary>A kind of professional, service or community.</summary>
internal sealed record Carer(
    string Id,
    string Name,
    string For,
    string FirstVisit,
    ImmutableArray<string> Treatments,
    bool PartnerTalk,
    ImmutableArray<string> Sources
);

/// <summary>Something a person can do alone, with how well it is supported.</summary>
internal sealed record Practice(
    string Id,
    string Name,
    ImmutableArray<string> Steps,
    string Support,
    string Caution,
    ImmutableArray<string> Sources
);
