using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Saltwater.Keep.Vault.V1;

/// <summary>One line of the list of devices that may write into a vault. Holds public keys only.</summary>
/// <remarks>docs/vault-format.md, Control log.</remarks>
internal readonly struct ControlEvent
{
    public const byte Genesis = 1;
    public const byte Add = 2;

    private const int KeyStart = 1 + Envelope.HashSize;

    private readonly int deviceKeySize;
    private readonly int exchangeKeySize;

    private ControlEvent(ReadOnlyMemory<byte> bytes, int deviceKeySize, int exchangeKeySize) => (Bytes, this.deviceKeySize, this.exchangeKeySize) = (bytes, deviceKeySize, exchangeKeySize);

    public ReadOnlyMemory<byte> Bytes { get; }

    public byte Type => Bytes.Span[0];

    public ReadOnlyMemory<byte> Before => Bytes.Slice(1, Envelope.HashSize);

    /// <summary>SPKI of the device's signing key.</summary>
    public ReadOnlyMemory<byte> DeviceKey => Bytes.Slice(KeyStart + 2, deviceKeySize);

    public DeviceId Device => DeviceId.Of(DeviceKey.Span);

    /// <summary>The vault's enrolment key.</summary>
    public ReadOnlyMemory<byte> EnrolPoint => Bytes.Slice(KeyStart + 2 + deviceKeySize + 2 + exchangeKeySize, Envelope.PointSize);

    public ReadOnlyMemory<byte> Signed => Bytes[..^Envelope.SignatureSize];

    public ReadOnlyMemory<byte> Signature => Bytes[^Envelope.SignatureSize..];

    /// <summary>Whose signature it needs: its own device's, or that of whoever can enrol.</summary>
    public ReadOnlyMemory<byte> Signer => Type == Genesis ? DeviceKey : EnrolPoint;

    /// <summary>The id of the vault that begins with this event.</summary>
    public byte[] VaultId => SHA256.HashData([.. Encoding.ASCII.GetBytes("v1/vault"), .. Bytes.Span])[..16];

    /// <summary>Reads a list of events; null if it is no such list, or does not hang together. Signatures are the caller's to check.</summary>
    /// <remarks>Two devices may each have added themselves after the same event, so an event names any earlier one, not always the last.</remarks>
    public static ImmutableArray<ControlEvent>? ReadAll(ReadOnlyMemory<byte> log)
    {
        var events = ImmutableArray.CreateBuilder<ControlEvent>();
        while (log.Length > 0)
        {
            if (log.Length < 2 || log.Length - 2 < BinaryPrimitives.ReadUInt16BigEndian(log.Span) || TryRead(log.Slice(2, BinaryPrimitives.ReadUInt16BigEndian(log.Span))) is not { } read || !read.Follows(events))
            {
                return null;
            }

            events.Add(read);
            log = log[(2 + read.Bytes.Length)..];
        }

        return events.Count == 0 ? null : events.ToImmutable();
    }

    /// <summary>One list with the events of both, or null if they do not begin alike.</summary>
    public static byte[]? Merge(ReadOnlyMemory<byte> log, ReadOnlyMemory<byte> other)
    {
        if (ReadAll(log) is not { } ours || ReadAll(other) is not { } theirs || !ours[0].Bytes.Span.SequenceEqual(theirs[0].Bytes.Span))
        {
            return null;
        }

        var merged = log.ToArray();
        foreach (var each in theirs)
        {
            if (!ours.Any(own => own.Bytes.Span.SequenceEqual(each.Bytes.Span)))
            {
                merged = Append(merged, each.Bytes.Span);
            }
        }

        return merged;
    }

    /// <summary>A list with one event more.</summary>
    public static byte[] Append(ReadOnlySpan<byte> log, ReadOnlySpan<byte> added)
    {
        var all = new byte[log.Length + 2 + added.Length];
        log.CopyTo(all);
        BinaryPrimitives.WriteUInt16BigEndian(all.AsSpan(log.Length), (ushort)added.Length);
        added.CopyTo(all.AsSpan(log.Length + 2));
        return all;
    }

    /// <summary>Everything of an event but its signature.</summary>
    public static byte[] Begin(byte type, ReadOnlySpan<byte> before, ReadOnlySpan<byte> deviceKey, ReadOnlySpan<byte> exchangeKey, ReadOnlySpan<byte> enrolPoint) =>
        [type, .. before, .. LengthOf(deviceKey), .. deviceKey, .. LengthOf(exchangeKey), .. exchangeKey, .. enrolPoint];

    private bool Follows(ImmutableArray<ControlEvent>.Builder earlier)
    {
        if (earlier.Count == 0)
        {
            return Type == Genesis && !Before.Span.ContainsAnyExcept((byte)0);
        }

        var before = Before;
        return Type != Genesis && EnrolPoint.Span.SequenceEqual(earlier[0].EnrolPoint.Span) && earlier.Any(each => SHA256.HashData(each.Bytes.Span).AsSpan().SequenceEqual(before.Span));
    }

    private static byte[] LengthOf(ReadOnlySpan<byte> bytes) => [(byte)(bytes.Length >> 8), (byte)bytes.Length];

    private static ControlEvent? TryRead(ReadOnlyMemory<byte> bytes)
    {
        const int Fixed = KeyStart + 2 + 2 + Envelope.PointSize + Envelope.SignatureSize;
        if (bytes.Length < Fixed || bytes.Span[0] is not (Genesis or Add))
        {
            return null;
        }

        int device = BinaryPrimitives.ReadUInt16BigEndian(bytes.Span[KeyStart..]);
        if (bytes.Length < Fixed + device)
        {
            return null;
        }

        int exchange = BinaryPrimitives.ReadUInt16BigEndian(bytes.Span[(KeyStart + 2 + device)..]);
        return bytes.Length == Fixed + device + exchange ? new ControlEvent(bytes, device, exchange) : null;
    }
}
