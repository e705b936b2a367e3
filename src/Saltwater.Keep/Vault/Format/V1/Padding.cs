using System.Buffers.Binary;
using System.Numerics;

namespace Saltwater.Keep.Vault.Format.V1;

/// <summary>Makes a one-tap note and a paragraph look alike from outside.</summary>
/// <remarks>Fixed sizes up to 8 KiB; above, the Padmé rule (Nikitin et al., Reducing Metadata Leakage from Encrypted Files and
/// Communication with PURBs, 2019): at most 12 % more.</remarks>
internal static class Padding
{
    public const int InboxSize = 512;

    private const int LengthSize = 4;
    private const int Smallest = 512;
    private const int LargestFixed = 8_192;

    /// <summary>The most that fits one envelope once it is padded.</summary>
    public const int MaxPayload = 63_488 - LengthSize;

    public static byte[] AddPadding(ReadOnlySpan<byte> payload)
    {
        var padded = new byte[SizeFor(payload.Length)];
        BinaryPrimitives.WriteUInt32BigEndian(padded, (uint)payload.Length);
        payload.CopyTo(padded.AsSpan(LengthSize));
        return padded;
    }

    /// <summary>The payload, or false if the padding is not what <see cref="AddPadding"/> gives.</summary>
    public static bool TryRemove(ReadOnlyMemory<byte> padded, out ReadOnlyMemory<byte> payload)
    {
        payload = default;
        if (padded.Length < Smallest)
        {
            return false;
        }

        var length = BinaryPrimitives.ReadUInt32BigEndian(padded.Span);
        if (
            length > padded.Length - LengthSize
            || SizeFor((int)length) != padded.Length
            // One payload has one form. What stood here instead of zeros would be carried by every copy and shown by no reader.
            || padded.Span[(LengthSize + (int)length)..].ContainsAnyExcept((byte)0)
        )
        {
            return false;
        }

        payload = padded.Slice(LengthSize, (int)length);
        return true;
    }

    public static int SizeFor(int payload)
    {
        var length = payload + LengthSize;
        if (length <= LargestFixed)
        {
            return Math.Max(Smallest, (int)BitOperations.RoundUpToPowerOf2((uint)length));
        }

        var exponent = BitOperations.Log2((uint)length);
        var kept = BitOperations.Log2((uint)exponent) + 1;
        var mask = (1 << (exponent - kept)) - 1;
        return (length + mask) & ~mask;
    }
}
