namespace Saltwater.Keep.Vault.Keys;

/// <summary>What the passphrase is stretched with.</summary>
/// <param name="MemoryInKiB">47,104 to 262,144.</param>
/// <param name="Passes">2 to 4.</param>
/// <remarks>Floor: the smaller of the settings that OWASP's password storage cheat sheet names for Argon2id. Ceiling: so that a poisoned
/// record cannot freeze a phone. docs/vault-format.md, Cost.</remarks>
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
