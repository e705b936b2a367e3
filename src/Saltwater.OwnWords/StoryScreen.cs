using System.Collections.Immutable;
using Saltwater.Guide;

namespace Saltwater.OwnWords;

/// <summary>What is made of a text just now. Classes, so that a person's words are never printed by accident.</summary>
public abstract class StoryScreen
{
    private StoryScreen() { }

    /// <summary>Nothing could be read.</summary>
    public sealed class NotRead(Legibility because) : StoryScreen
    {
        /// <summary>Why.</summary>
        public Legibility Because => because;
    }

    /// <summary>Words that may be about someone under 18: the age, before anything else.</summary>
    public sealed class Age(string quote, Question adult, Answer? someoneElse) : StoryScreen
    {
        /// <summary>The words.</summary>
        public string Quote => quote;

        /// <summary>The question.</summary>
        public Question Adult => adult;

        /// <summary>That someone else there was under 18; null where it is not asked.</summary>
        public Answer? SomeoneElse => someoneElse;
    }

    /// <summary>What may be dangerous, as lines to tick, each under the words that touch it.</summary>
    public sealed class Danger(ImmutableArray<DangerAsked> topics) : StoryScreen
    {
        /// <summary>Most pressing first.</summary>
        public ImmutableArray<DangerAsked> Topics => topics;
    }

    /// <summary>What the person may have meant, one by one; none is taken yet.</summary>
    public sealed class Offers(ImmutableArray<Offer> each) : StoryScreen
    {
        /// <summary>Best first.</summary>
        public ImmutableArray<Offer> Each => each;
    }
}

/// <summary>One topic of danger: the words, and the lines of the lists on the screens of safety that it may be.</summary>
public sealed class DangerAsked(string quote, ImmutableArray<(Question Question, Answer Answer)> signs)
{
    /// <summary>The words, as they stand in the text.</summary>
    public string Quote => quote;

    /// <summary>The lines to tick.</summary>
    public ImmutableArray<(Question Question, Answer Answer)> Signs => signs;
}
