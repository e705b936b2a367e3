using Microsoft.Playwright;
using Saltwater.App.Keep.Browser;

namespace Saltwater.Site.Tests.Keep;

/// <summary>The product's worker, started from the product's page under its policy, and asked as the app asks it.</summary>
internal sealed class WorkerInPage(IPage page)
{
    public const int Record = 1;

    // As cheap as is ever allowed: the tests are not about how long it takes.
    public static readonly byte[] Cost = [0, 0, 0xB8, 0, 0, 0, 0, 2];

    private const string Ask = """
        async ([op, args]) => {
          const bytes = Uint8Array.from(atob(args), sign => sign.charCodeAt(0)), id = globalThis.next = (globalThis.next ?? 0) + 1;
          const answer = new Promise(done => { const listen = event => { if (event.data.id === id) {
                globalThis.vault.removeEventListener("message", listen); done(event.data) } }; globalThis.vault.addEventListener("message", listen) });
          globalThis.vault.postMessage({ id, op, args: bytes }, [bytes.buffer]);
          const { problem, bytes: out } = await answer;
          let text = "";
          for (let at = 0; at < out.length; at += 8192) text += String.fromCharCode(...out.subarray(at, at + 8192));
          return [String(problem), btoa(text)];
        }
        """;

    public IPage Page => page;

    /// <summary>What runs in the worker itself.</summary>
    public IWorker Worker => page.Workers[^1];

    /// <summary>Opens the app's page, without the app itself, and starts the worker.</summary>
    public static async Task<WorkerInPage> Start(Visit visit, ServedSite site, bool withApp = false)
    {
        if (!withApp)
        {
            await visit.Context.RouteAsync("**/app/_framework/**", route => route.AbortAsync());
        }

        return await On(visit.Page, site);
    }

    /// <summary>The same in any tab.</summary>
    public static async Task<WorkerInPage> On(IPage page, ServedSite site)
    {
        await page.GotoAsync(site.At("/app"));
        await Visit.Until(() => page.Ask<bool>("trustedTypes.defaultPolicy !== null"));
        var worker = new WorkerInPage(page);
        await worker.Begin();
        return worker;
    }

    /// <summary>Starts one, in the place of one that was ended.</summary>
    public Task Begin() => page.Do($$"""() => { globalThis.vault = new Worker("{{BuiltSite.VaultWorker}}", { type: "module" }) }""");

    /// <summary>What locking does.</summary>
    public Task End() => page.Do("() => globalThis.vault.terminate()");

    public async Task<(WorkerProblem Problem, byte[] Bytes)> TryAsk(string op, params IReadOnlyList<byte[]?> items)
    {
        var packed = Packing.Pack([.. items.Select(item => item is null ? null : (ReadOnlyMemory<byte>?)item)]);
        var answer = await page.Ask<string[]>(Ask, new[] { op, Convert.ToBase64String(packed) });
        return (
            (WorkerProblem)int.Parse(answer[0], System.Globalization.CultureInfo.InvariantCulture),
            Convert.FromBase64String(answer[1])
        );
    }

    public async Task<byte[]> Says(string op, params IReadOnlyList<byte[]?> items)
    {
        var (problem, bytes) = await TryAsk(op, items);
        Assert.Equal((op, WorkerProblem.None), (op, problem));
        return bytes;
    }

    public async Task<byte[]?[]> List(string op, params IReadOnlyList<byte[]?> items) =>
        [.. Packing.Unpack(await Says(op, items)).Select(item => item?.ToArray())];

    /// <summary>A new vault: its key record, its first event, its code.</summary>
    public async Task<(byte[] KeyRecord, byte[] Genesis, byte[] Code)> Create() =>
        await List("create", Text(Phrase), Cost) is [{ } record, { } genesis, { } code]
            ? (record, genesis, code)
            : throw new InvalidOperationException();

    /// <summary>A chain of records that begins here.</summary>
    public async Task<byte[][]> Seal(params IReadOnlyList<byte[]> payloads) =>
        [
            .. (
                await List(
                    "seal",
                    [
                        [Record, 0, 0, 0, 0, 0, 0, 0, 1, .. new byte[32]],
                        .. payloads,
                    ]
                )
            ).Select(each => each!),
        ];

    public async Task<int> Write(params IReadOnlyList<(string Name, byte[]? Bytes)> changes) =>
        (await Says("write", [.. changes.SelectMany(each => (byte[]?[])[Text(each.Name), each.Bytes])]))[0];

    public async Task<string[]> Names() =>
        [.. (await List("names")).Select(each => System.Text.Encoding.UTF8.GetString(each!)).Order(StringComparer.Ordinal)];

    public const string Phrase = "five quiet words by the sea";

    public static byte[] Text(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    /// <summary>SPKI of the device that an event adds.</summary>
    public static byte[] DeviceOf(byte[] controlEvent) => controlEvent[35..126];
}
