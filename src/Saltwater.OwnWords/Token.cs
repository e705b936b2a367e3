namespace Saltwater.OwnWords;

/// <summary>A word of a text, in the form it is matched in. No record: a person's own word is never printed.</summary>
/// <param name="word">Lower case, without accents of spelling: "don't" gives "do" and "not".</param>
/// <param name="start">Where it begins in the text.</param>
/// <param name="end">Where it ends in the text.</param>
internal readonly struct Token(string word, int start, int end, Break after = Break.None)
{
    public string Word => word;

    public int Start => start;

    public int End => end;

    /// <summary>What stands between it and the next.</summary>
    public Break After => after;
}

/// <summary>What stands between two words.</summary>
internal enum Break
{
    /// <summary>A space or nothing.</summary>
    None,

    /// <summary>A comma, dash or bracket: a denial does not reach over it.</summary>
    Clause,

    /// <summary>The end of a sentence: no line reaches over it.</summary>
    Sentence,
}
