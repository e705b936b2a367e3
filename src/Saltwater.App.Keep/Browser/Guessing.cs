namespace Saltwater.App.Keep.Browser;

/// <summary>How early a passphrase would be guessed by someone who tries likely ones first.</summary>
/// <param name="Tries">In so many tries, as a power of ten.</param>
/// <param name="First">What they would try it as.</param>
public sealed record Guessing(double Tries, FirstGuess First)
{
    // The lists of what many people choose hold fifty thousand; a million tries are those, each in a few spellings.
    private const double OfTheLists = 6;

    // Each try costs 64 MiB and three passes: ten thousand million of them keep many strong machines busy for longer than a partner or a thief waits.
    private const double Early = 10;

    /// <summary>Whether it is one of those that many people choose: such a one is not taken.</summary>
    public bool IsCommon => Tries < OfTheLists;

    /// <summary>Whether it would be guessed early. That is said, and whoever wants it all the same has it.</summary>
    public bool IsEarly => Tries < Early;
}

/// <summary>What someone who guesses would try first; the values stand in worker/guess.ts.</summary>
public enum FirstGuess
{
    /// <summary>Nothing that has a name.</summary>
    Unknown,

    /// <summary>Words and passwords of the lists.</summary>
    Known,

    /// <summary>One piece over and over.</summary>
    Again,

    /// <summary>Letters or numbers in their order.</summary>
    Row,

    /// <summary>Keys that lie side by side.</summary>
    Keys,

    /// <summary>A date or a year.</summary>
    Date,
}
