namespace Saltwater.OwnWords;

/// <summary>A line as it was written.</summary>
/// <param name="Weak">Counts less than half: it needs company to be offered.</param>
/// <param name="EvenIfDenied">Negation, "if" and whose it was do not matter.</param>
internal sealed record Line(SequenceNode Pattern, bool Weak, bool EvenIfDenied);

/// <summary>A line that cannot be read; the message says why, for its author.</summary>
internal sealed class LineException(string message) : Exception(message);

/// <summary>
/// Reads a line: <c>word</c>, <c>word*</c>, <c>(a|b)</c>, <c>[maybe]</c>, <c>..</c> up to three words, <c>...</c> up to eight,
/// <c>@CONCEPT</c>; <c>~</c> weak and <c>+</c> even if denied stand first.
/// </summary>
internal ref struct LineReader
{
    private const int MostLevels = 6;
    private const int ShortestStem = 3;

    private readonly ReadOnlySpan<char> text;
    private readonly IReadOnlySet<string> concepts;
    private int at;

    private LineReader(ReadOnlySpan<char> text, IReadOnlySet<string> concepts)
    {
        this.text = text;
        this.concepts = concepts;
    }

    /// <summary>Reads a line.</summary>
    /// <param name="written">The line.</param>
    /// <param name="concepts">The names it may use.</param>
    /// <exception cref="LineException">It is malformed.</exception>
    public static Line Read(string written, IReadOnlySet<string> concepts)
    {
        var rest = written.AsSpan().Trim();
        var (weak, even) = (false, false);
        while (!rest.IsEmpty && rest[0] is '~' or '+')
        {
            (weak, even) = (weak || rest[0] == '~', even || rest[0] == '+');
            rest = rest[1..];
        }

        var reader = new LineReader(rest, concepts);
        var pattern = reader.ReadSequence(0);
        if (reader.at < rest.Length)
        {
            throw new LineException($"\"{rest[reader.at]}\" closes nothing.");
        }

        if (pattern.Parts is not [not GapNode, ..] || pattern.Parts[^1] is GapNode)
        {
            throw new LineException("It begins or ends with a gap, or is empty.");
        }

        if (CanBeNothing(pattern))
        {
            throw new LineException("Everything in it may be left out, so that it would match anything.");
        }

        return new(pattern, weak, even);
    }

    private static bool CanBeNothing(Node node) =>
        node switch
        {
            SequenceNode sequence => sequence.Parts.All(CanBeNothing),
            ChoiceNode choice => choice.Optional || choice.Choices.Any(CanBeNothing),
            GapNode => true,
            _ => false,
        };

    private SequenceNode ReadSequence(int level)
    {
        if (level > MostLevels)
        {
            throw new LineException("Brackets nest too deeply.");
        }

        var parts = new List<Node>();
        while (at < text.Length && text[at] is not (')' or ']' or '|'))
        {
            if (text[at] == ' ')
            {
                at++;
            }
            else
            {
                parts.Add(ReadPart(level));
            }
        }

        return new(parts);
    }

    private Node ReadPart(int level)
    {
        switch (text[at])
        {
            case '(':
                return ReadChoice(level, ')', optional: false);
            case '[':
                return ReadChoice(level, ']', optional: true);
            case '.':
                return ReadGap();
            case '@':
                return ReadConcept();
            default:
                return ReadWord();
        }
    }

    private ConceptNode ReadConcept()
    {
        at++;
        var name = ReadName();
        if (!concepts.Contains(name))
        {
            throw new LineException($"There is no concept \"{name}\".");
        }

        return new(name);
    }

    private ChoiceNode ReadChoice(int level, char close, bool optional)
    {
        var choices = new List<SequenceNode>();
        do
        {
            at++;
            var choice = ReadSequence(level + 1);
            if (choice.Parts.Count == 0)
            {
                throw new LineException("A choice is empty.");
            }

            choices.Add(choice);
        } while (at < text.Length && text[at] == '|');

        if (at >= text.Length || text[at] != close)
        {
            throw new LineException("A bracket is not closed.");
        }

        at++;
        return new(choices, optional);
    }

    private GapNode ReadGap()
    {
        var start = at;
        while (at < text.Length && text[at] == '.')
        {
            at++;
        }

        return (at - start) switch
        {
            2 => new(Long: false),
            3 => new(Long: true),
            _ => throw new LineException("A gap has two or three dots."),
        };
    }

    private WordNode ReadWord()
    {
        var word = ReadName();
        var stem = at < text.Length && text[at] == '*';
        if (stem)
        {
            at++;
        }

        if (word.Length == 0 || (at < text.Length && text[at] is not (' ' or ')' or ']' or '|')))
        {
            throw new LineException($"\"{text[Math.Min(at, text.Length - 1)]}\" cannot stand here.");
        }

        if (!stem)
        {
            return new(word);
        }

        if (word.Length < ShortestStem)
        {
            throw new LineException($"\"{word}*\" is too short: begin with three letters.");
        }

        return new(word + "*");
    }

    private string ReadName()
    {
        var start = at;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] == '-'))
        {
            at++;
        }

        return text[start..at].ToString();
    }
}
