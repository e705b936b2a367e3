using System.Collections.Immutable;
using System.Text;
using Saltwater.Guide;

namespace Saltwater.OwnWords;

/// <summary>
/// The phrases of one language as a device holds them. Nothing in it is read before it is needed; making it ready to look for is
/// <see cref="Understanding"/>.
/// </summary>
public sealed class Phrases
{
    private const int Sections = 14;
    private const int LengthBytes = 3;

    private readonly byte[] body;
    private readonly int[] starts = new int[Sections + 1];
    private ImmutableSortedDictionary<string, string>? says;

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
    internal int Scope => Section(3).Span[0] - Catalog.First;

    /// <summary>Questions about the past, as signs.</summary>
    internal string AnyTime => Text(3)[1..];

    /// <summary>Answers no text ever offers, as signs.</summary>
    internal string Calm => Text(4);

    /// <summary>Answers that lines offer, as signs, in the order of their lines.</summary>
    internal string Answers => Text(5);

    /// <summary>Of each topic its name, its questions and its signs.</summary>
    internal string[] Danger => Rows(6);

    /// <summary>Of each area its name and its answers.</summary>
    internal string[] Areas => Rows(7);

    /// <summary>An answer, and the one or the question that brings it along.</summary>
    internal string[] Implied => Rows(8);

    internal string[] Normalise => Rows(1);

    internal string[] Endings => Rows(2);

    internal string Words => Text(9);

    internal ReadOnlySpan<byte> Frequent => Section(10).Span;

    internal ReadOnlyMemory<byte> Members => Section(11);

    internal ReadOnlyMemory<byte> Lines => Section(12);

    /// <summary>The words of the box itself, by key: they travel with the phrases.</summary>
    public ImmutableSortedDictionary<string, string> Says =>
        says ??= Rows(0)
            .Select(row => row.Split('\t', 2))
            .ToImmutableSortedDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    /// <summary>
    /// Whether these phrases are for this pack: in its language, and with its questions and answers, which stand in them by their places.
    /// Another guide may have given those to others.
    /// </summary>
    public bool AreFor(Pack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        if (pack.Language != Language)
        {
            return false;
        }

        var mark = 0u;
        foreach (var question in pack.Questions)
        {
            mark = Catalog.Mark(mark, question.Id);
            foreach (var answer in question.Answers)
            {
                mark = Catalog.Mark(mark, answer.Id);
            }
        }

        return mark == System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(Section(13).Span);
    }

    private ReadOnlyMemory<byte> Section(int section) => body.AsMemory(starts[section]..(starts[section + 1] - LengthBytes));

    private string Text(int section) => Encoding.UTF8.GetString(Section(section).Span);

    private string[] Rows(int section) => Text(section).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
