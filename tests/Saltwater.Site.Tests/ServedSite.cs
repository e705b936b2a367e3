using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Saltwater.Site.Tests;

/// <summary>The site at an address: one set of tests holds for every way of serving it.</summary>
public abstract class ServedSite : IAsyncLifetime
{
    private WebApplication? server;

    /// <summary>Where it answers, with a slash at the end.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>A page of it.</summary>
    public virtual string At(string path) => new Uri(Address, path).AbsoluteUri;

    public async ValueTask InitializeAsync()
    {
        server = await Start();
        await server.StartAsync();
        Address = new Uri(
            server
                .Services.GetRequiredService<IServer>()
                .Features.Get<IServerAddressesFeature>()!
                .Addresses.Single()
                .Replace("127.0.0.1", "localhost", StringComparison.Ordinal)
        );
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }

    protected abstract Task<WebApplication> Start();
}
