using System.Security.Cryptography;
using Saltwater.Keep.Vault.Format.V1;
using Saltwater.Keep.Vault.Merging;

namespace Saltwater.Keep.Tests.Vault.Merging;

/// <summary>A copied profile and its original, where one was told of an envelope that it does not have.</summary>
public sealed class TwoPastsTests
{
    private static readonly DeviceId Device = DeviceId.From(new byte[DeviceId.Size]);

    [Fact]
    public void Both_pasts_are_kept_though_the_copy_was_told_of_the_originals_last_envelope()
    {
        var original = new VaultState();
        Write(original, 1, "a", "original");
        Write(original, 2, "b", "original");
        var copy = new VaultState();
        Write(copy, 1, "c", "copy");
        copy.ExpectHead(Device, original.HeadOf(Device), 2);

        Assert.Equal(["copy", "original", "original"], Texts(VaultState.MergeStates(original, copy)));
        Assert.Equal(["copy", "original", "original"], Texts(VaultState.MergeStates(copy, original)));
    }

    [Fact]
    public void Both_pasts_are_kept_where_neither_has_their_beginning_and_both_were_told_of_one_end()
    {
        var (one, other) = (new VaultState(), new VaultState());
        Write(one, 2, "a", "one");
        Write(other, 2, "b", "other");
        one.ExpectHead(Device, new(3, Hash("end")), 3);
        other.ExpectHead(Device, new(3, Hash("end")), 3);

        Assert.Equal(["one", "other"], Texts(VaultState.MergeStates(one, other)));
    }

    private static void Write(VaultState state, ulong number, string name, string text)
    {
        var id = new RecordId((UInt128)(ulong)name[0]);
        var hash = Hash(name);
        state.Apply(
            Device,
            new(number, hash),
            EnvelopeHash.FromName(hash),
            default,
            state.NextPayload(Device, [Vaults.Text(id, "x", text)])
        );
    }

    private static byte[] Hash(string name) => SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name));

    private static List<string> Texts(VaultState state) =>
        [
            .. state
                .Records.Values.SelectMany(each => each["x"])
                .Select(each => new System.Formats.Cbor.CborReader(each.Value).ReadTextString())
                .Order(StringComparer.Ordinal),
        ];
}
