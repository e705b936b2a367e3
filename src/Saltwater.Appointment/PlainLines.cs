using System.Globalization;
using System.Text;

namespace Saltwater.Appointment;

/// <summary>Plain text in lines that fit: letters, terminals and printers all show them.</summary>
internal static class PlainLines
{
    // What RFC 3676 (section 4.2) suggests to generate for flowed text, minus room to quote it.
    public const int Width = 72;

    private const string Bullet = "- ";
    private const string Indent = "  ";

    /// <summary>Adds a paragraph.</summary>
    public static void AddParagraph(StringBuilder to, string text) => WrapText(to, "", "", text);

    /// <summary>Adds an item of a list.</summary>
    public static void AddItem(StringBuilder to, string text) => WrapText(to, Bullet, Indent, text);

    /// <summary>Adds a heading.</summary>
    public static void AddTitle(StringBuilder to, string title) =>
        to.Append('\n').Append(title).Append('\n').Append('-', title.Length).Append('\n');

    /// <summary>Adds a list under its heading; nothing at all where it is empty.</summary>
    public static void AddList(StringBuilder to, string title, IReadOnlyCollection<string> lines)
    {
        if (lines.Count > 0)
        {
            AddTitle(to, title);
        }

        foreach (var line in lines)
        {
            AddItem(to, Isolated.Of(line));
        }
    }

    /// <summary>Adds a text in lines that fit, the first begun with <paramref name="first"/> and all others with <paramref name="others"/>.</summary>
    private static void WrapText(StringBuilder to, string first, string others, string text)
    {
        var begin = first;
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var line = new StringBuilder();
            foreach (var word in WithoutControls(paragraph).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (line.Length > 0 && begin.Length + line.Length + 1 + word.Length > Width)
                {
                    EndLine(to, ref begin, others, line);
                }

                if (line.Length > 0)
                {
                    line.Append(' ');
                }

                line.Append(word);
                BreakLongWord(to, ref begin, others, line);
            }

            if (line.Length > 0)
            {
                EndLine(to, ref begin, others, line);
            }
        }
    }

    // A word longer than a line is cut between two letters as people see them.
    private static void BreakLongWord(StringBuilder to, ref string begin, string others, StringBuilder line)
    {
        while (begin.Length + line.Length > Width)
        {
            var (text, fits) = (line.ToString(), 0);
            for (var next = 0; next < text.Length && begin.Length + next <= Width; next += StringInfo.GetNextTextElementLength(text, next))
            {
                fits = next;
            }

            if (fits == 0)
            {
                fits = Width - begin.Length;
            }

            line.Clear();
            EndLine(to, ref begin, others, new StringBuilder(text, 0, fits, fits));
            line.Append(text, fits, text.Length - fits);
        }
    }

    private static void EndLine(StringBuilder to, ref string begin, string others, StringBuilder line)
    {
        var goesOn = CountSigns(begin, line, Isolated.Open) > CountSigns(begin, line, Isolated.Close);
        to.Append(begin).Append(line);
        line.Clear();
        begin = others;
        if (goesOn)
        {
            // A direction ends with its line: what goes on says it anew.
            to.Append(Isolated.Close);
            begin += Isolated.Open;
        }

        to.Append('\n');
    }

    private static int CountSigns(string begin, StringBuilder line, char sign) =>
        begin.Count(each => each == sign) + line.ToString().Count(each => each == sign);

    // A control character could move a terminal's cursor or split a line.
    private static string WithoutControls(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var each in text)
        {
            plain.Append(char.IsControl(each) || each is '\u2028' or '\u2029' ? ' ' : each);
        }

        return plain.ToString();
    }
}
