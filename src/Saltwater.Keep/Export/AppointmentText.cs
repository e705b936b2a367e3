using System.Globalization;
using System.Text;

namespace Saltwater.Keep.Export;

/// <summary>An appointment page in plain text.</summary>
internal static class AppointmentText
{
    // What RFC 3676 (section 4.2) suggests to generate for flowed text, minus room to quote it: letters, terminals and printers all show 72.
    private const int Width = 72;

    private const string Bullet = "- ";
    private const string Indent = "  ";

    public static string Of(AppointmentPage page)
    {
        var to = new StringBuilder();
        Wrap(to, "", "", AppointmentPage.Notice);
        List(to, AppointmentPage.AsksTitle, page.Asks);
        if (page.Items.Length > 0)
        {
            Title(to, AppointmentPage.ItemsTitle);
            Wrap(to, "", "", page.Summary);
            foreach (var item in page.Items)
            {
                to.Append('\n').Append(item.When).Append('\n');
                foreach (var line in item.Lines)
                {
                    Wrap(to, Bullet, Indent, line.Label.EndsWith('?') ? $"{line.Label} {line.Text}" : $"{line.Label}: {line.Text}");
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
            Wrap(to, Bullet, Indent, line);
        }
    }

    private static void Title(StringBuilder to, string title) => to.Append('\n').Append(title).Append('\n').Append('-', title.Length).Append('\n');

    /// <summary>Adds a text in lines that fit, the first begun with <paramref name="first"/> and all others with <paramref name="others"/>.</summary>
    private static void Wrap(StringBuilder to, string first, string others, string text)
    {
        var begin = first;
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var line = new StringBuilder();
            foreach (var word in Plain(paragraph).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (line.Length > 0 && begin.Length + line.Length + 1 + word.Length > Width)
                {
                    End(to, ref begin, others, line);
                }

                line.Append(line.Length > 0 ? " " : "").Append(word);
                Break(to, ref begin, others, line);
            }

            if (line.Length > 0)
            {
                End(to, ref begin, others, line);
            }
        }
    }

    // A word longer than a line is cut between two letters as people see them.
    private static void Break(StringBuilder to, ref string begin, string others, StringBuilder line)
    {
        while (begin.Length + line.Length > Width)
        {
            var (text, fits) = (line.ToString(), 0);
            for (var next = 0; next < text.Length && begin.Length + next <= Width; next += StringInfo.GetNextTextElementLength(text, next))
            {
                fits = next;
            }

            fits = fits == 0 ? Width - begin.Length : fits;
            line.Clear();
            End(to, ref begin, others, new StringBuilder(text, 0, fits, fits));
            line.Append(text, fits, text.Length - fits);
        }
    }

    private static void End(StringBuilder to, ref string begin, string others, StringBuilder line)
    {
        to.Append(begin).Append(line).Append('\n');
        line.Clear();
        begin = others;
    }

    // A control character could move a terminal's cursor or split a line.
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var each in text)
        {
            plain.Append(char.IsControl(each) || each is '\u2028' or '\u2029' ? ' ' : each);
        }

        return plain.ToString();
    }
}
