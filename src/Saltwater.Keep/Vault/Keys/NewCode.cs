namespace Saltwater.Keep.Vault.Keys;

/// <summary>A key record with a new recovery code.</summary>
public sealed record NewCode(byte[] KeyRecord, string RecoveryCode)
{
    /// <inheritdoc/>
    public override string ToString() => "NewCode";
}
