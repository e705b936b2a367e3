namespace Saltwater.OwnWords;

/// <summary>
/// Where each line stands, and which lines a word or a concept makes worth trying. Made once, by looking for signs alone: no line is read
/// for it.
/// </summary>
internal sealed class LineTable
{
    private const int None = -1;

    private readonly int[] frequent;
    private readonly int[] wordHeads;
    private readonly int[] conceptHeads;
    private readonly List<int> next = [];
    private readonly List<int> targets = [];

    public LineTable(Phrases phrases, int words)
    {
        var steps = phrases.Frequent;
        frequent = new int[steps.Length / 2];
        for (var (each, word) = (0, 0); each < frequent.Length; each++)
        {
            frequent[each] = word += steps[2 * each] | (steps[(2 * each) + 1] << 8);
        }

        wordHeads = new int[words];
        Array.Fill(wordHeads, None);
        (Signs, Members) = (phrases.Lines, phrases.Members);
        Lines = CutIntoLines(Signs.Span, out var firsts);
        FirstOf = firsts;
        MemberStarts = CutIntoLines(Members.Span, out var concepts);
        FirstMemberOf = concepts;
        conceptHeads = new int[concepts.Length - 1];
        Array.Fill(conceptHeads, None);
        for (var line = 0; line < Lines.Length; line++)
        {
            AddKeys(Signs.Span, Lines[line], line);
        }

        for (var concept = 0; concept < Concepts; concept++)
        {
            for (var member = FirstMemberOf[concept]; member < FirstMemberOf[concept + 1]; member++)
            {
                var at = MemberStarts[member];
                var rest = Members.Span[at..];
                var key = rest[..rest.IndexOf(Code.End)].IndexOf(Code.Key) + 1;
                at += key;
                Add(ref wordHeads[WordAt(Members.Span, ref at)], ~member);
            }
        }
    }

    /// <summary>All lines.</summary>
    public ReadOnlyMemory<byte> Signs { get; }

    /// <summary>All members of concepts.</summary>
    public ReadOnlyMemory<byte> Members { get; }

    /// <summary>Where each line begins.</summary>
    public int[] Lines { get; }

    /// <summary>The first line of each group, and how many lines there are.</summary>
    public int[] FirstOf { get; }

    /// <summary>Where each member of a concept begins.</summary>
    public int[] MemberStarts { get; }

    /// <summary>The first member of each concept, and how many members there are.</summary>
    public int[] FirstMemberOf { get; }

    /// <summary>How many concepts there are.</summary>
    public int Concepts => FirstMemberOf.Length - 1;

    /// <summary>The first entry of what a word is a key of.</summary>
    public int OfWord(int word) => wordHeads[word];

    /// <summary>The first entry of what a concept is a key of.</summary>
    public int OfConcept(int concept) => conceptHeads[concept];

    /// <summary>What an entry stands for, a line, or the complement of a member; and the entry after it, negative after the last.</summary>
    public int TargetOf(int entry, out int following)
    {
        following = next[entry];
        return targets[entry];
    }

    /// <summary>Reads a word and goes past it.</summary>
    public int WordAt(ReadOnlySpan<byte> code, ref int at)
    {
        int first = code[at++];
        return first < Code.FirstLong
            ? frequent[first - Code.FirstWord]
            : ((first - Code.FirstLong) * Code.Seconds) + code[at++] - Code.FirstSecond;
    }

    // Each line ends with a sign, each group with one more.
    private static int[] CutIntoLines(ReadOnlySpan<byte> code, out int[] firsts)
    {
        var (lines, groups) = (new List<int>(), new List<int> { 0 });
        var at = 0;
        while (at < code.Length)
        {
            if (code[at] == Code.End)
            {
                at++;
                groups.Add(lines.Count);
            }
            else
            {
                lines.Add(at);
                at += code[at..].IndexOf(Code.End) + 1;
            }
        }

        firsts = [.. groups];
        return [.. lines];
    }

    private void AddKeys(ReadOnlySpan<byte> code, int at, int line)
    {
        while (true)
        {
            var step = code[at..].IndexOfAny(Code.Key, Code.End);
            at += step;
            if (code[at++] == Code.End)
            {
                return;
            }

            if (code[at] is Code.Open)
            {
                AddKeysOfChoice(code, ref at, line);
            }
            else
            {
                Add(code, ref at, line);
            }
        }
    }

    // The first of each part of a choice.
    private void AddKeysOfChoice(ReadOnlySpan<byte> code, ref int at, int line)
    {
        at++;
        while (code[at] >= Code.FirstWord)
        {
            Add(code, ref at, line);
        }

        var depth = 1;
        while (depth > 0)
        {
            var sign = code[at++];
            depth +=
                sign is Code.Open or Code.OpenMaybe ? 1
                : sign == Code.Close ? -1
                : 0;
            if (depth == 1 && sign == Code.Or)
            {
                Add(code, ref at, line);
            }
        }
    }

    private void Add(ReadOnlySpan<byte> code, ref int at, int line)
    {
        if (code[at] == Code.Concept)
        {
            Add(ref conceptHeads[code[at + 1] - Code.FirstSecond], line);
            at += 2;
        }
        else
        {
            Add(ref wordHeads[WordAt(code, ref at)], line);
        }
    }

    private void Add(ref int head, int target)
    {
        next.Add(head);
        targets.Add(target);
        head = next.Count - 1;
    }
}
