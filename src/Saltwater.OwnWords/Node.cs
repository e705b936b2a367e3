namespace Saltwater.OwnWords;

/// <summary>
/// A part of a line. Where it can stand in a stretch of words is a set of places, one bit each: a step takes the places it may begin at and gives those it may end at.
/// So a line is matched in as many steps as it has parts, whatever the text, and nothing is ever tried twice.
/// </summary>
internal abstract class Node
{
    public abstract ulong Step(ulong starts, Stretch stretch);
}

/// <summary>One word, or words that begin alike.</summary>
internal sealed class WordNode(int word) : Node
{
    public int Word => word;

    public override ulong Step(ulong starts, Stretch stretch) => (starts & stretch.At(word)) << 1;
}

/// <summary>A concept by its name.</summary>
internal sealed class ConceptNode(int concept) : Node
{
    public override ulong Step(ulong starts, Stretch stretch) => stretch.StepOver(concept, starts);
}

/// <summary>Parts one after the other.</summary>
internal sealed class SequenceNode(Node[] parts) : Node
{
    public IReadOnlyList<Node> Parts => parts;

    public override ulong Step(ulong starts, Stretch stretch)
    {
        foreach (var part in parts)
        {
            if (starts == 0)
            {
                return 0;
            }

            starts = part.Step(starts, stretch);
        }

        return starts;
    }
}

/// <summary>One of several parts, or none of them where that is allowed.</summary>
internal sealed class ChoiceNode(Node[] choices, bool optional) : Node
{
    public IReadOnlyList<Node> Choices => choices;

    public bool Optional => optional;

    public override ulong Step(ulong starts, Stretch stretch)
    {
        var ends = optional ? starts : 0;
        foreach (var choice in choices)
        {
            ends |= choice.Step(starts, stretch);
        }

        return ends;
    }
}

/// <summary>Up to so many words of any kind, but none that denies.</summary>
internal sealed class GapNode(int most) : Node
{
    public override ulong Step(ulong starts, Stretch stretch)
    {
        var ends = starts;
        for (var step = 0; step < most && starts != 0; step++)
        {
            starts = (starts & stretch.Crossable) << 1;
            ends |= starts;
        }

        return ends;
    }
}
