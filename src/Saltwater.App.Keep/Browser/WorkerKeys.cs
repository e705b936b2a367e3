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

    /// <summary>
    /// What a vault is best made with on this device: the stronger cost where it takes under 1.5 seconds, measured by trying.
    /// </summary>
    public static async ValueTask<KdfCost> SuitableCost()
    {
        if (KeepScript.MemoryInGigabytes() < EnoughMemory)
        {
            return KdfCost.Usual;
        }

        try
        {
            var milliseconds = BinaryPrimitives.ReadDoubleBigEndian(await VaultWorker.AskFor("trial", ToBytes(KdfCost.Strong)));
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
        var made = Packing.Unpack(await VaultWorker.AskFor("create", ToBytes(passphrase), ToBytes(cost)));
        return new(NotNull(made[0]).ToArray(), NotNull(made[1]).ToArray(), Encoding.ASCII.GetString(NotNull(made[2]).Span));
    }

    /// <inheritdoc/>
    public async ValueTask<UnlockResult> Unlock(ReadOnlyMemory<byte> keyRecord, string passphrase) =>
        await ReadUnlocking(VaultWorker.AskFor("unlock", keyRecord, ToBytes(passphrase)));

    /// <inheritdoc/>
    public async ValueTask<UnlockResult> Recover(ReadOnlyMemory<byte> keyRecord, string code) =>
        (UnlockResult)(await VaultWorker.AskFor("recover", keyRecord, ToBytes(code)))[0];

    /// <inheritdoc/>
    public async ValueTask<byte[]> ChangePassphrase(ReadOnlyMemory<byte> keyRecord, string passphrase, KdfCost cost) =>
        await VaultWorker.AskFor("changePassphrase", keyRecord, ToBytes(passphrase), ToBytes(cost));

    /// <inheritdoc/>
    public async ValueTask<NewCode> RenewCode(ReadOnlyMemory<byte> keyRecord)
    {
        var made = Packing.Unpack(await VaultWorker.AskFor("renewCode", keyRecord));
        return new(NotNull(made[0]).ToArray(), Encoding.ASCII.GetString(NotNull(made[1]).Span));
    }

    /// <inheritdoc/>
    public async ValueTask<byte[]> Enrol(ReadOnlyMemory<byte> before, bool anew) =>
        await VaultWorker.AskFor("enrol", before, new[] { Convert.ToByte(anew) });

    /// <inheritdoc/>
    public async ValueTask<byte[]> Device(ReadOnlyMemory<byte> vaultId) => await VaultWorker.AskFor("device", vaultId);

    /// <inheritdoc/>
    public async ValueTask<bool> Verify(ReadOnlyMemory<byte> key, ReadOnlyMemory<byte> data, ReadOnlyMemory<byte> signature) =>
        (await VaultWorker.AskFor("verify", key, data, signature))[0] != 0;

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

        var packed = Packing.Unpack(await VaultWorker.AskFor("seal", items));
        var envelopes = ImmutableArray.CreateBuilder<byte[]>(packed.Count);
        foreach (var item in packed)
        {
            envelopes.Add(NotNull(item).ToArray());
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

        var packed = Packing.Unpack(await VaultWorker.AskFor("open", items));
        var opened = ImmutableArray.CreateBuilder<Opened>(packed.Count);
        foreach (var item in packed)
        {
            var problem = NotNull(item).Span[0];
            opened.Add(new(problem == 0 ? null : (EnvelopeProblem)problem, NotNull(item)[1..]));
        }

        return opened.MoveToImmutable();
    }

    /// <inheritdoc/>
    public async ValueTask<byte[]> SealForLater(ReadOnlyMemory<byte> keyRecord, ReadOnlyMemory<byte> payload) =>
        await VaultWorker.AskFor("sealForLater", keyRecord, payload);

    /// <inheritdoc/>
    public ValueTask Lock()
    {
        KeepScript.EndWorker();
        return default;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Lock();

    private static async ValueTask<UnlockResult> ReadUnlocking(Task<byte[]> asked)
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

    private static byte[] ToBytes(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Encoding.UTF8.GetBytes(text);
    }

    private static byte[] ToBytes(KdfCost cost)
    {
        var bytes = new byte[2 * sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, cost.MemoryInKiB);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(sizeof(uint)), cost.Passes);
        return bytes;
    }

    private static ReadOnlyMemory<byte> NotNull(ReadOnlyMemory<byte>? item) => item ?? throw new InvalidDataException();
}
