using System.Collections.Immutable;

namespace Saltwater.Keep.Vault.Keys;

/// <summary>Short, common words to make a passphrase of.</summary>
/// <remarks>The English list of BIP 39, less the words that could hurt someone who reads them that night. 1,777 are left: five are nearly
/// 54 bits.</remarks>
internal static class WordList
{
    public static ImmutableArray<string> English { get; } = Read("words.en.txt");

    private static ImmutableArray<string> Read(string name)
    {
        using var stream = typeof(WordList).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }
}
