using Saltwater.Keep.Vault.Format.V1;

namespace Saltwater.Keep.Vault.Reading;

/// <summary>An envelope of records that opened.</summary>
/// <param name="Name">In the store; empty in a backup.</param>
/// <param name="Section">In the backup; null in the store.</param>
internal sealed record RecordEnvelope(string Name, BackupSection? Section, Envelope Envelope, EnvelopeHash Hash, Payload Payload)
{
    public override string ToString() => "RecordEnvelope";
}
