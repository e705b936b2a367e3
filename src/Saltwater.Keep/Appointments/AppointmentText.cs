using System.Text;
using Saltwater.Appointment;

namespace Saltwater.Keep.Appointments;

/// <summary>An appointment page in plain text.</summary>
internal static class AppointmentText
{
    public static string Of(AppointmentPage page)
    {
        var to = new StringBuilder();
        PlainLines.AddParagraph(to, page.Notice);
        PlainLines.AddList(to, page.AsksTitle, page.Asks);
        if (page.Items.Length > 0)
        {
            PlainLines.AddTitle(to, page.ItemsTitle);
            PlainLines.AddParagraph(to, page.Summary);
            foreach (var item in page.Items)
            {
                to.Append('\n').Append(item.When).Append('\n');
                foreach (var line in item.Lines)
                {
                    PlainLines.AddItem(to, line.Lead + Isolated.Of(line.Text));
                }
            }
        }

        PlainLines.AddList(to, page.BleedingTitle, page.BleedingBegan);
        return to.ToString();
    }
}
