using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using Saltwater.Keep.Native.Unicode;
using Saltwater.Keep.Vault.Format.V1;
using Saltwater.Keep.Vault.Keys;

namespace Saltwater.Keep.Native;

/// <summary>A vault's keys on .NET's own cryptography. Not for the browser, where these primitives do not exist.</summary>
/// <remarks>Device keys live as long as this object; the command line writes no envelope, so it needs none for longer.</remarks>
public sealed class NativeKeys : IVaultKeys
{
    private static readonly byte[] Nothing = [];

    private readonly Stretching stretch;
    private (byte[] VaultId, ECDsa Signing, ECDiffieHellman Exchange)? device;
    private OpenKeys? open;

    /// <summary>With Argon2id, as every vault in use has it.</summary>
    public NativeKeys()
        : this(Argon2.StretchPassphrase) { }

    internal NativeKeys(Stretching stretch) => this.stretch = stretch;

    /// <inheritdoc/>
    public ValueTask<NewKeys> Create(string passphrase, KdfCost cost)
    {
        ArgumentNullException.ThrowIfNull(passphrase);
        RequireSound(cost);
        using var enrol = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var inbox = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var enrolPair = enrol.ExportParameters(includePrivateParameters: true);
        var inboxPair = inbox.ExportParameters(includePrivateParameters: true);
        var genesis = MakeDevice(ControlEvent.Genesis, new byte[Envelope.HashSize], PointOf(enrolPair), signer: null, vaultId: null);
        var vaultId = ControlEvent.ReadAll(ControlEvent.AppendEvent(Nothing, genesis))!.Value[0].VaultId;
        device = (vaultId, device!.Value.Signing, device.Value.Exchange);

        const uint Epoch = 1;
        var code = RandomNumberGenerator.GetBytes(Labels.CodeSize);
        open = new OpenKeys(RandomNumberGenerator.GetBytes(32), vaultId, Epoch, Nothing);
        var record = new byte[KeyRecord.Size];
        record[0] = Envelope.Version;
        record[1] = Envelope.Suite;
        vaultId.CopyTo(record, 928);
        BinaryPrimitives.WriteUInt32BigEndian(record.AsSpan(944), Epoch);
        PointOf(inboxPair).CopyTo(record.AsSpan(1_172));
        Wrap.Close(open.DeriveKey(Labels.InboxWrap), Labels.WrapInbox, open.Context, inboxPair.D!).CopyTo(record, 1_237);
        PointOf(enrolPair).CopyTo(record.AsSpan(1_349));
        Wrap.Close(open.DeriveKey(Labels.Control), Labels.WrapEnrol, open.Context, enrolPair.D!).CopyTo(record, 1_414);
        PutCode(record, code);
        PutPassphrase(record, passphrase, cost);
        Finish(record);
        open = open with { Record = record };
        return new(new NewKeys([.. record], genesis, RecoveryCode.WriteCode(code)));
    }

    /// <summary>What a copied profile has: the same keys of the same device, and nothing open.</summary>
    internal NativeKeys Copy()
    {
        var (vaultId, signing, exchange) = device ?? throw new InvalidOperationException("There is no device to copy.");
        return new(stretch)
        {
            device = (
                vaultId,
                ECDsa.Create(signing.ExportParameters(includePrivateParameters: true)),
                ECDiffieHellman.Create(exchange.ExportParameters(includePrivateParameters: true))
            ),
        };
    }

    /// <inheritdoc/>
    public ValueTask<UnlockResult> Unlock(ReadOnlyMemory<byte> keyRecord, string passphrase)
    {
        ArgumentNullException.ThrowIfNull(passphrase);
        if (KeyRecord.CheckLayout(keyRecord.Span) is { } problem)
        {
            return new(problem);
        }

        var plain = Spelling.Bytes(passphrase);
        if (plain.Length == 0)
        {
            // Argon2id takes no empty one, and no vault has it.
            return new(UnlockResult.WrongPassphrase);
        }

        var record = new KeyRecord(keyRecord.ToArray());
        byte[] key;
        try
        {
            key = stretch(plain, record.Salt.ToArray(), record.Cost);
        }
        catch (OutOfMemoryException)
        {
            return new(UnlockResult.NoMemory);
        }

        for (var slot = 0; slot < KeyRecord.Slots; slot++)
        {
            var local = Wrap.Open(key, Labels.WrapLocal, Nothing, record.Slot(slot).Span, out var fits);
            if (fits)
            {
                return new(
                    Adopt(
                        record,
                        local is null ? null : Wrap.Open(local, Labels.WrapMaster, ContextOf(record), record.MasterUnderLocal.Span)
                    )
                );
            }
        }

        return new(UnlockResult.WrongPassphrase);
    }

    /// <inheritdoc/>
    public ValueTask<UnlockResult> Recover(ReadOnlyMemory<byte> keyRecord, string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (KeyRecord.CheckLayout(keyRecord.Span) is { } problem)
        {
            return new(problem);
        }

        if (RecoveryCode.ReadCode(Nfkc.Of(code)) is not { } bytes)
        {
            return new(UnlockResult.MistypedCode);
        }

        var record = new KeyRecord(keyRecord.ToArray());
        var master = Wrap.Open(CodeKey(bytes), Labels.WrapMasterForCode, ContextOf(record), record.MasterUnderCode.Span, out var fits);
        return new(fits ? Adopt(record, master) : UnlockResult.WrongCode);
    }

    /// <inheritdoc/>
    public ValueTask<byte[]> ChangePassphrase(ReadOnlyMemory<byte> keyRecord, string passphrase, KdfCost cost)
    {
        ArgumentNullException.ThrowIfNull(passphrase);
        RequireSound(cost);
        var record = OwnCopy(keyRecord);
        PutPassphrase(record, passphrase, cost);
        Finish(record);
        return new(record);
    }

    /// <inheritdoc/>
    public ValueTask<NewCode> RenewCode(ReadOnlyMemory<byte> keyRecord)
    {
        var record = OwnCopy(keyRecord);
        var code = RandomNumberGenerator.GetBytes(Labels.CodeSize);
        PutCode(record, code);
        Finish(record);
        return new(new NewCode(record, RecoveryCode.WriteCode(code)));
    }

    /// <inheritdoc/>
    public ValueTask<byte[]> Enrol(ReadOnlyMemory<byte> before, bool anew)
    {
        var record = new KeyRecord(Opened.Record);
        var number = Wrap.Open(Opened.DeriveKey(Labels.Control), Labels.WrapEnrol, Opened.Context, record.EnrolWrap.Span)
            ?? throw new CryptographicException("The enrolment key does not open.");
        using var enrol = ECDsa.Create(
            new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                D = number,
                Q = PointOf(record.EnrolPoint.Span),
            }
        );
        return new(MakeDevice(ControlEvent.Add, SHA256.HashData(before.Span), record.EnrolPoint.ToArray(), enrol, Opened.VaultId));
    }

    /// <inheritdoc/>
    public ValueTask<byte[]> Device(ReadOnlyMemory<byte> vaultId) =>
        new(device is { } own && own.VaultId.AsSpan().SequenceEqual(vaultId.Span) ? own.Signing.ExportSubjectPublicKeyInfo() : Nothing);

    /// <inheritdoc/>
    public ValueTask<bool> Verify(ReadOnlyMemory<byte> key, ReadOnlyMemory<byte> data, ReadOnlyMemory<byte> signature) =>
        new(Signatures.IsValid(key.Span, data.Span, signature.Span));

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<byte[]>> Seal(EnvelopeChain chain, IReadOnlyList<ReadOnlyMemory<byte>> payloads)
    {
        ArgumentNullException.ThrowIfNull(chain);
        ArgumentNullException.ThrowIfNull(payloads);
        var (_, signing, _) = device ?? throw new InvalidOperationException("This device was not added to the vault.");
        var from = DeviceId.Of(signing.ExportSubjectPublicKeyInfo()).ToBytes();
        var key = Opened.DeriveKey(LabelOf(chain.Kind));
        var sealedOnes = ImmutableArray.CreateBuilder<byte[]>(payloads.Count);
        var before = chain.Before.ToArray();
        foreach (var payload in payloads)
        {
            var message = Message.SealMessage(
                key,
                chain.Kind,
                Opened.VaultId,
                Opened.Epoch,
                from,
                chain.Next + (ulong)sealedOnes.Count,
                before,
                Padding.AddPadding(payload.Span),
                Nothing
            );
            byte[] envelope = EnvelopeHash.WithLowSignature([.. message, .. signing.SignData(message, HashAlgorithmName.SHA256)]);
            sealedOnes.Add(envelope);
            before = SHA256.HashData(envelope);
        }

        return new(sealedOnes.MoveToImmutable());
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<Opened>> Open(IReadOnlyList<SignedEnvelope> envelopes)
    {
        ArgumentNullException.ThrowIfNull(envelopes);
        return new([.. envelopes.Select(OpenOne)]);
    }

    /// <inheritdoc/>
    public ValueTask<byte[]> SealForLater(ReadOnlyMemory<byte> keyRecord, ReadOnlyMemory<byte> payload)
    {
        var record = new KeyRecord(keyRecord);
        var (_, signing, _) = device ?? throw new InvalidOperationException("This device was not added to the vault.");
        using var ephemeral = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        using var inbox = ECDiffieHellman.Create(
            new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = PointOf(record.InboxPoint.Span) }
        );
        var point = PointOf(ephemeral.ExportParameters(includePrivateParameters: false));
        var key = InboxKey(ephemeral.DeriveRawSecretAgreement(inbox.PublicKey), record.VaultId.Span, point, record.InboxPoint.Span);
        return new(
            Message.SealMessage(
                key,
                EnvelopeKind.Inbox,
                record.VaultId.Span,
                record.Epoch,
                DeviceId.Of(signing.ExportSubjectPublicKeyInfo()).ToBytes(),
                0,
                new byte[Envelope.HashSize],
                Padding.AddPadding(payload.Span),
                point
            )
        );
    }

    /// <inheritdoc/>
    public ValueTask Lock()
    {
        open?.Forget();
        open = null;
        return default;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Lock();
        device?.Signing.Dispose();
        device?.Exchange.Dispose();
        device = null;
    }

    private OpenKeys Opened => open ?? throw new InvalidOperationException("The vault is locked.");

    private static string LabelOf(EnvelopeKind kind) => kind == EnvelopeKind.Snapshot ? Labels.Snapshot : Labels.Record;

    private static byte[] ContextOf(KeyRecord record) => Labels.KeyContext(record.VaultId.Span, record.Epoch);

    private static byte[] CodeKey(byte[] code) => HKDF.DeriveKey(HashAlgorithmName.SHA256, code, 32, Nothing, Labels.Code);

    private static byte[] InboxKey(byte[] shared, ReadOnlySpan<byte> vaultId, ReadOnlySpan<byte> ephemeral, ReadOnlySpan<byte> inbox) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, shared, 32, Nothing, Labels.InboxInfo(vaultId, ephemeral, inbox));

    private static byte[] PointOf(ECParameters pair) => [4, .. pair.Q.X!, .. pair.Q.Y!];

    private static ECPoint PointOf(ReadOnlySpan<byte> point) => new() { X = point[1..33].ToArray(), Y = point[33..].ToArray() };

    private static void RequireSound(KdfCost cost)
    {
        if (cost.BelowFloor || cost.AboveCeiling)
        {
            throw new ArgumentOutOfRangeException(nameof(cost));
        }
    }

    private UnlockResult Adopt(KeyRecord record, byte[]? master)
    {
        if (master is null)
        {
            return UnlockResult.Tampered;
        }

        var keys = new OpenKeys(master, record.VaultId.ToArray(), record.Epoch, record.Bytes.ToArray());
        if (!IsAuthentic(record, keys))
        {
            keys.Forget();
            return UnlockResult.Tampered;
        }

        open?.Forget();
        open = keys;
        return UnlockResult.Open;
    }

    // A copy to be changed. A record of another vault, or one that was tampered with, would be made authentic by the change.
    private byte[] OwnCopy(ReadOnlyMemory<byte> keyRecord)
    {
        var record = keyRecord.ToArray();
        if (KeyRecord.CheckLayout(record) is not null || !IsAuthentic(new(record), Opened))
        {
            throw new ArgumentException("It is not the key record of the open vault.", nameof(keyRecord));
        }

        return record;
    }

    private static bool IsAuthentic(KeyRecord record, OpenKeys keys) =>
        CryptographicOperations.FixedTimeEquals(
            HMACSHA256.HashData(keys.DeriveKey(Labels.Header), record.Authenticated.Span),
            record.Code.Span
        );

    private Opened OpenOne(SignedEnvelope signed)
    {
        var bytes = signed.Envelope;
        if (Envelope.CheckLayout(bytes.Span, Opened.VaultId, Opened.Epoch) is { } problem)
        {
            return new(problem, default);
        }

        var envelope = new Envelope(bytes);
        return envelope.Kind == EnvelopeKind.Inbox ? OpenNote(envelope) : OpenSigned(envelope, signed.DeviceKey.Span);
    }

    private Opened OpenNote(Envelope envelope)
    {
        if (InboxKeyOf(envelope) is not { } inbox)
        {
            return new(EnvelopeProblem.Commitment, default);
        }

        return Message.OpenMessage(inbox, envelope, Envelope.PointSize);
    }

    private Opened OpenSigned(Envelope envelope, ReadOnlySpan<byte> deviceKey)
    {
        if (deviceKey.IsEmpty || DeviceId.Of(deviceKey) != envelope.Device)
        {
            return new(EnvelopeProblem.Device, default);
        }

        if (!Signatures.IsValid(deviceKey, envelope.Signed.Span, envelope.Signature.Span))
        {
            return new(EnvelopeProblem.Signature, default);
        }

        return Message.OpenMessage(Opened.DeriveKey(LabelOf(envelope.Kind)), envelope, 0);
    }

    private byte[]? InboxKeyOf(Envelope envelope)
    {
        var record = new KeyRecord(Opened.Record);
        var number = Wrap.Open(Opened.DeriveKey(Labels.InboxWrap), Labels.WrapInbox, Opened.Context, record.InboxWrap.Span);
        try
        {
            var point = envelope.Body[..Envelope.PointSize].ToArray();
            if (number is null || point[0] != 4)
            {
                return null;
            }

            using var inbox = ECDiffieHellman.Create(
                new ECParameters
                {
                    Curve = ECCurve.NamedCurves.nistP256,
                    D = number,
                    Q = PointOf(record.InboxPoint.Span),
                }
            );
            using var ephemeral = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = PointOf(point) });
            return InboxKey(inbox.DeriveRawSecretAgreement(ephemeral.PublicKey), Opened.VaultId, point, record.InboxPoint.Span);
        }
        catch (CryptographicException)
        {
            // The point is on no curve: someone changed it.
            return null;
        }
    }

    private byte[] MakeDevice(byte type, byte[] before, byte[] enrolPoint, ECDsa? signer, byte[]? vaultId)
    {
        device?.Signing.Dispose();
        device?.Exchange.Dispose();
        var signing = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var exchange = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        device = (vaultId ?? Nothing, signing, exchange);
        var unsigned = ControlEvent.BeginEvent(
            type,
            before,
            signing.ExportSubjectPublicKeyInfo(),
            exchange.ExportSubjectPublicKeyInfo(),
            enrolPoint
        );
        return EnvelopeHash.WithLowSignature([.. unsigned, .. (signer ?? signing).SignData(unsigned, HashAlgorithmName.SHA256)]);
    }

    private void PutPassphrase(byte[] record, string passphrase, KdfCost cost)
    {
        BinaryPrimitives.WriteUInt32BigEndian(record.AsSpan(4), cost.MemoryInKiB);
        BinaryPrimitives.WriteUInt32BigEndian(record.AsSpan(8), cost.Passes);
        BinaryPrimitives.WriteUInt32BigEndian(record.AsSpan(12), 1);
        RandomNumberGenerator.Fill(record.AsSpan(16, 16 + (KeyRecord.Slots * KeyRecord.WrapSize)));
        var local = RandomNumberGenerator.GetBytes(32);
        var key = stretch(Spelling.Bytes(passphrase), record.AsSpan(16, 16).ToArray(), cost);
        Wrap.Close(key, Labels.WrapLocal, Nothing, local)
            .CopyTo(record, 32 + (RandomNumberGenerator.GetInt32(KeyRecord.Slots) * KeyRecord.WrapSize));
        Wrap.Close(local, Labels.WrapMaster, Opened.Context, Opened.Master).CopyTo(record, 948);
    }

    private void PutCode(byte[] record, byte[] code) =>
        Wrap.Close(CodeKey(code), Labels.WrapMasterForCode, Opened.Context, Opened.Master).CopyTo(record, 1_060);

    private void Finish(byte[] record)
    {
        HMACSHA256.HashData(
            Opened.DeriveKey(Labels.Header),
            record.AsSpan(0, KeyRecord.AuthenticatedSize),
            record.AsSpan(KeyRecord.AuthenticatedSize)
        );
        KeyRecord.WriteChecksum(record);
    }
}
