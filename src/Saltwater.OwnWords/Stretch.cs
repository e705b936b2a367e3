namespace Saltwater.OwnWords;

/// <summary>At most <see cref="Most"/> words of one sentence, with the places of every word that lines look for.</summary>
internal sealed class Stretch(Lexicon lexicon, int[][][] concepts)
{
    /// <summary>The most words in a stretch: each place is one bit, and the end of the last needs one too.</summary>
    public const int Most = 60;

    private const int LongestMember = 6;

    private readonly ulong[] places = new ulong[lexicon.Count];
    private readonly List<int> touched = [];
    private readonly List<int> found = [];
    private readonly ulong[] members = new ulong[concepts.Length * LongestMember];
    private readonly bool[] ready = new bool[concepts.Length];

    /// <summary>How many words there are.</summary>
    public int Length { get; private set; }

    /// <summary>The words a gap may hold.</summary>
    public ulong Crossable { get; set; }

    /// <summary>How many of the words are known.</summary>
    public int Known { get; private set; }

    /// <summary>Every place a line may begin at.</summary>
    public ulong Everywhere => Length == 0 ? 0 : ulong.MaxValue >> (64 - Length);

    public static bool Fits(int[] member) => member.Length is > 0 and <= LongestMember;

    public void Read(ReadOnlySpan<Token> words)
    {
        foreach (var word in touched)
        {
            places[word] = 0;
        }

        touched.Clear();
        Array.Clear(ready);
        (Length, Known) = (words.Length, 0);
        Crossable = Everywhere;
        for (var place = 0; place < words.Length; place++)
        {
            found.Clear();
            if (lexicon.Find(words[place].Word, found))
            {
                Known++;
            }

            foreach (var word in found)
            {
                if (places[word] == 0)
                {
                    touched.Add(word);
                }

                places[word] |= 1UL << place;
            }
        }
    }

    /// <summary>The places of a word.</summary>
    public ulong At(int word) => places[word];

    /// <summary>Where a concept that begins at these places ends.</summary>
    public ulong StepOver(int concept, ulong starts)
    {
        var from = concept * LongestMember;
        if (!ready[concept])
        {
            ready[concept] = true;
            FindMembers(concept, members.AsSpan(from, LongestMember));
        }

        var ends = 0UL;
        for (var length = 1; length <= LongestMember; length++)
        {
            ends |= (starts & members[from + length - 1]) << length;
        }

        return ends;
    }

    private void FindMembers(int concept, Span<ulong> byLength)
    {
        byLength.Clear();
        foreach (var member in concepts[concept])
        {
            var at = Everywhere;
            for (var index = 0; index < member.Length && at != 0; index++)
            {
                at &= places[member[index]] >> index;
            }

            byLength[member.Length - 1] |= at;
        }
    }
}
