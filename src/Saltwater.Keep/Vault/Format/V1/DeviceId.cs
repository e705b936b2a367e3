using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Saltwater.Keep.Vault.Format.V1;

/// <summary>Names one device that writes into a vault: the first half of the hash of its public key.</summary>
/// <param name="Value">16 bytes as a big-endian number.</param>
internal readonly record struct DeviceId(UInt128 Value) : IComparable<DeviceId>
{
    public const int Size = 16;

    public static DeviceId From(ReadOnlySpan<byte> bytes) => new(BinaryPrimitives.ReadUInt128BigEndian(bytes));

    /// <param name="key">The public key as SPKI.</param>
    public static DeviceId Of(ReadOnlySpan<byte> key) => From(SHA256.HashData(key));

    public byte[] ToBytes()
    {
        var bytes = new byte[Size];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, Value);
        return bytes;
    }

    public int CompareTo(DeviceId other) => Value.CompareTo(other.Value);

    /// <summary>32 lower-case hexadecimal digits, as in the names of what is stored.</summary>
    public override string ToString() => Value.ToString("x32", CultureInfo.InvariantCulture);
}
