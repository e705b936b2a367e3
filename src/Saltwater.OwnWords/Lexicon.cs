namespace Saltwater.OwnWords;

/// <summary>
/// All words that lines look for, and the ordinary ones of the language, sorted. A word that ends with a star stands for all that begin
/// like it. A word's number is its place.
/// </summary>
internal sealed class Lexicon
{
    private const char Star = '*';

    // One slip of the finger changes too much in a shorter word: "rope" is not "rape".
    private const int ShortestMended = 5;
    private const int LongestMended = 24;

    private readonly char[] letters;
    private readonly int[] starts;

    /// <summary>Reads the table: of each word how many letters it shares with the one before, as a sign, and then the rest of it.</summary>
    public Lexicon(Phrases phrases)
    {
        var table = phrases.Words;
        var (words, length) = (0, table.Length);
        foreach (var sign in table)
        {
            if (sign <= Code.MostShared)
            {
                (words, length) = (words + 1, length - 1 + sign);
            }
        }

        (starts, letters) = (new int[words + 1], new char[length]);
        var (word, at) = (-1, 0);
        foreach (var sign in table)
        {
            if (sign > Code.MostShared)
            {
                letters[at++] = sign;
                continue;
            }

            var before = word < 0 ? 0 : starts[word];
            starts[++word] = at;
            letters.AsSpan(before, sign).CopyTo(letters.AsSpan(at));
            at += sign;
        }

        starts[words] = at;
    }

    /// <summary>How many words there are.</summary>
    public int Count => starts.Length - 1;

    /// <summary>Finds what a word of a text stands for, mending one slip of the finger if it stands for nothing.</summary>
    /// <returns>Whether it is a word we know.</returns>
    public bool FindWord(ReadOnlySpan<char> word, List<int> found) =>
        FindAsWritten(word, found) || (MendSlip(word) is var mended && mended >= 0 && FindAsWritten(LettersOf(mended), found));

    // Letter by letter, among fewer words each time: on the way lies every beginning with a star, at the end the word itself.
    private bool FindAsWritten(ReadOnlySpan<char> word, List<int> found)
    {
        var (from, to) = (0, Count);
        for (var index = 0; index < word.Length; index++)
        {
            from = FirstWith(from, to, index, word[index]);
            to = FirstWith(from, to, index, (char)(word[index] + 1));
            if (from == to)
            {
                break;
            }

            var at = from;
            if (LengthOf(at) == index + 1)
            {
                if (index + 1 == word.Length)
                {
                    found.Add(at);
                }

                at++;
            }

            if (at < to && LengthOf(at) == index + 2 && letters[starts[at] + index + 1] == Star)
            {
                found.Add(at);
            }
        }

        return found.Count > 0;
    }

    // The first of these words with this letter or a later one at this place.
    private int FirstWith(int from, int to, int index, char letter)
    {
        while (from < to)
        {
            var middle = (from + to) >> 1;
            var place = starts[middle] + index;
            if (place < starts[middle + 1] && letters[place] >= letter)
            {
                to = middle;
            }
            else
            {
                from = middle + 1;
            }
        }

        return from;
    }

    private int LengthOf(int word) => starts[word + 1] - starts[word];

    private ReadOnlySpan<char> LettersOf(int word) => letters.AsSpan(starts[word], LengthOf(word));

    // One as long is likelier than one longer or shorter.
    private int MendSlip(ReadOnlySpan<char> word)
    {
        if (word.Length is < ShortestMended or > LongestMended)
        {
            return -1;
        }

        var other = -1;
        var last = FirstWith(0, Count, 0, (char)(word[0] + 1));
        for (var each = FirstWith(0, last, 0, word[0]); each < last; each++)
        {
            var longer = LengthOf(each) - word.Length;
            if (
                longer is >= -1 and <= 1
                && LengthOf(each) >= ShortestMended
                && letters[starts[each + 1] - 1] != Star
                && (longer == 0 || other < 0)
                && OneSlip(word, LettersOf(each))
            )
            {
                if (longer == 0)
                {
                    return each;
                }

                other = each;
            }
        }

        return other;
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
        return x.Length != y.Length
            ? x.SequenceEqual(y[1..])
            : x.Length <= 1 || x[1..].SequenceEqual(y[1..]) || (x[0] == y[1] && x[1] == y[0] && x[2..].SequenceEqual(y[2..]));
    }
}
