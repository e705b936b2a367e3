namespace Saltwater.Keep.Agreements;

/// <summary>One line of a list: something of the guide by its id, or a person's own words, or both, as with the word for a stop
/// word.</summary>
/// <remarks>A class, and silent in <see cref="ToString"/>: what someone wrote never reaches a log or an error by accident.</remarks>
public sealed class Line
{
    /// <summary>The longest line of one's own, in characters. Judgement: three sentences, and a list of them still fits its
    /// record.</summary>
    public const int MaxOwn = 300;

    internal Line(AgreementPart part, string time, string id, string own, string term) =>
        (Part, Time, Id, Own, Term) = (part, time, id, own, term);

    /// <summary>Where it stands.</summary>
    public AgreementPart Part { get; }

    /// <summary>For aftercare the guide's id of the time, such as <c>first-hour</c>; empty elsewhere.</summary>
    public string Time { get; }

    /// <summary>The guide's id; empty for a line of one's own. Kept even if the guide no longer has it.</summary>
    public string Id { get; }

    /// <summary>The person's own words; empty if the guide says it all.</summary>
    public string Own { get; }

    /// <summary>What has to be so, for <see cref="AgreementPart.OnlyIf"/>; empty if the line says it itself.</summary>
    public string Term { get; }

    /// <summary>A line the guide has.</summary>
    /// <param name="id">The guide's id.</param>
    /// <param name="time">For aftercare, the guide's id of the time.</param>
    /// <param name="own">What the person adds, such as the word itself; one line, cut at <see cref="MaxOwn"/>.</param>
    public static Line OfGuide(AgreementPart part, string id, string time = "", string? own = null) =>
        new(part, time, id, TypedLine.Clean(own, MaxOwn), "");

    /// <summary>A line of one's own, made one plain line and cut at <see cref="MaxOwn"/>; null if nothing is left of it.</summary>
    /// <param name="typed">What the person typed.</param>
    /// <param name="time">For aftercare, the guide's id of the time.</param>
    /// <param name="term">For <see cref="AgreementPart.OnlyIf"/>, what has to be so; an "only if" in front of it is taken away.</param>
    public static Line? Written(AgreementPart part, string? typed, string time = "", string? term = null) =>
        (part, TypedLine.Clean(typed, MaxOwn)) switch
        {
            (_, "") => null,
            (AgreementPart.OnlyIf, var own) => new(part, time, "", own, TermOf(TypedLine.Clean(term, MaxOwn))),
            (_, var own) => new(part, time, "", own, ""),
        };

    /// <summary>Whether the other line says the same thing at the same place, whatever was added to it.</summary>
    public bool IsSameAs(Line other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Part == other.Part && Time == other.Time && Id == other.Id && (Id.Length > 0 || (Own == other.Own && Term == other.Term));
    }

    /// <inheritdoc/>
    public override string ToString() => "Line";

    private static string TermOf(string typed)
    {
        foreach (var start in (ReadOnlySpan<string>)["only if ", "if "])
        {
            if (typed.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            {
                return typed[start.Length..];
            }
        }

        return typed;
    }
}
