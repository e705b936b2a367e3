using System.Buffers.Binary;

namespace Saltwater.App.Keep.Browser;

/// <summary>
/// A list of byte strings as one array, each with its length in four bytes before it: one array crosses to the page quickly, many do not.
/// </summary>
/// <remarks>worker/bytes.ts has the other half.</remarks>
internal static class Packing
{
    private const int LengthSize = 4;
    private const uint Nothing = uint.MaxValue;

    public static byte[] Pack(params IReadOnlyList<ReadOnlyMemory<byte>?> items)
    {
        var size = 0;
        foreach (var item in items)
        {
            size = checked(size + LengthSize + (item?.Length ?? 0));
        }

        var packed = new byte[size];
        var at = 0;
        foreach (var item in items)
        {
            BinaryPrimitives.WriteUInt32BigEndian(packed.AsSpan(at), item is { } some ? (uint)some.Length : Nothing);
            at += LengthSize;
            item?.CopyTo(packed.AsMemory(at));
            at += item?.Length ?? 0;
        }

        return packed;
    }

    /// <summary>The items, as parts of the array.</summary>
    /// <exception cref="InvalidDataException">It is no such list.</exception>
    public static List<ReadOnlyMemory<byte>?> Unpack(ReadOnlyMemory<byte> packed)
    {
        var items = new List<ReadOnlyMemory<byte>?>();
        while (packed.Length > 0)
        {
            if (packed.Length < LengthSize)
            {
                throw new InvalidDataException();
            }

            var length = BinaryPrimitives.ReadUInt32BigEndian(packed.Span);
            packed = packed[LengthSize..];
            if (length == Nothing)
            {
                items.Add(null);
                continue;
            }

            if (length > packed.Length)
            {
                throw new InvalidDataException();
            }

            items.Add(packed[..(int)length]);
            packed = packed[(int)length..];
        }

        return items;
    }
}
