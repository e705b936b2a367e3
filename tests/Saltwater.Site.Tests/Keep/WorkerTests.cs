using System.Globalization;
using System.Text;
using Microsoft.Playwright;
using Saltwater.App.Keep.Browser;
using Saltwater.Keep.Native.Unicode;
using Saltwater.Keep.Vault.Keys;
using static Saltwater.Site.Tests.Keep.WorkerInPage;

namespace Saltwater.Site.Tests.Keep;

/// <summary>The worker that holds the keys, in a browser and under the policies it is served with.</summary>
public sealed class WorkerTests(RunningSite site, Browser browser)
{
    [Fact]
    public async Task Its_parts_do_what_the_format_and_the_published_vectors_say()
    {
        await using var visit = await Visit.Begin(browser);
        await visit.Context.RouteAsync("**/app/_framework/checks.js", route =>
            route.FulfillAsync(
                new()
                {
                    Path = Path.Combine(BuiltSite.Root(), "src", "Saltwater.App.Keep", "obj", "worker", "checks", "checks.js"),
                    ContentType = "text/javascript",
                }
            )
        );
        await visit.Page.GotoAsync(site.At("/app"));

        var results = await visit.Page.AskAtLength<string?[][]>("async () => (await import('/app/_framework/checks.js')).run()");

        Assert.True(results.Length > 25, "There are fewer checks than there were.");
        Assert.Equal([], results.Where(each => each[1] is not null).Select(each => $"{each[0]}: {each[1]}"));
    }

    [Fact]
    public async Task Every_character_is_made_plain_as_in_the_terminal()
    {
        await using var visit = await Visit.Begin(browser);

        // A browser may know newer characters than the table, and the other way round: what .NET calls not assigned is left out.
        int[] points =
        [
            .. Enumerable
                .Range(1, 0x10FFFF)
                .Where(point =>
                    Rune.IsValid(point)
                    && Rune.GetUnicodeCategory(new(point)) is not UnicodeCategory.OtherNotAssigned and not UnicodeCategory.PrivateUse
                ),
        ];
        var all = string.Concat(points.Select(char.ConvertFromUtf32));
        var marks = new[] { "", "\u0301", "\u0323", "\u0307\u0323", "\u0345\u0308", "\u1161", "\u11A8", "\u3099", "\u09BE", "\U000110BA" };
        foreach (var mark in marks)
        {
            var normal = (
                await visit.Page.Ask<string>(
                    "([all, mark]) => Array.from(all, each => (each + mark + 'x').normalize('NFKC')).join('\\0')",
                    new[] { all, mark }
                )
            ).Split('\0');

            Assert.Equal(
                [],
                points
                    .Where((point, at) => Nfkc.Of(char.ConvertFromUtf32(point) + mark + "x") != normal[at])
                    .Select(point => $"U+{point:X4} {mark.Length}")
            );
        }
    }

    [Fact]
    public async Task It_makes_a_vault_under_its_policy_without_a_complaint_or_a_request()
    {
        await using var visit = await Visit.Begin(browser);
        var worker = await Start(visit, site, withApp: true);
        await visit.Page.Locator("#loading").WaitForAsync(new() { State = WaitForSelectorState.Detached, Timeout = 60_000 });
        var before = visit.Requests.Count;

        var (record, genesis, code) = await worker.Create();

        Assert.Equal((1_590, 348, 42), (record.Length, genesis.Length, code.Length));
        Assert.Equal(UnlockResult.Open, (UnlockResult)(await worker.Says("unlock", record, Text("  five quiet\twords by the sea")))[0]);
        Assert.Empty(visit.Complaints);
        Assert.Equal(before, visit.Requests.Count);
    }

    [Fact]
    public async Task Even_a_worker_that_turned_bad_could_not_reach_anything()
    {
        string[] attempts =
        [
            "fetch('/now').then(() => true, () => false)",
            "new Promise(done => { try { const x = new XMLHttpRequest(); x.onload = () => done(true); x.onerror = () => "
                + "done(false); x.open('GET', '/now'); x.send() } catch { done(false) } })",
            "new Promise(done => { try { const x = new WebSocket('wss://' + location.host); x.onopen = () => done(true); "
                + "x.onerror = () => done(false) } catch { done(false) } })",
            "import('/app/keep.js').then(() => true, () => false)",
            "new Promise(done => { self.ran = false; setTimeout('self.ran = true'); setTimeout(() => done(self.ran), 100) })",
        ];
        await using var visit = await Visit.Begin(browser);
        var worker = await Start(visit, site);
        await worker.Says("state");

        foreach (var attempt in attempts)
        {
            Assert.Equal((attempt, false), (attempt, await worker.Worker.Ask<bool>(attempt)));
        }
    }

    [Fact]
    public async Task No_other_worker_can_be_started_from_the_page()
    {
        string[] addresses =
        [
            "/app/keep.js",
            "/app/vault.json",
            "/app/vault.js/x",
            "https://example.org/app/vault.js",
            "data:text/javascript,0",
            "blob:null/x",
        ];
        await using var visit = await Visit.Begin(browser);
        await Start(visit, site);

        foreach (var address in addresses)
        {
            Assert.Equal(
                (address, true),
                (
                    address,
                    await visit.Page.Ask<bool>(
                        "address => { try { new Worker(address, { type: 'module' }); return false } catch (error) { return error instanceof TypeError } }",
                        address
                    )
                )
            );
        }
    }

    [Fact]
    public async Task Wrong_tampered_damaged_and_locked_are_answers_of_their_own()
    {
        await using var visit = await Visit.Begin(browser);
        var worker = await Start(visit, site);
        var (record, genesis, _) = await worker.Create();
        var sealedOne = (await worker.Seal(Text("note")))[0];

        Assert.Equal(
            UnlockResult.WrongPassphrase,
            (UnlockResult)(await worker.Says("unlock", record, Text("six quiet words by the sea")))[0]
        );
        Assert.Equal(WorkerProblem.Locked, (await worker.TryAsk("open", sealedOne, DeviceOf(genesis))).Problem);
        Assert.Equal(UnlockResult.Damaged, (UnlockResult)(await worker.Says("unlock", Changed(record, 1_200), Text(Phrase)))[0]);
        var forged = Changed(record, 1_200);
        System.Security.Cryptography.SHA256.HashData(forged.AsSpan(..1_558), forged.AsSpan(1_558));
        Assert.Equal(UnlockResult.Tampered, (UnlockResult)(await worker.Says("unlock", forged, Text(Phrase)))[0]);
        Assert.Equal(WorkerProblem.Locked, (await worker.TryAsk("open", sealedOne, DeviceOf(genesis))).Problem);
        Assert.Equal(UnlockResult.Open, (UnlockResult)(await worker.Says("unlock", record, Text(Phrase)))[0]);
        Assert.Equal([0, .. Text("note")], (await worker.List("open", sealedOne, DeviceOf(genesis)))[0]);
    }

    [Fact]
    public async Task Locked_it_opens_nothing_and_takes_notes_and_unlocked_goes_on_as_the_same_device()
    {
        await using var visit = await Visit.Begin(browser);
        var worker = await Start(visit, site);
        var (record, genesis, _) = await worker.Create();
        var sealedOne = (await worker.Seal(Text("note")))[0];
        await worker.Write(("a/key", record), ("a/log", sealedOne));

        await worker.End();
        await worker.Begin();

        Assert.Equal(WorkerProblem.Locked, (await worker.TryAsk("open", sealedOne, DeviceOf(genesis))).Problem);
        Assert.Equal(WorkerProblem.Locked, (await worker.TryAsk("seal", [1, .. new byte[40]], Text("x"))).Problem);
        Assert.Equal(WorkerProblem.Locked, (await worker.TryAsk("changePassphrase", record, Text(Phrase), Cost)).Problem);
        Assert.Equal(WorkerProblem.Locked, (await worker.TryAsk("renewCode", record)).Problem);
        Assert.Equal(WorkerProblem.Locked, (await worker.TryAsk("enrol", genesis, new byte[] { 0 })).Problem);
        Assert.Equal(DeviceOf(genesis), await worker.Says("device", record[928..944]));
        var noted = await worker.Says("sealForLater", record, Text("this happened"));
        Assert.Equal(record, (await worker.List("read", Text("a/key")))[0]);

        Assert.Equal(UnlockResult.Open, (UnlockResult)(await worker.Says("unlock", record, Text(Phrase)))[0]);
        Assert.Equal([0, .. Text("this happened")], (await worker.List("open", noted, Array.Empty<byte>()))[0]);
        var next = (await worker.Seal(Text("again")))[0];
        Assert.Equal([0, .. Text("again")], (await worker.List("open", next, DeviceOf(genesis)))[0]);
    }

    [Fact]
    public async Task Nothing_that_it_is_sent_breaks_it()
    {
        await using var visit = await Visit.Begin(browser);
        var worker = await Start(visit, site);

        foreach (var op in (string[])["nothing", "constructor", "__proto__", "toString"])
        {
            Assert.Equal(WorkerProblem.Senseless, (await worker.TryAsk(op)).Problem);
        }

        foreach (
            var op in (string[])
                ["create", "unlock", "recover", "device", "verify", "sealForLater", "trial", "changePassphrase", "renewCode"]
        )
        {
            Assert.Equal((op, WorkerProblem.Senseless), (op, (await worker.TryAsk(op, (byte[]?)null)).Problem));
        }

        Assert.Equal(WorkerProblem.Senseless, (await worker.TryAsk("create", Text(Phrase), [0, 0, 0xB7, 0xFF, 0, 0, 0, 2])).Problem);
        Assert.Equal(WorkerProblem.Senseless, (await worker.TryAsk("sealForLater", new byte[1_590], Text("x"))).Problem);
        Assert.Equal(UnlockResult.Damaged, (UnlockResult)(await worker.Says("unlock", Array.Empty<byte>(), Text(Phrase)))[0]);
        Assert.Equal((byte)0, (await worker.Says("verify", new byte[65], Text("x"), new byte[64]))[0]);
        Assert.Equal(1_590, (await worker.Create()).KeyRecord.Length);
    }

    private static byte[] Changed(byte[] bytes, int at)
    {
        byte[] changed = [.. bytes];
        changed[at] ^= 1;
        return changed;
    }
}
