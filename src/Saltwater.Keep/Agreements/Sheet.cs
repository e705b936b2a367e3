using System.Collections.Immutable;
using Saltwater.Appointment;
using Saltwater.Guide;
using Saltwater.Guide.Screens;
using Saltwater.Keep.Journal;

namespace Saltwater.Keep.Agreements;

/// <summary>What is read, printed or handed over: the chosen lines of one or two sides in words. No name but one that somebody typed, no
/// day but the one to look at it again.</summary>
public sealed class Sheet
{
    private Sheet(string reminder, string title, ImmutableArray<SheetSide> sides, string reviewLine) =>
        (Reminder, Title, Sides, ReviewLine) = (reminder, title, sides, reviewLine);

    /// <summary>The guide's sentence that this is a talking aid and no consent, word for word.</summary>
    public string Reminder { get; }

    /// <summary>Names nothing of the subject: it stands on paper.</summary>
    public string Title { get; }

    /// <summary>The sides that show anything.</summary>
    public ImmutableArray<SheetSide> Sides { get; }

    /// <summary>When to look at it again, as a sentence; empty if no day was chosen.</summary>
    public string ReviewLine { get; }

    /// <summary>Puts lines into words.</summary>
    /// <param name="review">The day to look at it again, or null.</param>
    /// <param name="sides">One side, or two in the order they wrote; each holds only what is to be shown.</param>
    public static Sheet Of(Pack pack, DateOnly? review, params ImmutableArray<Side> sides)
    {
        ArgumentNullException.ThrowIfNull(pack);
        var says = SheetTexts.Of(pack);
        return new(
            pack.Limits.Reminder,
            sides.Length > 1 ? says.Ours : says.Mine,
            [
                .. sides
                    .Select((side, at) => new SheetSide(NameOf(says, side, at, sides.Length), Sections(pack, side)))
                    .Where(side => !side.Sections.IsEmpty),
            ],
            review is { } day ? says.Review(new DayWords(pack).Date(day)) : ""
        );
    }

    /// <summary>The same as plain text.</summary>
    public string ToText() => SheetText.Of(this);

    /// <summary>What a part is called.</summary>
    public static string NameOf(Pack pack, AgreementPart part)
    {
        var says = SheetTexts.Of(pack);
        return part switch
        {
            AgreementPart.Signals => says.Signals,
            AgreementPart.Aftercare => says.Aftercare,
            AgreementPart.IfTearsCome => says.Tears,
            AgreementPart.Never => Offer.KindOf(pack, part)?.Name ?? says.Never,
            AgreementPart.OnlyIf => Offer.KindOf(pack, part)?.Name ?? AgreementsTexts.Of(pack).OnlyIf,
            _ => Offer.KindOf(pack, part)?.Name ?? says.Fine,
        };
    }

    /// <summary>What one line says.</summary>
    public static string TextOf(Pack pack, Line line)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(line);
        var says = SheetTexts.Of(pack);
        if (line.Id.Length == 0)
        {
            return OwnText(says, line);
        }

        if (line.Part == AgreementPart.Signals && pack.Limits.Signals.FirstOrDefault(each => each.Id == line.Id) is { } signal)
        {
            return SignalText(says, line, signal);
        }

        var text = GuideText(pack, line) ?? says.NotInGuide(line.Id.Replace('-', ' '));
        return line.Own.Length == 0 ? text : says.Added(text, Isolated.Of(line.Own));
    }

    /// <inheritdoc/>
    public override string ToString() => "Sheet";

    private static string OwnText(SheetTexts says, Line line)
    {
        if (line.Term.Length == 0)
        {
            return Isolated.Of(line.Own);
        }

        return says.UnderTerm(Isolated.Of(line.Own), Isolated.Of(line.Term));
    }

    private static string SignalText(SheetTexts says, Line line, Signal signal)
    {
        if (line.Own.Length == 0)
        {
            return says.Signal(signal.Name, signal.Text);
        }

        return says.OwnSignal(signal.Name, Isolated.Of(line.Own), signal.Text);
    }

    private static string? GuideText(Pack pack, Line line) =>
        line.Part switch
        {
            AgreementPart.IfTearsCome => pack.Limits.IfTearsCome.FirstOrDefault(each => each.Id == line.Id)?.Text,
            AgreementPart.Aftercare => pack
                .Aftercare.Times.Where(each => each.Id == line.Time)
                .SelectMany(each => each.Items)
                .FirstOrDefault(each => each.Id == line.Id)
                ?.Text,
            _ => null,
        };

    private static string NameOf(SheetTexts says, Side side, int at, int count)
    {
        if (side.Name.Length > 0 || count == 1)
        {
            return side.Name;
        }

        return at == 0 ? says.OneOfUs : says.OtherOne;
    }

    private static ImmutableArray<SheetSection> Sections(Pack pack, Side side)
    {
        var sections = ImmutableArray.CreateBuilder<SheetSection>();
        foreach (var part in Enum.GetValues<AgreementPart>())
        {
            var lines = side.In(part);
            if (part == AgreementPart.Aftercare)
            {
                // In the guide's order of time; times that it no longer has come last.
                var times = pack.Aftercare.Times.Select(each => (each.Id, each.Name)).ToList();
                times.AddRange(
                    lines
                        .Select(line => line.Time)
                        .Where(time => !times.Exists(each => each.Id == time))
                        .Distinct()
                        .Select(time => (time, time.Replace('-', ' ')))
                );
                foreach (var (id, name) in times)
                {
                    Add(SheetTexts.Of(pack).AftercareAt(NameOf(pack, part), name), "", lines.RemoveAll(line => line.Time != id));
                }
            }
            else
            {
                Add(NameOf(pack, part), Offer.KindOf(pack, part)?.Text ?? "", lines);
            }
        }

        return sections.ToImmutable();

        void Add(string heading, string about, ImmutableArray<Line> lines)
        {
            if (!lines.IsEmpty)
            {
                sections.Add(new(heading, about, [.. lines.Select(line => TextOf(pack, line))]));
            }
        }
    }
}

/// <summary>What one side shows.</summary>
/// <remarks>A class, and silent in <see cref="ToString"/>.</remarks>
public sealed class SheetSide
{
    internal SheetSide(string name, ImmutableArray<SheetSection> sections) => (Name, Sections) = (name, sections);

    /// <summary>The word they chose, or one that names nobody; empty if there is one side and it chose none.</summary>
    public string Name { get; }

    /// <summary>The parts with any lines.</summary>
    public ImmutableArray<SheetSection> Sections { get; }

    /// <inheritdoc/>
    public override string ToString() => "SheetSide";
}

/// <summary>One heading with its lines.</summary>
/// <remarks>A class, and silent in <see cref="ToString"/>.</remarks>
public sealed class SheetSection
{
    internal SheetSection(string heading, string about, ImmutableArray<string> lines) => (Heading, About, Lines) = (heading, about, lines);

    /// <summary>What it is called.</summary>
    public string Heading { get; }

    /// <summary>What such lines mean, in the guide's words; empty if they need no saying.</summary>
    public string About { get; }

    /// <summary>The lines.</summary>
    public ImmutableArray<string> Lines { get; }

    /// <inheritdoc/>
    public override string ToString() => "SheetSection";
}
