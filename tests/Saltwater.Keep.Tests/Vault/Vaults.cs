using System.Security.Cryptography;
using System.Text;
using Saltwater.Keep.Native;
using Saltwater.Keep.Vault;
using Saltwater.Keep.Vault.Keys;
using Saltwater.Keep.Vault.Storage;

namespace Saltwater.Keep.Tests.Vault;

/// <summary>Vaults made quickly: with a stretching that costs nothing, where the stretching is not what is tested.</summary>
internal static class Vaults
{
    public const string Phrase = "five quiet words by the sea";

    public const string OtherPhrase = "another lamp on the same shelf";

    public static NativeKeys QuickKeys() => new(Quick);

    public static async Task<OpenVault> New(IVaultStore? store = null, NativeKeys? keys = null) =>
        (await LockedVault.Create(keys ?? QuickKeys(), store ?? new MemoryStore(), Phrase, KdfCost.Usual)).Vault!;

    public static SetField Text(RecordId id, string field, string text) => new(id, field, Cbor(text));

    public static byte[] Cbor(string text)
    {
        var cbor = new System.Formats.Cbor.CborWriter(System.Formats.Cbor.CborConformanceMode.Canonical);
        cbor.WriteTextString(text);
        return cbor.Encode();
    }

    public static string? Read(VaultRecord? record, string field) =>
        record?[field] is { } value
            ? new System.Formats.Cbor.CborReader(value, System.Formats.Cbor.CborConformanceMode.Canonical).ReadTextString()
            : null;

    public static byte[] Quick(byte[] passphrase, byte[] salt, KdfCost cost) =>
        SHA256.HashData([.. passphrase, .. salt, .. Encoding.ASCII.GetBytes($"{cost.MemoryInKiB}/{cost.Passes}")]);
}
