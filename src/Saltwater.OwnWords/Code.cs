namespace Saltwater.OwnWords;

/// <summary>
/// How a line is written for the device: a byte for each sign, one or two for each word, so that nothing has to be read into anything
/// before it is matched.
/// </summary>
/// <remarks>No sign is ever the second byte of a word, so a sign can be looked for without reading what lies between.</remarks>
internal static class Code
{
    /// <summary>The end of a line, or of a member of a concept; after the last of a group once more.</summary>
    public const byte End = 0;

    /// <summary>Begins a choice: first those of its parts that are one word, and then all others, each after <see cref="Or"/>.</summary>
    public const byte Open = 1;

    /// <summary>Begins a choice that may be left out.</summary>
    public const byte OpenMaybe = 2;

    /// <summary>Before a part of a choice that is more than a word.</summary>
    public const byte Or = 3;

    /// <summary>Ends a choice.</summary>
    public const byte Close = 4;

    /// <summary>Up to three words.</summary>
    public const byte FewWords = 5;

    /// <summary>Up to eight words.</summary>
    public const byte SomeWords = 6;

    /// <summary>
    /// What follows is a key: where none of the keys of a line is said, the line need not be tried. Before a choice: the first word of
    /// each of its parts is one.
    /// </summary>
    public const byte Key = 7;

    /// <summary>The line is weak.</summary>
    public const byte Weak = 8;

    /// <summary>The line counts even if denied.</summary>
    public const byte EvenIfDenied = 9;

    /// <summary>A concept; its number follows.</summary>
    public const byte Concept = 10;

    /// <summary>The first byte that is a word.</summary>
    public const byte FirstWord = 16;

    /// <summary>The first byte that begins a word of two bytes; those below are the most used words.</summary>
    public const byte FirstLong = 200;

    /// <summary>The smallest second byte, and what is added to the number of a concept.</summary>
    public const byte FirstSecond = 64;

    /// <summary>The most letters that a word of the table shares with the one before; a sign below all letters says how many.</summary>
    public const int MostShared = 31;

    /// <summary>How many words one byte can say.</summary>
    public const int Short = FirstLong - FirstWord;

    /// <summary>How many a second byte can tell apart.</summary>
    public const int Seconds = 256 - FirstSecond;

    /// <summary>The most concepts.</summary>
    public const int MostConcepts = Seconds;

    /// <summary>The most words.</summary>
    public const int MostWords = (256 - FirstLong) * Seconds;
}
