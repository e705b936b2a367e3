using System.Collections.Immutable;
using System.Globalization;
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
        var settings = Text(3).Split('\n');
        Scope = int.Parse(settings[0], NumberStyles.None, CultureInfo.InvariantCulture);
        (AnyTime, Calm) = (settings[1].Split('\t'), settings[2].Split('\t'));
    }

    /// <summary>BCP 47 tag, for example <c>en</c>.</summary>
    public string Language { get; }

    internal int Scope { get; }

    internal string[] AnyTime { get; }

    internal string[] Calm { get; }

    internal string[] Normalise => Rows(1);

    internal string[] Endings => Rows(2);

    internal string[] Danger => Rows(4);

    internal string[] Areas => Rows(5);

    internal string[] Answers => Rows(6);

    internal string[] Implies => Rows(7);

    internal ReadOnlySpan<byte> Shared => Section(8);

    internal ReadOnlySpan<byte> Rest => Section(9);

    internal ReadOnlySpan<byte> Frequent => Section(10);

    internal ReadOnlyMemory<byte> Members => body.AsMemory(starts[11], starts[12] - LengthBytes - starts[11]);

    internal ReadOnlyMemory<byte> Lines => body.AsMemory(starts[12], starts[13] - LengthBytes - starts[12]);

    /// <summary>The words of the box itself, by key: they travel with the phrases.</summary>
    public ImmutableSortedDictionary<string, string> Says =>
        says ??= Rows(0)
            .Select(row => row.Split('\t', 2))
            .ToImmutableSortedDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    /// <summary>Whether there are lines that offer an answer.</summary>
    internal bool HasLines(string question, string answer) =>
        Array.Exists(Answers, row => row.StartsWith($"{question}\t{answer}\t", StringComparison.Ordinal));

    private ReadOnlySpan<byte> Section(int section) => body.AsSpan(starts[section], starts[section + 1] - LengthBytes - starts[section]);

    private string Text(int section) => Encoding.UTF8.GetString(Section(section));

    private string[] Rows(int section) => Text(section).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
