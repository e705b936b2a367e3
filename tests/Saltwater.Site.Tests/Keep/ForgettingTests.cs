using System.Text;
using Microsoft.Playwright;

namespace Saltwater.Site.Tests.Keep;

/// <summary>What is left in memory once it is locked or left.</summary>
public sealed class ForgettingTests(RunningSite site, Browser browser)
{
    [Fact]
    public async Task Once_locked_the_heap_holds_no_word_of_it_and_the_worker_is_gone()
    {
        const string Marker = "zqxheap4711lantern";
        await using var visit = await Visit.Begin(browser);
        var keeper = new Keeper(visit, site);
        await keeper.Begin();
        await keeper.Note(Marker);
        await Assertions.Expect(keeper.Page.Locator(".door")).ToContainTextAsync(Marker);
        Assert.True(
            await Holds(keeper.Page, Marker),
            "The word is not found even while it is on the screen: then not finding it would mean nothing."
        );
        var worker = Assert.Single(keeper.Page.Workers);

        await keeper.Lock();

        // The browser tells of it a moment later. What the locked screen asks, another one answers, which has no key.
        await Visit.Until(() => Task.FromResult(!keeper.Page.Workers.Contains(worker)));
        Assert.False(await Holds(keeper.Page, Marker));
        Assert.False(await Holds(keeper.Page, keeper.Phrase));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Once_locked_or_left_no_process_that_shows_pages_holds_a_word_of_it(bool locks)
    {
        var marker = "zqxprocess8128lantern" + (locks ? "a" : "b");
        await using var visit = await Visit.Begin(browser);
        var keeper = new Keeper(visit, site);
        await keeper.Begin();
        await keeper.Note(marker);
        var history = await visit.Page.Ask<int>("history.length");
        Assert.True(
            ProcessMemory.Holds(marker),
            "The word is not found even while it is on the screen: then not finding it would mean nothing."
        );

        if (locks)
        {
            await keeper.Lock();
            Assert.Equal(history, await visit.Page.Ask<int>("history.length"));
        }
        else
        {
            await visit.Page.Locator("#leave").ClickAsync();
            await visit.Arrives(site.At("/pause"));
        }

        // The process that held it ends a moment later.
        await Visit.Until(() => Task.FromResult(!ProcessMemory.Holds(marker)));
        Assert.False(ProcessMemory.Holds(keeper.Phrase));
    }

    // A snapshot of all that script can reach, and the memory of the program, which such a snapshot leaves out.
    private static async Task<bool> Holds(IPage page, string text)
    {
        var tools = await page.Context.NewCDPSessionAsync(page);
        var snapshot = new StringBuilder();
        tools.Event("HeapProfiler.addHeapSnapshotChunk").OnEvent += (_, chunk) => snapshot.Append(chunk?.GetProperty("chunk").GetString());
        await tools.SendAsync("HeapProfiler.collectGarbage");
        await tools.SendAsync("HeapProfiler.takeHeapSnapshot", new() { ["reportProgress"] = false });
        await tools.DetachAsync();
        var inProgram = await page.Ask<bool>(
            """
            text => {
              const bytes = Blazor.runtime.localHeapViewU8(), has = sought => {
                for (let at = bytes.indexOf(sought[0]); at >= 0; at = bytes.indexOf(sought[0], at + 1))
                  if (sought.every((byte, i) => bytes[at + i] === byte)) return true; return false };
              const narrow = [...new TextEncoder().encode(text)];
              return has(narrow) || has(narrow.flatMap(byte => [byte, 0]).slice(0, -1));
            }
            """,
            text
        );
        return inProgram || snapshot.ToString().Contains(text, StringComparison.Ordinal);
    }
}
