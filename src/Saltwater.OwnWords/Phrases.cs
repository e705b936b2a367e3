using System.Collections.Immutable;
using System.Text;

namespace Saltwater.OwnWords;

/// <summary>
/// The phrases of one language as a device holds them. Nothing in it is read before it is needed; making it ready to look for is
/// <see cref="Understanding"/>.
/// </summary>
public sealed class Phrases
{
    private const int Sections = 13;
    private const int LengthBytes = 3;

    private readonly byte[] body;
    private readonly int[] starts = new int[Sections + 1];
    private ImmutableSortedDictionary<string, string>? says;
    private Catalog? catalog;

    internal Phrases(string language, byte[] body, int from)
    {
        (Language, this.body) = (language, body);
        var at = from;
        for (var section = 0; section < Sections; section++)
        {
            var length = body[at] | (body[at + 1] << 8) | (body[at + 2] << 16);
            starts[section] = at + LengthBytes;
            at = starts[section] + length;
        }

        starts[Sections] = at == body.Length ? at + LengthBytes : throw new FormatException();
    }

    /// <summary>BCP 47 tag, for example <c>en</c>.</summary>
    public string Language { get; }

    /// <summary>How many words before a match may hold a denial.</summary>
    internal int Scope => Section(3)[0] - Catalog.First;

    internal Catalog Catalog => catalog ??= new(Rows(4), Text(3)[2..].Split('\n'), Rows(5), Rows(6), Rows(7));

    internal string[] Normalise => Rows(1);

    internal string[] Endings => Rows(2);

    /// <summary>The letters of all words.</summary>
    internal string Letters => Text(8);

    internal ReadOnlySpan<byte> Words => Section(9);

    internal ReadOnlySpan<byte> Frequent => Section(10);

    internal ReadOnlyMemory<byte> Members => body.AsMemory(starts[11], EndOf(11) - starts[11]);

    internal ReadOnlyMemory<byte> Lines => body.AsMemory(starts[12], EndOf(12) - starts[12]);

    /// <summary>The words of the box itself, by key: they travel with the phrases.</summary>
    public ImmutableSortedDictionary<string, string> Says =>
        says ??= Rows(0)
            .Select(row => row.Split('\t', 2))
            .ToImmutableSortedDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    /// <summary>Whether there are lines that offer an answer.</summary>
    internal bool HasLines(string question, string answer) =>
        Array.Exists(Catalog.Answers, each => each.Question == question && each.Answer == answer);

    private int EndOf(int section) => starts[section + 1] - LengthBytes;

    private ReadOnlySpan<byte> Section(int section) => body.AsSpan(starts[section], EndOf(section) - starts[section]);

    private string Text(int section) => Encoding.UTF8.GetString(Section(section));

    private string[] Rows(int section) => Text(section).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
