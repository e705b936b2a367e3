namespace Saltwater.Keep.Vault;

/// <summary>The one way in which slices write a record anew: only what changed, so that two devices that change different things of one
/// record both have their way.</summary>
internal static class FieldChanges
{
    /// <summary>What it takes to make a record say this.</summary>
    /// <param name="before">The record as it is; null if there is none.</param>
    /// <param name="fields">Every field as it is to be, in canonical CBOR.</param>
    /// <param name="settlesVersions">Whether whoever wrote this had seen every version of each field: then a field with several is written
    /// anew, and one is left.</param>
    public static IEnumerable<SetField> Between(
        VaultRecord? before,
        RecordId id,
        IEnumerable<KeyValuePair<string, byte[]>> fields,
        bool settlesVersions
    ) =>
        from field in fields
        where
            before is not { Alive: true }
            || before[field.Key] is not { } known
            || !known.Span.SequenceEqual(field.Value)
            || (settlesVersions && !before.OtherVersions(field.Key).IsEmpty)
        select new SetField(id, field.Key, field.Value);
}
