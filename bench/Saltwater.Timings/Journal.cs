using System.Text.Json;
using Microsoft.Playwright;

namespace Saltwater.Timings;

/// <summary>A journal in the browser, used as a person uses it: for what it makes them wait, and for pictures.</summary>
internal sealed class Journal(IPage page, Uri site)
{
    private const float Longest = 300_000;

    private string phrase = "";

    public IPage Page => page;

    public async Task Begin()
    {
        await ToNotes();
        await Press("Begin a journal");
        phrase = await page.Locator("#offered").InnerTextAsync();
        await page.GetByLabel("Type the five words").FillAsync(phrase);
        await Press("Go on");
        await page.Locator("#code").WaitForAsync(new() { Timeout = Longest });
        await Press("I go without it");
        await Evenings();
    }

    /// <summary>Brings in made-up evenings, two a day, so many of them.</summary>
    public async Task BringIn(int evenings, DateOnly newest)
    {
        var random = new Random(5);
        string[] notes = ["A long week.", "We talked after.", "Rain all day, then quiet.", "", "Could not sleep.", "Walked by the river."];
        string[] felts = ["good", "mixed", "upsetting"];
        var entries = Enumerable
            .Range(0, evenings)
            .Select(number => new Dictionary<string, object>
            {
                ["id"] = number.ToString("x32", System.Globalization.CultureInfo.InvariantCulture),
                ["day"] = Iso(newest.AddDays(-number / 2)),
                ["time"] = $"{random.Next(18, 24):00}:{random.Next(60):00}",
                ["writtenOn"] = Iso(newest.AddDays(-number / 2)),
                ["company"] = random.Next(4) == 0 ? "alone" : "with-someone",
                ["tears"] = random.Next(3) == 0,
                ["felt"] = felts[random.Next(felts.Length)],
                ["facts"] = new Dictionary<string, string[]>
                {
                    ["stress"] = [random.Next(2) == 0 ? "busy" : "calm"],
                    ["close"] = [random.Next(2) == 0 ? "very-close" : "ok"],
                },
                ["note"] = notes[random.Next(notes.Length)] + (number == evenings / 2 ? " Lantern." : ""),
            });
        var file = JsonSerializer.SerializeToUtf8Bytes(
            new Dictionary<string, object>
            {
                ["saltwater"] = "open data",
                ["format"] = 1,
                ["exported"] = Iso(newest),
                ["entries"] = entries,
                ["cycleDays"] = Array.Empty<object>(),
            }
        );
        await Press("Bring in or take out");
        await page.Locator("#bring-in")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "open.json",
                    MimeType = "application/json",
                    Buffer = file,
                }
            );
        await Press("Bring it in");
        await page.GetByText("Brought in:").WaitForAsync(new() { Timeout = Longest });
        await Press("Back");
        await Evenings();
    }

    /// <summary>Locks, and waits at the locked door.</summary>
    public async Task Lock()
    {
        await Press("Lock now");
        await page.GetByLabel("Passphrase", new() { Exact = true }).FillAsync(phrase, new() { Timeout = Longest });
    }

    /// <summary>From the press of Open until the list is painted, in milliseconds.</summary>
    public async Task<double> Unlock()
    {
        var time = await Painted("Open", "Your evenings");

        // What takes a moment after opening is not part of what comes next.
        await page.WaitForTimeoutAsync(4_000);
        return time;
    }

    /// <summary>From the press of Save until the list is painted again, in milliseconds.</summary>
    public async Task<double> Add()
    {
        await Press("Note an evening");
        await page.GetByRole(AriaRole.Group, new() { Name = "Were there tears?" })
            .GetByRole(AriaRole.Button, new() { Name = "yes", Exact = true })
            .ClickAsync();
        return await Painted("Save", "Your evenings");
    }

    /// <summary>From a letter in the search until what was found is painted, in milliseconds.</summary>
    public Task<double> Search(string text) =>
        page.EvaluateAsync<double>(
            """
            async text => {
              const field = document.querySelector("input[type=search]"), start = performance.now();
              field.value = text;
              field.dispatchEvent(new Event("input", { bubbles: true }));
              await new Promise(done => requestAnimationFrame(() => {
                  const c = new MessageChannel(); c.port1.onmessage = done; c.port2.postMessage(0) }));
              return performance.now() - start;
            }
            """,
            text
        );

    public Task Press(string words) =>
        page.GetByRole(AriaRole.Button, new() { Name = words, Exact = true }).ClickAsync(new() { Timeout = Longest });

    public Task Evenings() => On("Your evenings");

    public Task On(string heading) =>
        page.GetByRole(AriaRole.Heading, new() { Name = heading, Level = 1 }).WaitForAsync(new() { Timeout = Longest });

    private async Task ToNotes()
    {
        await page.GotoAsync(new Uri(site, "app").AbsoluteUri);
        await page.Locator("#loading").WaitForAsync(new() { State = WaitForSelectorState.Detached, Timeout = Longest });
        await page.Locator("#keep").ClickAsync();
    }

    private Task<double> Painted(string button, string heading) =>
        page.EvaluateAsync<double>(
            """
            async ([button, heading]) => {
              const frame = () => new Promise(done => requestAnimationFrame(() => {
                  const c = new MessageChannel(); c.port1.onmessage = done; c.port2.postMessage(0) }));
              const pressed = [...document.querySelectorAll("button")].find(each => each.textContent.trim() === button), start = performance.now();
              pressed.click();
              while (document.querySelector("h1")?.textContent !== heading) await frame();
              await frame();
              return performance.now() - start;
            }
            """,
            new[] { button, heading }
        );

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
