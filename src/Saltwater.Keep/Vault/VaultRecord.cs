using System.Collections.Immutable;
using Saltwater.Keep.Vault.Merging;

namespace Saltwater.Keep.Vault;

/// <summary>A record as it stands. What its fields mean is up to the slice that wrote it.</summary>
public sealed class VaultRecord
{
    private readonly RecordState state;

    internal VaultRecord(RecordId id, RecordState state) => (Id, this.state) = (id, state);

    /// <summary>The record's name.</summary>
    public RecordId Id { get; }

    /// <summary>Whether it is there, and not deleted.</summary>
    public bool Alive => state.Alive;

    /// <summary>A field's value in canonical CBOR; null if it was never set.</summary>
    public ReadOnlyMemory<byte>? this[string field] => state.ValueOf(field);

    /// <summary>What else was written into a field at the same time on another device, and not seen there. Nothing of it is lost until
    /// someone picks.</summary>
    /// <remarks>The same value written twice is one version.</remarks>
    public ImmutableArray<ReadOnlyMemory<byte>> OtherVersions(string field) =>
        [.. state[field].Select(write => write.Value).DistinctBy(value => Convert.ToHexString(value.Span), StringComparer.Ordinal).Skip(1)];

    /// <inheritdoc/>
    public override string ToString() => "VaultRecord";
}
