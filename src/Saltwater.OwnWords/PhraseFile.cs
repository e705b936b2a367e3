using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Saltwater.OwnWords;

/// <summary>The phrases of one language as a file of their own beside the pack, loaded only when someone opens the box.</summary>
/// <remarks>UTF-8 text, one record a line, fields set apart by tabs: a device reads it by cutting, without any parser. The first line names format, language and the SHA-256 of the rest, which tells a damaged file, not a forged one.</remarks>
public static class PhraseFile
{
    private const string Name = "saltwater-phrases";
    private const string Format = "2";
    private const int MostBytes = 400_000;

    /// <summary>Writes phrases.</summary>
    public static byte[] Write(PhraseSet phrases)
    {
        var rest = new StringBuilder();
        Each([.. phrases.Says], each => Record(rest, "s", each.Key, each.Value));
        Record(rest, "n", Number(phrases.Negation.Scope));
        Record(rest, "nw", [.. phrases.Negation.Words]);
        Record(rest, "ns", [.. phrases.Negation.Stops]);
        Record(rest, "ne", [.. phrases.Negation.Except]);
        Record(rest, "w", [.. phrases.Common]);
        Record(rest, "t", [.. phrases.AnyTime]);
        Record(rest, "q", [.. phrases.Calm]);
        Each(phrases.Normalise, each => Record(rest, "r", each.Written, each.Read));
        Each(phrases.Endings, each => Record(rest, "e", each.Written, each.Read));
        Each(phrases.Experiencer, each => Record(rest, "x", [Number((int)each.Kind), .. each.Phrases]));
        Each(phrases.Concepts, each => Record(rest, "c", [each.Name, .. each.Members]));
        Each(phrases.Danger, each => Record(rest, "d", [each.Topic, string.Join(' ', each.Asks), string.Join(' ', each.Signs), .. each.Lines]));
        Each(phrases.Areas, each => Record(rest, "p", [each.Area, string.Join(' ', each.Answers), .. each.Lines]));
        Each(phrases.Answers, each => Record(rest, "a", [each.Question, each.Answer, Number(each.Worth), each.SelfOnly ? "1" : "", Number(each.AtMost), .. each.Lines]));
        Each(phrases.Implies, each => Record(rest, "i", each.Found, each.Question, each.Answer, Number(each.Worth), each.SelfOnly ? "1" : "", Number(each.AtMost)));
        var body = rest.ToString();
        return Encoding.UTF8.GetBytes($"{Name}\t{Format}\t{phrases.Language}\t{Hash(Encoding.UTF8.GetBytes(body))}\n{body}");
    }

    /// <summary>Reads phrases; null if the bytes are damaged, of another format, or no phrases at all.</summary>
    public static PhraseSet? Read(ReadOnlySpan<byte> bytes)
    {
        return Head(bytes, out var body) is [Name, Format, var language, var hash] && hash == Hash(body) ? Records(language, body) : null;
    }

    /// <summary>The same, for bytes that a browser has held against the hash its page states: nothing that makes hashes has to be loaded for it.</summary>
    public static PhraseSet? ReadHeld(ReadOnlySpan<byte> bytes)
    {
        return Head(bytes, out var body) is [Name, Format, var language, _] ? Records(language, body) : null;
    }

    // The line in front, by its fields, and what follows it; no fields where there is no such line.
    private static string[] Head(ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> body)
    {
        var end = bytes.Length > MostBytes ? -1 : bytes.IndexOf((byte)'\n');
        body = bytes[(end + 1)..];
        return end < 0 ? [] : Encoding.UTF8.GetString(bytes[..end]).Split('\t');
    }

    private static PhraseSet? Records(string language, ReadOnlySpan<byte> body)
    {
        // Whoever passed the hash was written by Write above; a record that is missing or short is still refused.
        try
        {
            var records = Encoding.UTF8.GetString(body).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')).ToLookup(fields => fields[0], fields => fields[1..], StringComparer.Ordinal);
            return new(
                language,
                Each(records["c"], fields => new Concept(fields[0], [.. fields[1..]])),
                Each(records["a"], fields => new AnswerPhrases(fields[0], fields[1], Whole(fields[2]), fields[3] == "1", Whole(fields[4]), [.. fields[5..]])),
                Each(records["p"], fields => new AreaPhrases(fields[0], Words(fields[1]), [.. fields[2..]])),
                Each(records["d"], fields => new DangerPhrases(fields[0], Words(fields[1]), Words(fields[2]), [.. fields[3..]])),
                Each(records["r"], fields => new Replacement(fields[0], fields[1])),
                Each(records["e"], fields => new Replacement(fields[0], fields[1])),
                [.. records["w"].First()],
                new(Whole(records["n"].First()[0]), [.. records["nw"].First()], [.. records["ns"].First()], [.. records["ne"].First()]),
                Each(records["x"], fields => new ExperiencerPhrases((Experiencer)Whole(fields[0]), [.. fields[1..]])),
                [.. records["t"].First()],
                [.. records["q"].First()],
                Each(records["i"], fields => new Implication(fields[0], fields[1], fields[2], Whole(fields[3]), fields[4] == "1", Whole(fields[5]))),
                records["s"].ToImmutableSortedDictionary(fields => fields[0], fields => fields[1], StringComparer.Ordinal));
        }
        catch (Exception broken) when (broken is FormatException or IndexOutOfRangeException or InvalidOperationException or OverflowException)
        {
            return null;
        }
    }

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static int Whole(string written) => int.Parse(written, NumberStyles.None, CultureInfo.InvariantCulture);

    private static ImmutableArray<string> Words(string written) => [.. written.Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    private static void Record(StringBuilder text, string kind, params ReadOnlySpan<string> fields)
    {
        text.Append(kind);
        foreach (var field in fields)
        {
            text.Append('\t').Append(field);
        }

        text.Append('\n');
    }

    private static void Each<T>(ImmutableArray<T> items, Action<T> write)
    {
        foreach (var item in items)
        {
            write(item);
        }
    }

    private static ImmutableArray<T> Each<T>(IEnumerable<string[]> records, Func<string[], T> read) => [.. records.Select(read)];
}
