namespace Saltwater.OwnWords;

/// <summary>A part of a line as its author wrote it.</summary>
internal abstract record Node;

/// <summary>One word, or words that begin alike: then it ends with a star.</summary>
internal sealed record WordNode(string Word) : Node;

/// <summary>A concept by its name.</summary>
internal sealed record ConceptNode(string Name) : Node;

/// <summary>Parts one after the other.</summary>
internal sealed record SequenceNode(IReadOnlyList<Node> Parts) : Node;

/// <summary>One of several parts, or none of them where that is allowed.</summary>
internal sealed record ChoiceNode(IReadOnlyList<SequenceNode> Choices, bool Optional) : Node;

/// <summary>Up to so many words of any kind, but none that denies.</summary>
internal sealed record GapNode(bool Long) : Node;
