using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Playwright;
using Saltwater.App.Keep.Browser;
using Saltwater.Keep.Vault.Storage;

namespace Saltwater.Site.Tests.Keep;

/// <summary>A browser with a profile of its own on the disk, which can be ended in the middle of anything as by a crash: every process of
/// it at once, and no goodbye.</summary>
internal sealed class KilledBrowser : IAsyncDisposable
{
    private readonly string profile;
    private readonly Process process;
    private readonly IBrowser chromium;
    private ImmutableArray<string> ended = [];

    private KilledBrowser(string profile, Process process, IBrowser chromium, WorkerInPage worker) =>
        (this.profile, this.process, this.chromium, Store) = (profile, process, chromium, new PageStore(worker));

    /// <summary>The browser's database, by the product's own worker.</summary>
    public IVaultStore Store { get; }

    /// <summary>What the browser itself said about its databases, if anything.</summary>
    public required ConcurrentQueue<string> Said { get; init; }

    public static async Task<KilledBrowser> Start(IPlaywright driver, string profile, ServedSite site)
    {
        var port = Path.Combine(profile, "DevToolsActivePort");
        File.Delete(port);
        var process = Process.Start(
            new ProcessStartInfo(
                Browser.Whole,
                [
                    .. Browser.Quiet,
                    "--headless",
                    "--no-sandbox",
                    "--disable-extensions",
                    "--enable-logging=stderr",
                    "--remote-debugging-port=0",
                    "--user-data-dir=" + profile,
                    "about:blank",
                ]
            )
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            }
        )!;
        ConcurrentQueue<string> said = [];
        process.ErrorDataReceived += (_, line) =>
        {
            if (
                line.Data is { } text
                && (text.Contains("ndexed", StringComparison.Ordinal) || text.Contains("leveldb", StringComparison.OrdinalIgnoreCase))
            )
            {
                said.Enqueue(text);
            }
        };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        await Visit.Until(() => Task.FromResult(File.Exists(port) && File.ReadAllLines(port).Length > 1));
        var lines = await File.ReadAllLinesAsync(port, TestContext.Current.CancellationToken);
        var chromium = await driver.Chromium.ConnectOverCDPAsync($"http://127.0.0.1:{lines[0]}");
        await chromium.Contexts[0].RouteAsync("**/app/_framework/**", route => route.AbortAsync());
        return new(profile, process, chromium, await WorkerInPage.On(chromium.Contexts[0].Pages[0], site)) { Said = said };
    }

    /// <summary>Ends all of it at once.</summary>
    public void Kill()
    {
        ended = [.. Directory.EnumerateDirectories("/proc").Where(IsOfProfile)];
        process.Kill(entireProcessTree: true);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            Kill();
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        // A part that still holds the files open would be taken for another browser in the same profile.
        await Visit.Until(() => Task.FromResult(!Directory.EnumerateDirectories("/proc").Any(IsOfProfile) && ended.All(IsOver)));
        await Patience.Ended(chromium.CloseAsync());
        process.Dispose();
    }

    // A process that was ended has no name any more while one of its threads still writes what it had begun.
    private static bool IsOver(string folder)
    {
        try
        {
            return Directory
                .EnumerateDirectories(Path.Combine(folder, "task"))
                .All(thread => File.ReadAllText(Path.Combine(thread, "stat")) is var text && text[text.LastIndexOf(')') + 2] is 'Z' or 'X');
        }
        catch (IOException)
        {
            return true;
        }
    }

    private bool IsOfProfile(string folder)
    {
        try
        {
            return char.IsAsciiDigit(Path.GetFileName(folder)[0])
                && File.ReadAllText(Path.Combine(folder, "cmdline")).Contains(profile, StringComparison.Ordinal);
        }
        catch (Exception ended) when (ended is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // What the app's own store does, asked from outside: a browser that is gone answers with an exception, and then nobody knows.
    private sealed class PageStore(WorkerInPage worker) : IVaultStore
    {
        public async ValueTask<ImmutableArray<string>> Names() => [.. await worker.Names()];

        public async ValueTask<ImmutableArray<byte[]?>> Read(IReadOnlyList<string> names) =>
            [.. await worker.List("read", [.. names.Select(WorkerInPage.Text)])];

        public async ValueTask<WriteResult> Write(IReadOnlyList<KeyValuePair<string, byte[]?>> changes)
        {
            var (problem, bytes) = await worker.TryAsk(
                "write",
                [.. changes.SelectMany(each => (byte[]?[])[WorkerInPage.Text(each.Key), each.Value])]
            );
            return problem == WorkerProblem.None ? (WriteResult)bytes[0] : WriteResult.Unsure;
        }

        public async ValueTask<bool> EraseAll() => (await worker.Says("eraseAll"))[0] != 0;
    }
}
