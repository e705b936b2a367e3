using Saltwater.Keep.Vault;
using Saltwater.Keep.Vault.Keys;
using Saltwater.Keep.Vault.Storage;

namespace Saltwater.Keep.Tests.Vault.Keys;

/// <summary>The same keys on another keyboard open the same notes.</summary>
public sealed class KeyboardTests
{
    [Theory]
    [InlineData("don\u2019t wake the sea tonight", "don't wake the sea tonight")]
    [InlineData("don't wake the sea tonight", "don\u2019t wake the sea tonight")]
    [InlineData("the sea \u2013 and its \u201cquiet\u201d side", "the sea - and its \"quiet\" side")]
    [InlineData("the sea -- and its \"quiet\" side", "the sea \u2014 and its \u201cquiet\u201d side")]
    [InlineData("the sea and its \u201equiet\u201c side", "the sea and its \"quiet\" side")]
    [InlineData("the sea and its 'quiet' side", "the sea and its \u2018quiet\u2019 side")]
    [InlineData("the sea and its \"quiet\" side", "the sea and its \u00ab\u00a0quiet\u00a0\u00bb side")]
    [InlineData("the sea and its \u00ab\u202fquiet\u202f\u00bb side", "the sea and its \"quiet\" side")]
    [InlineData("the sea and its 'quiet' side", "the sea and its \u2039quiet\u203a side")]
    [InlineData("ke ala o ka 'aina nei loa", "ke ala o ka \u02bbaina nei loa")]
    [InlineData("the sea and its quiet side", "the\u00a0sea and its quiet\u2009side")]
    [InlineData("the sea and its quiet side", "\u200ethe sea and its quiet\u200b side\ufeff")]
    [InlineData("the sea - twenty-two waves", "the sea \u2212 twenty\u2010two waves")]
    [InlineData("the sea \u2014 twenty-two waves", "the sea -- twenty-two waves")]
    [InlineData("the sea -- twenty-two waves", "the sea \u2013 twenty-two waves")]
    [InlineData("twenty\u2013two waves of it", "twenty-two waves of it")]
    [InlineData("wait for it... the tide turns", "wait for it\u2026 the tide turns")]
    public async Task A_passphrase_opens_whichever_way_a_keyboard_writes_its_signs(string made, string typed)
    {
        var store = new MemoryStore();
        Assert.NotNull((await LockedVault.Create(Vaults.QuickKeys(), store, made, KdfCost.Usual)).Vault);

        Assert.Equal(UnlockResult.Open, (await (await LockedVault.FindIn(Vaults.QuickKeys(), store))!.Unlock(typed)).Result);
        Assert.Equal(
            UnlockResult.WrongPassphrase,
            (await (await LockedVault.FindIn(Vaults.QuickKeys(), store))!.Unlock(typed + " x")).Result
        );
    }

    [Fact]
    public async Task A_backup_opens_so_as_well()
    {
        var (vault, _, _) = await LockedVault.Create(
            Vaults.QuickKeys(),
            new MemoryStore(),
            "don\u2019t wake the sea tonight",
            KdfCost.Usual
        );

        Assert.Equal(
            UnlockResult.Open,
            (
                await LockedVault.RestoreBackup(
                    Vaults.QuickKeys(),
                    new MemoryStore(),
                    await vault!.Backup(),
                    "don't wake the sea tonight",
                    false
                )
            ).Unlocking
        );
    }

    [Fact]
    public void Only_where_such_a_sign_occurs_is_more_than_one_spelling_tried()
    {
        Assert.Equal(["five quiet words by the sea"], Keyboards.Spellings("five quiet words by the sea"));
        Assert.Equal("don't", Keyboards.Spellings("don't").First());
        Assert.InRange(Keyboards.Spellings("a 'b' \"c\" d-e").Count(), 2, 9);
    }

    [Fact]
    public void Typed_twice_it_is_the_same_though_one_field_changed_the_quotes() =>
        Assert.True(Keyboards.Same("don't wake  the sea", "don\u2019t wake the sea"));

    [Fact]
    public async Task Too_little_memory_is_no_wrong_passphrase()
    {
        var store = new MemoryStore();
        Assert.NotNull((await LockedVault.Create(Vaults.QuickKeys(), store, Vaults.Phrase, KdfCost.Usual)).Vault);
        var keys = new Saltwater.Keep.Native.NativeKeys((_, _, _) => throw new InsufficientMemoryException());

        Assert.Equal(UnlockResult.NoMemory, (await (await LockedVault.FindIn(keys, store))!.Unlock("it's not even the one")).Result);
    }
}
