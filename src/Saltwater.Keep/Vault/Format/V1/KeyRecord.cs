using System.Buffers.Binary;
using System.Security.Cryptography;
using Saltwater.Keep.Vault.Keys;

namespace Saltwater.Keep.Vault.Format.V1;

/// <summary>The key record, as bytes: where each field stands, and which of them make no sense. Opens nothing.</summary>
/// <remarks>docs/vault-format.md, Key record.</remarks>
internal readonly struct KeyRecord(ReadOnlyMemory<byte> bytes)
{
    public const int Size = 1_590;
    public const int Slots = 8;
    public const int WrapSize = 112;
    public const int AuthenticatedSize = 1_526;

    private const int CheckedSize = 1_558;

    /// <summary>How one begins: version, suite and two zeros.</summary>
    public static ReadOnlySpan<byte> Start => [Envelope.Version, Envelope.Suite, 0, 0];

    public ReadOnlyMemory<byte> Bytes { get; } = bytes;

    public KdfCost Cost =>
        new(BinaryPrimitives.ReadUInt32BigEndian(Bytes.Span[4..]), BinaryPrimitives.ReadUInt32BigEndian(Bytes.Span[8..]));

    public ReadOnlyMemory<byte> Salt => Bytes.Slice(16, 16);

    public ReadOnlyMemory<byte> VaultId => Bytes.Slice(928, 16);

    public uint Epoch => BinaryPrimitives.ReadUInt32BigEndian(Bytes.Span[944..]);

    public ReadOnlyMemory<byte> MasterUnderLocal => Bytes.Slice(948, WrapSize);

    public ReadOnlyMemory<byte> MasterUnderCode => Bytes.Slice(1_060, WrapSize);

    public ReadOnlyMemory<byte> InboxPoint => Bytes.Slice(1_172, Envelope.PointSize);

    public ReadOnlyMemory<byte> InboxWrap => Bytes.Slice(1_237, WrapSize);

    public ReadOnlyMemory<byte> EnrolPoint => Bytes.Slice(1_349, Envelope.PointSize);

    public ReadOnlyMemory<byte> EnrolWrap => Bytes.Slice(1_414, WrapSize);

    public ReadOnlyMemory<byte> Authenticated => Bytes[..AuthenticatedSize];

    public ReadOnlyMemory<byte> Code => Bytes.Slice(AuthenticatedSize, 32);

    public ReadOnlyMemory<byte> Slot(int index) => Bytes.Slice(32 + (index * WrapSize), WrapSize);

    /// <summary>Why it cannot be opened whatever the passphrase; null if it is worth trying.</summary>
    public static UnlockResult? CheckLayout(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Start.Length)
        {
            return UnlockResult.Damaged;
        }

        // A newer version may have another length, so it is asked first.
        if (!bytes.StartsWith(Start))
        {
            return UnlockResult.Unknown;
        }

        if (bytes.Length != Size || !SHA256.HashData(bytes[..CheckedSize]).AsSpan().SequenceEqual(bytes[CheckedSize..]))
        {
            return UnlockResult.Damaged;
        }

        var cost = new KdfCost(BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]), BinaryPrimitives.ReadUInt32BigEndian(bytes[8..]));
        var lanes = BinaryPrimitives.ReadUInt32BigEndian(bytes[12..]);
        return (cost, lanes) switch
        {
            ({ BelowFloor: true }, _) => UnlockResult.BelowFloor,
            ({ AboveCeiling: true }, _) => UnlockResult.AboveCeiling,
            (_, not 1) => UnlockResult.Unknown,
            _ => null,
        };
    }

    /// <summary>Puts its checksum at the end.</summary>
    public static void WriteChecksum(Span<byte> bytes) => SHA256.HashData(bytes[..CheckedSize], bytes[CheckedSize..]);
}
