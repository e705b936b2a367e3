using System.Collections.Immutable;

namespace Saltwater.Guide;

/// <summary>One thing that can bring tears, and everything the guide says about it. A possibility, never a diagnosis.</summary>
/// <param name="Id">Stable, for example <c>grief</c>.</param>
/// <param name="Code">The reviewers' short code, for example <c>GRIE</c>.</param>
/// <param name="ArticleItem">Its place, 1 to 11, among the reasons most articles list; null for the others.</param>
/// <param name="Brief">Two sentences that say what it is and can stand alone, for the one who cried.</param>
/// <param name="BriefPartner">The same as a guess, for a partner who reads about someone else.</param>
/// <param name="Tonight">One step for tonight, for the one who cried.</param>
/// <param name="TonightPartner">One step for tonight, for the partner. Presses nobody, and asks for no comfort.</param>
/// <param name="Evidence">What kind of evidence links it to tears or to distress around sex, in a few words.</param>
/// <param name="Prior">Name of its prior in <see cref="Model.Priors"/>.</param>
/// <param name="Gate">What has to be true before it is thought of at all; null if nothing has to.</param>
/// <param name="NeverRuledOut">True if no answer may rule it out, because people may not know, remember or want to say.</param>
/// <param name="ShownWhen">Shown, however little speaks for it, when this holds; null if its evidence alone decides.</param>
/// <param name="StandsBefore">The reasons it is easily confused with, and what tells that it is this one.</param>
/// <param name="Reassuring">Never shown while coercion is possible: it would say that all is well.</param>
/// <param name="WordsTo">Whom its words for the one who cried are spoken to.</param>
/// <param name="Sections">Every heading but <i>Words</i>, in the order of <see cref="Heading"/>.</param>
/// <param name="Words">Sentences to say or send.</param>
public sealed record Reason(
    string Id,
    string Code,
    int? ArticleItem,
    string Name,
    string Summary,
    Item Brief,
    Item BriefPartner,
    Item Tonight,
    Item TonightPartner,
    string Evidence,
    string Prior,
    Condition? Gate,
    bool NeverRuledOut,
    Condition? ShownWhen,
    ImmutableArray<Precedence> StandsBefore,
    bool Reassuring,
    Listener WordsTo,
    ImmutableArray<Section> Sections,
    ImmutableArray<Wording> Words
)
{
    /// <summary>What stands under one heading.</summary>
    public Section Section(Heading heading) => Sections.First(section => section.Heading == heading);
}

/// <summary>Of two reasons that are easily confused, the one that says where the other comes from stands first.</summary>
/// <param name="Reason">Id of the reason that it stands before, if it fits no less well.</param>
/// <param name="When">The answers that tell the two apart.</param>
public sealed record Precedence(string Reason, Condition When);

/// <summary>The headings of a reason, in reading order.</summary>
public enum Heading
{
    /// <summary>What it is.</summary>
    WhatItIs,

    /// <summary>You might notice.</summary>
    YouMightNotice,

    /// <summary>Right now.</summary>
    RightNow,

    /// <summary>Afterwards.</summary>
    Afterwards,

    /// <summary>Over the next weeks.</summary>
    OverTheNextWeeks,

    /// <summary>Who can help.</summary>
    WhoCanHelp,

    /// <summary>If you are the partner.</summary>
    IfYouAreThePartner,
}

/// <summary>What stands under one heading of a reason.</summary>
/// <param name="Items">Paragraphs or list items.</param>
/// <param name="Sources">What the section rests on.</param>
/// <param name="Judgement">True if part of it is editorial judgement that no source states.</param>
public sealed record Section(Heading Heading, ImmutableArray<Item> Items, [LeftOutOfBytes] ImmutableArray<string> Sources, bool Judgement);

/// <summary>Whom a sentence is spoken to.</summary>
public enum Listener
{
    /// <summary>The other person.</summary>
    Partner,

    /// <summary>Someone safe: a friend, a helper, a doctor.</summary>
    Trusted,
}

/// <summary>When a sentence is used.</summary>
public enum Timing
{
    /// <summary>Said aloud, in the moment.</summary>
    Now,

    /// <summary>Sent as a message afterwards. Never names sex: someone else may read that screen.</summary>
    Later,
}

/// <summary>How a sentence sounds.</summary>
public enum Tone
{
    /// <summary>Soft.</summary>
    Gentle,

    /// <summary>Matter of fact.</summary>
    Plain,

    /// <summary>With a little warmth or humour, or brief.</summary>
    Light,
}

/// <summary>A sentence someone can say or send as it stands.</summary>
/// <param name="Role">Who says it.</param>
public sealed record Wording(Role Role, Timing Timing, Tone Tone, string Text);
