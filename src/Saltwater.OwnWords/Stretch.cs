namespace Saltwater.OwnWords;

/// <summary>
/// At most <see cref="Most"/> words of one sentence. Where something can stand is a set of places, one bit each: a step over a part of a
/// line takes the places it may begin at and gives those it may end at.
/// So a line is matched in as many steps as it has parts, whatever the text, and nothing is ever tried twice.
/// </summary>
internal sealed class Stretch
{
    /// <summary>The most words in a stretch: each place is one bit, and the end of the last needs one too.</summary>
    public const int Most = 60;

    private const int LongestMember = 6;
    private const int FewWords = 3;
    private const int SomeWords = 8;
    private const int Bits = 64;

    private readonly Lexicon lexicon;
    private readonly LineTable table;
    private readonly ulong[] places;
    private readonly ulong[] members;
    private readonly ulong[] worth;
    private readonly List<int> touched = [];
    private readonly List<int> found = [];
    private readonly List<int> concepts = [];

    public Stretch(Lexicon lexicon, LineTable table)
    {
        (this.lexicon, this.table) = (lexicon, table);
        places = new ulong[lexicon.Count];
        members = new ulong[table.Concepts * LongestMember];
        worth = new ulong[(table.Lines.Length / Bits) + 1];
    }

    /// <summary>How many words there are.</summary>
    public int Length { get; private set; }

    /// <summary>The words a gap may hold.</summary>
    public ulong Crossable { get; set; }

    /// <summary>How many of the words are known.</summary>
    public int Known { get; private set; }

    /// <summary>Every place a line may begin at.</summary>
    public ulong Everywhere => Length == 0 ? 0 : ulong.MaxValue >> (Bits - Length);

    public void ReadWords(ReadOnlySpan<Token> words)
    {
        foreach (var word in touched)
        {
            places[word] = 0;
        }

        touched.Clear();
        concepts.Clear();
        Array.Clear(members);
        Array.Clear(worth);
        (Length, Known) = (words.Length, 0);
        Crossable = Everywhere;
        for (var place = 0; place < words.Length; place++)
        {
            found.Clear();
            Known += lexicon.FindWord(words[place].Word, found) ? 1 : 0;
            foreach (var word in found)
            {
                if (places[word] == 0)
                {
                    touched.Add(word);
                }

                places[word] |= 1UL << place;
            }
        }

        foreach (var word in touched)
        {
            FollowKeys(table.OfWord(word));
        }

        foreach (var concept in concepts)
        {
            FollowKeys(table.OfConcept(concept));
        }
    }

    /// <summary>The first line worth trying from here on, before another; negative if there is none.</summary>
    public int NextWorth(int line, int before)
    {
        while (line < before)
        {
            var left = worth[line / Bits] >> (line % Bits);
            if (left != 0)
            {
                line += System.Numerics.BitOperations.TrailingZeroCount(left);
                return line < before ? line : -1;
            }

            line = ((line / Bits) + 1) * Bits;
        }

        return -1;
    }

    /// <summary>Whether a line is one of the weak ones, and whether it counts even if denied; and where its parts begin.</summary>
    public (bool Weak, bool EvenIfDenied, int At) HeadOf(int line)
    {
        var code = table.Signs.Span;
        var (weak, even, at) = (false, false, table.Lines[line]);
        for (; code[at] is Code.Weak or Code.EvenIfDenied; at++)
        {
            (weak, even) = (weak || code[at] == Code.Weak, even || code[at] == Code.EvenIfDenied);
        }

        return (weak, even, at);
    }

    /// <summary>Where a line that begins at these places ends.</summary>
    /// <param name="at">Where its parts begin.</param>
    public ulong EndsOf(int at, ulong starts) => StepOverSequence(table.Signs.Span, ref at, starts, isWhole: true);

    /// <summary>
    /// The first of these places that a line can begin at; negative if there is none. Half of the places are ruled out by each look.
    /// </summary>
    /// <param name="at">Where its parts begin.</param>
    public int FirstStart(int at, ulong starts)
    {
        if (EndsOf(at, starts) == 0)
        {
            return -1;
        }

        var (from, to) = (System.Numerics.BitOperations.TrailingZeroCount(starts), Length);
        while (to - from > 1)
        {
            var middle = (from + to) >> 1;
            var lower = starts & ((1UL << middle) - 1);
            (from, to, starts) = EndsOf(at, lower) == 0 ? (middle, to, starts & ~lower) : (from, middle, lower);
        }

        return from;
    }

    // Up to the end of the line, or of this part of a choice, whose sign is left to be read.
    private ulong StepOverSequence(ReadOnlySpan<byte> code, ref int at, ulong starts, bool isWhole)
    {
        while (true)
        {
            var sign = code[at];
            switch (sign)
            {
                case >= Code.FirstWord:
                    starts = (starts & places[table.WordAt(code, ref at)]) << 1;
                    break;
                case Code.End or Code.Or or Code.Close:
                    return starts;
                case Code.Open or Code.OpenMaybe:
                    starts = StepOverChoice(code, ref at, starts, sign == Code.OpenMaybe);
                    break;
                case Code.Concept:
                    starts = StepOverConcept(code[at + 1] - Code.FirstSecond, starts);
                    at += 2;
                    break;
                case Code.FewWords or Code.SomeWords:
                    at++;
                    starts = StepOverGap(starts, sign == Code.FewWords ? FewWords : SomeWords);
                    break;
                default:
                    at++;
                    break;
            }

            if (starts == 0)
            {
                if (!isWhole)
                {
                    SkipPart(code, ref at);
                }

                return 0;
            }
        }
    }

    private ulong StepOverChoice(ReadOnlySpan<byte> code, ref int at, ulong starts, bool optional)
    {
        var ends = optional ? starts : 0;
        at++;
        while (code[at] >= Code.FirstWord)
        {
            ends |= (starts & places[table.WordAt(code, ref at)]) << 1;
        }

        while (code[at] == Code.Or)
        {
            at++;
            ends |= StepOverSequence(code, ref at, starts, isWhole: false);
        }

        at++;
        return ends;
    }

    // To the end of this part of a choice.
    private static void SkipPart(ReadOnlySpan<byte> code, ref int at)
    {
        var depth = 0;
        while (true)
        {
            switch (code[at])
            {
                case Code.Open or Code.OpenMaybe:
                    depth++;
                    break;
                case Code.Close when depth > 0:
                    depth--;
                    break;
                case Code.Or when depth > 0:
                    break;
                case Code.Or or Code.Close or Code.End:
                    return;
            }

            at++;
        }
    }

    private ulong StepOverGap(ulong starts, int most)
    {
        var ends = starts;
        for (var step = 0; step < most && starts != 0; step++)
        {
            starts = (starts & Crossable) << 1;
            ends |= starts;
        }

        return ends;
    }

    // Where a concept that begins at these places ends.
    private ulong StepOverConcept(int concept, ulong starts)
    {
        var ends = 0UL;
        var from = concept * LongestMember;
        for (var length = 1; length <= LongestMember; length++)
        {
            ends |= (starts & members[from + length - 1]) << length;
        }

        return ends;
    }

    // Marks the lines worth trying, and finds the concepts that are said.
    private void FollowKeys(int entry)
    {
        while (entry >= 0)
        {
            var target = table.TargetOf(entry, out entry);
            if (target >= 0)
            {
                worth[target / Bits] |= 1UL << (target % Bits);
            }
            else
            {
                MatchMember(~target);
            }
        }
    }

    private void MatchMember(int member)
    {
        var code = table.Members.Span;
        var (at, length, said) = (table.MemberStarts[member], 0, Everywhere);
        while (code[at] != Code.End)
        {
            at += code[at] == Code.Key ? 1 : 0;
            said &= places[table.WordAt(code, ref at)] >> length++;
        }

        if (said == 0)
        {
            return;
        }

        var concept = ConceptOf(member);
        members[(concept * LongestMember) + length - 1] |= said;
        if (!concepts.Contains(concept))
        {
            concepts.Add(concept);
        }
    }

    private int ConceptOf(int member)
    {
        var concept = 0;
        while (table.FirstMemberOf[concept + 1] <= member)
        {
            concept++;
        }

        return concept;
    }
}
