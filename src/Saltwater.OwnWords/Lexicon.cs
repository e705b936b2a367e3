namespace Saltwater.OwnWords;

/// <summary>The words that lines look for. Each has a number; a text's word is looked up once, and what it stands for is a few numbers.</summary>
internal sealed class Lexicon
{
    // One slip of the finger changes too much in a shorter word: "rope" is not "rape".
    private const int ShortestMended = 5;

    private readonly Dictionary<string, int> words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> stems = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> concepts = new(StringComparer.Ordinal);
    private readonly HashSet<string> common = new(StringComparer.Ordinal);
    private readonly Dictionary<(char First, int Length), List<string>> mendable = [];
    private int longestStem;

    /// <summary>How many words and stems there are.</summary>
    public int Count { get; private set; }

    public void Common(string word) => common.Add(word);

    public bool IsCommon(ReadOnlySpan<char> word) => common.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    public int? Concept(string name) => concepts.TryGetValue(name, out var number) ? number : null;

    public int AddConcept(string name) => concepts[name] = concepts.Count;

    public int Word(string word)
    {
        if (words.TryGetValue(word, out var number))
        {
            return number;
        }

        if (word.Length >= ShortestMended)
        {
            var key = (word[0], word.Length);
            if (!mendable.TryGetValue(key, out var alike))
            {
                mendable.Add(key, alike = []);
            }

            alike.Add(word);
        }

        return words[word] = Count++;
    }

    public int Stem(string stem)
    {
        longestStem = Math.Max(longestStem, stem.Length);
        return stems.TryGetValue(stem, out var number) ? number : stems[stem] = Count++;
    }

    /// <summary>Finds what a word of a text stands for, mending one slip of the finger if it stands for nothing.</summary>
    /// <returns>Whether it is a word we know.</returns>
    public bool Find(ReadOnlySpan<char> word, List<int> found)
    {
        if (FindAsWritten(word, found))
        {
            return true;
        }

        if (IsCommon(word))
        {
            return true;
        }

        return Mend(word) is { } mended && FindAsWritten(mended, found);
    }

    private bool FindAsWritten(ReadOnlySpan<char> word, List<int> found)
    {
        if (words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var number))
        {
            found.Add(number);
        }

        var lookup = stems.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = Math.Min(longestStem, word.Length); length > 1; length--)
        {
            if (lookup.TryGetValue(word[..length], out var stem))
            {
                found.Add(stem);
            }
        }

        return found.Count > 0;
    }

    private string? Mend(ReadOnlySpan<char> word)
    {
        if (word.Length < ShortestMended || word.Length > 24)
        {
            return null;
        }

        foreach (var length in (ReadOnlySpan<int>)[word.Length, word.Length + 1, word.Length - 1])
        {
            foreach (var candidate in mendable.GetValueOrDefault((word[0], length)) ?? [])
            {
                if (OneSlip(word, candidate))
                {
                    return candidate;
                }
            }
        }

        return null;
    }

    /// <summary>Whether two words differ by one letter more, less, wrong or swapped with its neighbour.</summary>
    private static bool OneSlip(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length > b.Length)
        {
            return OneSlip(b, a);
        }

        var same = a.CommonPrefixLength(b);
        var x = a[same..];
        var y = b[same..];
        return x.Length != y.Length ? x.SequenceEqual(y[1..])
            : x.Length <= 1 || x[1..].SequenceEqual(y[1..]) || (x[0] == y[1] && x[1] == y[0] && x[2..].SequenceEqual(y[2..]));
    }
}
