using System.Collections.Immutable;
using System.Text;
using Saltwater.Guide;

namespace Saltwater.Appointment;

/// <summary>The page a person takes along, as they chose it: to be seen, printed or saved as plain text. Not a medical document, and never a finding.</summary>
public sealed class NotesPage
{
    /// <summary>How many lines of <see cref="ToPlainText"/> surely fit one sheet of A4 as the screen prints it.</summary>
    public const int LinesOnPaper = 52;

    /// <summary>The name of a saved page. It tells nothing.</summary>
    public const string FileName = "page.txt";

    private NotesPage(string heading, string notice) => (Heading, Notice) = (heading, notice);

    /// <summary>What stands on top.</summary>
    public string Heading { get; }

    /// <summary>Who wrote it, and what it is not.</summary>
    public string Notice { get; }

    /// <summary>What was chosen, in the order on the page.</summary>
    public ImmutableArray<NotesSection> Sections { get; private init; } = [];

    /// <summary>Whether it fits one sheet of A4.</summary>
    public bool FitsOnePage => ToPlainText().AsSpan().Count('\n') <= LinesOnPaper;

    /// <summary>Makes the page.</summary>
    /// <param name="offer">What can be on it.</param>
    /// <param name="chosen">Ids of the lines chosen.</param>
    /// <param name="asks">What they want to ask, in their order: of the offer's, or their own.</param>
    /// <param name="own">What they want to add in their own words; empty for nothing.</param>
    public static NotesPage Of(Offer offer, IReadOnlySet<string> chosen, IEnumerable<string> asks, string own = "")
    {
        ArgumentNullException.ThrowIfNull(offer);
        ArgumentNullException.ThrowIfNull(chosen);
        ArgumentNullException.ThrowIfNull(own);
        var says = offer.Says;
        var (heading, notice) = offer.Role switch
        {
            Role.Partner => (says.HeadingPartner, says.NoticePartner),
            _ => (says.Heading, says.Notice),
        };
        return new(heading, notice)
        {
            Sections =
            [
                .. offer
                    .Groups.Select(group => new NotesSection(
                        group.Title,
                        [.. group.Lines.Where(line => chosen.Contains(line.Id)).Select(line => line.Says).Distinct(StringComparer.Ordinal)]
                    ))
                    .Append(new(says.Added, FilledLines([own])))
                    .Append(new(says.Asked, FilledLines(asks)))
                    .Where(section => !section.Lines.IsEmpty),
            ],
        };
    }

    /// <summary>The page as plain text, in lines of at most 72 characters that end in a line feed.</summary>
    public string ToPlainText()
    {
        var to = new StringBuilder();
        PlainLines.AddParagraph(to, Heading);
        PlainLines.AddParagraph(to, Notice);
        foreach (var section in Sections)
        {
            PlainLines.AddList(to, section.Title, section.Lines);
        }

        return to.ToString();
    }

    /// <summary>What is on someone's page never reaches a log or an error by accident.</summary>
    public override string ToString() => nameof(NotesPage);

    private static ImmutableArray<string> FilledLines(IEnumerable<string> texts) =>
        [.. texts.Select(text => text.Trim()).Where(text => text.Length > 0)];
}

/// <summary>A part of the page.</summary>
public sealed record NotesSection(string Title, ImmutableArray<string> Lines)
{
    /// <inheritdoc/>
    public override string ToString() => nameof(NotesSection);
}
