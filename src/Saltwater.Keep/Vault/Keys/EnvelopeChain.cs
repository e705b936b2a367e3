namespace Saltwater.Keep.Vault.Keys;

/// <summary>Where a chain of envelopes goes on.</summary>
/// <param name="Kind">Records or snapshot chunks.</param>
/// <param name="Next">Number of the first envelope to be sealed, from 1.</param>
/// <param name="Before">SHA-256 of the envelope before it; 32 zeros at the start.</param>
public sealed record EnvelopeChain(EnvelopeKind Kind, ulong Next, ReadOnlyMemory<byte> Before);
