using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;

namespace Saltwater.Guide;

/// <summary>Writes what <see cref="PackReader"/> reads: every text once and in front, then numbers of seven bits a byte, the lowest
/// first.</summary>
internal sealed class PackWriter
{
    // The first byte of the file: no JSON and no web page begins with it.
    public const byte Mark = 0xA7;

    private const int SevenBits = 0x7F;
    private const byte MoreFollows = 0x80;

    private readonly Dictionary<string, int> known = new(StringComparer.Ordinal);
    private readonly List<string> texts = [];
    private readonly List<byte> records = [];

    public byte[] ToBytes(int format)
    {
        var head = new List<byte> { Mark };
        Number(head, format);
        Number(head, texts.Count);
        texts.ForEach(text => Number(head, text.Length));
        var all = Encoding.UTF8.GetBytes(string.Concat(texts));
        Number(head, all.Length);
        return [.. head, .. all, .. records];
    }

    public void Number(int value) => Number(records, value);

    // One more than the number, so that 0 says that there is none.
    public void NumberOrNone(int? value) => Number(value + 1 ?? 0);

    public void Real(double value) => records.AddRange(BitConverter.GetBytes(value));

    public void Flag(bool value) => Number(Convert.ToInt32(value));

    public void Date(DateOnly value) => Number(value.DayNumber);

    public void Name<T>(T value)
        where T : struct, Enum => Number(Unsafe.BitCast<T, int>(value));

    public void Text(string value)
    {
        if (!known.TryGetValue(value, out var at))
        {
            known[value] = at = texts.Count;
            texts.Add(value);
        }

        Number(at);
    }

    public void TextOrNone(string? value) => OrNone(value, static (to, text) => to.Text(text));

    public void Texts(ImmutableArray<string> values) => List(values, static (to, text) => to.Text(text));

    public void OrNone<T>(T? value, Action<PackWriter, T> write)
        where T : class
    {
        Flag(value is not null);
        if (value is not null)
        {
            write(this, value);
        }
    }

    public void List<T>(ImmutableArray<T> values, Action<PackWriter, T> write)
    {
        Number(values.Length);
        foreach (var value in values)
        {
            write(this, value);
        }
    }

    private static void Number(List<byte> bytes, int value)
    {
        for (; value > SevenBits; value >>= 7)
        {
            bytes.Add((byte)((value & SevenBits) | MoreFollows));
        }

        bytes.Add((byte)value);
    }
}
