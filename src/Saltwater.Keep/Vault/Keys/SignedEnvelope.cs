namespace Saltwater.Keep.Vault.Keys;

/// <summary>An envelope, and the public key (SPKI) of the device it says it is from; empty for the inbox.</summary>
public sealed record SignedEnvelope(ReadOnlyMemory<byte> Envelope, ReadOnlyMemory<byte> DeviceKey);
