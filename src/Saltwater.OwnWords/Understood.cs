using System.Collections.Immutable;
using Saltwater.Guide;

namespace Saltwater.OwnWords;

/// <summary>
/// What a text came to. Nothing in it counts as an answer: every offer waits for a tap, and none is ticked. A class, so that a person's
/// words are never printed by accident.
/// </summary>
public sealed class Understood
{
    /// <summary>The most single offers a screen shows.</summary>
    public const int MostSingle = 6;

    /// <summary>Whether the text could be read.</summary>
    public required Legibility Legibility { get; init; }

    /// <summary>The text was longer than what is read; the rest was not looked at.</summary>
    public required bool CutShort { get; init; }

    /// <summary>It looks like a chat between people, so that whose words these are is asked for each offer.</summary>
    public required bool LooksLikeChat { get; init; }

    /// <summary>
    /// Something in it hints at someone under 18: the age is asked before anything else, and nothing else is shown until it was answered.
    /// </summary>
    public required bool MayBeUnderAge { get; init; }

    /// <summary>What may be dangerous, in the order it is to be asked about.</summary>
    public required ImmutableArray<DangerHeard> Danger { get; init; }

    /// <summary>What it may have to do with, most suggested first.</summary>
    public required ImmutableArray<AreaHeard> Areas { get; init; }

    /// <summary>Answers the person may have given, best first; never a calm one.</summary>
    public required ImmutableArray<Offer> Offers { get; init; }

    /// <summary>
    /// The offers to show one by one: the best that the chosen areas do not show already, and that no danger question will ask about
    /// anyway.
    /// </summary>
    /// <param name="shown">Answers that stand on the screen anyway, as <c>question=answer</c>.</param>
    public ImmutableArray<Offer> OneByOne(IReadOnlySet<string> shown)
    {
        var asked = Danger.SelectMany(danger => danger.Asks).ToHashSet(StringComparer.Ordinal);
        return [.. Offers.Where(offer => !shown.Contains(offer.Name) && !asked.Contains(offer.Question)).Take(MostSingle)];
    }

    /// <summary>
    /// The same, for someone in this role: a question that only the one who cried can be asked is not asked of a partner, though its
    /// topic stays.
    /// </summary>
    public Understood For(Pack pack, Role role)
    {
        bool CanAsk(string question) => pack.Question(question)?.CanAsk(role) == true;
        return new()
        {
            Legibility = Legibility,
            CutShort = CutShort,
            LooksLikeChat = LooksLikeChat,
            MayBeUnderAge = MayBeUnderAge,
            Danger =
            [
                .. Danger.Select(each => new DangerHeard(
                    each.Topic,
                    [.. each.Asks.Where(CanAsk)],
                    [.. each.Signs.Where(name => CanAsk(name[..name.IndexOf('=', StringComparison.Ordinal)]))],
                    each.Quote
                )),
            ],
            Areas = Areas,
            Offers = [.. Offers.Where(offer => CanAsk(offer.Question))],
        };
    }
}

/// <summary>Whether a text could be read.</summary>
public enum Legibility
{
    /// <summary>It could.</summary>
    Read,

    /// <summary>There are no words in it.</summary>
    NoWords,

    /// <summary>It is in a language whose phrases we do not have.</summary>
    OtherLanguage,
}

/// <summary>What has to be asked before an offer counts.</summary>
public enum Doubt
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>You, or someone else?</summary>
    Whose,

    /// <summary>Then, or before?</summary>
    When,
}

/// <summary>A topic of danger that the words touch.</summary>
/// <param name="topic">Id of the topic.</param>
/// <param name="asks">Ids of the questions to ask, of those this person can be asked.</param>
/// <param name="signs">What it may be, of the lists on the screens of safety.</param>
/// <param name="quote">The words, as they stand in the text.</param>
public sealed class DangerHeard(string topic, ImmutableArray<string> asks, ImmutableArray<string> signs, string quote)
{
    /// <summary>Id of the topic.</summary>
    public string Topic => topic;

    /// <summary>Ids of the questions to ask, of those this person can be asked; may be none for a partner.</summary>
    public ImmutableArray<string> Asks => asks;

    /// <summary>
    /// What it may be, of the lists on the screens of safety, as <c>question=answer</c>: shown beside the quote, never ticked.
    /// </summary>
    public ImmutableArray<string> Signs => signs;

    /// <summary>The words, as they stand in the text.</summary>
    public string Quote => quote;
}

/// <summary>An area the words suggest.</summary>
/// <param name="area">Id of the area.</param>
/// <param name="said">Its answers that the words touch, as <c>question=answer</c>, most likely first.</param>
/// <param name="quote">The words, as they stand in the text.</param>
public sealed class AreaHeard(string area, ImmutableArray<string> said, string quote)
{
    /// <summary>Id of the area.</summary>
    public string Area => area;

    /// <summary>
    /// Its answers that the words touch, as <c>question=answer</c>, most likely first: the order to show its statements in.
    /// </summary>
    public ImmutableArray<string> Said => said;

    /// <summary>The words, as they stand in the text.</summary>
    public string Quote => quote;
}

/// <summary>One answer the person may have given, to be confirmed by a tap.</summary>
public sealed class Offer(string question, string answer, string quote, Doubt doubt, double score)
{
    /// <summary>Id of the question.</summary>
    public string Question => question;

    /// <summary>Id of the answer.</summary>
    public string Answer => answer;

    /// <summary>Both, as <c>question=answer</c>.</summary>
    public string Name { get; } = question + "=" + answer;

    /// <summary>The words, as they stand in the text.</summary>
    public string Quote => quote;

    /// <summary>What has to be asked before it counts.</summary>
    public Doubt Doubt => doubt;

    /// <summary>For ordering only; not a probability.</summary>
    internal double Score => score;
}
