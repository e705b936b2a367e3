using System.Security.Cryptography;
using Saltwater.Keep.Vault.Format.V1;

namespace Saltwater.Keep.Native;

/// <summary>A 32-byte secret sealed under another key. docs/vault-format.md, Wrap.</summary>
internal static class Wrap
{
    private const int Secret = 32;
    private static readonly byte[] Nonce = new byte[12];

    public static byte[] Close(byte[] key, string label, byte[] context, byte[] secret)
    {
        var wrap = new byte[KeyRecord.WrapSize];
        RandomNumberGenerator.Fill(wrap.AsSpan(0, 32));
        var okm = Expand(key, wrap.AsSpan(0, 32), label, context);
        okm.AsSpan(32).CopyTo(wrap.AsSpan(32));
        using var aead = new AesGcm(okm.AsSpan(0, 32), Envelope.TagSize);
        aead.Encrypt(Nonce, secret, wrap.AsSpan(64, Secret), wrap.AsSpan(64 + Secret), Labels.WrapInfo(label, context));
        return wrap;
    }

    /// <summary>The secret, or null if this key does not open it.</summary>
    public static byte[]? Open(byte[] key, string label, byte[] context, ReadOnlySpan<byte> wrap) => Open(key, label, context, wrap, out _);

    /// <summary>The secret, or null if this key does not open it.</summary>
    /// <param name="fits">Whether it is the right key: then a secret that does not open was changed.</param>
    public static byte[]? Open(byte[] key, string label, byte[] context, ReadOnlySpan<byte> wrap, out bool fits)
    {
        var okm = Expand(key, wrap[..32], label, context);
        fits = CryptographicOperations.FixedTimeEquals(okm.AsSpan(32), wrap[32..64]);
        if (!fits)
        {
            return null;
        }

        var secret = new byte[Secret];
        using var aead = new AesGcm(okm.AsSpan(0, 32), Envelope.TagSize);
        try
        {
            aead.Decrypt(Nonce, wrap.Slice(64, Secret), wrap[(64 + Secret)..], secret, Labels.WrapInfo(label, context));
            return secret;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    private static byte[] Expand(byte[] key, ReadOnlySpan<byte> salt, string label, byte[] context) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 64, salt.ToArray(), Labels.WrapInfo(label, context));
}
