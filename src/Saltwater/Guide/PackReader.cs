using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Saltwater.Guide;

internal delegate T ReadRecord<out T>(ref PackReader from);

/// <summary>Reads what <see cref="PackWriter"/> wrote. Bytes that cannot be read end in an exception, never in a wrong record: every number
/// is held against its limits.</summary>
internal ref struct PackReader
{
    // No record holds itself, but conditions do, and broken bytes could nest them until the stack ends.
    private const int Deepest = 40;

    private readonly ReadOnlySpan<byte> bytes;
    private readonly string[] texts = [];
    private int at;
    private int depth;

    public PackReader(ReadOnlySpan<byte> bytes, out int format)
    {
        this.bytes = bytes;
        if (ReadByte() != PackWriter.Mark)
        {
            throw new FormatException();
        }

        format = Number();
        if (format != Pack.CurrentFormat)
        {
            return;
        }

        var lengths = new int[ReadCount()];
        for (var each = 0; each < lengths.Length; each++)
        {
            lengths[each] = Number();
        }

        // One decoding for all texts: many times as fast as one for each.
        var all = Encoding.UTF8.GetString(TakeBytes(Number()));
        var start = 0;
        texts = new string[lengths.Length];
        for (var each = 0; each < lengths.Length; each++)
        {
            texts[each] = all.Substring(start, lengths[each]);
            start += lengths[each];
        }
    }

    public int Number()
    {
        var (value, shift) = (0, 0);
        while (true)
        {
            var next = ReadByte();
            if (shift > 21 && next > 7)
            {
                throw new FormatException();
            }

            value |= (next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }

            shift += 7;
        }
    }

    public int? NumberOrNone() => Number() is > 0 and var value ? value - 1 : null;

    public double Real() => BitConverter.ToDouble(TakeBytes(sizeof(double)));

    public bool Flag() =>
        Number() switch
        {
            0 => false,
            1 => true,
            _ => throw new FormatException(),
        };

    public DateOnly Date() => DateOnly.FromDayNumber(Number());

    /// <summary>One of the names of an enumeration that counts from 0.</summary>
    /// <param name="last">The last of them. To ask the type itself takes reflection, which a phone feels at every start.</param>
    public T Name<T>(T last)
        where T : struct, Enum
    {
        var value = Number();
        if ((uint)value > (uint)Unsafe.BitCast<T, int>(last))
        {
            throw new FormatException();
        }

        return Unsafe.BitCast<int, T>(value);
    }

    public string Text() => texts[Number()];

    public string? TextOrNone() => Flag() ? Text() : null;

    public ImmutableArray<string> Texts() => List(static (ref from) => from.Text());

    public T? OrNone<T>(ReadRecord<T> read)
        where T : class => Flag() ? read(ref this) : null;

    public ImmutableArray<T> List<T>(ReadRecord<T> read)
    {
        var values = new T[ReadCount()];
        if (++depth > Deepest)
        {
            throw new FormatException();
        }

        for (var each = 0; each < values.Length; each++)
        {
            values[each] = read(ref this);
        }

        depth--;
        return ImmutableCollectionsMarshal.AsImmutableArray(values);
    }

    // A list cannot be longer than the bytes that are left, so broken bytes cannot ask for more memory than they have.
    private int ReadCount()
    {
        var count = Number();
        if (count > bytes.Length - at)
        {
            throw new FormatException();
        }

        return count;
    }

    private byte ReadByte() => at < bytes.Length ? bytes[at++] : throw new FormatException();

    private ReadOnlySpan<byte> TakeBytes(int count)
    {
        var taken = bytes.Slice(at, count);
        at += count;
        return taken;
    }
}
