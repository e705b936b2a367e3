using Microsoft.AspNetCore.Builder;

[assembly: AssemblyFixture(typeof(Saltwater.Site.Tests.SiteBelowPath))]

namespace Saltwater.Site.Tests;

/// <summary>The product's own server where the site lies below a path of its host.</summary>
public sealed class SiteBelowPath : ServedSite
{
    /// <summary>That path.</summary>
    public const string Root = "/care/";

    private static readonly Lazy<Task<Website>> Once = new(() =>
        Website.Render(BuiltSite.Pack, BuiltSite.App, BuiltSite.Figures, BuiltSite.Phrases, new() { Root = Root }, BuiltSite.Page)
    );

    internal static Task<Website> Rendered => Once.Value;

    /// <summary>A page of the site.</summary>
    public override string At(string path) => base.At(Root + path[1..]);

    protected override async Task<WebApplication> Start() => SiteServer.For(await Rendered, ["--urls=http://127.0.0.1:0"]);
}
