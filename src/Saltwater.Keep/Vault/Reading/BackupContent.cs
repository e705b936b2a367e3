using Saltwater.Keep.Vault.Format.V1;
using Saltwater.Keep.Vault.Merging;

namespace Saltwater.Keep.Vault.Reading;

/// <summary>What a backup holds, opened with keys that are open, and merged.</summary>
/// <param name="Control">The control log, without what does not hold.</param>
/// <param name="Sound">Sections whose bytes are worth keeping as they are: records that opened, notes that opened, and the parts of the one
/// snapshot that is whole.</param>
/// <param name="Account">What became of each section.</param>
internal sealed record BackupContent(VaultState State, byte[] Control, IReadOnlyList<BackupSection> Sound, BackupTally Account)
{
    public override string ToString() => "BackupContent";
}
