namespace Saltwater.Guide;

/// <summary>What a program has to know of a language to write it.</summary>
/// <param name="Direction">Which way it is written.</param>
/// <param name="Plural">Which form a text with a count takes.</param>
internal sealed record LanguageRules(WritingDirection Direction, PluralRules Plural);

/// <summary>Which way a language is written.</summary>
internal enum WritingDirection
{
    /// <summary>From left to right.</summary>
    Ltr,

    /// <summary>From right to left.</summary>
    Rtl,
}
