using System.Collections.Immutable;

namespace Saltwater.Keep.Vault;

/// <summary>Everything that needs a key. The browser's worker and .NET's own cryptography each do all of it, on the same bytes (docs/vault-format.md).</summary>
/// <remarks>Keys never leave what implements this; what goes in and comes out is plaintext while open, envelopes and the key record. Not safe for two calls at once.</remarks>
public interface IVaultKeys : IAsyncDisposable
{
    /// <summary>Makes a vault's keys, and those of this device, and leaves them open.</summary>
    /// <param name="passphrase">As the person wrote it; <see cref="Passphrase"/> says which are accepted.</param>
    ValueTask<NewKeys> Create(string passphrase, KdfCost cost);

    /// <summary>Opens with the passphrase.</summary>
    /// <param name="keyRecord">As stored; checked before a costly step.</param>
    ValueTask<Unlocking> Unlock(ReadOnlyMemory<byte> keyRecord, string passphrase);

    /// <summary>Opens with the recovery code.</summary>
    /// <param name="code">As written down; case, spaces and hyphens do not matter.</param>
    ValueTask<Unlocking> Recover(ReadOnlyMemory<byte> keyRecord, string code);

    /// <summary>A key record that opens with another passphrase. Open keys only; they keep nothing of it, since only who stores it knows whether it counts.</summary>
    /// <param name="keyRecord">As it is stored now: what is to stay comes from there. One that is not of the open vault is refused like any call that makes no sense.</param>
    ValueTask<byte[]> ChangePassphrase(ReadOnlyMemory<byte> keyRecord, string passphrase, KdfCost cost);

    /// <summary>A key record with a new recovery code; the earlier code opens it no more. Open keys only; they keep nothing of it.</summary>
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
    ValueTask<ImmutableArray<byte[]>> Seal(Chain chain, IReadOnlyList<ReadOnlyMemory<byte>> payloads);

    /// <summary>Opens envelopes. Everything of the layout is checked but the place in the chain, which the caller knows. Open keys only.</summary>
    /// <param name="envelopes">Each with the public key (SPKI) of its device; empty for the inbox.</param>
    ValueTask<ImmutableArray<Opened>> Open(IReadOnlyList<SignedEnvelope> envelopes);

    /// <summary>Seals one payload so that nobody can read it before the next unlock. Works while locked.</summary>
    /// <param name="keyRecord">Gives the inbox's public point, the vault and its epoch.</param>
    ValueTask<byte[]> SealForLater(ReadOnlyMemory<byte> keyRecord, ReadOnlyMemory<byte> payload);

    /// <summary>Forgets every key that opens anything. In the browser this ends the worker.</summary>
    ValueTask Lock();
}

/// <summary>What the passphrase is stretched with.</summary>
/// <param name="MemoryInKiB">47,104 to 262,144.</param>
/// <param name="Passes">2 to 4.</param>
/// <remarks>Floor: the smaller of the settings that OWASP's password storage cheat sheet names for Argon2id. Ceiling: so that a poisoned record cannot freeze a phone. docs/vault-format.md, Cost.</remarks>
public readonly record struct KdfCost(uint MemoryInKiB, uint Passes)
{
    /// <summary>What a vault is made with.</summary>
    public static KdfCost Usual { get; } = new(65_536, 3);

    /// <summary>For devices that can bear it.</summary>
    public static KdfCost Strong { get; } = new(131_072, 3);

    /// <summary>The least that is ever used.</summary>
    public static KdfCost Floor { get; } = new(47_104, 2);

    /// <summary>The most that is ever used.</summary>
    public static KdfCost Ceiling { get; } = new(262_144, 4);

    /// <summary>Whether Saltwater itself ever sets it.</summary>
    public bool IsUsual => this == Usual || this == Strong || this == Floor;

    /// <summary>Whether it is too weak to be used.</summary>
    public bool BelowFloor => MemoryInKiB < Floor.MemoryInKiB || Passes < Floor.Passes;

    /// <summary>Whether it would freeze a device.</summary>
    public bool AboveCeiling => MemoryInKiB > Ceiling.MemoryInKiB || Passes > Ceiling.Passes;
}

/// <summary>A new vault's keys.</summary>
/// <param name="KeyRecord">To be stored.</param>
/// <param name="Genesis">First event of the control log.</param>
/// <param name="RecoveryCode">Shown once.</param>
public sealed record NewKeys(byte[] KeyRecord, byte[] Genesis, string RecoveryCode)
{
    /// <inheritdoc/>
    public override string ToString() => "NewKeys";
}

/// <summary>A key record with a new recovery code.</summary>
public sealed record NewCode(byte[] KeyRecord, string RecoveryCode)
{
    /// <inheritdoc/>
    public override string ToString() => "NewCode";
}

/// <summary>How opening went. The values are part of the worker's protocol.</summary>
public enum Unlocking
{
    /// <summary>Open.</summary>
    Open = 0,

    /// <summary>The passphrase fits no slot.</summary>
    WrongPassphrase = 1,

    /// <summary>The recovery code is not this vault's.</summary>
    WrongCode = 2,

    /// <summary>The recovery code has a slip of the pen: its check characters do not fit.</summary>
    MistypedCode = 3,

    /// <summary>The key record's bytes were damaged: its checksum does not fit.</summary>
    Damaged = 4,

    /// <summary>The key record was changed by someone: the passphrase fits, the rest does not.</summary>
    Tampered = 5,

    /// <summary>Made by a newer version, or not a key record.</summary>
    Unknown = 6,

    /// <summary>Its cost is below the floor.</summary>
    BelowFloor = 7,

    /// <summary>Its cost is above the ceiling.</summary>
    AboveCeiling = 8,

    /// <summary>The device has not memory enough to stretch a passphrase just now. Says nothing about the passphrase; the recovery code needs none.</summary>
    NoMemory = 9,
}

/// <summary>Where a chain of envelopes goes on.</summary>
/// <param name="Kind">Records or snapshot chunks.</param>
/// <param name="Next">Number of the first envelope to be sealed, from 1.</param>
/// <param name="Before">SHA-256 of the envelope before it; 32 zeros at the start.</param>
public sealed record Chain(EnvelopeKind Kind, ulong Next, ReadOnlyMemory<byte> Before);

/// <summary>What an envelope holds. The values are those of the format.</summary>
public enum EnvelopeKind : byte
{
    /// <summary>A batch of changes to records.</summary>
    Record = 1,

    /// <summary>A part of a snapshot.</summary>
    Snapshot = 2,

    /// <summary>Something noted while the vault was locked.</summary>
    Inbox = 7,
}

/// <summary>An envelope, and the public key (SPKI) of the device it says it is from; empty for the inbox.</summary>
public sealed record SignedEnvelope(ReadOnlyMemory<byte> Envelope, ReadOnlyMemory<byte> DeviceKey);

/// <summary>What opening an envelope gave: its payload, or why there is none.</summary>
/// <param name="Payload">Without its padding; empty if there was a problem.</param>
public sealed record Opened(EnvelopeProblem? Problem, ReadOnlyMemory<byte> Payload)
{
    /// <inheritdoc/>
    public override string ToString() => Problem?.ToString() ?? "Opened";
}

/// <summary>Why an envelope was kept aside, in the order things are checked. The values are part of the worker's protocol.</summary>
public enum EnvelopeProblem
{
    /// <summary>Too short, too long, or its length says something else.</summary>
    Length = 1,

    /// <summary>Made by a newer version.</summary>
    Version = 2,

    /// <summary>Sealed in a way this version does not know.</summary>
    Suite = 3,

    /// <summary>Of a kind this version does not read.</summary>
    Kind = 4,

    /// <summary>A flag is set, and none exists.</summary>
    Flags = 5,

    /// <summary>From another vault.</summary>
    OtherVault = 6,

    /// <summary>Sealed under an epoch this vault does not have.</summary>
    Epoch = 7,

    /// <summary>From a device that was never added.</summary>
    Device = 8,

    /// <summary>It does not follow the envelope before it.</summary>
    Place = 9,

    /// <summary>The signature does not hold.</summary>
    Signature = 10,

    /// <summary>Its key commitment does not fit.</summary>
    Commitment = 11,

    /// <summary>The ciphertext was changed.</summary>
    Ciphertext = 12,

    /// <summary>Its padding is not the one the format gives.</summary>
    Padding = 13,

    /// <summary>It opened, and what is inside makes no sense.</summary>
    Payload = 14,
}
