namespace Saltwater.OwnWords;

/// <summary>The groups of lines that every language has, before those of danger, areas and answers.</summary>
internal enum Group
{
    /// <summary>Words that deny what follows.</summary>
    Deny,

    /// <summary>Words behind which a denial no longer reaches.</summary>
    Stop,

    /// <summary>Phrases that hold a denying word and deny nothing.</summary>
    Except,

    /// <summary>Someone else lived it.</summary>
    SomeoneElse,

    /// <summary>It was at another time.</summary>
    Earlier,

    /// <summary>It is wished for, dreamt or supposed.</summary>
    NotReal,

    /// <summary>Back to the one who writes.</summary>
    Own,

    /// <summary>Looks like one of the others and is not.</summary>
    NotThese,

    /// <summary>How many there are.</summary>
    Count,
}
