using System.Collections.Immutable;

namespace Saltwater.OwnWords;

/// <summary>
/// The reviewed phrases of one language, as written: what in someone's own words points at an answer, an area or a danger. Patterns are
/// still text here.
/// </summary>
/// <param name="Language">BCP 47 tag, for example <c>en</c>.</param>
/// <param name="Questions">All that can be asked, in the order of the pack: the file of phrases has places in it and no ids.</param>
/// <param name="Concepts">Named lists of words and short phrases, used as <c>@NAME</c>.</param>
/// <param name="Answers">Lines that offer an answer.</param>
/// <param name="Areas">What the text suggests it may have to do with.</param>
/// <param name="Danger">Lines that lead to the danger questions themselves, most pressing first.</param>
/// <param name="Normalise">Spellings and short forms, and the words read in their place.</param>
/// <param name="Endings">Endings behind an apostrophe, and the words read in their place.</param>
/// <param name="Common">Ordinary words of the language: they tell that it is this language, and are never taken for a typing error.</param>
/// <param name="Negation">How a thing is denied.</param>
/// <param name="Experiencer">Words that say it is about someone else, another time, a wish, a dream or an if.</param>
/// <param name="AnyTime">Questions about the past, which another time does not make doubtful.</param>
/// <param name="Calm">Answers no text ever offers, as <c>question=answer</c>: they would reassure someone who may not be safe.</param>
/// <param name="Implies">Answers that one found answer brings along, under the same quote.</param>
/// <param name="Says">The words of the box itself, by key: they are loaded with it.</param>
public sealed record PhraseSet(
    string Language,
    ImmutableArray<AskedQuestion> Questions,
    ImmutableArray<Concept> Concepts,
    ImmutableArray<AnswerPhrases> Answers,
    ImmutableArray<AreaPhrases> Areas,
    ImmutableArray<DangerPhrases> Danger,
    ImmutableArray<Replacement> Normalise,
    ImmutableArray<Replacement> Endings,
    ImmutableArray<string> Common,
    NegationRules Negation,
    ImmutableArray<ExperiencerPhrases> Experiencer,
    ImmutableArray<string> AnyTime,
    ImmutableArray<string> Calm,
    ImmutableArray<Implication> Implies,
    ImmutableSortedDictionary<string, string> Says
);

/// <summary>A question and its answers, by their ids.</summary>
public sealed record AskedQuestion(string Id, ImmutableArray<string> Answers);

/// <summary>A named list of words and short phrases that mean the same here.</summary>
public sealed record Concept(string Name, ImmutableArray<string> Members);

/// <summary>The lines that offer one answer.</summary>
public sealed record AnswerPhrases(string Question, string Answer, ImmutableArray<string> Lines);

/// <summary>What suggests one area of the path: answers found, and lines of its own.</summary>
/// <param name="Answers">As <c>question=answer</c>.</param>
public sealed record AreaPhrases(string Area, ImmutableArray<string> Answers, ImmutableArray<string> Lines);

/// <summary>The lines that lead to one topic of danger.</summary>
/// <param name="Asks">The questions it leads to, the one on the screens of safety first.</param>
/// <param name="Signs">What it may be, of the lists on these screens, as <c>question=answer</c>: to be shown beside the quote, never
/// ticked.</param>
public sealed record DangerPhrases(string Topic, ImmutableArray<string> Asks, ImmutableArray<string> Signs, ImmutableArray<string> Lines);

/// <summary>A spelling, and the words read in its place; none if it says nothing.</summary>
public sealed record Replacement(string Written, string Read);

/// <summary>How a thing is denied.</summary>
/// <param name="Scope">How many words before a match may hold the denial.</param>
/// <param name="Words">Words that deny what follows.</param>
/// <param name="Stops">Words behind which a denial no longer reaches.</param>
/// <param name="Except">Phrases that hold such a word and deny nothing, for example "could not stop".</param>
public sealed record NegationRules(int Scope, ImmutableArray<string> Words, ImmutableArray<string> Stops, ImmutableArray<string> Except);

/// <summary>Phrases of one kind that say whose or when it was.</summary>
public sealed record ExperiencerPhrases(Experiencer Kind, ImmutableArray<string> Phrases);

/// <summary>Whose or when it was, or whether it was at all.</summary>
public enum Experiencer
{
    /// <summary>Someone else lived it.</summary>
    SomeoneElse,

    /// <summary>It was at another time, or with an earlier partner.</summary>
    Earlier,

    /// <summary>It is wished for, dreamt or supposed, not told.</summary>
    NotReal,

    /// <summary>Back to the one who writes: what follows is their own again.</summary>
    Own,

    /// <summary>Looks like one of the others and is not.</summary>
    NotThese,
}

/// <summary>One found answer, or any answer to a question (<c>pain-sex=*</c>), brings another along.</summary>
public sealed record Implication(string Found, string Question, string Answer);
