using Microsoft.Playwright;
using Saltwater.App.Keep.Browser;
using static Saltwater.Site.Tests.Keep.WorkerInPage;

namespace Saltwater.Site.Tests.Keep;

/// <summary>What the screens of Keep ask of the page: one writer, when to lock, files, and taking everything away.</summary>
public sealed class KeepPageTests(RunningSite site, Browser browser)
{
    private const string Hide =
        "Object.defineProperty(document, 'visibilityState', { get: () => 'hidden', configurable: true }); "
        + "document.dispatchEvent(new Event('visibilitychange'));";
    private const string Show = "delete document.visibilityState; document.dispatchEvent(new Event('visibilitychange'));";
    private const string Veiled = "document.documentElement.style.visibility === 'hidden'";

    [Fact]
    public async Task One_tab_writes_and_another_only_once_it_is_gone()
    {
        await using var visit = await Visit.Begin(browser);
        var (first, second) = (await Open(visit), await Open(visit, await visit.Context.NewPageAsync()));

        Assert.Equal(Holding.Held, await Hold(first));
        Assert.Equal(Holding.Held, await Hold(first));
        Assert.Equal(Holding.Elsewhere, await Hold(second));
        await first.CloseAsync();
        await Visit.Until(async () => await Hold(second) == Holding.Held);
        Assert.Equal(Holding.Held, await Hold(second));
    }

    [Fact]
    public async Task Out_of_sight_it_is_veiled_at_once_and_told_to_lock_when_the_time_is_over()
    {
        await using var visit = await Visit.Begin(browser);
        var page = await Open(visit);
        await page.Do("() => { globalThis.hid = 0; keep.watchOver(400, 60000, () => hid++, reason => told.push(reason)) }");

        Assert.True(await page.Ask<bool>($"(() => {{ {Hide} return {Veiled} }})()"));
        Assert.Equal(1, await page.Ask<int>("hid"));
        Assert.False(await page.Ask<bool>($"(() => {{ {Show} return {Veiled} }})()"));
        await page.WaitForTimeoutAsync(700);
        Assert.Empty(await Told(page));

        await page.Do($"(() => {{ {Hide} }})()");
        await page.WaitForTimeoutAsync(900);
        Assert.Equal([LockReason.Hidden], await Told(page));
        Assert.True(await page.Ask<bool>($"(() => {{ {Show} return {Veiled} }})()"));
    }

    [Fact]
    public async Task Coming_back_too_late_it_is_never_shown_again_even_if_no_timer_ran()
    {
        await using var visit = await Visit.Begin(browser);
        var page = await Open(visit);
        await page.Do(
            "() => { const real = setTimeout; globalThis.setTimeout = () => 0; keep.watchOver(200, 60000, () => {}, reason "
                + "=> told.push(reason)); globalThis.setTimeout = real; }"
        );
        await page.Do($"() => {{ const real = setTimeout; globalThis.setTimeout = () => 0; {Hide} globalThis.setTimeout = real; }}");
        await page.WaitForTimeoutAsync(400);

        Assert.True(await page.Ask<bool>($"(() => {{ {Show} return {Veiled} }})()"));
        Assert.Equal([LockReason.Hidden], await Told(page));
    }

    [Fact]
    public async Task Untouched_it_is_told_to_lock_and_touched_it_is_not()
    {
        await using var visit = await Visit.Begin(browser);

        // Minutes as they are in the product; the page's own clock is put forward.
        await visit.Page.Clock.InstallAsync();
        var page = await Open(visit);
        await page.Do("keep.watchOver(60_000, 300_000, () => {}, reason => told.push(reason))");
        for (var turn = 0; turn < 9; turn++)
        {
            await page.Clock.FastForwardAsync(240_000);
            await page.Keyboard.PressAsync("a");
        }

        Assert.Empty(await Told(page));
        await page.Clock.FastForwardAsync(280_000);
        Assert.Empty(await Told(page));
        await page.Clock.FastForwardAsync(30_000);
        Assert.Equal([LockReason.Idle], await Told(page));
    }

    // The steady clock of a device stands still while it sleeps.
    private const string Sleep =
        "globalThis.slept = (globalThis.slept ?? 0) + 8 * 3600e3; globalThis.awake ??= Date.now.bind(Date); Date.now = () => awake() + slept;";

    [Fact]
    public async Task Time_asleep_is_time_and_a_tap_that_wakes_the_device_opens_nothing()
    {
        await using var visit = await Visit.Begin(browser);
        var page = await Open(visit);
        await page.Do("keep.watchOver(3600000, 3600000, () => {}, reason => told.push(reason))");
        await page.Do($"() => {{ {Sleep} dispatchEvent(new Event('pointerdown')); }}");
        Assert.Equal([LockReason.Idle], await Told(page));

        await page.Do("() => { told.length = 0; keep.watchOver(3600000, 3600000, () => {}, reason => told.push(reason)) }");
        await page.Do($"() => {{ {Sleep} }}");
        await Visit.Until(async () => (await Told(page)).Length > 0);
        Assert.Equal([LockReason.Idle], await Told(page));

        await page.Do("() => { told.length = 0; keep.watchOver(3600000, 3600000, () => {}, reason => told.push(reason)) }");
        await page.Do($"() => {{ {Hide} {Sleep} }}");
        Assert.True(await page.Ask<bool>($"(() => {{ {Show} return {Veiled} }})()"));
        Assert.Equal([LockReason.Hidden], await Told(page));
    }

    [Fact]
    public async Task Asleep_while_it_was_about_to_end_the_keys_are_gone_when_it_wakes()
    {
        await using var visit = await Visit.Begin(browser);
        var page = await Open(visit);
        await Unlock(page);
        await page.Do("keep.watchOver(60000, 60000, () => {}, reason => told.push(reason))");
        await page.Do($"() => {{ {Sleep} dispatchEvent(new Event('pointerdown')); {Sleep} }}");
        await page.WaitForTimeoutAsync(2_000);

        Assert.Equal(
            WorkerProblem.Locked,
            (WorkerProblem)await page.Ask<int>("keep.ask('open', new Uint8Array(0)).then(answer => answer.problem)")
        );
    }

    [Fact]
    public async Task A_clock_that_is_set_back_wins_no_time()
    {
        await using var visit = await Visit.Begin(browser);
        var page = await Open(visit);
        await page.Do("keep.watchOver(3600000, 3600000, () => {}, reason => told.push(reason))");
        await page.Do("() => { const real = Date.now.bind(Date); globalThis.shift = -9 * 3600e3; Date.now = () => real() + shift; }");
        await page.WaitForTimeoutAsync(1_500);
        await page.Do("() => { shift += 2 * 3600e3 }");
        await Visit.Until(async () => (await Told(page)).Length > 0);

        Assert.Equal([LockReason.Idle], await Told(page));
    }

    [Fact]
    public async Task What_the_browser_lacks_is_not_told_as_another_tab()
    {
        await using var visit = await Visit.Begin(browser);
        await visit.Context.AddInitScriptAsync("Object.defineProperty(Navigator.prototype, 'locks', { get: () => undefined })");
        var page = await Open(visit);
        Assert.Equal(Holding.TooOld, await Hold(page));

        await page.Do("() => { Object.defineProperty(globalThis, 'isSecureContext', { value: false }) }");
        Assert.Equal(Holding.NotSecure, await Hold(page));
    }

    [Fact]
    public async Task A_page_that_is_left_or_put_to_sleep_ends_the_worker_at_once()
    {
        await using var visit = await Visit.Begin(browser);
        var page = await Open(visit);
        foreach (
            var (happens, reason) in new[]
            {
                ("window.dispatchEvent(new PageTransitionEvent('pagehide'))", LockReason.Left),
                ("document.dispatchEvent(new Event('freeze'))", LockReason.Frozen),
            }
        )
        {
            await page.Do("() => { told.length = 0; keep.watchOver(60000, 60000, () => {}, reason => told.push(reason)) }");
            await Unlock(page);
            await page.Do($"() => {{ {happens} }}");

            Assert.Equal([reason], await Told(page));
            Assert.Equal(
                WorkerProblem.Locked,
                (WorkerProblem)await page.Ask<int>("keep.ask('open', new Uint8Array(0)).then(answer => answer.problem)")
            );
        }
    }

    // In Firefox whoever left their open notes for another page came back to the locked ones: the page that they left had the last word.
    [Fact]
    public async Task A_page_that_is_being_left_sends_nobody_elsewhere()
    {
        await using var visit = await Visit.Begin(browser);
        var page = await Open(visit);
        var stood = page.Url;
        await page.Do("() => { dispatchEvent(new PageTransitionEvent('pagehide')); keep.reload() }");
        await page.WaitForTimeoutAsync(300);
        Assert.Equal(stood, page.Url);
        Assert.True(await page.Ask<bool>(Veiled));

        await page.Do("() => { dispatchEvent(new PageTransitionEvent('pageshow')); keep.reload() }");
        await Visit.Until(() => Task.FromResult(page.Url != stood));
    }

    [Fact]
    public async Task One_tab_locks_and_all_others_do()
    {
        await using var visit = await Visit.Begin(browser);
        var (first, second) = (await Open(visit), await Open(visit, await visit.Context.NewPageAsync()));
        await first.Do("keep.watchOver(60000, 60000, () => {}, reason => told.push(reason))");
        await Unlock(first);

        await second.Do("keep.lockOthers()");
        await Visit.Until(async () => (await Told(first)).Length > 0);

        Assert.Equal([LockReason.OtherTab], await Told(first));
        Assert.Equal(
            WorkerProblem.Locked,
            (WorkerProblem)await first.Ask<int>("keep.ask('open', new Uint8Array(0)).then(answer => answer.problem)")
        );
        Assert.Empty(await Told(second));
    }

    [Fact]
    public async Task Who_waits_for_a_worker_that_is_ended_is_told()
    {
        await using var visit = await Visit.Begin(browser);
        var page = await Open(visit);

        Assert.Equal(
            WorkerProblem.Ended,
            (WorkerProblem)
                await page.Ask<int>(
                    "() => { const asked = keep.ask('trial', new Uint8Array([0, 0, 0, 8, 0, 1, 0, 0, 0, 0, 0, 3])); "
                        + "keep.end(); return asked.then(answer => answer.problem) }"
                )
        );
    }

    [Fact]
    public async Task A_worker_that_cannot_be_loaded_is_told_and_tried_again_the_next_time()
    {
        await using var visit = await Visit.Begin(browser);
        var page = await Open(visit);
        await visit.Context.RouteAsync("**/app/vault.*.js", route => route.AbortAsync());
        Assert.Equal(
            WorkerProblem.Ended,
            (WorkerProblem)await page.Ask<int>("keep.ask('state', new Uint8Array(0)).then(answer => answer.problem)")
        );

        await visit.Context.UnrouteAsync("**/app/vault.*.js");
        Assert.Equal(
            WorkerProblem.None,
            (WorkerProblem)await page.Ask<int>("keep.ask('state', new Uint8Array(0)).then(answer => answer.problem)")
        );
    }

    [Fact]
    public async Task A_file_is_saved_under_the_name_it_is_given()
    {
        await using var visit = await Visit.Begin(browser);
        var page = await Open(visit);
        var download = await page.RunAndWaitForDownloadAsync(() =>
            page.Do("keep.save('notes.bin', 'application/octet-stream', new Uint8Array([1, 2, 3, 250]))")
        );

        Assert.Equal("notes.bin", download.SuggestedFilename);
        Assert.Equal([1, 2, 3, 250], await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_chosen_file_tells_its_size_before_it_is_read_and_is_read_in_parts()
    {
        await using var visit = await Visit.Begin(browser);
        var page = await Open(visit);
        await page.Do("() => { document.body.innerHTML = '<input type=\"file\" id=\"file\">' }");
        Assert.True(await page.Ask<bool>("keep.chosen('file') === null && keep.chosen('nothing') === null"));

        await page.Locator("#file")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "a.bin",
                    MimeType = "",
                    Buffer = [.. Enumerable.Range(0, 1_000).Select(number => (byte)number)],
                }
            );

        Assert.Equal(
            "a.bin 1000",
            await page.Ask<string>("(() => { const file = keep.chosen('file'); return file.name + ' ' + file.size })()")
        );
        Assert.Equal("5,6,7", await page.Ask<string>("keep.part(keep.chosen('file'), 5, 8).then(answer => answer.bytes.join())"));
        Assert.Equal(8, await page.Ask<int>("keep.part(keep.chosen('file'), 992, 2000).then(answer => answer.bytes.length)"));
    }

    [Fact]
    public async Task Being_kept_is_marked_and_unmarked_and_room_is_told()
    {
        await using var visit = await Visit.Begin(browser);
        var page = await Open(visit);

        Assert.False(await page.Ask<bool>("keep.marked()"));
        await page.Do("keep.mark(true)");
        Assert.True(await page.Ask<bool>("keep.marked()"));
        Assert.Equal(["local s"], await visit.Kept());
        await page.Do("keep.mark(false)");
        Assert.False(await page.Ask<bool>("keep.marked()"));
        Assert.Empty(await visit.Kept());
        Assert.True(await page.Ask<double>("keep.room()") > 1_000_000);
        Assert.False(await page.Ask<bool>("keep.persisted()"));
    }

    [Fact]
    public async Task Wiping_takes_everything_away_and_ends_on_the_page_that_says_so()
    {
        await using var visit = await Visit.Begin(browser);
        var worker = await Start(visit, site);
        await worker.Write(("a/key", Text("there")));
        var page = await Open(visit);
        await page.Do(
            "async () => { localStorage.a = 1; sessionStorage.b = 2; document.cookie = 'c=3'; await (await "
                + "caches.open('v-0')).put('/x', new Response('x')); await navigator.serviceWorker.register('/sw.js') }"
        );
        Assert.True((await visit.Kept()).Count >= 5);

        await page.Do("() => { keep.wipe() }");
        await visit.Arrives(site.At("/wipe"));

        await Assertions.Expect(page.GetByText("what this site stored in this browser was removed")).ToBeVisibleAsync();
        await Visit.Until(async () => (await visit.Kept()).Count == 0);
        Assert.Empty(await visit.Kept());
        Assert.Equal("Saltwater", await page.TitleAsync());
    }

    [Fact]
    public async Task Wiping_without_a_connection_takes_away_what_it_can_and_says_that_it_stayed()
    {
        await using var visit = await Visit.Begin(browser);
        var page = await Open(visit);
        await page.Do("() => { localStorage.a = 1 }");
        await visit.Context.SetOfflineAsync(true);

        Assert.False(await page.Ask<bool>("keep.wipe()"));
        Assert.Equal(site.At("/app"), page.Url);
        Assert.Empty(await visit.Kept());
    }

    // The module on the app's page, without the app itself.
    private async Task<IPage> Open(Visit visit, IPage? page = null)
    {
        page ??= visit.Page;
        await visit.Context.RouteAsync("**/app/_framework/**", route => route.AbortAsync());
        await page.GotoAsync(site.At("/app"));
        await Visit.Until(() => page.Ask<bool>("trustedTypes.defaultPolicy !== null"));
        await page.Do("async () => { globalThis.keep = await import('/app/keep.js'); globalThis.told = [] }");
        return page;
    }

    private static async Task<Holding> Hold(IPage page) => (Holding)await page.Ask<int>("keep.tryHold()");

    private static async Task<LockReason[]> Told(IPage page) => [.. (await page.Ask<int[]>("told")).Select(reason => (LockReason)reason)];

    // Afterwards keys are open: even nothing can be opened only with them.
    private static async Task Unlock(IPage page)
    {
        var asked = Convert.ToBase64String(Packing.Pack(Text(Phrase), Cost));
        Assert.Equal(
            "0,0",
            await page.Ask<string>(
                "async asked => [(await keep.ask('create', Uint8Array.from(atob(asked), sign => "
                    + "sign.charCodeAt(0)))).problem, (await keep.ask('open', new Uint8Array(0))).problem].join()",
                asked
            )
        );
    }
}
