using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Saltwater.Keep.Vault.Format.V1;

/// <summary>What an envelope, or an event of the control log, is named by: its hash with its signature in the lower of the two forms that
/// hold.</summary>
/// <param name="Hash">With s at most half the curve's order.</param>
/// <param name="Other">With the other form of the same signature; empty where only the first is known.</param>
/// <remarks>Whoever has a signature (r, s) on P-256 also has (r, n − s), without any key. Both name the same envelope.
/// docs/vault-format.md, Two forms of a signature.</remarks>
internal readonly record struct EnvelopeHash(ReadOnlyMemory<byte> Hash, ReadOnlyMemory<byte> Other)
{
    // n of P-256: SEC 2, 2.4.2.
    private static readonly UInt128 OrderHigh = new(0xFFFFFFFF00000000, 0xFFFFFFFFFFFFFFFF);
    private static readonly UInt128 OrderLow = new(0xBCE6FAADA7179E84, 0xF3B9CAC2FC632551);

    /// <summary>Its first eight bytes: enough to tell two of the same device and number apart.</summary>
    public ulong Tag => TagOf(Hash);

    public static EnvelopeHash OfSigned(ReadOnlySpan<byte> signed)
    {
        var turned = WithOtherSignature(signed);
        var (one, other) = (SHA256.HashData(signed), SHA256.HashData(turned));
        return IsLow(signed[^32..]) ? new(one, other) : new(other, one);
    }

    /// <summary>One that only its name is known of.</summary>
    public static EnvelopeHash FromName(ReadOnlyMemory<byte> hash) => new(hash, default);

    public static ulong TagOf(ReadOnlyMemory<byte> hash) =>
        hash.Length < sizeof(ulong) ? 0 : BinaryPrimitives.ReadUInt64BigEndian(hash.Span);

    /// <summary>Whether a hash that somebody wrote down is one of the two.</summary>
    public bool Is(ReadOnlyMemory<byte> hash) =>
        Hash.Span.SequenceEqual(hash.Span) || (!Other.IsEmpty && Other.Span.SequenceEqual(hash.Span));

    public bool Is(EnvelopeHash hash) => Is(hash.Hash) || (!hash.Other.IsEmpty && Is(hash.Other));

    /// <summary>The same with its signature in the lower form; the same object where it is already.</summary>
    public static byte[] WithLowSignature(byte[] signed) => IsLow(signed.AsSpan(^32..)) ? signed : WithOtherSignature(signed);

    /// <summary>The same with the other form of its signature.</summary>
    public static byte[] WithOtherSignature(ReadOnlySpan<byte> signed)
    {
        var turned = signed.ToArray();
        var (high, low) = ReadNumber(signed[^32..]);
        var lower = OrderLow - low;
        // n − s in two halves, as no number of 256 bits is built in. Nothing secret is in it, so it need not take the same time for every
        // number.
        var borrow = Convert.ToByte(OrderLow < low);
        var higher = OrderHigh - high - borrow;
        BinaryPrimitives.WriteUInt128BigEndian(turned.AsSpan(^32..), higher);
        BinaryPrimitives.WriteUInt128BigEndian(turned.AsSpan(^16..), lower);
        return turned;
    }

    private static bool IsLow(ReadOnlySpan<byte> s)
    {
        var (high, low) = ReadNumber(s);
        var half = OrderHigh >> 1;
        return high < half || (high == half && low <= (OrderLow >> 1) + ((OrderHigh & 1) << 127));
    }

    private static (UInt128 High, UInt128 Low) ReadNumber(ReadOnlySpan<byte> s) =>
        (BinaryPrimitives.ReadUInt128BigEndian(s), BinaryPrimitives.ReadUInt128BigEndian(s[16..]));
}
