using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.Versioning;
using System.Text;
using Saltwater.Keep.Vault.Keys;

namespace Saltwater.App.Keep.Browser;

/// <summary>A vault's keys in the browser: they are in a worker of their own, and nothing that runs in the page can read them.</summary>
[SupportedOSPlatform("browser")]
public sealed class WorkerKeys : IVaultKeys
{
    // In gigabytes. A device with less may lose the whole page over the stronger cost. docs/vault-format.md, Cost.
    private const double EnoughMemory = 4;
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(1_500);

    /// <summary>What a vault is best made with on this device: the stronger cost where it takes under 1.5 seconds, measured by trying.</summary>
    public static async ValueTask<KdfCost> SuitableCost()
    {
        if (KeepScript.Memory() < EnoughMemory)
        {
            return KdfCost.Usual;
        }

        try
        {
            var milliseconds = BinaryPrimitives.ReadDoubleBigEndian(await VaultWorker.Ask("trial", Bytes(KdfCost.Strong)));
            return milliseconds < Patience.TotalMilliseconds ? KdfCost.Strong : KdfCost.Usual;
        }
        catch (Exception fault) when (fault is IOException or InsufficientMemoryException)
        {
            // There is not memory enough for it.
            return KdfCost.Usual;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<NewKeys> Create(string passphrase, KdfCost cost)
    {
        var made = Packing.Unpack(await VaultWorker.Ask("create", Bytes(passphrase), Bytes(cost)));
        return new(Some(made[0]).ToArray(), Some(made[1]).ToArray(), Encoding.ASCII.GetString(Some(made[2]).Span));
    }

    /// <inheritdoc/>
    public async ValueTask<UnlockResult> Unlock(ReadOnlyMemory<byte> keyRecord, string passphrase) =>
        await Stretched(VaultWorker.Ask("unlock", keyRecord, Bytes(passphrase)));

    /// <inheritdoc/>
    public async ValueTask<UnlockResult> Recover(ReadOnlyMemory<byte> keyRecord, string code) =>
        (UnlockResult)(await VaultWorker.Ask("recover", keyRecord, Bytes(code)))[0];

    /// <inheritdoc/>
    public async ValueTask<byte[]> ChangePassphrase(ReadOnlyMemory<byte> keyRecord, string passphrase, KdfCost cost) =>
        await VaultWorker.Ask("changePassphrase", keyRecord, Bytes(passphrase), Bytes(cost));

    /// <inheritdoc/>
    public async ValueTask<NewCode> RenewCode(ReadOnlyMemory<byte> keyRecord)
    {
        var made = Packing.Unpack(await VaultWorker.Ask("renewCode", keyRecord));
        return new(Some(made[0]).ToArray(), Encoding.ASCII.GetString(Some(made[1]).Span));
    }

    /// <inheritdoc/>
    public async ValueTask<byte[]> Enrol(ReadOnlyMemory<byte> before, bool anew) =>
        await VaultWorker.Ask("enrol", before, new[] { anew ? (byte)1 : (byte)0 });

    /// <inheritdoc/>
    public async ValueTask<byte[]> Device(ReadOnlyMemory<byte> vaultId) => await VaultWorker.Ask("device", vaultId);

    /// <inheritdoc/>
    public async ValueTask<bool> Verify(ReadOnlyMemory<byte> key, ReadOnlyMemory<byte> data, ReadOnlyMemory<byte> signature) =>
        (await VaultWorker.Ask("verify", key, data, signature))[0] != 0;

    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<byte[]>> Seal(EnvelopeChain chain, IReadOnlyList<ReadOnlyMemory<byte>> payloads)
    {
        ArgumentNullException.ThrowIfNull(chain);
        ArgumentNullException.ThrowIfNull(payloads);
        var place = new byte[1 + sizeof(ulong) + chain.Before.Length];
        place[0] = (byte)chain.Kind;
        BinaryPrimitives.WriteUInt64BigEndian(place.AsSpan(1), chain.Next);
        chain.Before.CopyTo(place.AsMemory(1 + sizeof(ulong)));
        var items = new List<ReadOnlyMemory<byte>?>(payloads.Count + 1) { place };
        foreach (var payload in payloads)
        {
            items.Add(payload);
        }

        var packed = Packing.Unpack(await VaultWorker.Ask("seal", items));
        var envelopes = ImmutableArray.CreateBuilder<byte[]>(packed.Count);
        foreach (var item in packed)
        {
            envelopes.Add(Some(item).ToArray());
        }

        return envelopes.MoveToImmutable();
    }

    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<Opened>> Open(IReadOnlyList<SignedEnvelope> envelopes)
    {
        ArgumentNullException.ThrowIfNull(envelopes);
        var items = new List<ReadOnlyMemory<byte>?>(envelopes.Count * 2);
        foreach (var each in envelopes)
        {
            items.Add(each.Envelope);
            items.Add(each.DeviceKey);
        }

        var packed = Packing.Unpack(await VaultWorker.Ask("open", items));
        var opened = ImmutableArray.CreateBuilder<Opened>(packed.Count);
        foreach (var item in packed)
        {
            var problem = Some(item).Span[0];
            opened.Add(new(problem == 0 ? null : (EnvelopeProblem)problem, Some(item)[1..]));
        }

        return opened.MoveToImmutable();
    }

    /// <inheritdoc/>
    public async ValueTask<byte[]> SealForLater(ReadOnlyMemory<byte> keyRecord, ReadOnlyMemory<byte> payload) =>
        await VaultWorker.Ask("sealForLater", keyRecord, payload);

    /// <inheritdoc/>
    public ValueTask Lock()
    {
        KeepScript.End();
        return default;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Lock();

    private static async ValueTask<UnlockResult> Stretched(Task<byte[]> asked)
    {
        try
        {
            return (UnlockResult)(await asked)[0];
        }
        catch (InsufficientMemoryException)
        {
            return UnlockResult.NoMemory;
        }
    }

    private static byte[] Bytes(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Encoding.UTF8.GetBytes(text);
    }

    private static byte[] Bytes(KdfCost cost)
    {
        var bytes = new byte[2 * sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, cost.MemoryInKiB);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(sizeof(uint)), cost.Passes);
        return bytes;
    }

    private static ReadOnlyMemory<byte> Some(ReadOnlyMemory<byte>? item) => item ?? throw new InvalidDataException();
}
