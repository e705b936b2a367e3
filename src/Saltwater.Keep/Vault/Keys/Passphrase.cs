using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Saltwater.Keep.Vault.Keys;

/// <summary>Which passphrases are accepted, and words for a new one.</summary>
/// <remarks>After NIST SP 800-63B-4: at least 15 characters where it is the only factor, no rules about kinds of characters, no hints, no
/// change unless the person wants it.</remarks>
public static class Passphrase
{
    /// <summary>The least number of characters of an own text.</summary>
    public const int MinLength = 15;

    /// <summary>How many words are offered: five of 1,777 are nearly 54 bits.</summary>
    public const int Words = 5;

    /// <summary>Five words from the system's random numbers, joined by spaces.</summary>
    public static string Generate() =>
        string.Join(' ', Enumerable.Range(0, Words).Select(_ => WordList.English[RandomNumberGenerator.GetInt32(WordList.English.Length)]));

    /// <summary>What is wrong with a text as a passphrase; null if nothing is.</summary>
    public static PassphraseProblem? Check(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plain = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var length = new System.Globalization.StringInfo(plain).LengthInTextElements;
        if (length < MinLength)
        {
            return PassphraseProblem.TooShort;
        }

        if (
            plain.Distinct().Count() < FewestDifferent
            || Common.Contains(plain.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant())
        )
        {
            return PassphraseProblem.TooCommon;
        }

        return null;
    }

    // A text of one or two characters repeated is long and worth nothing.
    private const int FewestDifferent = 5;

    // Long texts that people choose when asked for one. Short ones are refused by their length.
    private static readonly ImmutableArray<string> Common =
    [
        "correcthorsebatterystaple",
        "passwordpassword",
        "123456789012345",
        "1234567890123456",
        "qwertyuiopasdfghjkl",
        "qwertyuiopasdfg",
        "abcdefghijklmno",
        "abcdefghijklmnopqrstuvwxyz",
        "thequickbrownfox",
        "letmeinletmeinletmein",
        "iloveyouiloveyou",
        "thequickbrownfoxjumpsoverthelazydog",
        "tobeornottobethatisthequestion",
        "tobeornottobe",
        "happybirthdaytoyou",
        "twinkletwinklelittlestar",
        "maytheforcebewithyou",
        "theresnoplacelikehome",
        "onceuponatimeinalandfaraway",
    ];
}
