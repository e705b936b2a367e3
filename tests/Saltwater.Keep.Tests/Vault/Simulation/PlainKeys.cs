using System.Collections.Immutable;
using System.Security.Cryptography;
using Saltwater.Keep.Vault.Format.V1;
using Saltwater.Keep.Vault.Keys;

namespace Saltwater.Keep.Tests.Vault.Simulation;

/// <summary>Envelopes in the right shape that hide nothing: so that tens of thousands of lives of a vault fit into a test run. What seals and opens is tested elsewhere.</summary>
/// <param name="device">Its first name. Two with the same one are a profile and its copy.</param>
/// <param name="nextName">Gives a name that no other device has, where new keys are asked for.</param>
internal sealed class PlainKeys(byte device, Func<byte> nextName) : IVaultKeys
{
    // As long as the tag that a real one has, and the point.
    private const int Tag = 16;
    private const int Ahead = Tag + 65;

    private static readonly byte[] EnrolPoint = [4, .. new byte[64]];
    private static readonly byte[] Genesis =
    [
        .. ControlEvent.BeginEvent(ControlEvent.Genesis, new byte[32], [1], [], EnrolPoint),
        .. new byte[64],
    ];
    private static readonly byte[] VaultId = ControlEvent.ReadAll(ControlEvent.AppendEvent([], Genesis))!.Value[0].VaultId;

    private byte[] own = [device];

    /// <summary>The keys of a copy of this profile.</summary>
    public PlainKeys Copy() => new(own[0], nextName);

    public ValueTask<NewKeys> Create(string passphrase, KdfCost cost)
    {
        var record = new byte[KeyRecord.Size];
        VaultId.CopyTo(record, 928);
        EnrolPoint.CopyTo(record, 1_349);
        return new(new NewKeys(record, Genesis, ""));
    }

    public ValueTask<UnlockResult> Unlock(ReadOnlyMemory<byte> keyRecord, string passphrase) => new(UnlockResult.Open);

    public ValueTask<UnlockResult> Recover(ReadOnlyMemory<byte> keyRecord, string code) => new(UnlockResult.Open);

    public ValueTask<byte[]> ChangePassphrase(ReadOnlyMemory<byte> keyRecord, string passphrase, KdfCost cost) =>
        throw new NotSupportedException();

    public ValueTask<NewCode> RenewCode(ReadOnlyMemory<byte> keyRecord) => throw new NotSupportedException();

    public ValueTask<byte[]> Enrol(ReadOnlyMemory<byte> before, bool anew)
    {
        own = anew ? [nextName()] : own;
        return new(Enrolled(before));
    }

    private byte[] Enrolled(ReadOnlyMemory<byte> before) =>
        [.. ControlEvent.BeginEvent(ControlEvent.Add, SHA256.HashData(before.Span), own, [], EnrolPoint), .. new byte[64]];

    public ValueTask<byte[]> Device(ReadOnlyMemory<byte> vaultId) => new(own);

    public ValueTask<bool> Verify(ReadOnlyMemory<byte> key, ReadOnlyMemory<byte> data, ReadOnlyMemory<byte> signature) => new(true);

    public ValueTask<ImmutableArray<byte[]>> Seal(EnvelopeChain chain, IReadOnlyList<ReadOnlyMemory<byte>> payloads)
    {
        var before = chain.Before.ToArray();
        var all = ImmutableArray.CreateBuilder<byte[]>();
        foreach (var payload in payloads)
        {
            var envelope = Close(chain.Kind, chain.Next + (ulong)all.Count, before, payload, 64);
            all.Add(envelope);
            before = SHA256.HashData(envelope);
        }

        return new(all.ToImmutable());
    }

    public ValueTask<ImmutableArray<Opened>> Open(IReadOnlyList<SignedEnvelope> envelopes) =>
        new([.. envelopes.Select(each => OpenOne(each.Envelope))]);

    public ValueTask<byte[]> SealForLater(ReadOnlyMemory<byte> keyRecord, ReadOnlyMemory<byte> payload) =>
        new(Close(EnvelopeKind.Inbox, 0, new byte[32], payload, 0));

    public ValueTask Lock() => default;

    public ValueTask DisposeAsync() => default;

    private static Opened OpenOne(ReadOnlyMemory<byte> bytes)
    {
        if (Envelope.CheckLayout(bytes.Span, VaultId, 0) is { } problem)
        {
            return new(problem, default);
        }

        var envelope = new Envelope(bytes);
        return !SHA256.HashData(envelope.Body.Span).AsSpan().SequenceEqual(envelope.Commitment.Span)
                ? new(EnvelopeProblem.Commitment, default)
            : Padding.TryRemove(envelope.Body[(envelope.Kind == EnvelopeKind.Inbox ? Ahead : Tag)..], out var payload) ? new(null, payload)
            : new(EnvelopeProblem.Padding, default);
    }

    private byte[] Close(EnvelopeKind kind, ulong number, byte[] before, ReadOnlyMemory<byte> payload, int rest)
    {
        byte[] body = [.. new byte[kind == EnvelopeKind.Inbox ? Ahead : Tag], .. Padding.AddPadding(payload.Span)];
        var header = Envelope.WriteHeader(kind, VaultId, 0, DeviceId.Of(own).ToBytes(), number, before, new byte[32], body.Length);
        SHA256.HashData(body).CopyTo(header, 112);
        return [.. header, .. body, .. new byte[rest]];
    }
}
