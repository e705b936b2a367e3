using System.Collections.Immutable;

namespace Saltwater.Keep.Agreements;

/// <summary>One person's lines. It holds nothing of how free that person felt to write them.</summary>
/// <remarks>A class, and silent in <see cref="ToString"/>.</remarks>
public sealed class Side
{
    /// <summary>The most lines of one's own in one part: with the longest lines a part still fits into one change of the vault.</summary>
    public const int MaxOwnLines = 25;

    /// <summary>The longest word for a side, in characters. Judgement.</summary>
    public const int MaxName = 30;

    private Side(string name, ImmutableArray<Line> lines) => (Name, Lines) = (name, lines);

    /// <summary>Nothing written yet.</summary>
    public static Side Empty { get; } = new("", []);

    /// <summary>One word the person chose to stand for them; empty if none. Never asked for, never filled in.</summary>
    public string Name { get; }

    /// <summary>The lines, in the order they were added.</summary>
    public ImmutableArray<Line> Lines { get; }

    /// <summary>Whether there is no line.</summary>
    public bool IsEmpty => Lines.IsEmpty;

    /// <summary>The same lines under another word: the first word of what was typed.</summary>
    public Side Named(string? typed) => new(TypedLine.Word(typed, MaxName), Lines);

    /// <summary>With a line more, or with a line changed that says the same thing. Nothing changes where a part is full.</summary>
    public Side With(Line line)
    {
        ArgumentNullException.ThrowIfNull(line);
        for (var at = 0; at < Lines.Length; at++)
        {
            if (Lines[at].IsSameAs(line))
            {
                return new(Name, Lines.SetItem(at, line));
            }
        }

        if (line.Id.Length == 0 && IsFull(line.Part))
        {
            return this;
        }

        return new(Name, Lines.Add(line));
    }

    /// <summary>Without a line.</summary>
    public Side Without(Line line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return new(Name, Lines.RemoveAll(each => each.IsSameAs(line)));
    }

    /// <summary>Only the lines in some parts: what goes to the other person, or onto paper.</summary>
    public Side Showing(IReadOnlyCollection<AgreementPart> parts) => new(Name, Lines.RemoveAll(line => !parts.Contains(line.Part)));

    /// <summary>The lines in one part.</summary>
    public ImmutableArray<Line> In(AgreementPart part) => Lines.RemoveAll(line => line.Part != part);

    /// <summary>Whether a part takes no more lines of one's own.</summary>
    public bool IsFull(AgreementPart part) => Lines.Count(line => line.Part == part && line.Id.Length == 0) >= MaxOwnLines;

    /// <inheritdoc/>
    public override string ToString() => "Side";

    internal static Side Of(string name, ImmutableArray<Line> lines) => new(name, lines);
}
