using Saltwater.Keep.Vault.Format.V1;
using Saltwater.Keep.Vault.Keys;

namespace Saltwater.Keep.Vault.Reading;

/// <summary>A part of a snapshot that opened.</summary>
/// <param name="Section">In the backup; null in the store.</param>
internal sealed record SnapshotChunk(BackupSection? Section, Envelope Envelope, EnvelopeHash Hash, SnapshotPart Part)
{
    public static SnapshotChunk? Read(BackupSection? section, ReadOnlyMemory<byte> bytes, ReadOnlyMemory<byte> payload)
    {
        var envelope = new Envelope(bytes);
        if (envelope.Kind != EnvelopeKind.Snapshot || SnapshotPart.ReadPart(payload) is not { } part)
        {
            return null;
        }

        return new(section, envelope, EnvelopeHash.OfSigned(bytes.Span), part);
    }

    public override string ToString() => "SnapshotChunk";
}
