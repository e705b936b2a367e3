using System.Text;
using System.Text.RegularExpressions;
using Bunit;
using Saltwater.App.Keep;
using Saltwater.App.Keep.Agreements;
using Saltwater.App.Keep.Browser;
using Saltwater.App.Keep.Export;
using Saltwater.App.Keep.Vault;
using Saltwater.Guide.Screens;
using Saltwater.Keep;
using Saltwater.Keep.Exchange.OpenFormat;
using Saltwater.Keep.Journal;
using Saltwater.Keep.Vault;
using Saltwater.Keep.Vault.Keys;
using Saltwater.Keep.Vault.Storage;

namespace Saltwater.Site.Tests.Keep;

/// <summary>Every word on the screens of the vault, of the lists of limits and care, and of files in and out comes from the guide.</summary>
public sealed partial class OtherLanguageOfTheVaultTests : BunitContext
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
        Assert.NotNull((await LockedVault.Create(Diary.QuickKeys(), store, Diary.Phrase, KdfCost.Usual)).Vault);
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
    public async Task A_broken_backup_and_what_is_sound_in_it_have_no_word_of_English()
    {
        var (made, _, _) = await LockedVault.Create(Diary.QuickKeys(), new MemoryStore(), Diary.Phrase, KdfCost.Usual);
        await Notebook
            .Of(made!)
            .Save(
                new Entry
                {
                    Id = RecordId.New(),
                    Day = Diary.Today,
                    WrittenOn = Diary.Today,
                    Tears = true,
                }
            );
        page.InInput = await made!.Backup();
        page.InInput[^40] ^= 1;
        var screens = Shown(new MemoryStore());
        screens.Press(vault.HaveBackup);
        screens.Find("input[type=password]").Input(Diary.Phrase);
        screens.Find("form").Submit();
        screens.WaitForState(() => screens.FindAll("form").Count == 0 || screens.FindAll("[role=alert]").Count > 0);
        Assert.Empty(StrangePack.English(screens));
    }

    [Theory]
    [InlineData("cycle_day_id,day,bleeding\r\n,2026-02-01,light\r\n,2030-01-01,light\r\n,not a day,light\r\n")]
    [InlineData("no table of ours")]
    [InlineData("")]
    [InlineData("{\"format\":\"unknown\"}")]
    public void What_a_file_would_bring_and_why_not_all_of_it_has_no_word_of_English(string file)
    {
        var diary = Diary.Open(StrangePack.Instance);
        diary.Page.InInput = Encoding.UTF8.GetBytes(file);
        var screen = Render<FilesScreen>(given => given.Add(each => each.Notes, diary.Notes));
        screen.Find("input[type=file]").Change("");
        screen.WaitForState(() => screen.FindAll("[role=alert], .card").Count > 0);
        Assert.DoesNotContain(StrangePack.English(screen), text => ImportCode().Replace(text, "").Any(char.IsAsciiLetter));
    }

    [Fact]
    public void A_preview_of_evenings_lists_and_days_has_no_word_of_English()
    {
        var diary = Diary.Open(StrangePack.Instance);
        var entry = new Entry
        {
            Id = RecordId.New(),
            Day = Diary.Today.AddDays(-5),
            WrittenOn = Diary.Today.AddDays(-5),
            Tears = true,
        };
        diary.Page.InInput = OpenJson.Write(new([entry], [new(RecordId.New(), Diary.Today.AddDays(-20), Bleeding.Light)]), Diary.Today);
        var screen = Render<FilesScreen>(given => given.Add(each => each.Notes, diary.Notes));
        screen.Find("input[type=file]").Change("");
        screen.WaitForState(() => screen.FindAll(".card").Count > 0);
        Assert.Empty(StrangePack.English(screen));
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
        Assert.Empty(StrangePack.English(Render<AppointmentScreen>(given => given.Add(screen => screen.Notes, diary.Notes))));
    }

    // A permanent code, for whoever looks it up.
    [GeneratedRegex(@"IMPORT-\d+")]
    private static partial Regex ImportCode();

    private IRenderedComponent<KeepScreens> Shown(IVaultStore store, bool inMemoryOnly = false) =>
        Render<KeepScreens>(given =>
            given
                .Add(each => each.Pack, StrangePack.Instance)
                .Add(
                    each => each.Parts,
                    new VaultParts(Diary.QuickKeys(), store, page, TimeProvider.System, () => new(KdfCost.Usual), inMemoryOnly)
                )
        );
}
