using Bunit;
using Saltwater.App.Keep;
using Saltwater.App.Keep.Agreements;
using Saltwater.App.Keep.Browser;
using Saltwater.App.Keep.Export;
using Saltwater.App.Keep.Vault;
using Saltwater.Guide.Screens;
using Saltwater.Keep.Vault;

namespace Saltwater.Site.Tests.Keep;

/// <summary>Every word on the screens of the vault, of the lists of limits and care, and of files in and out comes from the guide.</summary>
public sealed class OtherLanguageOfTheVaultTests : BunitContext
{
    private static readonly VaultTexts vault = VaultTexts.Of(StrangePack.Instance);
    private static readonly UnlockTexts unlock = UnlockTexts.Of(StrangePack.Instance);
    private static readonly AgreementsTexts agreements = AgreementsTexts.Of(StrangePack.Instance);
    private static readonly string goOn = PathTexts.Of(StrangePack.Instance).GoOn;

    private readonly StillKeepPage page = new();

    [Theory]
    [InlineData(Holding.Elsewhere)]
    [InlineData(Holding.NotSecure)]
    [InlineData(Holding.TooOld)]
    public void Where_nothing_can_be_kept_no_word_is_English(Holding holds)
    {
        page.Holds = holds;
        Assert.Empty(StrangePack.English(Shown(new MemoryStore())));
    }

    [Fact]
    public void Before_anything_is_kept_no_word_is_English()
    {
        var screens = Shown(new MemoryStore(), inMemoryOnly: true);
        Assert.Empty(StrangePack.English(screens));
        screens.Press(vault.HaveBackup);
        screens.Find("form").Submit();
        screens.WaitForAssertion(() => Assert.NotEmpty(screens.FindAll("[role=alert]")));
        Assert.Empty(StrangePack.English(screens));
        screens.Press(PathTexts.Of(StrangePack.Instance).GoBack);
        screens.Press(vault.Begin);
        Assert.Empty(StrangePack.English(screens));
        screens.Find("form").Submit();
        Assert.Empty(StrangePack.English(screens));
        screens.Find("input[autocomplete=new-password]").Input(screens.Find("#offered").TextContent);
        screens.Find("form").Submit();
        screens.WaitForAssertion(() => Assert.NotEmpty(screens.FindAll("#code")));
        Assert.Empty(StrangePack.English(screens));
        screens.Press(PassphraseTexts.Of(StrangePack.Instance).Written);
        Assert.Empty(StrangePack.English(screens));
        screens.Press(PassphraseTexts.Of(StrangePack.Instance).Without);
        screens.Press(vault.Settings);
        Assert.Empty(StrangePack.English(screens));
    }

    [Fact]
    public async Task While_it_is_locked_no_word_is_English()
    {
        var store = new MemoryStore();
        Assert.NotNull((await LockedVault.Create(Diary.Keys(), store, Diary.Phrase, KdfCost.Usual)).Vault);
        var screens = Shown(store);
        screens.Find("form").Submit();
        screens.WaitForAssertion(() => Assert.NotEmpty(screens.FindAll("[role=alert]")));
        Assert.Empty(StrangePack.English(screens));
        screens.Press(unlock.UseCode);
        Assert.Empty(StrangePack.English(screens));
        screens.Press(vault.DeleteAll);
        Assert.Empty(StrangePack.English(screens));
        page.SetMark(true);
        Assert.Empty(StrangePack.English(Shown(new MemoryStore())));
    }

    [Fact]
    public void From_the_lists_to_what_both_show_no_word_is_English()
    {
        var home = Render<AgreementsHome>(given =>
            given
                .Add(each => each.Pack, StrangePack.Instance)
                .Add(each => each.Vault, Diary.Open(StrangePack.Instance).Notes.Vault)
                .Add(each => each.Page, page)
        );
        foreach (
            var press in (string[])
                [
                    agreements.Write,
                    goOn,
                    goOn,
                    vault.Done,
                    agreements.HandAcross,
                    goOn,
                    agreements.OtherPerson,
                    goOn,
                    goOn,
                    vault.Done,
                    goOn,
                ]
        )
        {
            Assert.Empty(StrangePack.English(home));
            home.Press(press);
        }

        Assert.Empty(StrangePack.English(home));
        home.Press(agreements.Close);
        Assert.Empty(StrangePack.English(home));
    }

    [Fact]
    public void Files_in_and_out_and_the_page_to_take_along_have_no_word_of_English()
    {
        var diary = Diary.Open(StrangePack.Instance);
        diary.With(daysAgo: 1);
        var files = Render<FilesScreen>(given => given.Add(screen => screen.Notes, diary.Notes));
        files.Press(FilesTexts.Of(StrangePack.Instance).All);
        Assert.Empty(StrangePack.English(files));
        Assert.DoesNotContain(
            StrangePack.English(Render<AppointmentScreen>(given => given.Add(screen => screen.Notes, diary.Notes))),
            text => !text.Contains("Self-reported", StringComparison.Ordinal)
        );
    }

    private IRenderedComponent<KeepScreens> Shown(IVaultStore store, bool inMemoryOnly = false) =>
        Render<KeepScreens>(given =>
            given
                .Add(each => each.Pack, StrangePack.Instance)
                .Add(
                    each => each.Parts,
                    new VaultParts(Diary.Keys(), store, page, TimeProvider.System, () => new(KdfCost.Usual), inMemoryOnly)
                )
        );
}
