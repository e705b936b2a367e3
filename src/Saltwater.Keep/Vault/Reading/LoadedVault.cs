using System.Collections.Immutable;
using Saltwater.Keep.Vault.Format.V1;
using Saltwater.Keep.Vault.Merging;

namespace Saltwater.Keep.Vault.Reading;

/// <summary>What a store holds, opened with keys that are open, and merged. What does not open or does not fit costs itself
/// alone.</summary>
/// <remarks>docs/vault-format.md, What is refused costs itself alone.</remarks>
internal sealed class LoadedVault
{
    public required VaultState State { get; init; }

    /// <summary>The control log, without what does not hold.</summary>
    public required byte[] Control { get; init; }

    /// <summary>Public keys of the devices that may write, as SPKI.</summary>
    public required IReadOnlyDictionary<DeviceId, ReadOnlyMemory<byte>> Devices { get; init; }

    /// <summary>Number of the snapshot that was read; 0 if none.</summary>
    public required ulong Snapshot { get; init; }

    /// <summary>Envelopes of records since that snapshot.</summary>
    public required int Since { get; init; }

    /// <summary>Notes made while it was locked: the item's name and what they say.</summary>
    public required ImmutableArray<(string Name, ReadOnlyMemory<byte> Payload)> Inbox { get; init; }

    public required VaultHealth Health { get; init; }
}
