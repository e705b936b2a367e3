using System.Formats.Cbor;

namespace Saltwater.Keep.Vault.Format.V1;

/// <summary>What was noted while the vault was locked: the fields of the record it becomes.</summary>
/// <remarks>docs/vault-format.md, Payload of an inbox envelope.</remarks>
internal static class InboxNote
{
    /// <summary>Whether a payload can be taken in.</summary>
    public static bool IsOne(ReadOnlyMemory<byte> payload) => ReadChanges(default, payload) is not null;

    /// <summary>The changes it stands for; null if it is none.</summary>
    public static List<Change>? ReadChanges(RecordId id, ReadOnlyMemory<byte> payload)
    {
        try
        {
            List<Change> fields = [];
            var cbor = new CborReader(payload, CborConformanceMode.Canonical);
            for (var left = cbor.ReadStartMap() ?? 0; left > 0; left--)
            {
                fields.Add(new SetField(id, cbor.ReadTextString(), cbor.ReadEncodedValue().ToArray()));
            }

            cbor.ReadEndMap();
            return fields;
        }
        catch (Exception fault) when (fault is CborContentException or InvalidOperationException or OverflowException)
        {
            return null;
        }
    }
}
