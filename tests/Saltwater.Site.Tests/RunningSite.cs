using Microsoft.AspNetCore.Builder;

[assembly: AssemblyFixture(typeof(Saltwater.Site.Tests.RunningSite))]

namespace Saltwater.Site.Tests;

/// <summary>The product's own server, on a free port.</summary>
public sealed class RunningSite : ServedSite
{
    protected override async Task<WebApplication> Start() => SiteServer.For(await BuiltSite.Rendered, ["--urls=http://127.0.0.1:0"]);
}
