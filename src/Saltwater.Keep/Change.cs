namespace Saltwater.Keep;

/// <summary>One change to one record. A class, and silent in <see cref="ToString"/>: it holds what a person wrote.</summary>
public abstract class Change
{
    private protected Change(RecordId id) => Id = id;

    /// <summary>The record.</summary>
    public RecordId Id { get; }

    /// <inheritdoc/>
    public sealed override string ToString() => GetType().Name;
}

/// <summary>Sets one field of a record; the first set makes the record, and a set brings a deleted one back.</summary>
/// <param name="field">Its name, short and lower-case.</param>
/// <param name="value">One value in canonical CBOR.</param>
public sealed class SetField(RecordId id, string field, ReadOnlyMemory<byte> value) : Change(id)
{
    /// <summary>Its name.</summary>
    public string Field { get; } = field;

    /// <summary>One value in canonical CBOR.</summary>
    public ReadOnlyMemory<byte> Value { get; } = value;
}

/// <summary>Deletes a record; until it is purged, a later set brings it back.</summary>
public sealed class DeleteRecord(RecordId id) : Change(id);

/// <summary>Deletes a record for good: its fields go with the next compaction.</summary>
public sealed class PurgeRecord(RecordId id) : Change(id);
