using System.Collections.Immutable;
using Saltwater.Guide;

namespace Saltwater.Reflections;

/// <summary>One screen of the path.</summary>
public abstract record PathScreen
{
    private PathScreen() { }

    /// <summary>The question on it; null where it asks about an area, or ends.</summary>
    public virtual Question? Question => null;

    /// <summary>What <see cref="Passage.Passed"/> holds once it was passed.</summary>
    public virtual string Key => $"question:{Question?.Id}";

    /// <summary>Danger by exception: ticks, and none of these.</summary>
    /// <param name="Asked">The question, which takes many answers.</param>
    /// <param name="Offered">The answers to offer.</param>
    public sealed record Danger(Question Asked, ImmutableArray<Answer> Offered) : PathScreen
    {
        /// <inheritdoc/>
        public override Question Question => Asked;
    }

    /// <summary>More about what was ticked just now, or before.</summary>
    /// <param name="Asked">The question.</param>
    /// <param name="Offered">The answers to offer.</param>
    public sealed record Detail(Question Asked, ImmutableArray<Answer> Offered) : PathScreen
    {
        /// <inheritdoc/>
        public override Question Question => Asked;
    }

    /// <summary>What it may have to do with: the areas.</summary>
    /// <param name="Asked">The question, whose answers are the areas.</param>
    /// <param name="Said">What was said before on the path, and stands ticked.</param>
    public sealed record StandsOut(Question Asked, ImmutableArray<string> Said) : PathScreen
    {
        /// <inheritdoc/>
        public override Question Question => Asked;
    }

    /// <summary>The few statements that tell most about one area, or about two that stand on one screen.</summary>
    /// <param name="Parts">The areas, each with its statements for this person, in the order on the screen.</param>
    /// <param name="OneTap">True where one tap is enough and goes on: nothing but good tears stands out.</param>
    public sealed record AreaScreen(ImmutableArray<(Area Area, ImmutableArray<Statement> Statements)> Parts, bool OneTap) : PathScreen
    {
        /// <summary>All statements on the screen.</summary>
        public IEnumerable<Statement> Statements => Parts.SelectMany(part => part.Statements);

        /// <inheritdoc/>
        public override string Key => $"{KeyStart}{string.Join(KeyBetween, Parts.Select(part => part.Area.Id))}";

        /// <summary>Whether the statements of an area were passed, alone or with another's.</summary>
        internal static bool IsPassed(Passage passage, Area area) =>
            passage.Passed.Any(key =>
                key.StartsWith(KeyStart, StringComparison.Ordinal) && key[KeyStart.Length..].Split(KeyBetween).Contains(area.Id)
            );

        private const string KeyStart = "area:";
        private const char KeyBetween = '+';
    }

    /// <summary>One question that tells the leading reasons apart; one tap answers it and goes on.</summary>
    /// <param name="Asked">The question.</param>
    /// <param name="Offered">The answers to offer.</param>
    /// <param name="At">The how manieth it is, from 1.</param>
    /// <param name="About">The reasons it tells apart, the leading one first; empty where someone has no idea and is asked broadly.</param>
    public sealed record Telling(Question Asked, ImmutableArray<Answer> Offered, int At, ImmutableArray<Reason> About) : PathScreen
    {
        /// <inheritdoc/>
        public override Question Question => Asked;
    }

    /// <summary>Nothing more is asked.</summary>
    /// <param name="Because">Why.</param>
    public sealed record Finished(StoppedBecause Because) : PathScreen
    {
        /// <inheritdoc/>
        public override string Key => "end";
    }
}
