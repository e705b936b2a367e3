using Microsoft.Playwright;

namespace Saltwater.Site.Tests.Keep;

/// <summary>A device with too little memory for the lock: it says so, and the recovery code, which needs none of it, opens.</summary>
public sealed class LittleMemoryTests(RunningSite site, Browser browser)
{
    private const string Told = "too little free memory";

    [Fact]
    public async Task It_is_told_as_that_and_the_recovery_code_opens()
    {
        await using var usual = await Visit.Begin(browser);
        var keeper = new Keeper(usual, site);
        await keeper.Begin();
        await keeper.Note("from the other device");
        await keeper.Press("Backup, passphrase, delete");
        var (_, backup) = await keeper.Saves("Save a backup");

        // The app fits into these pages of 64 KiB; Argon2id, which takes a thousand, does not.
        await using var small = new Browser(Browser.Least, "--js-flags=--wasm-max-mem-pages=900");
        await using var visit = await Visit.Begin(small);
        var again = new Keeper(visit, site);
        await again.ToNotes();
        await again.On("Keep notes for yourself");
        await again.Press("Begin a journal");
        await again.On("A passphrase for your notes");
        await again.Page.GetByLabel("Type the five words").FillAsync(await again.Page.Locator("#offered").InnerTextAsync());
        await again.Press("Go on");
        await Assertions.Expect(again.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync(Told, new() { Timeout = 60_000 });
        Assert.Empty(await visit.Kept());

        await again.ToNotes();
        await again.Press("I have a backup file");
        await again.Give("backup", backup);
        await again.Page.GetByLabel("Passphrase", new() { Exact = true }).FillAsync(keeper.Phrase);
        await again.Press("Open it here");
        await Assertions.Expect(again.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync(Told, new() { Timeout = 60_000 });
        await Assertions.Expect(again.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("recovery code");
        await again.Page.GetByText("I use the recovery code").ClickAsync();
        Assert.Equal("", await again.Page.GetByLabel("Recovery code", new() { Exact = true }).InputValueAsync());
        await Code(again, "Open it here", keeper.Code);

        await again.Lock();
        await again.Unlock(keeper.Phrase);
        await Assertions.Expect(again.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync(Told, new() { Timeout = 60_000 });
        await again.Press("I forgot it: use the recovery code");
        await Code(again, "Open", keeper.Code);
        await Assertions.Expect(again.Page.Locator(".door")).ToContainTextAsync("from the other device");
    }

    private static async Task Code(Keeper keeper, string opens, IReadOnlyList<string> code)
    {
        await keeper.Page.GetByLabel("Recovery code", new() { Exact = true }).FillAsync(string.Join(' ', code));
        await keeper.Press(opens);
        await keeper.On("Your evenings");
    }
}
