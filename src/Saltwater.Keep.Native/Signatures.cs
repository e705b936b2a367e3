using System.Security.Cryptography;
using Saltwater.Keep.Vault.Format.V1;

namespace Saltwater.Keep.Native;

/// <summary>Whether a signature holds. Keys that are none make it false, not an error: they come from files.</summary>
internal static class Signatures
{
    public static bool IsValid(ReadOnlySpan<byte> key, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        using var verifying = ECDsa.Create();
        try
        {
            if (key.Length == Envelope.PointSize && key[0] == 4)
            {
                verifying.ImportParameters(
                    new()
                    {
                        Curve = ECCurve.NamedCurves.nistP256,
                        Q = new() { X = key[1..33].ToArray(), Y = key[33..].ToArray() },
                    }
                );
            }
            else
            {
                verifying.ImportSubjectPublicKeyInfo(key, out _);
            }

            return verifying.VerifyData(data, signature, HashAlgorithmName.SHA256);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
