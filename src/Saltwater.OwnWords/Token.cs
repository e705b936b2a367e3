namespace Saltwater.OwnWords;

/// <summary>A word of a text, in the form it is matched in.</summary>
/// <param name="Word">Lower case, without accents of spelling: "don't" gives "do" and "not".</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="End">Where it ends in the text.</param>
/// <param name="After">What stands between it and the next.</param>
internal readonly record struct Token(string Word, int Start, int End, Break After)
{
    // A person's own word is never printed.
    public override string ToString() => nameof(Token);
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
