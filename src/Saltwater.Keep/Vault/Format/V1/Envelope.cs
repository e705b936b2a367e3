using System.Buffers.Binary;
using Saltwater.Keep.Vault.Keys;

namespace Saltwater.Keep.Vault.Format.V1;

/// <summary>One sealed unit, as bytes: where each field stands, and which of them make no sense. Opens nothing.</summary>
/// <remarks>docs/vault-format.md, Envelope.</remarks>
internal readonly struct Envelope(ReadOnlyMemory<byte> bytes)
{
    public const byte Version = 1;
    public const byte Suite = 1;
    public const int BoundSize = 80;
    public const int HeaderSize = 148;
    public const int HashSize = 32;
    public const int PointSize = 65;
    public const int SignatureSize = 64;
    public const int TagSize = 16;
    public const int MaxBody = 65_536;

    /// <summary>The shortest that is signed: its header, the least padding, a tag and the signature.</summary>
    public const int LeastSealed = HeaderSize + 512 + TagSize + SignatureSize;

    /// <summary>The length of every note made while locked.</summary>
    public const int InboxSize = HeaderSize + PointSize + Padding.InboxSize + TagSize;

    public ReadOnlyMemory<byte> Bytes { get; } = bytes;

    public EnvelopeKind Kind => (EnvelopeKind)Bytes.Span[2];

    public ReadOnlyMemory<byte> VaultId => Bytes.Slice(4, 16);

    public uint Epoch => BinaryPrimitives.ReadUInt32BigEndian(Bytes.Span[20..]);

    public DeviceId Device => DeviceId.From(Bytes.Span.Slice(24, 16));

    public ulong Number => BinaryPrimitives.ReadUInt64BigEndian(Bytes.Span[40..]);

    public ReadOnlyMemory<byte> Before => Bytes.Slice(48, HashSize);

    /// <summary>What the message's own key is bound to.</summary>
    public ReadOnlyMemory<byte> Bound => Bytes[..BoundSize];

    public ReadOnlyMemory<byte> Salt => Bytes.Slice(80, 32);

    public ReadOnlyMemory<byte> Commitment => Bytes.Slice(112, 32);

    public ReadOnlyMemory<byte> Header => Bytes[..HeaderSize];

    /// <summary>Ciphertext and tag; in the inbox preceded by the ephemeral point.</summary>
    public ReadOnlyMemory<byte> Body => Bytes.Slice(HeaderSize, BodySize);

    public ReadOnlyMemory<byte> Signed => Bytes[..^SignatureSize];

    public ReadOnlyMemory<byte> Signature => Bytes[^SignatureSize..];

    private int BodySize => (int)BinaryPrimitives.ReadUInt32BigEndian(Bytes.Span[144..]);

    /// <summary>What is wrong with the layout; null if it can be opened, as far as can be seen from outside.</summary>
    /// <param name="vaultId">The vault it has to belong to.</param>
    /// <param name="epoch">The only epoch there is.</param>
    public static EnvelopeProblem? CheckLayout(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> vaultId, uint epoch)
    {
        if (bytes.Length < HeaderSize + TagSize || bytes.Length > HeaderSize + MaxBody + SignatureSize)
        {
            return EnvelopeProblem.Length;
        }

        var isInbox = bytes[2] == (byte)EnvelopeKind.Inbox;
        var body = BinaryPrimitives.ReadUInt32BigEndian(bytes[144..]);
        var (least, rest) = isInbox ? (TagSize + PointSize, 0) : (TagSize, SignatureSize);
        if (body > MaxBody || body < least || bytes.Length != HeaderSize + body + rest)
        {
            return EnvelopeProblem.Length;
        }

        return bytes switch
        {
            [not Version, ..] => EnvelopeProblem.Version,
            [_, not Suite, ..] => EnvelopeProblem.Suite,
            [_, _, not ((byte)EnvelopeKind.Record or (byte)EnvelopeKind.Snapshot or (byte)EnvelopeKind.Inbox), ..] => EnvelopeProblem.Kind,
            [_, _, _, not 0, ..] => EnvelopeProblem.Flags,
            _ when !bytes.Slice(4, 16).SequenceEqual(vaultId) => EnvelopeProblem.OtherVault,
            _ when BinaryPrimitives.ReadUInt32BigEndian(bytes[20..]) != epoch => EnvelopeProblem.Epoch,
            _ => null,
        };
    }

    /// <summary>The first 148 bytes with everything but the commitment, which comes from the message's own key.</summary>
    public static byte[] WriteHeader(
        EnvelopeKind kind,
        ReadOnlySpan<byte> vaultId,
        uint epoch,
        ReadOnlySpan<byte> device,
        ulong number,
        ReadOnlySpan<byte> before,
        ReadOnlySpan<byte> salt,
        int bodySize
    )
    {
        var header = new byte[HeaderSize];
        header[0] = Version;
        header[1] = Suite;
        header[2] = (byte)kind;
        vaultId.CopyTo(header.AsSpan(4));
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(20), epoch);
        device.CopyTo(header.AsSpan(24));
        BinaryPrimitives.WriteUInt64BigEndian(header.AsSpan(40), number);
        before.CopyTo(header.AsSpan(48));
        salt.CopyTo(header.AsSpan(80));
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(144), (uint)bodySize);
        return header;
    }
}
