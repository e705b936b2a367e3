namespace Saltwater.Keep.Vault.Keys;

/// <summary>What opening an envelope gave: its payload, or why there is none.</summary>
/// <param name="Payload">Without its padding; empty if there was a problem.</param>
public sealed record Opened(EnvelopeProblem? Problem, ReadOnlyMemory<byte> Payload)
{
    /// <inheritdoc/>
    public override string ToString() => Problem?.ToString() ?? "Opened";
}
