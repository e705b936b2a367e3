using Konscious.Security.Cryptography;
using Saltwater.Keep.Vault.Keys;

namespace Saltwater.Keep.Native;

/// <summary>Makes a key of a passphrase. Tests that open thousands of vaults bring a quick one; what ships is
/// <see cref="Argon2"/>.</summary>
internal delegate byte[] Stretching(byte[] passphrase, byte[] salt, KdfCost cost);

/// <summary>Argon2id as in RFC 9106, version 1.3, one lane, 32 bytes.</summary>
internal static class Argon2
{
    public static byte[] StretchPassphrase(byte[] passphrase, byte[] salt, KdfCost cost)
    {
        using var argon = new Argon2id(passphrase)
        {
            Salt = salt,
            MemorySize = (int)cost.MemoryInKiB,
            Iterations = (int)cost.Passes,
            DegreeOfParallelism = 1,
        };
        return argon.GetBytes(32);
    }
}
