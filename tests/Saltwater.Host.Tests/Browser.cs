using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Saltwater.Host.Tests.Browser))]

namespace Saltwater.Host.Tests;

/// <summary>One Chromium for all tests: the system's own, never one that a package fetched.</summary>
public sealed class Browser : IAsyncLifetime
{
    private const string Program = "/usr/bin/chromium";

    private static readonly string[] Quiet = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private IPlaywright playwright = null!;

    /// <summary>Opens contexts; <see cref="Visit"/> is the usual way.</summary>
    public IBrowser Chromium { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        Chromium = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Program,
            ChromiumSandbox = false,
            Args = Quiet,
        });
    }

    public async ValueTask DisposeAsync()
    {
        await Chromium.DisposeAsync();
        playwright.Dispose();
    }
}
