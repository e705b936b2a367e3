namespace Saltwater.Keep.Vault.Keys;

/// <summary>A new vault's keys.</summary>
/// <param name="KeyRecord">To be stored.</param>
/// <param name="Genesis">First event of the control log.</param>
/// <param name="RecoveryCode">Shown once.</param>
public sealed record NewKeys(byte[] KeyRecord, byte[] Genesis, string RecoveryCode)
{
    /// <inheritdoc/>
    public override string ToString() => "NewKeys";
}
