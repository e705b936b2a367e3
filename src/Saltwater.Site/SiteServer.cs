using System.Collections.Immutable;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Saltwater.Reflections;
using Saltwater.Site.Api;
using Saltwater.Site.Files;

namespace Saltwater.Site;

/// <summary>Answers for a site from memory. It knows no visitor: no cookie is set, and no address, browser or path is written down.</summary>
public static class SiteServer
{
    /// <summary>Where it listens unless told otherwise.</summary>
    public const string DefaultAddress = "http://localhost:5080";

    private const string HealthPath = "/health";
    private const int MostHeaderBytes = 16 * 1024;
    private const int MostLineBytes = 4 * 1024;
    private const int DefaultApiRequests = 600;

    // They mean nothing on a script or a guide, and the app has forty of those.
    private static readonly ImmutableArray<string> ForDocuments = ["Permissions-Policy"];

    private static readonly ImmutableArray<(string Name, StringValues Value)> Always =
    [
        .. Website.Headers.Where(each => !ForDocuments.Contains(each.Key)).Select(each => (each.Key, new StringValues(each.Value))),
    ];

    private static readonly ReadOnlyMemory<byte> Well = "ok"u8.ToArray();

    /// <summary>Prepares a server; start it with <c>RunAsync</c>.</summary>
    /// <param name="site">What to serve.</param>
    /// <param name="args">Settings as <c>--name=value</c>; docs/serving.md lists them.</param>
    /// <param name="api">The guide that answers other programs below <c>/api</c>; without it there is no such address.</param>
    public static WebApplication For(Website site, string[] args, ReasonNetwork? api = null)
    {
        ArgumentNullException.ThrowIfNull(site);
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory }
        );
        if (string.IsNullOrEmpty(builder.Configuration["urls"]))
        {
            builder.WebHost.UseUrls(DefaultAddress);
        }

        // What the framework says about a request could name it; only failures of the server itself are worth a line.
        builder
            .Logging.ClearProviders()
            .AddSimpleConsole()
            .SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft", LogLevel.Critical)
            .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(LimitRequests);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(10));

        var alwaysSecure = builder.Configuration.GetValue("Saltwater:BehindTls", false);
        var answers = site.Files.Append(site.NotFound).Append(site.NoSuchCountry).ToDictionary(file => file, PrepareFile);
        if (api is not null)
        {
            var most = builder.Configuration.GetValue("Saltwater:ApiRequestsAMinute", DefaultApiRequests);
            builder.Services.AddRateLimiter(limits =>
            {
                // One bucket for all: whoever asks is not looked at.
                limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, bool>(_ =>
                    RateLimitPartition.GetFixedWindowLimiter(true, _ => new() { PermitLimit = most, Window = TimeSpan.FromMinutes(1) })
                );
                limits.OnRejected = (rejected, _) => new(ApiEndpoint.RefuseTooMany(rejected.HttpContext));
            });
        }

        var app = builder.Build();

        // Before it says that it listens, and not where it cannot: who names an address that is taken does not wait for this.
        app.Lifetime.ApplicationStarted.Register(() => site.Compress());
        if (api is not null)
        {
            var endpoint = new ApiEndpoint(api);
            app.UseWhen(
                context => context.Request.Path.StartsWithSegments(ApiEndpoint.Root, StringComparison.Ordinal),
                branch =>
                {
                    branch.Use(
                        (context, next) =>
                        {
                            SendFixed(context, alwaysSecure);
                            return next(context);
                        }
                    );
                    branch.UseRateLimiter();
                    branch.Run(endpoint.AnswerRequest);
                }
            );
        }

        app.Run(context => AnswerRequest(context, site, answers, alwaysSecure));
        return app;
    }

    private static void LimitRequests(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = 0;
        kestrel.Limits.MaxRequestHeadersTotalSize = MostHeaderBytes;
        kestrel.Limits.MaxRequestLineSize = MostLineBytes;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(60);
    }

    // Whatever the answer is, these go with it: one place, before anything is decided.
    private static void SendFixed(HttpContext context, bool alwaysSecure)
    {
        foreach (var (name, value) in Always)
        {
            context.Response.Headers[name] = value;
        }

        if (alwaysSecure || context.Request.IsHttps)
        {
            context.Response.Headers.StrictTransportSecurity = "max-age=63072000; includeSubDomains";
        }
    }

    private static Task AnswerRequest(HttpContext context, Website site, Dictionary<SiteFile, Prepared> answers, bool alwaysSecure)
    {
        var (request, response) = (context.Request, context.Response);
        SendFixed(context, alwaysSecure);
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            response.Headers.Allow = "GET, HEAD";
            return Task.CompletedTask;
        }

        if (request.ContentLength > 0 || request.Headers.TransferEncoding.Count > 0)
        {
            response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            response.Headers.Connection = "close";
            return Task.CompletedTask;
        }

        var path = request.Path.Value ?? "/";
        if (path == HealthPath)
        {
            response.Headers.CacheControl = "no-store";
            response.ContentType = "text/plain";
            response.ContentLength = Well.Length;
            return response.Body.WriteAsync(Well).AsTask();
        }

        // What machines look for at the root of a host is found there too, for a proxy that passes it on.
        var file = path switch
        {
            WellKnown.RobotsPath or WellKnown.SecurityPath => site.FileAt(path),
            _ when path.StartsWith(site.Root, StringComparison.Ordinal) => site.FileAt("/" + path[site.Root.Length..]),
            _ => site.NotFound,
        };
        if (path + "/" == site.Root)
        {
            response.StatusCode = StatusCodes.Status308PermanentRedirect;
            response.Headers.Location = site.Root;
            response.Headers.CacheControl = "no-store";
            return Task.CompletedTask;
        }

        response.StatusCode = file.Status;
        foreach (var (name, value) in answers[file].Headers)
        {
            response.Headers[name] = value;
        }

        // Somebody else's link or picture must not be able to erase what a person keeps.
        if (request.Headers["Sec-Fetch-Site"] != "same-origin")
        {
            response.Headers.Remove(Website.WipeHeader);
        }

        return WriteFile(context, file);
    }

    private static Task WriteFile(HttpContext context, SiteFile file)
    {
        var (request, response) = (context.Request, context.Response);
        var (body, encoding) = BodyOf(file, request.GetTypedHeaders().AcceptEncoding);
        if (encoding is not null)
        {
            response.Headers.ContentEncoding = encoding;
        }

        response.ContentLength = body.Length;
        if (HttpMethods.IsHead(request.Method))
        {
            return Task.CompletedTask;
        }

        return response.Body.WriteAsync(body).AsTask();
    }

    private static (ReadOnlyMemory<byte> Body, string? Encoding) BodyOf(SiteFile file, IList<StringWithQualityHeaderValue> accepted)
    {
        if (!file.Brotli.IsEmpty && AcceptsEncoding(accepted, "br"))
        {
            return (file.Brotli, "br");
        }

        if (!file.Gzip.IsEmpty && AcceptsEncoding(accepted, "gzip"))
        {
            return (file.Gzip, "gzip");
        }

        return (file.Plain, null);
    }

    // A weight of zero says no, however it is written.
    private static bool AcceptsEncoding(IList<StringWithQualityHeaderValue> accepted, string encoding) =>
        accepted.Any(each => each.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && each.Quality != 0);

    private static Prepared PrepareFile(SiteFile file) =>
        new([
            .. Website
                .Headers.Where(each => file.IsDocument && ForDocuments.Contains(each.Key))
                .Concat(file.Headers)
                .Append(new("Content-Type", file.ContentType))
                .Select(each => (each.Key, new StringValues(each.Value))),
        ]);

    private sealed record Prepared(ImmutableArray<(string Name, StringValues Value)> Headers);
}
