using System.Text;
using Saltwater.Appointment;

namespace Saltwater.Keep.Agreements;

/// <summary>A sheet in plain text. It begins and ends with the guide's sentence, so that no part of it can be taken for more than it
/// is.</summary>
internal static class SheetText
{
    public static string Of(Sheet sheet)
    {
        var to = new StringBuilder();

        // Never broken: it has to be found word for word.
        to.Append(sheet.Reminder).Append('\n');
        foreach (var side in sheet.Sides)
        {
            Title(to, side.Name, '=');
            foreach (var section in side.Sections)
            {
                Title(to, section.Heading, '-');
                PlainLines.AddParagraph(to, section.About);
                foreach (var line in section.Lines)
                {
                    PlainLines.AddItem(to, line);
                }
            }
        }

        if (sheet.ReviewLine.Length > 0)
        {
            to.Append('\n');
            PlainLines.AddParagraph(to, sheet.ReviewLine);
        }

        return to.Append('\n').Append(sheet.Reminder).Append('\n').ToString();
    }

    private static void Title(StringBuilder to, string title, char under)
    {
        if (title.Length > 0)
        {
            to.Append('\n').Append(title).Append('\n').Append(under, title.Length).Append('\n');
        }
    }
}
