using System.Collections.Immutable;
using Saltwater.Guide;
using Saltwater.Reflections;

namespace Saltwater.OwnWords;

/// <summary>
/// Someone's own words on the path: what was understood, and how far it was asked about. An immutable value that answers nothing; what a
/// tap says is a <see cref="Passage"/> of its own, and holds no word of the text.
/// </summary>
public sealed class Story : Retelling
{
    private readonly Pack pack;
    private readonly Understood heard;
    private readonly Taps taps;

    // What was made of it last: a screen asks more than once in drawing, and nothing changes in between.
    private (Passage Passage, StoryScreen Screen)? last;

    private Story(Pack pack, Understood heard, string text, Taps taps) =>
        (this.pack, this.heard, Text, this.taps) = (pack, heard, text, taps);

    /// <summary>What was written, for the field alone: to go on writing.</summary>
    public string Text { get; }

    /// <summary>The text was longer than what is read.</summary>
    public bool CutShort => heard.CutShort;

    /// <summary>It looks like a chat between people.</summary>
    public bool LooksLikeChat => heard.LooksLikeChat;

    /// <summary>The areas the words suggest, most suggested first.</summary>
    public ImmutableArray<string> Areas => [.. heard.Areas.Select(area => area.Area)];

    /// <inheritdoc/>
    public override ImmutableArray<string> Said =>
        [.. heard.Areas.SelectMany(area => area.Said).Concat(heard.Offers.Select(offer => offer.Name)).Distinct(StringComparer.Ordinal)];

    /// <summary>Reads a text.</summary>
    public static Story Of(Understanding understanding, Pack pack, string text, Role role)
    {
        ArgumentNullException.ThrowIfNull(understanding);
        return new(pack, understanding.Understand(text, role).For(pack, role), text, new());
    }

    /// <summary>After someone said that all were of age.</summary>
    public Story OfAge() => With(taps with { AreOfAge = true });

    /// <summary>After danger was asked about.</summary>
    public Story Asked() => With(taps with { WereAsked = true });

    /// <summary>After someone said that an offer is not what they meant, or not of this time or of them.</summary>
    public Story Without(Offer offer)
    {
        ArgumentNullException.ThrowIfNull(offer);
        return With(taps with { Refused = taps.Refused.Add(offer.Name) });
    }

    /// <summary>Someone said that there is something else too.</summary>
    public bool WantsAreas => taps.WantAreas;

    /// <summary>After someone said that there is something else too, or that there is not: the areas stand there, or wait.</summary>
    public Story SomethingElse(bool isThere = true) => With(taps with { WantAreas = isThere });

    /// <inheritdoc/>
    public override Retelling NoneOfThese() => With(taps with { Refused = taps.Refused.Union(heard.Offers.Select(offer => offer.Name)) });

    /// <inheritdoc/>
    public override ImmutableArray<string> AreasLeft(Passage passage)
    {
        ArgumentNullException.ThrowIfNull(passage);
        return
        [
            .. heard
                .Areas.Where(area => !heard.Offers.Any(offer => area.Said.Contains(offer.Name) && IsTaken(passage, offer)))
                .Select(area => area.Area),
        ];
    }

    /// <inheritdoc/>
    public override bool AsksFirst(Passage passage) => Next(passage) is StoryScreen.Age or StoryScreen.Danger;

    /// <inheritdoc/>
    public override bool IsOffering(Passage passage) => !OffersIn(passage).IsEmpty;

    /// <inheritdoc/>
    public override bool HoldsAreas(ReasonNetwork network, Passage passage) =>
        !taps.WantAreas
        && OffersIn(passage) is { IsEmpty: false } offers
        && (!offers.Any(offer => IsTaken(passage, offer)) || Leads(network, passage));

    /// <inheritdoc/>
    public override bool Leads(ReasonNetwork network, Passage passage)
    {
        ArgumentNullException.ThrowIfNull(network);
        return OffersIn(passage).Any(offer => IsTaken(passage, offer)) && Reflection.SomethingFitsWell(network, passage.Answers);
    }

    /// <summary>What comes now: the age, then danger, then what may have been meant.</summary>
    public StoryScreen Next(Passage passage)
    {
        ArgumentNullException.ThrowIfNull(passage);
        if (!ReferenceEquals(last?.Passage, passage))
        {
            last = (passage, MakeScreen(passage));
        }

        return last.Value.Screen;
    }

    private StoryScreen MakeScreen(Passage passage)
    {
        if (heard.Legibility != Legibility.Read)
        {
            return new StoryScreen.NotRead(heard.Legibility);
        }

        if (heard.MayBeUnderAge && !taps.AreOfAge && pack.Question(AskingPath.Adult) is { } adult)
        {
            var hint = heard.Danger.First(danger => danger.Topic == Understanding.UnderAge);
            return new StoryScreen.Age(hint.Quote, adult, SignsFor(hint, passage).Select(sign => sign.Answer).FirstOrDefault());
        }

        if (!taps.WereAsked && TopicsLeft(passage) is { IsEmpty: false } topics)
        {
            return new StoryScreen.Danger(topics);
        }

        return new StoryScreen.Offers(SingleOffers(passage));
    }

    /// <summary>After lines of danger were ticked, or none: what was ticked before stays.</summary>
    /// <param name="passage">What was answered so far.</param>
    /// <param name="ticked">Of the lines on the screen, those that are true.</param>
    public static Passage Tick(Passage passage, IEnumerable<(Question Question, Answer Answer)> ticked)
    {
        ArgumentNullException.ThrowIfNull(passage);
        return ticked.Aggregate(passage, (now, sign) => now.Say(sign.Question, sign.Answer.Id));
    }

    /// <summary>After an offer was taken.</summary>
    public Passage Take(Passage passage, Offer offer)
    {
        ArgumentNullException.ThrowIfNull(passage);
        ArgumentNullException.ThrowIfNull(offer);
        return passage.Say(pack.Question(offer.Question)!, offer.Answer).Told();
    }

    /// <summary>After an offer that was taken was given back.</summary>
    public Passage GiveBack(Passage passage, Offer offer)
    {
        ArgumentNullException.ThrowIfNull(passage);
        ArgumentNullException.ThrowIfNull(offer);
        return passage.Unsay(pack.Question(offer.Question)!, offer.Answer);
    }

    /// <summary>Whether an offer was taken.</summary>
    public static bool IsTaken(Passage passage, Offer offer)
    {
        ArgumentNullException.ThrowIfNull(passage);
        ArgumentNullException.ThrowIfNull(offer);
        return passage.Answers[offer.Question].Contains(offer.Answer);
    }

    /// <summary>What an offer says, as one sentence for this person where the path has one.</summary>
    public string Says(Offer offer, Role role)
    {
        ArgumentNullException.ThrowIfNull(offer);
        foreach (var area in pack.Path.Areas)
        {
            foreach (var each in area.Statements)
            {
                if (each.Question == offer.Question && each.Answer == offer.Answer && each.IsFor(role))
                {
                    return each.SaysFor(role);
                }
            }
        }

        var question = pack.Question(offer.Question)!;
        return $"{question.AskFor(role)} — {question.Answer(offer.Answer)!.SaysFor(role)}";
    }

    private Story With(Taps tapped) => new(pack, heard, Text, tapped);

    private ImmutableArray<Offer> OffersIn(Passage passage) => Next(passage) is StoryScreen.Offers offers ? offers.Each : [];

    private ImmutableArray<Effect> EffectsOf(Offer offer) => pack.Question(offer.Question)!.Answer(offer.Answer)!.Effects;

    // A topic of which something was ticked already is asked about in detail by the path itself. No line stands twice.
    private ImmutableArray<DangerAsked> TopicsLeft(Passage passage)
    {
        var (topics, shown) = (ImmutableArray.CreateBuilder<DangerAsked>(), new HashSet<Answer>(ReferenceEqualityComparer.Instance));
        foreach (var topic in heard.Danger)
        {
            var signs = topic.Topic == Understanding.UnderAge ? [] : SignsFor(topic, passage);
            if (signs.Exists(sign => passage.Answers[sign.Question.Id].Contains(sign.Answer.Id)))
            {
                continue;
            }

            signs.RemoveAll(sign => !shown.Add(sign.Answer));
            if (signs.Count > 0)
            {
                topics.Add(new(topic.Quote, [.. signs]));
            }
        }

        return topics.ToImmutable();
    }

    private List<(Question Question, Answer Answer)> SignsFor(DangerHeard topic, Passage passage)
    {
        var (signs, role) = (new List<(Question, Answer)>(), passage.Answers.Role);
        foreach (var name in topic.Signs)
        {
            var parts = name.Split('=');
            if (
                pack.Question(parts[0]) is { } question
                && question.Answer(parts[1]) is { } answer
                && question.CanAsk(role)
                && answer.IsOffered(role)
                && !(IsPrivate(question, answer) && ReflectionPath.Watched(pack, passage.Answers))
            )
            {
                signs.Add((question, answer));
            }
        }

        return signs;
    }

    // What was answered on the way, by a question of safety, is not offered once more, and what would change nothing about the answer is
    // not worth a tap. The list is cut to six before anything is refused, so that nothing moves up in its place.
    private ImmutableArray<Offer> SingleOffers(Passage passage)
    {
        var watched = ReflectionPath.Watched(pack, passage.Answers);
        return
        [
            .. heard
                .Offers.Where(offer =>
                    ChangesTheAnswer(offer)
                    && !(watched && IsPrivate(pack.Question(offer.Question)!, pack.Question(offer.Question)!.Answer(offer.Answer)!))
                    && (
                        IsTaken(passage, offer)
                        || pack.Question(offer.Question) is not { Group: Question.SafetyGroup }
                        || !passage.Answers.Has(offer.Question)
                    )
                )
                .Take(Understood.MostSingle)
                .Where(offer => !taps.Refused.Contains(offer.Name)),
        ];
    }

    private bool ChangesTheAnswer(Offer offer) =>
        pack.Question(offer.Question) is { Group: Question.SafetyGroup }
        || EffectsOf(offer).Any(effect => effect.Strength >= Strength.For)
        || pack.Safety.CoercionPossible.Mentions().Any(look => look.Question == offer.Question && look.Answers.Contains(offer.Answer));

    private static bool IsPrivate(Question question, Answer answer) => question.Sensitive || answer.Sensitive;

    // What was tapped that is no answer.
    private readonly struct Taps
    {
        public Taps() { }

        public ImmutableHashSet<string> Refused { get; init; } = [];

        public bool AreOfAge { get; init; }

        public bool WereAsked { get; init; }

        public bool WantAreas { get; init; }
    }
}
