using Saltwater.App.Keep.Browser;
using Saltwater.Keep.Vault.Keys;
using Saltwater.Keep.Vault.Storage;

namespace Saltwater.App.Keep.Vault;

/// <summary>What the vault's screens are given to work with.</summary>
/// <param name="Cost">Measures what this device can bear.</param>
/// <param name="InMemoryOnly">True where the browser lets nothing be stored.</param>
public sealed record VaultParts(
    IVaultKeys Keys,
    IVaultStore Store,
    IKeepPage Page,
    TimeProvider Clock,
    Func<ValueTask<KdfCost>> Cost,
    bool InMemoryOnly
);
