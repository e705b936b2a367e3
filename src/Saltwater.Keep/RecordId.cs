using System.Security.Cryptography;

namespace Saltwater.Keep;

/// <summary>Names one record for ever: 16 random bytes, without a meaning.</summary>
/// <param name="Value">The bytes as a big-endian number.</param>
public readonly record struct RecordId(UInt128 Value) : IComparable<RecordId>
{
    /// <summary>Length in bytes.</summary>
    public const int Size = 16;

    /// <summary>A new id from the system's random numbers.</summary>
    public static RecordId New() => From(RandomNumberGenerator.GetBytes(Size));

    /// <summary>Reads an id.</summary>
    /// <param name="bytes">16 bytes.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 16 bytes.</exception>
    public static RecordId From(ReadOnlySpan<byte> bytes) => new(System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(bytes));

    /// <summary>The 16 bytes.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[Size];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(bytes, Value);
        return bytes;
    }

    /// <inheritdoc/>
    public int CompareTo(RecordId other) => Value.CompareTo(other.Value);

    /// <summary>32 lower-case hexadecimal digits.</summary>
    public override string ToString() => Value.ToString("x32", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>By value.</summary>
    public static bool operator <(RecordId left, RecordId right) => left.Value < right.Value;

    /// <summary>By value.</summary>
    public static bool operator >(RecordId left, RecordId right) => left.Value > right.Value;

    /// <summary>By value.</summary>
    public static bool operator <=(RecordId left, RecordId right) => left.Value <= right.Value;

    /// <summary>By value.</summary>
    public static bool operator >=(RecordId left, RecordId right) => left.Value >= right.Value;
}
