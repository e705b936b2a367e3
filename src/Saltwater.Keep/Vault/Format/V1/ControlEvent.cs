using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Saltwater.Keep.Vault.Keys;

namespace Saltwater.Keep.Vault.Format.V1;

/// <summary>One line of the list of devices that may write into a vault. Holds public keys only.</summary>
/// <remarks>docs/vault-format.md, Control log.</remarks>
internal readonly struct ControlEvent
{
    public const byte Genesis = 1;
    public const byte Add = 2;

    private const int KeyStart = 1 + Envelope.HashSize;

    private readonly int deviceKeySize;
    private readonly int exchangeKeySize;

    private ControlEvent(ReadOnlyMemory<byte> bytes, int deviceKeySize, int exchangeKeySize) =>
        (Bytes, this.deviceKeySize, this.exchangeKeySize) = (bytes, deviceKeySize, exchangeKeySize);

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

    /// <summary>Reads a list of events; null if it is no such list, or does not hang together. Signatures are the caller's to
    /// check.</summary>
    /// <remarks>Which event one names as the one before it is not checked: what lets a device in is the signature of whoever can open the
    /// vault.</remarks>
    public static ImmutableArray<ControlEvent>? ReadAll(ReadOnlyMemory<byte> log)
    {
        var events = ImmutableArray.CreateBuilder<ControlEvent>();
        while (log.Length > 0)
        {
            if (
                log.Length < 2
                || log.Length - 2 < BinaryPrimitives.ReadUInt16BigEndian(log.Span)
                || TryRead(log.Slice(2, BinaryPrimitives.ReadUInt16BigEndian(log.Span))) is not { } read
                || !read.Follows(events)
            )
            {
                return null;
            }

            events.Add(read);
            log = log[(2 + read.Bytes.Length)..];
        }

        return events.Count == 0 ? null : events.ToImmutable();
    }

    /// <summary>The events of a list that hold: the first if it begins the vault of a key record, and every other one that its enrolment
    /// key signed.</summary>
    /// <returns>Null if the first does not hold; otherwise the list without what does not, and whether that is all of it.</returns>
    public static async ValueTask<(ImmutableArray<ControlEvent> Events, byte[] Log, bool All)?> ReadSound(
        IVaultKeys keys,
        ReadOnlyMemory<byte> log,
        KeyRecord record
    )
    {
        var events = ImmutableArray.CreateBuilder<ControlEvent>();
        byte[] sound = [];
        var all = true;
        while (log.Length > 0)
        {
            var size = log.Length < 2 ? int.MaxValue : BinaryPrimitives.ReadUInt16BigEndian(log.Span);
            // Without its length nobody knows where the next event begins: what came before still holds.
            if (size > log.Length - 2)
            {
                all = false;
                break;
            }

            var read = TryRead(log.Slice(2, size));
            if (events.Count == 0 && read is { } first)
            {
                read = BeginningOf(first, record);
            }

            if (
                read is { } each
                && each.EnrolPoint.Span.SequenceEqual(record.EnrolPoint.Span)
                && each.Follows(events)
                && await keys.Verify(each.Signer, each.Signed, each.Signature)
            )
            {
                events.Add(each);
                sound = AppendEvent(sound, each.Bytes.Span);
            }
            // All other signatures hang on the first event. A vault without it has no id, and no device belongs to it.
            else if (events.Count == 0)
            {
                return null;
            }
            else
            {
                all = false;
            }

            log = log[(2 + size)..];
        }

        if (events.Count == 0)
        {
            return null;
        }

        return (events.ToImmutable(), sound, all);
    }

    // The first event in the form of its signature that gives the vault its id; null if neither does.
    private static ControlEvent? BeginningOf(ControlEvent first, KeyRecord record)
    {
        ControlEvent?[] forms = [first, TryRead(EnvelopeHash.WithOtherSignature(first.Bytes.Span))];
        return Array.Find(forms, each => each?.VaultId.AsSpan().SequenceEqual(record.VaultId.Span) == true);
    }

    /// <summary>Whether bytes may be a list: its first event is a genesis, with nothing before it.</summary>
    public static bool MayBegin(ReadOnlySpan<byte> log) =>
        log.Length > 2 + KeyStart
        && BinaryPrimitives.ReadUInt16BigEndian(log) <= log.Length - 2
        && log[2] == Genesis
        && !log[3..(2 + KeyStart)].ContainsAnyExcept((byte)0);

    /// <summary>One list with the events of both, or null if they do not begin alike.</summary>
    public static byte[]? MergeLogs(ReadOnlyMemory<byte> log, ReadOnlyMemory<byte> other)
    {
        if (ReadAll(log) is not { } ours || ReadAll(other) is not { } theirs || !ours[0].Signed.Span.SequenceEqual(theirs[0].Signed.Span))
        {
            return null;
        }

        var merged = log.ToArray();
        foreach (var each in theirs)
        {
            // The same device may have been added by an event with the other form of its signature.
            if (!ours.Any(own => own.Device == each.Device))
            {
                merged = AppendEvent(merged, each.Bytes.Span);
            }
        }

        return merged;
    }

    /// <summary>A list with one event more.</summary>
    public static byte[] AppendEvent(ReadOnlySpan<byte> log, ReadOnlySpan<byte> added)
    {
        var all = new byte[log.Length + 2 + added.Length];
        log.CopyTo(all);
        BinaryPrimitives.WriteUInt16BigEndian(all.AsSpan(log.Length), (ushort)added.Length);
        added.CopyTo(all.AsSpan(log.Length + 2));
        return all;
    }

    /// <summary>Everything of an event but its signature.</summary>
    public static byte[] BeginEvent(
        byte type,
        ReadOnlySpan<byte> before,
        ReadOnlySpan<byte> deviceKey,
        ReadOnlySpan<byte> exchangeKey,
        ReadOnlySpan<byte> enrolPoint
    ) => [type, .. before, .. LengthOf(deviceKey), .. deviceKey, .. LengthOf(exchangeKey), .. exchangeKey, .. enrolPoint];

    private bool Follows(ImmutableArray<ControlEvent>.Builder earlier)
    {
        if (earlier.Count == 0)
        {
            return Type == Genesis && !Before.Span.ContainsAnyExcept((byte)0);
        }

        return Type != Genesis && EnrolPoint.Span.SequenceEqual(earlier[0].EnrolPoint.Span);
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
        if (bytes.Length != Fixed + device + exchange)
        {
            return null;
        }

        return new ControlEvent(bytes, device, exchange);
    }
}
