using Saltwater.Keep.Vault.Format;
using Saltwater.Keep.Vault.Keys;
using Saltwater.Keep.Vault.Reading;
using Saltwater.Keep.Vault.Storage;

namespace Saltwater.Keep.Vault;

/// <summary>How restoring a backup went.</summary>
/// <param name="Problem">Why the file cannot be used, or null.</param>
/// <param name="Unlocking">How opening it went; null if it did not come to that.</param>
/// <param name="Result">How writing it into the store went.</param>
/// <param name="Vault">Open, if all went well.</param>
/// <param name="Account">What became of each section of the file; null if it did not come to that.</param>
public sealed record RestoreResult(
    BackupProblem? Problem,
    UnlockResult? Unlocking,
    WriteResult Result,
    OpenVault? Vault,
    BackupTally? Account = null
);
