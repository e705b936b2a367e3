using Saltwater.Keep.Vault.Format;

namespace Saltwater.Keep.Vault;

/// <summary>What merging a backup changes.</summary>
/// <param name="Problem">Why the file cannot be used; then nothing changes.</param>
/// <param name="New">Records that are not here yet.</param>
/// <param name="Changed">Records that are here and would change.</param>
/// <param name="Skipped">Envelopes in the file that do not open or do not fit, and are left out.</param>
public sealed record MergeResult(BackupProblem? Problem, int New, int Changed, int Skipped);
