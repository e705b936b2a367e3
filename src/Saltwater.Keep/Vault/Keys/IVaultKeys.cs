using System.Collections.Immutable;

namespace Saltwater.Keep.Vault.Keys;

/// <summary>Everything that needs a key. The browser's worker and .NET's own cryptography each do all of it, on the same bytes
/// (docs/vault-format.md).</summary>
/// <remarks>Keys never leave what implements this; what goes in and comes out is plaintext while open, envelopes and the key record. Not
/// safe for two calls at once.</remarks>
public interface IVaultKeys : IAsyncDisposable
{
    /// <summary>Makes a vault's keys, and those of this device, and leaves them open.</summary>
    /// <param name="passphrase">As the person wrote it; <see cref="Passphrase"/> says which are accepted.</param>
    ValueTask<NewKeys> Create(string passphrase, KdfCost cost);

    /// <summary>Opens with the passphrase.</summary>
    /// <param name="keyRecord">As stored; checked before a costly step.</param>
    ValueTask<UnlockResult> Unlock(ReadOnlyMemory<byte> keyRecord, string passphrase);

    /// <summary>Opens with the recovery code.</summary>
    /// <param name="code">As written down; case, spaces and hyphens do not matter.</param>
    ValueTask<UnlockResult> Recover(ReadOnlyMemory<byte> keyRecord, string code);

    /// <summary>A key record that opens with another passphrase. Open keys only; they keep nothing of it, since only who stores it knows
    /// whether it counts.</summary>
    /// <param name="keyRecord">As it is stored now: what is to stay comes from there. One that is not of the open vault is refused like any
    /// call that makes no sense.</param>
    ValueTask<byte[]> ChangePassphrase(ReadOnlyMemory<byte> keyRecord, string passphrase, KdfCost cost);

    /// <summary>A key record with a new recovery code; the earlier code opens it no more. Open keys only; they keep nothing of
    /// it.</summary>
    /// <param name="keyRecord">As it is stored now.</param>
    ValueTask<NewCode> RenewCode(ReadOnlyMemory<byte> keyRecord);

    /// <summary>Makes keys for this device, if it has none for this vault, and the control event that adds it. Open keys only.</summary>
    /// <param name="before">The last event of the control log.</param>
    /// <param name="anew">Whether it gets new keys though it has some: another device has the same ones.</param>
    ValueTask<byte[]> Enrol(ReadOnlyMemory<byte> before, bool anew);

    /// <summary>The public key (SPKI) of this device for a vault; empty if it has none. Works while locked.</summary>
    ValueTask<byte[]> Device(ReadOnlyMemory<byte> vaultId);

    /// <summary>Whether a signature on a control event holds.</summary>
    /// <param name="key">SPKI, or an uncompressed point of 65 bytes.</param>
    ValueTask<bool> Verify(ReadOnlyMemory<byte> key, ReadOnlyMemory<byte> data, ReadOnlyMemory<byte> signature);

    /// <summary>Seals payloads into one chain of envelopes, each naming the one before. Open keys and a device of its own only.</summary>
    ValueTask<ImmutableArray<byte[]>> Seal(EnvelopeChain chain, IReadOnlyList<ReadOnlyMemory<byte>> payloads);

    /// <summary>Opens envelopes. Everything of the layout is checked but the place in the chain, which the caller knows. Open keys
    /// only.</summary>
    /// <param name="envelopes">Each with the public key (SPKI) of its device; empty for the inbox.</param>
    ValueTask<ImmutableArray<Opened>> Open(IReadOnlyList<SignedEnvelope> envelopes);

    /// <summary>Seals one payload so that nobody can read it before the next unlock. Works while locked.</summary>
    /// <param name="keyRecord">Gives the inbox's public point, the vault and its epoch.</param>
    ValueTask<byte[]> SealForLater(ReadOnlyMemory<byte> keyRecord, ReadOnlyMemory<byte> payload);

    /// <summary>Forgets every key that opens anything. In the browser this ends the worker.</summary>
    ValueTask Lock();
}
