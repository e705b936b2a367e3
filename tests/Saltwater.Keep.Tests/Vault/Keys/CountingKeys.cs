using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Saltwater.Keep.Vault.Keys;

namespace Saltwater.Keep.Tests.Vault.Keys;

/// <summary>Keys that note which envelopes they opened, by the bytes they came from.</summary>
internal sealed class CountingKeys(IVaultKeys inner) : IVaultKeys
{
    private readonly List<ReadOnlyMemory<byte>> opened = [];

    /// <summary>Where in a file the envelopes stood that were opened from it; one that was opened twice stands here twice.</summary>
    public IReadOnlyList<int> OpenedFrom(byte[] file) =>
        [
            .. opened
                .Select(each => MemoryMarshal.TryGetArray(each, out var segment) && segment.Array == file ? segment.Offset : -1)
                .Where(at => at >= 0),
        ];

    public ValueTask<ImmutableArray<Opened>> Open(IReadOnlyList<SignedEnvelope> envelopes)
    {
        opened.AddRange(envelopes.Select(each => each.Envelope));
        return inner.Open(envelopes);
    }

    public ValueTask<NewKeys> Create(string passphrase, KdfCost cost) => inner.Create(passphrase, cost);

    public ValueTask<UnlockResult> Unlock(ReadOnlyMemory<byte> keyRecord, string passphrase) => inner.Unlock(keyRecord, passphrase);

    public ValueTask<UnlockResult> Recover(ReadOnlyMemory<byte> keyRecord, string code) => inner.Recover(keyRecord, code);

    public ValueTask<byte[]> ChangePassphrase(ReadOnlyMemory<byte> keyRecord, string passphrase, KdfCost cost) =>
        inner.ChangePassphrase(keyRecord, passphrase, cost);

    public ValueTask<NewCode> RenewCode(ReadOnlyMemory<byte> keyRecord) => inner.RenewCode(keyRecord);

    public ValueTask<byte[]> Enrol(ReadOnlyMemory<byte> before, bool anew) => inner.Enrol(before, anew);

    public ValueTask<byte[]> Device(ReadOnlyMemory<byte> vaultId) => inner.Device(vaultId);

    public ValueTask<bool> Verify(ReadOnlyMemory<byte> key, ReadOnlyMemory<byte> data, ReadOnlyMemory<byte> signature) =>
        inner.Verify(key, data, signature);

    public ValueTask<ImmutableArray<byte[]>> Seal(EnvelopeChain chain, IReadOnlyList<ReadOnlyMemory<byte>> payloads) =>
        inner.Seal(chain, payloads);

    public ValueTask<byte[]> SealForLater(ReadOnlyMemory<byte> keyRecord, ReadOnlyMemory<byte> payload) =>
        inner.SealForLater(keyRecord, payload);

    public ValueTask Lock() => inner.Lock();

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
