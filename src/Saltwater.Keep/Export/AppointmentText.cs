using System.Text;

namespace Saltwater.Keep.Export;

/// <summary>An appointment page in plain text.</summary>
internal static class AppointmentText
{
    public static string Of(AppointmentPage page)
    {
        var to = new StringBuilder();
        PlainLines.Add(to, AppointmentPage.Notice);
        List(to, AppointmentPage.AsksTitle, page.Asks);
        if (page.Items.Length > 0)
        {
            Title(to, AppointmentPage.ItemsTitle);
            PlainLines.Add(to, page.Summary);
            foreach (var item in page.Items)
            {
                to.Append('\n').Append(item.When).Append('\n');
                foreach (var line in item.Lines)
                {
                    PlainLines.AddItem(to, line.Label.EndsWith('?') ? $"{line.Label} {Isolated.Of(line.Text)}" : $"{line.Label}: {Isolated.Of(line.Text)}");
                }
            }
        }

        List(to, AppointmentPage.BleedingTitle, page.BleedingBegan);
        return to.ToString();
    }

    private static void List(StringBuilder to, string title, IReadOnlyCollection<string> lines)
    {
        if (lines.Count > 0)
        {
            Title(to, title);
        }

        foreach (var line in lines)
        {
            PlainLines.AddItem(to, Isolated.Of(line));
        }
    }

    private static void Title(StringBuilder to, string title) => to.Append('\n').Append(title).Append('\n').Append('-', title.Length).Append('\n');
}
