using System.Security.Cryptography;
using Saltwater.Keep.Vault.Format.V1;
using Saltwater.Keep.Vault.Keys;

namespace Saltwater.Keep.Native;

/// <summary>The sealed part of an envelope. docs/vault-format.md, Envelope.</summary>
internal static class Message
{
    private static readonly byte[] Nonce = new byte[12];

    /// <param name="ahead">The ephemeral point of an inbox envelope; empty otherwise.</param>
    public static byte[] SealMessage(
        byte[] key,
        EnvelopeKind kind,
        ReadOnlySpan<byte> vaultId,
        uint epoch,
        byte[] device,
        ulong number,
        byte[] before,
        byte[] padded,
        byte[] ahead
    )
    {
        var header = Envelope.WriteHeader(
            kind,
            vaultId,
            epoch,
            device,
            number,
            before,
            RandomNumberGenerator.GetBytes(32),
            ahead.Length + padded.Length + Envelope.TagSize
        );
        var okm = ExpandKeys(key, new Envelope(header));
        okm.AsSpan(32).CopyTo(header.AsSpan(112));
        var body = new byte[padded.Length + Envelope.TagSize];
        using var aead = new AesGcm(okm.AsSpan(0, 32), Envelope.TagSize);
        aead.Encrypt(Nonce, padded, body.AsSpan(0, padded.Length), body.AsSpan(padded.Length), header);
        return [.. header, .. ahead, .. body];
    }

    public static Opened OpenMessage(byte[] key, Envelope envelope, int ahead)
    {
        var okm = ExpandKeys(key, envelope);
        if (!CryptographicOperations.FixedTimeEquals(okm.AsSpan(32), envelope.Commitment.Span))
        {
            return new(EnvelopeProblem.Commitment, default);
        }

        var body = envelope.Body.Span[ahead..];
        var padded = new byte[body.Length - Envelope.TagSize];
        using var aead = new AesGcm(okm.AsSpan(0, 32), Envelope.TagSize);
        try
        {
            aead.Decrypt(Nonce, body[..^Envelope.TagSize], body[^Envelope.TagSize..], padded, envelope.Header.Span);
        }
        catch (AuthenticationTagMismatchException)
        {
            return new(EnvelopeProblem.Ciphertext, default);
        }

        if (!Padding.TryRemove(padded, out var payload) || (envelope.Kind == EnvelopeKind.Inbox && padded.Length != Padding.InboxSize))
        {
            return new(EnvelopeProblem.Padding, default);
        }

        return new(null, payload);
    }

    private static byte[] ExpandKeys(byte[] key, Envelope envelope) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 64, envelope.Salt.ToArray(), Labels.MessageInfo(envelope.Bound.Span));
}
