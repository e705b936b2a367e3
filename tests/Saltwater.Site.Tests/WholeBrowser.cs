[assembly: AssemblyFixture(typeof(Saltwater.Site.Tests.WholeBrowser))]

namespace Saltwater.Site.Tests;

/// <summary>Chromium as people have it, for what hangs on its history and on what it keeps: going back, and the app kept on the device.</summary>
public sealed class WholeBrowser() : Browser(Whole);
