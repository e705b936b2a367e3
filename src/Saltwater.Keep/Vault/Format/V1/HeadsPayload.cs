using System.Collections.Immutable;
using System.Formats.Cbor;

namespace Saltwater.Keep.Vault.Format.V1;

/// <summary>What was newest when a backup was saved, and the hash of all that stands before it in the file.</summary>
/// <remarks>docs/vault-format.md, The sealed list of heads.</remarks>
internal sealed record HeadsPayload(
    int Sections,
    ReadOnlyMemory<byte> Hash,
    ImmutableSortedDictionary<DeviceId, (Head Head, ulong Lamport)> Heads
)
{
    private const int Schema = 1;

    public byte[] Write()
    {
        var cbor = new CborWriter(CborConformanceMode.Canonical);
        cbor.WriteStartMap(4);
        cbor.WriteTextString("n");
        cbor.WriteInt32(Sections);
        cbor.WriteTextString("s");
        cbor.WriteInt32(Schema);
        cbor.WriteTextString("hash");
        cbor.WriteByteString(Hash.Span);
        cbor.WriteTextString("heads");
        cbor.WriteStartMap(Heads.Count);
        foreach (var (device, (head, lamport)) in Heads)
        {
            cbor.WriteByteString(device.ToBytes());
            cbor.WriteStartArray(3);
            cbor.WriteUInt64(head.Number);
            cbor.WriteByteString(head.Hash.Span);
            cbor.WriteUInt64(lamport);
            cbor.WriteEndArray();
        }

        cbor.WriteEndMap();
        cbor.WriteEndMap();
        return cbor.Encode();
    }

    /// <summary>Reads a payload; null if it is none.</summary>
    public static HeadsPayload? Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var cbor = new CborReader(bytes, CborConformanceMode.Canonical);
            if (cbor.ReadStartMap() != 4 || cbor.ReadTextString() != "n")
            {
                return null;
            }

            var sections = cbor.ReadInt32();
            if (cbor.ReadTextString() != "s" || cbor.ReadInt32() != Schema || cbor.ReadTextString() != "hash")
            {
                return null;
            }

            var hash = cbor.ReadByteString();
            if (cbor.ReadTextString() != "heads")
            {
                return null;
            }

            var heads = ImmutableSortedDictionary.CreateBuilder<DeviceId, (Head, ulong)>();
            for (var left = cbor.ReadStartMap() ?? 0; left > 0; left--)
            {
                var device = DeviceId.From(cbor.ReadByteString());
                _ = cbor.ReadStartArray();
                heads.Add(device, (new(cbor.ReadUInt64(), cbor.ReadByteString()), cbor.ReadUInt64()));
                cbor.ReadEndArray();
            }

            return new(sections, hash, heads.ToImmutable());
        }
        catch (Exception fault) when (fault is CborContentException or InvalidOperationException or OverflowException or ArgumentException)
        {
            return null;
        }
    }
}
