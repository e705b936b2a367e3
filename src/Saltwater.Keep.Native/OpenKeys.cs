using System.Security.Cryptography;
using Saltwater.Keep.Vault.Format.V1;

namespace Saltwater.Keep.Native;

/// <summary>The master key of an open vault, and what is derived from it.</summary>
internal sealed record OpenKeys(byte[] Master, byte[] VaultId, uint Epoch, byte[] Record)
{
    public byte[] Context { get; } = Labels.KeyContext(VaultId, Epoch);

    public byte[] DeriveKey(string label) => HKDF.DeriveKey(HashAlgorithmName.SHA256, Master, 32, [], Labels.KeyInfo(label, Context));

    public void Forget() => CryptographicOperations.ZeroMemory(Master);

    public override string ToString() => "OpenKeys";
}
