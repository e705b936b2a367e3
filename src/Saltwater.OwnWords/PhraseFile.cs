using System.Security.Cryptography;
using System.Text;

namespace Saltwater.OwnWords;

/// <summary>The phrases of one language as a file of their own beside the pack, loaded only when someone opens the box.</summary>
/// <remarks>
/// A line of text that names format, language and the SHA-256 of the rest, which tells a damaged file, not a forged one. Then sections,
/// each after its length: rows of text, the table of words, and the lines as <see cref="Code"/>.
/// </remarks>
public static class PhraseFile
{
    private const string Name = "saltwater-phrases";
    private const string Format = "5";
    private const int MostBytes = 400_000;

    /// <summary>Writes phrases.</summary>
    /// <exception cref="ArgumentException">A line is malformed; authoring refuses such phrases.</exception>
    public static byte[] Write(PhraseSet phrases)
    {
        try
        {
            var body = new PhraseWriter(phrases).Write();
            return [.. Encoding.UTF8.GetBytes($"{Name}\t{Format}\t{phrases.Language}\t{HexHash(body)}\n"), .. body];
        }
        catch (LineException malformed)
        {
            throw new ArgumentException(malformed.Message, nameof(phrases), malformed);
        }
    }

    /// <summary>Reads phrases; null if the bytes are damaged, of another format, or no phrases at all.</summary>
    public static Phrases? Read(byte[] bytes)
    {
        if (ReadHeader(bytes, out var from) is not [Name, Format, var language, var hash] || hash != HexHash(bytes.AsSpan(from)))
        {
            return null;
        }

        // Whoever passed the hash was written by Write above; what is cut short is still refused.
        try
        {
            return new(language, bytes, from);
        }
        catch (Exception broken)
            when (broken is FormatException or IndexOutOfRangeException or ArgumentOutOfRangeException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>
    /// The same, for bytes that a browser has held against the hash its page states: nothing that makes hashes has to be loaded for it.
    /// </summary>
    public static Phrases? ReadHeld(byte[] bytes) =>
        ReadHeader(bytes, out var from) is [Name, Format, var language, _] ? new(language, bytes, from) : null;

    // The line in front, by its fields, and where the rest begins; no fields where there is no such line.
    private static string[] ReadHeader(byte[] bytes, out int from)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        var end = bytes.Length > MostBytes ? -1 : bytes.AsSpan().IndexOf((byte)'\n');
        from = end + 1;
        return end < 0 ? [] : Encoding.UTF8.GetString(bytes, 0, end).Split('\t');
    }

    private static string HexHash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
