using System.Collections.Immutable;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Saltwater.Site.Tests.Browser))]

namespace Saltwater.Site.Tests;

/// <summary>One Chromium for all tests: the system's own, never one that a package fetched, and without the windows that nobody here looks at.
/// One that stops answering costs the test that noticed; the next test gets another.</summary>
public class Browser : IAsyncDisposable
{
    /// <summary>Where the browser is that people have, with its windows, its history and its profile on the disk.</summary>
    internal const string Whole = "/usr/bin/chromium";

    // The same engine, network and storage, packaged from the same sources for machines without a screen. A page costs it less.
    private const string WithoutWindows = "/usr/bin/chromium-headless-shell";

    /// <summary>Where the browser is that costs least.</summary>
    internal static readonly string Least = File.Exists(WithoutWindows) ? WithoutWindows : Whole;

    // Two pages of the address bar's own are loaded with every window otherwise, which no test looks at and which cost more than the window;
    // and a process is held in reserve for a page that never comes.
    private static readonly string[] without = ["WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "SpareRendererForSitePerProcess"];

    // Of the same switch only the last one counts: what the driver itself takes away has to be said again.
    private static readonly string[] withoutAsTheDriver =
    [
        "AvoidUnnecessaryBeforeUnloadCheckSync",
        "DestroyProfileOnBrowserClose",
        "HttpsUpgrades",
        "HttpsFirstBalancedModeAutoEnable",
        "LensOverlay",
        "MediaRouter",
        "PaintHolding",
        "ThirdPartyStoragePartitioning",
        "AvoidCorsURLLoaderRestartOnRedirect",
        "OptimizationHints",
        "NetworkTimeServiceQuerying",
        "AimEnabled",
        "PreconnectToSearch",
    ];

    /// <summary>Switches that keep it at what it is asked, and say nothing about pages.</summary>
    internal static readonly ImmutableArray<string> Quiet =
    [
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // What the app is made of is compiled quickly and not a second time for speed: nobody here stays long enough to win that back.
        "--js-flags=--liftoff-only",
        "--disable-features=" + string.Join(',', [.. withoutAsTheDriver, .. without]),
    ];

    private readonly SemaphoreSlim starting = new(1);

    private readonly List<(IPlaywright Driver, IBrowser Chromium)> started = [];

    private readonly string program;

    private readonly string[] more;

    private IBrowser? answering;

    /// <summary>The one that costs least.</summary>
    public Browser()
        : this(Least) { }

    /// <summary>A browser of its own, or on a device that lacks something.</summary>
    /// <param name="program">Where it is.</param>
    /// <param name="more">Further switches of the program.</param>
    internal Browser(string program, params string[] more) => (this.program, this.more) = (program, more);

    /// <summary>Opens a page in a fresh profile; <see cref="Visit"/> is the usual way.</summary>
    internal async Task<IPage> Open(BrowserNewContextOptions options)
    {
        var chromium = await Answering();
        try
        {
            return await Blank(chromium, options).WaitAsync(Patience.OneAnswer);
        }
        catch (Exception fault) when (fault is TimeoutException or PlaywrightException)
        {
            // Nothing of ours is in a blank page: whatever hung or ended this browser was not this test.
            GiveUp(chromium);
            return await Blank(await Answering(), options).WaitAsync(Patience.OneAnswer);
        }
    }

    /// <summary>Closes a profile. That it does not close is not the test's fault, but no other test has to bear with that browser.</summary>
    internal async Task Close(IBrowserContext context)
    {
        if (!await Patience.Ended(context.CloseAsync()))
        {
            GiveUp(context.Browser!);
        }
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var (driver, chromium) in started)
        {
            await Patience.Ended(chromium.CloseAsync());
            await Patience.Ended(Task.Run(driver.Dispose));
        }

        starting.Dispose();
    }

    private async Task<IBrowser> Answering()
    {
        await starting.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            return answering is { IsConnected: true } ? answering : answering = await Start();
        }
        finally
        {
            starting.Release();
        }
    }

    private async Task<IBrowser> Start()
    {
        var driver = await Playwright.CreateAsync().WaitAsync(Patience.OneAnswer);
        var chromium = await driver.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = program,
                ChromiumSandbox = false,
                Args = [.. Quiet, .. more],
            }
        );
        started.Add((driver, chromium));
        return chromium;
    }

    private static async Task<IPage> Blank(IBrowser chromium, BrowserNewContextOptions options) =>
        await (await chromium.NewContextAsync(options)).NewPageAsync();

    private void GiveUp(IBrowser chromium)
    {
        TestContext.Current.AddWarning("The browser stopped answering; the next test gets another.");
        Interlocked.CompareExchange(ref answering, null, chromium);
    }
}
