namespace Saltwater.OwnWords;

/// <summary>Tries one line on one sentence: for the author's own examples, and before there is a pack.</summary>
internal sealed class LineTrial
{
    private readonly int scope;
    private readonly Lexicon lexicon;
    private readonly LineTable table;
    private readonly Tokens tokens;

    public LineTrial(Phrases phrases)
    {
        (scope, lexicon, tokens) = (phrases.Scope, new(phrases), new(phrases));
        table = new(phrases, lexicon.Count);
    }

    /// <summary>The first line of a group: of those every language has, then of dangers, areas and answers.</summary>
    public int FirstOf(int group) => table.FirstOf[group];

    /// <summary>Whether a line finds something in a sentence.</summary>
    public bool FindsIn(int line, string sentence, bool isDanger)
    {
        var words = tokens.CutIntoWords(sentence);
        var (stretch, context) = (new Stretch(lexicon, table), new Context(table, scope));
        for (var (from, to) = (0, 0); Understanding.NextStretch(words, ref from, ref to); )
        {
            Understanding.ReadStretch(stretch, context, words, from, to);
            if (stretch.NextWorth(line, line + 1) == line && Understanding.FindLine(line, stretch, context, isDanger, out _) is not null)
            {
                return true;
            }
        }

        return false;
    }
}
