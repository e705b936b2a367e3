using System.Collections.Immutable;
using Saltwater.Keep.Vault.Format.V1;
using Saltwater.Keep.Vault.Keys;

namespace Saltwater.Keep.Vault.Reading;

/// <summary>Opens envelopes, each with the public key of the device it says it is from.</summary>
internal sealed class EnvelopeOpener(IVaultKeys keys)
{
    /// <summary>So many at once: one call for each would be felt, and all at once would not fit.</summary>
    public const int Batch = 512;

    /// <summary>Public keys of the devices that may write, as SPKI.</summary>
    public Dictionary<DeviceId, ReadOnlyMemory<byte>> Devices { get; } = [];

    public async ValueTask<ImmutableArray<Opened>> Open(IReadOnlyList<ReadOnlyMemory<byte>> envelopes) =>
        await keys.Open([.. envelopes.Select(each => new SignedEnvelope(each, KeyFor(each)))]);

    // A note that was made while it was locked has no author.
    private ReadOnlyMemory<byte> KeyFor(ReadOnlyMemory<byte> envelope)
    {
        if (envelope.Length < Envelope.HeaderSize || envelope.Span[2] == (byte)EnvelopeKind.Inbox)
        {
            return default;
        }

        return Devices.GetValueOrDefault(new Envelope(envelope).Device);
    }
}
