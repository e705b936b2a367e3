using System.Collections.Immutable;

namespace Saltwater.Reflections;

/// <summary>
/// What someone's own words put first on the screens of the path, by ids alone: it orders and marks, and answers nothing.
/// </summary>
/// <remarks>
/// How a text is read comes in a part that is loaded only when somebody opens the box; the path knows this much of it. A class, so that
/// nothing of it is ever printed.
/// </remarks>
public abstract class Retelling
{
    /// <summary>
    /// The areas the words suggest, most suggested first, without those of which something was said yes to: a tap on one's own words says
    /// as much.
    /// </summary>
    /// <param name="passage">What was answered so far.</param>
    public abstract ImmutableArray<string> AreasLeft(Passage passage);

    /// <summary>What the words touch, as <c>question=answer</c>, most likely first.</summary>
    public abstract ImmutableArray<string> Said { get; }

    /// <summary>Whether something has to be asked before what stands out: the age, or a danger.</summary>
    /// <param name="passage">What was answered so far.</param>
    public abstract bool AsksFirst(Passage passage);

    /// <summary>Whether things that may have been meant stand on the screen, to say yes to.</summary>
    /// <param name="passage">What was answered so far.</param>
    public abstract bool IsOffering(Passage passage);

    /// <summary>
    /// Whether the areas wait until they are asked for: something is offered, and nothing of it was said yes to so far, or what was leads
    /// clearly.
    /// </summary>
    /// <param name="network">The guide.</param>
    /// <param name="passage">What was answered so far.</param>
    public abstract bool HoldsAreas(ReasonNetwork network, Passage passage);

    /// <summary>
    /// Whether what was said yes to leads clearly: with it, a reason fits well. To ask what it may have to do with would be to ask twice.
    /// </summary>
    /// <param name="network">The guide.</param>
    /// <param name="passage">What was answered so far.</param>
    public abstract bool Leads(ReasonNetwork network, Passage passage);

    /// <summary>After someone said that nothing of what is offered was meant.</summary>
    public abstract Retelling NoneOfThese();

    /// <inheritdoc/>
    public sealed override string ToString() => nameof(Retelling);
}
