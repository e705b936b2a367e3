using Saltwater.Keep.Vault.Format.V1;
using Saltwater.Keep.Vault.Keys;

namespace Saltwater.Keep.Vault.Reading;

/// <summary>A part of a snapshot that opened.</summary>
/// <param name="Section">In the backup; null in the store.</param>
internal sealed record SnapshotChunk(BackupSection? Section, Envelope Envelope, EnvelopeHash Hash, SnapshotPart Part)
{
    public static SnapshotChunk? Read(BackupSection? section, ReadOnlyMemory<byte> bytes, ReadOnlyMemory<byte> payload) =>
        new Envelope(bytes).Kind == EnvelopeKind.Snapshot && SnapshotPart.ReadPart(payload) is { } part
            ? new(section, new(bytes), EnvelopeHash.OfSigned(bytes.Span), part)
            : null;

    public override string ToString() => "SnapshotChunk";
}
