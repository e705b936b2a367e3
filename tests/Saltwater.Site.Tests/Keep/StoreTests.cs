using System.Buffers.Binary;
using Microsoft.Playwright;
using Saltwater.App.Keep.Browser;
using Saltwater.Keep.Vault.Storage;
using static Saltwater.Site.Tests.Keep.WorkerInPage;

namespace Saltwater.Site.Tests.Keep;

/// <summary>The browser's store, on good days and on all the others.</summary>
public sealed class StoreTests(RunningSite site, Browser browser)
{
    [Fact]
    public async Task Looking_leaves_no_trace()
    {
        await using var visit = await Visit.Begin(browser);
        var worker = await Start(visit, site);

        Assert.Equal(StoreState.Empty, (StoreState)(await worker.Says("state"))[0]);
        Assert.Empty(await worker.Names());
        Assert.Equal([null, null], await worker.List("read", Text("a/key"), Text("b/key")));
        Assert.Empty(await worker.Says("device", new byte[16]));
        Assert.Equal(WriteResult.Done, (WriteResult)await worker.Write(("a/key", null)));
        Assert.Empty(await visit.Kept());
    }

    [Fact]
    public async Task What_was_written_is_there_as_it_was_and_what_was_taken_away_is_not()
    {
        await using var visit = await Visit.Begin(browser);
        var worker = await Start(visit, site);
        var many = Enumerable
            .Range(0, 3_000)
            .Select(number => ($"a/log/{number}", (byte[]?)Enumerable.Repeat((byte)number, number % 700).ToArray()))
            .ToArray();

        Assert.Equal(WriteResult.Done, (WriteResult)await worker.Write(many));
        Assert.Equal(WriteResult.Done, (WriteResult)await worker.Write(("a/log/7", null), ("a/log/8", Text("other")), ("a/nothing", null)));

        Assert.Equal(["database s"], await visit.Kept());
        Assert.Equal(many.Select(each => each.Item1).Except(["a/log/7"]).Order(StringComparer.Ordinal), await worker.Names());
        await worker.End();
        await worker.Begin();
        Assert.Equal(StoreState.There, (StoreState)(await worker.Says("state"))[0]);
        Assert.Equal(
            [null, Text("other"), .. many[9..].Select(each => each.Item2)],
            await worker.List("read", [.. many[7..].Select(each => Text(each.Item1))])
        );
    }

    [Fact]
    public async Task Erasing_overwrites_every_value_first_and_leaves_nothing()
    {
        await using var visit = await Visit.Begin(browser);
        var worker = await Start(visit, site);
        var (record, _, _) = await worker.Create();
        await worker.Write([
            ("a/key", record),
            .. Enumerable.Range(0, 600).Select(number => ($"a/log/{number}", (byte[]?)new byte[number])),
        ]);
        await worker.Worker.Ask<bool>(
            """
            () => {
              self.seen = [];
              const put = IDBObjectStore.prototype.put, clear = IDBObjectStore.prototype.clear, drop = IDBFactory.prototype.deleteDatabase;
              IDBObjectStore.prototype.put = function (value, key) {
                const what = this.name === "b" ? key + " " + value.length : value.length > 64;
                self.seen.push(`${this.transaction.durability} ${this.name} ${what}`);
                if (value.some(byte => byte !== 0) || value.length < 8) self.random = (self.random ?? 0) + 1;
                return put.call(this, value, key) };
              IDBObjectStore.prototype.clear = function () { self.seen.push("clear"); return clear.call(this) };
              IDBFactory.prototype.deleteDatabase = function (name) { self.seen.push("drop " + name); return drop.call(this, name) };
              return true;
            }
            """
        );

        Assert.Equal([1], await worker.Says("eraseAll"));

        var seen = await worker.Worker.Ask<string[]>("self.seen");
        Assert.Equal(
            [
                "strict b a/key 1590",
                .. Enumerable.Range(0, 600).Select(number => $"strict b a/log/{number} {number}").Order(StringComparer.Ordinal),
            ],
            seen[..601].Order(StringComparer.Ordinal)
        );
        Assert.Equal(["strict k true"], seen[601..602]);
        var filler = seen[602..^3];
        Assert.All(filler, each => Assert.Matches(@"^strict (b !\d+/\d+ 32768|k true)$", each));
        Assert.True(filler.Length * 32_768L > 48_000_000, "Chromium keeps what it was not made to merge.");
        Assert.Equal(["clear", "clear", "drop s"], seen[^3..]);
        Assert.Equal(602 + filler.Length, await worker.Worker.Ask<int>("self.random"));
        Assert.Empty(await visit.Kept());
        Assert.Equal(WriteResult.Gone, (WriteResult)await worker.Write(("a/key", record)));
        await worker.End();
        await worker.Begin();
        Assert.Equal(StoreState.Empty, (StoreState)(await worker.Says("state"))[0]);
    }

    [Fact]
    public async Task Erasing_what_is_not_there_is_done_at_once()
    {
        await using var visit = await Visit.Begin(browser);
        var worker = await Start(visit, site);

        Assert.Equal([1], await worker.Says("eraseAll"));
        Assert.Empty(await visit.Kept());
    }

    [Fact]
    public async Task A_full_disk_is_told_and_costs_nothing_that_was_there()
    {
        await using var visit = await Visit.Begin(browser);
        var worker = await Start(visit, site);
        var devTools = await visit.Context.NewCDPSessionAsync(visit.Page);
        var origin = site.Address.GetLeftPart(UriPartial.Authority);
        await devTools.SendAsync("Storage.overrideQuotaForOrigin", new() { ["origin"] = origin, ["quotaSize"] = 1_000_000 });
        Assert.Equal(WriteResult.Done, (WriteResult)await worker.Write(("a/key", Text("there"))));

        var random = new byte[4_000_000];
        new Random(1).NextBytes(random);
        Assert.Equal(WriteResult.Full, (WriteResult)await worker.Write(("a/key", Text("other")), ("a/log", random)));
        Assert.Equal(["a/key"], await worker.Names());
        Assert.Equal(Text("there"), (await worker.List("read", Text("a/key")))[0]);

        await devTools.SendAsync("Storage.overrideQuotaForOrigin", new() { ["origin"] = origin });
        await Visit.Until(async () => (WriteResult)await worker.Write(("a/log", random)) == WriteResult.Done);
        Assert.Equal(["a/key", "a/log"], await worker.Names());
    }

    [Fact]
    public async Task What_another_tab_erased_is_gone_and_not_made_anew()
    {
        await using var visit = await Visit.Begin(browser);
        var worker = await Start(visit, site);
        await worker.Write(("a/key", Text("there")));
        var other = await On(await visit.Context.NewPageAsync(), site);
        Assert.Equal(["a/key"], await other.Names());

        Assert.Equal([1], await other.Says("eraseAll"));

        Assert.Equal(WriteResult.Gone, (WriteResult)await worker.Write(("a/log", Text("x"))));
        Assert.Equal(WorkerProblem.Gone, (await worker.TryAsk("names")).Problem);
        Assert.Equal(WorkerProblem.Gone, (await worker.TryAsk("read", Text("a/key"))).Problem);
        Assert.Empty(await visit.Kept());
    }

    [Fact]
    public async Task What_the_browser_took_away_is_gone_and_not_made_anew()
    {
        await using var visit = await Visit.Begin(browser);
        var worker = await Start(visit, site);
        await worker.Write(("a/key", Text("there")));
        var devTools = await visit.Context.NewCDPSessionAsync(visit.Page);

        await devTools.SendAsync(
            "Storage.clearDataForOrigin",
            new() { ["origin"] = site.Address.GetLeftPart(UriPartial.Authority), ["storageTypes"] = "indexeddb" }
        );

        Assert.Equal(WriteResult.Gone, (WriteResult)await worker.Write(("a/log", Text("x"))));
        Assert.Equal(WorkerProblem.Gone, (await worker.TryAsk("names")).Problem);
        Assert.Empty(await visit.Kept());
    }

    [Theory]
    [InlineData("IDBFactory.prototype.open = () => { throw new DOMException('', 'SecurityError') }")]
    [InlineData(
        "IDBFactory.prototype.open = () => { const request = {}; setTimeout(() => request.onerror({ preventDefault() {} })); return request }"
    )]
    [InlineData("Object.defineProperty(self, 'indexedDB', { value: undefined })")]
    public async Task Where_the_browser_gives_none_that_is_said_and_a_vault_can_live_in_memory(string refusal)
    {
        await using var visit = await Visit.Begin(browser);
        var worker = await Start(visit, site);
        await worker.Says("trial", Cost);
        await worker.Worker.Ask<bool>("() => { " + refusal + "; return true }");

        Assert.Equal(StoreState.Refused, (StoreState)(await worker.Says("state"))[0]);
        Assert.Equal(WorkerProblem.Refused, (await worker.TryAsk("names")).Problem);
        Assert.Equal(WriteResult.Unsure, (WriteResult)await worker.Write(("a/key", Text("x"))));
        var (record, genesis, _) = await worker.Create();
        Assert.Equal(DeviceOf(genesis), await worker.Says("device", record[928..944]));
        Assert.Single(await worker.Seal(Text("note")));
    }

    [Theory]
    [InlineData("setTimeout(() => this.abort())")]
    [InlineData("throw new DOMException('', 'UnknownError')")]
    public async Task A_write_that_the_browser_breaks_off_is_not_taken_for_done(string breaks)
    {
        await using var visit = await Visit.Begin(browser);
        var worker = await Start(visit, site);
        await worker.Write(("a/key", Text("there")));
        await worker.Worker.Ask<bool>(
            "() => { const real = IDBTransaction.prototype.objectStore; IDBTransaction.prototype.objectStore = function "
                + "(name) { if (this.mode === 'readwrite') { "
                + breaks
                + " } return real.call(this, name) }; return true }"
        );

        Assert.Equal(
            WriteResult.Unsure,
            (WriteResult)await worker.Write([.. Enumerable.Range(0, 2_000).Select(number => ($"a/log/{number}", (byte[]?)new byte[2_000]))])
        );
        Assert.Equal(["a/key"], await worker.Names());
    }

    [Fact]
    public async Task After_erasing_the_disk_holds_nothing_sealed_and_no_key()
    {
        var profile = Directory.CreateTempSubdirectory("profile-").FullName;
        try
        {
            using var playwright = await Playwright.CreateAsync();
            await using var context = await OnDisk(playwright, profile);
            var worker = await On(context.Pages[0], site);
            var (record, genesis, _) = await worker.Create();
            var sealedOnes = await worker.Seal([.. Enumerable.Range(0, 300).Select(number => Text($"evening {number}"))]);
            Assert.Equal(
                WriteResult.Done,
                (WriteResult)
                    await worker.Write([
                        ("a/key", record),
                        ("b/key", record),
                        .. sealedOnes.Select((each, number) => ($"a/log/{number}", (byte[]?)each)),
                    ])
            );

            // Parts that are found wherever the store puts a boundary: of the record, of the public half of the device's key, and of each
            // envelope's ciphertext.
            byte[][] parts =
            [
                record[40..64],
                record[1_000..1_024],
                DeviceOf(genesis)[30..60],
                .. sealedOnes.Select(each => each[200..224]),
            ];
            Assert.True(Left(profile, parts) > 290, "What is stored is not where it is looked for.");

            Assert.Equal([1], await worker.Says("eraseAll"));
            await Visit.Until(() => Task.FromResult(Left(profile, parts) == 0));
            await context.CloseAsync();

            Assert.Equal(0, Left(profile, parts));
        }
        finally
        {
            Directory.Delete(profile, recursive: true);
        }
    }

    [Fact]
    public async Task Of_a_thousand_records_no_word_can_be_read_on_the_disk()
    {
        const string Marker = "zqxmarker7731kept",
            Control = "zqxcontrol7731plain";
        var profile = Directory.CreateTempSubdirectory("profile-").FullName;
        try
        {
            using var playwright = await Playwright.CreateAsync();
            await using (var context = await OnDisk(playwright, profile))
            {
                var worker = await On(context.Pages[0], site);
                var (record, _, _) = await worker.Create();
                var sealedOnes = await worker.Seal([.. Enumerable.Range(0, 1_000).Select(number => Text($"{Marker} {number} {Marker}"))]);
                var noted = await worker.Says("sealForLater", record, Text(Marker));
                Assert.Equal(
                    WriteResult.Done,
                    (WriteResult)
                        await worker.Write([
                            ("a/key", record),
                            ("a/box", noted),
                            .. sealedOnes.Select((each, number) => ($"a/log/{number}", (byte[]?)each)),
                        ])
                );

                // What is stored in clear is found by the same search: otherwise finding nothing would mean nothing.
                await worker.Page.Do("text => { localStorage.setItem('control', text) }", Control);
                await Task.Delay(TimeSpan.FromSeconds(6), TestContext.Current.CancellationToken);
            }

            var files = Directory
                .EnumerateFiles(profile, "*", SearchOption.AllDirectories)
                .Select(file => (file, Bytes: File.ReadAllBytes(file)))
                .ToList();
            Assert.Contains(files, each => Holds(each.Bytes, Control));
            Assert.True(
                files.Where(each => each.file.Contains("IndexedDB", StringComparison.Ordinal)).Sum(each => each.Bytes.Length) > 500_000,
                "The records are not where they are looked for."
            );
            Assert.DoesNotContain(files, each => Holds(each.Bytes, Marker) || Holds(each.Bytes, Phrase));
        }
        finally
        {
            Directory.Delete(profile, recursive: true);
        }
    }

    // The app itself stays away: only its page and the worker are wanted.
    private static async Task<IBrowserContext> OnDisk(IPlaywright playwright, string profile)
    {
        var context = await playwright.Chromium.LaunchPersistentContextAsync(
            profile,
            new()
            {
                ExecutablePath = Browser.Whole,
                ChromiumSandbox = false,
                Args = Browser.Quiet,
            }
        );
        await context.RouteAsync("**/app/_framework/**", route => route.AbortAsync());
        return context;
    }

    // How many of some parts are in any file of a profile, while the browser writes to it.
    private static int Left(string profile, byte[][] parts)
    {
        // Hundreds of parts in tens of megabytes, again and again: each file is gone through once, and a part looked for where it may begin.
        var beginning = parts.ToLookup(part => BinaryPrimitives.ReadUInt16LittleEndian(part));
        var begins = new bool[ushort.MaxValue + 1];
        foreach (var each in beginning)
        {
            begins[each.Key] = true;
        }

        HashSet<byte[]> found = [];
        foreach (var path in Directory.EnumerateFiles(profile, "*", SearchOption.AllDirectories))
        {
            try
            {
                using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                var whole = new byte[file.Length];
                var bytes = whole.AsSpan(0, file.ReadAtLeast(whole, whole.Length, throwOnEndOfStream: false));
                for (var at = 0; at + sizeof(ushort) <= bytes.Length; at++)
                {
                    var begin = (ushort)(bytes[at] | (bytes[at + 1] << 8));
                    if (begins[begin])
                    {
                        foreach (var part in beginning[begin])
                        {
                            if (bytes[at..].StartsWith(part))
                            {
                                found.Add(part);
                            }
                        }
                    }
                }
            }
            catch (IOException)
            {
                // It was just deleted, or it is a lock.
            }
        }

        return found.Count;
    }

    private static bool Holds(byte[] bytes, string text) =>
        bytes.AsSpan().IndexOf(Text(text)) >= 0 || bytes.AsSpan().IndexOf(System.Text.Encoding.Unicode.GetBytes(text)) >= 0;
}
