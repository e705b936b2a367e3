using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace Saltwater.Timings;

/// <summary>The published stock app, served on a free port as a static host would.</summary>
/// <remarks>Compressed files go out as they were published, and what is named by its content is kept for good.</remarks>
internal sealed class StockSite : IAsyncDisposable
{
    private const string Folder = "SALTWATER_STOCK";

    private readonly WebApplication app;

    private StockSite(WebApplication app) => this.app = app;

    public Uri Address =>
        new(
            app.Services.GetRequiredService<IServer>()
                .Features.Get<IServerAddressesFeature>()!
                .Addresses.First()
                .Replace("127.0.0.1", "localhost", StringComparison.Ordinal)
        );

    /// <summary>Null where <c>bench/timings</c> has not built it.</summary>
    public static async Task<StockSite?> Start()
    {
        if (Environment.GetEnvironmentVariable(Folder) is not { } folder || !File.Exists(Path.Combine(folder, "index.html")))
        {
            return null;
        }

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var types = new FileExtensionContentTypeProvider();
        app.Use(
            (context, next) =>
            {
                var path = context.Request.Path.Value == "/" ? "/index.html" : context.Request.Path.Value!;
                if (File.Exists(folder + path + ".br"))
                {
                    context.Items[Folder] = types.TryGetContentType(path, out var type) ? type : "application/octet-stream";
                    context.Request.Path = path + ".br";
                }

                return next(context);
            }
        );
        app.UseStaticFiles(
            new StaticFileOptions
            {
                FileProvider = new PhysicalFileProvider(folder),
                ServeUnknownFileTypes = true,
                OnPrepareResponse = prepared =>
                {
                    if (prepared.Context.Items[Folder] is string type)
                    {
                        prepared.Context.Response.ContentType = type;
                        prepared.Context.Response.Headers.ContentEncoding = "br";
                    }

                    if (prepared.Context.Request.Path.StartsWithSegments("/_framework", StringComparison.Ordinal))
                    {
                        prepared.Context.Response.Headers.CacheControl = "max-age=31536000, immutable";
                    }
                },
            }
        );
        await app.StartAsync();
        return new(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
