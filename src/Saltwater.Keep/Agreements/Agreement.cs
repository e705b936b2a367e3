namespace Saltwater.Keep.Agreements;

/// <summary>Limits, signals and care that one person wrote down, and of another what they let stay with it. A talking aid, never consent:
/// nothing here is signed, and nothing tells when it was made.</summary>
/// <remarks>A class, and silent in <see cref="ToString"/>.</remarks>
public sealed class Agreement
{
    /// <summary>The longest label, in characters. Judgement.</summary>
    public const int MaxLabel = 60;

    private Agreement(RecordId id, string label, Side mine, Side? theirs, DateOnly? review) =>
        (Id, Label, Mine, Theirs, Review) = (id, label, mine, theirs, review);

    /// <summary>Which record of the vault it is.</summary>
    public RecordId Id { get; }

    /// <summary>What the person calls it to find it again; empty if nothing. It is on no print.</summary>
    public string Label { get; }

    /// <summary>The lines of the person who keeps it.</summary>
    public Side Mine { get; }

    /// <summary>What another person showed and let stay with it; null if nothing.</summary>
    public Side? Theirs { get; }

    /// <summary>The day the person chose to look at it again; null if none.</summary>
    public DateOnly? Review { get; }

    /// <summary>Whether two devices changed the same part at the same time, so that it holds the lines of both. It has to be read through:
    /// a line that one of them took away may be back.</summary>
    public bool IsOfTwo { get; private init; }

    /// <summary>An empty one.</summary>
    public static Agreement New(RecordId id) => Of(id, "", Side.Empty, null, null);

    /// <summary>The same with another label.</summary>
    public Agreement Labelled(string? typed) => new(Id, TypedLine.Clean(typed, MaxLabel), Mine, Theirs, Review);

    /// <summary>The same with other lines.</summary>
    public Agreement WithMine(Side mine) => new(Id, Label, mine, Theirs, Review);

    /// <summary>The same with what another person let stay.</summary>
    public Agreement WithTheirs(Side? theirs) => new(Id, Label, Mine, theirs, Review);

    /// <summary>The same with another day to look at it again.</summary>
    public Agreement ReviewedOn(DateOnly? day) => new(Id, Label, Mine, Theirs, day);

    /// <inheritdoc/>
    public override string ToString() => "Agreement";

    internal static Agreement Of(RecordId id, string label, Side mine, Side? theirs, DateOnly? review, bool isOfTwo = false) =>
        new(id, label, mine, theirs, review) { IsOfTwo = isOfTwo };
}
