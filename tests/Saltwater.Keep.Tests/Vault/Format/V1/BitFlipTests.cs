using Saltwater.Keep.Native;
using Saltwater.Keep.Vault.Format.V1;
using Saltwater.Keep.Vault.Keys;
using static Saltwater.Keep.Tests.Vault.Vaults;

namespace Saltwater.Keep.Tests.Vault.Format.V1;

/// <summary>One changed bit anywhere is refused, and the answer says where it lies.</summary>
public sealed class BitFlipTests
{
    [Fact]
    public async Task Every_bit_of_an_envelope_counts()
    {
        var keys = QuickKeys();
        var made = await keys.Create(Phrase, KdfCost.Usual);
        var device = ControlEvent.ReadAll(ControlEvent.AppendEvent([], made.Genesis))!.Value[0].DeviceKey;
        var envelope = (await keys.Seal(new(EnvelopeKind.Record, 1, new byte[32]), [new byte[] { 1, 2, 3 }]))[0];

        Assert.Equal([1, 2, 3], (await keys.Open([new(envelope, device)]))[0].Payload.ToArray());
        var flipped = await keys.Open([
            .. Enumerable.Range(0, envelope.Length * 8).Select(bit => new SignedEnvelope(Flip(envelope, bit), device)),
        ]);
        for (var bit = 0; bit < flipped.Length; bit++)
        {
            Assert.Equal(Expected(bit / 8, envelope.Length), flipped[bit].Problem);
            Assert.True(flipped[bit].Payload.IsEmpty);
        }
    }

    [Fact]
    public async Task Every_bit_of_an_inbox_envelope_counts()
    {
        var keys = QuickKeys();
        var made = await keys.Create(Phrase, KdfCost.Usual);
        var envelope = await keys.SealForLater(made.KeyRecord, new byte[] { 1, 2, 3 });

        Assert.Equal([1, 2, 3], (await keys.Open([new(envelope, default)]))[0].Payload.ToArray());
        foreach (
            var opened in await keys.Open([
                .. Enumerable
                    .Range(0, envelope.Length * 8)
                    .Where(bit => bit % 7 == 0)
                    .Select(bit => new SignedEnvelope(Flip(envelope, bit), default)),
            ])
        )
        {
            Assert.NotNull(opened.Problem);
        }
    }

    [Fact]
    public async Task Every_bit_of_a_key_record_counts()
    {
        var keys = QuickKeys();
        var record = (await keys.Create(Phrase, KdfCost.Usual)).KeyRecord;

        for (var bit = 0; bit < record.Length * 8; bit += 3)
        {
            Assert.Equal(bit < 32 ? UnlockResult.Unknown : UnlockResult.Damaged, await QuickKeys().Unlock(Flip(record, bit), Phrase));
        }
    }

    [Theory]
    [InlineData(0, UnlockResult.Tampered)]
    [InlineData(944, UnlockResult.Tampered)]
    [InlineData(950, UnlockResult.Tampered)]
    [InlineData(1_070, UnlockResult.Tampered)]
    [InlineData(1_180, UnlockResult.Tampered)]
    [InlineData(1_430, UnlockResult.Tampered)]
    [InlineData(1_530, UnlockResult.Tampered)]
    [InlineData(20, UnlockResult.WrongPassphrase)]
    public async Task A_key_record_changed_with_its_checksum_is_tampered_with(int at, UnlockResult expected)
    {
        if (at == 0)
        {
            at = 1_400;
        }

        var record = (await QuickKeys().Create(Phrase, KdfCost.Usual)).KeyRecord;
        record[at] ^= 1;
        KeyRecord.WriteChecksum(record);

        Assert.Equal(expected, await QuickKeys().Unlock(record, Phrase));
    }

    [Theory]
    [InlineData(47_103u, 2u, UnlockResult.BelowFloor)]
    [InlineData(65_536u, 1u, UnlockResult.BelowFloor)]
    [InlineData(1_048_577u, 3u, UnlockResult.AboveCeiling)]
    [InlineData(65_536u, 11u, UnlockResult.AboveCeiling)]
    public async Task A_record_that_asks_for_too_little_or_too_much_is_refused_before_it_costs_anything(
        uint memory,
        uint passes,
        UnlockResult expected
    )
    {
        var record = (await QuickKeys().Create(Phrase, KdfCost.Usual)).KeyRecord;
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(record.AsSpan(4), memory);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(record.AsSpan(8), passes);
        KeyRecord.WriteChecksum(record);

        Assert.Equal(
            expected,
            await new NativeKeys((_, _, _) => throw new InvalidOperationException("It was stretched.")).Unlock(record, Phrase)
        );
    }

    private static EnvelopeProblem Expected(int at, int length) =>
        at switch
        {
            0 => EnvelopeProblem.Version,
            1 => EnvelopeProblem.Suite,
            2 => EnvelopeProblem.Kind,
            3 => EnvelopeProblem.Flags,
            < 20 => EnvelopeProblem.OtherVault,
            < 24 => EnvelopeProblem.Epoch,
            < 40 => EnvelopeProblem.Device,
            >= 144 and < 148 => EnvelopeProblem.Length,
            _ => EnvelopeProblem.Signature,
        };

    private static byte[] Flip(byte[] bytes, int bit)
    {
        var flipped = bytes.ToArray();
        flipped[bit / 8] ^= (byte)(1 << (bit % 8));
        return flipped;
    }
}
