using Microsoft.Playwright;

namespace Saltwater.Site.Tests.Keep;

/// <summary>Somebody who keeps notes, in a real browser, by what is on the screen.</summary>
internal sealed class Keeper(Visit visit, ServedSite site)
{
    private const int Longest = 60_000;

    public IPage Page => visit.Page;

    public Visit Visit => visit;

    /// <summary>The five words that open the notes.</summary>
    public string Phrase { get; set; } = "";

    /// <summary>The groups of the recovery code.</summary>
    public IReadOnlyList<string> Code { get; private set; } = [];

    /// <summary>From the start of the app to the door of what is kept.</summary>
    public async Task ToNotes()
    {
        await Page.GotoAsync(site.At("/app"));
        await Page.Locator("#loading").WaitForAsync(new() { State = WaitForSelectorState.Detached, Timeout = Longest });
        await Page.Locator("#keep").ClickAsync();
    }

    /// <summary>From now on this is a phone of two gigabytes: it makes a vault at the usual cost, without trying the stronger one first. The
    /// same then takes a third of the time, and the same time whatever else the machine has to do.</summary>
    public static Task OnAPhone(Visit visit) =>
        visit.Context.AddInitScriptAsync("Object.defineProperty(Navigator.prototype, 'deviceMemory', { get: () => 2 })");

    /// <summary>A new journal, from the first word about it to the first empty list; on a phone, unless told otherwise.</summary>
    /// <param name="look">Called on each screen on the way, with its name.</param>
    /// <param name="onAPhone">Otherwise on the device that this is.</param>
    public async Task Begin(Func<string, Task>? look = null, bool onAPhone = true)
    {
        look ??= _ => Task.CompletedTask;
        if (onAPhone)
        {
            await OnAPhone(visit);
        }

        await ToNotes();
        await On("Keep notes for yourself");
        await look("before anything is kept");
        await Press("Begin a journal");
        await On("A passphrase for your notes");
        await look("passphrase");
        Phrase = await Page.Locator("#offered").InnerTextAsync();
        await Page.GetByLabel("Type the five words").FillAsync(Phrase);
        await Press("Go on");
        await On("Your recovery code");
        await look("code");
        Code = await Page.Locator("#code li").AllInnerTextsAsync();
        await Press("I wrote it down");
        await look("code, typed again");
        await Page.GetByLabel("Group 3").FillAsync(Code[2].ToLowerInvariant());
        await Page.GetByLabel("Group 7").FillAsync(Code[6]);
        await Press("Done");
        await On("Your evenings");
    }

    /// <summary>Notes an evening of today.</summary>
    public async Task Note(string words, bool tears = true)
    {
        await Press("Note an evening");
        await On("Note an evening");
        await Answer("Were there tears?", tears ? "yes" : "no");
        await Page.GetByLabel("In your own words, if you like").FillAsync(words);
        await Press("Save");
        await On("Your evenings");
    }

    /// <summary>Opens locked notes by the passphrase.</summary>
    public async Task Unlock(string? phrase = null)
    {
        await ToNotes();
        await On("Your notes are locked");
        await Page.GetByLabel("Passphrase", new() { Exact = true }).FillAsync(phrase ?? Phrase);
        await Press("Open");
    }

    public async Task Lock()
    {
        await Press("Lock now");
        await On("Your notes are locked");
    }

    /// <summary>Waits for a screen, and for the focus to be on its heading.</summary>
    public async Task On(string heading)
    {
        await Assertions
            .Expect(Page.GetByRole(AriaRole.Heading, new() { Name = heading, Level = 1 }))
            .ToBeVisibleAsync(new() { Timeout = Longest });
    }

    /// <summary>Looks closely at a screen with every box open: the rules of accessibility, nothing at the side, and the keyboard at its heading.</summary>
    /// <param name="faults">Takes what is found.</param>
    /// <param name="screen">How it is called in a fault.</param>
    /// <param name="arrives">Whether it is a screen of its own, to whose heading the keyboard goes, or a change of the one before.</param>
    /// <param name="looks">Dark or light, how wide, and how large the text is: the screen is looked at in each, and stays in the last.</param>
    public async Task Look(
        List<string> faults,
        string screen,
        bool arrives,
        params IReadOnlyList<(ColorScheme Scheme, int Width, int TextPercent)> looks
    )
    {
        if (arrives)
        {
            await Tests.Visit.Until(
                async () => await Page.Ask<bool>("document.activeElement === document.querySelector('[data-arrive]')"),
                $"focus on the heading: {screen}"
            );
        }

        await Visit.OpenAll();
        foreach (var look in looks)
        {
            await Visit.In(look.Scheme, look.Width, look.TextPercent);
            faults.AddRange(look == looks[0] ? await Page.Faults($"{screen}, {look}") : await Page.FaultsOfLook($"{screen}, {look}"));
            if (await Visit.Sideways() is { Length: > 0 } wide)
            {
                faults.Add($"{screen}, {look}: {wide} sticks out");
            }
        }
    }

    /// <summary>Where the keyboard is: the words of the element that has the focus.</summary>
    public Task<string> Focused() => Page.Ask<string>("document.activeElement.textContent.trim()");

    public Task Press(string words) => Page.GetByRole(AriaRole.Button, new() { Name = words, Exact = true }).ClickAsync();

    public Task Answer(string asked, string answer) =>
        Page.GetByRole(AriaRole.Group, new() { Name = asked })
            .GetByRole(AriaRole.Button, new() { Name = answer, Exact = true })
            .ClickAsync();

    /// <summary>Presses what hands a file over, and gives its bytes.</summary>
    public async Task<(string Name, byte[] Bytes)> Saves(string words)
    {
        var file = await Page.RunAndWaitForDownloadAsync(() => Press(words));
        await using var stream = await file.CreateReadStreamAsync();
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, TestContext.Current.CancellationToken);
        return (file.SuggestedFilename, bytes.ToArray());
    }

    /// <summary>Gives a file to an input.</summary>
    public Task Give(string id, byte[] bytes, string name = "file") =>
        Page.Locator("#" + id)
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = name,
                    MimeType = "application/octet-stream",
                    Buffer = bytes,
                }
            );
}
