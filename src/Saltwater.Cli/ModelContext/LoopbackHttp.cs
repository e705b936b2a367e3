using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;
using ModelContextProtocol.AspNetCore;
using Saltwater.Guide;
using Saltwater.Reflections;
using Saltwater.Requests;

namespace Saltwater.Cli.ModelContext;

/// <summary>The same over HTTP, for programs on this machine alone: it listens on the loopback address, and a page of another site gets nothing.</summary>
internal static class LoopbackHttp
{
    /// <summary>Where it answers.</summary>
    public const string Path = "/mcp";

    /// <summary>Prepares a server; start it with <c>StartAsync</c>.</summary>
    /// <param name="port">0 takes a free one.</param>
    public static WebApplication For(ReasonNetwork network, int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(kestrel =>
            {
                kestrel.AddServerHeader = false;
                kestrel.Limits.MaxRequestBodySize = MessageGate.MostBytes;
                kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
                kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
                kestrel.Listen(IPAddress.Loopback, port);
            });
        builder.Services.AddRoutingCore();
        builder
            .Services.AddMcpServer(new AssistantServer(network).Configure)
            .WithHttpTransport(http => http.SessionMode = HttpServerSessionMode.Stateless);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Use(GuardOrigin);
        app.UseRouting();
        app.MapMcp(Path);
        return app;
    }

    private static async Task GuardOrigin(HttpContext context, RequestDelegate next)
    {
        var (request, response) = (context.Request, context.Response);
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";

        // A name that some other site's owner points at this machine is not this machine, and a browser says whose page is asking.
        if (
            !IsThisMachine(request.Host.Host)
            || (request.Headers.Origin.Count > 0 && !request.Headers.Origin.Equals(new StringValues($"{request.Scheme}://{request.Host}")))
        )
        {
            await RefuseRequest(context, StatusCodes.Status403Forbidden, RequestProblem.FromElsewhere);
            return;
        }

        if (!request.Path.Equals(Path, StringComparison.Ordinal))
        {
            await RefuseRequest(context, StatusCodes.Status404NotFound, RequestProblem.NotThere);
            return;
        }

        if (!HttpMethods.IsPost(request.Method))
        {
            response.Headers.Allow = "POST";
            await RefuseRequest(context, StatusCodes.Status405MethodNotAllowed, RequestProblem.NotThere);
            return;
        }

        using var body = new MemoryStream();
        try
        {
            await request.Body.CopyToAsync(body, context.RequestAborted);
        }
        catch (BadHttpRequestException bad)
        {
            response.Headers.Connection = "close";
            await RefuseRequest(
                context,
                bad.StatusCode,
                bad.StatusCode == StatusCodes.Status413PayloadTooLarge ? RequestProblem.TooLarge : RequestProblem.Unreadable
            );
            return;
        }

        var (problem, id) = MessageGate.InspectMessage(body.ToArray());
        if (problem is not null)
        {
            await RefuseRequest(
                context,
                problem == RequestProblem.TooLarge ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest,
                problem,
                id
            );
            return;
        }

        // What the library answers is looked at before it goes out: what it says of a fault could repeat what was sent.
        body.Position = 0;
        request.Body = body;
        var wire = response.Body;
        using var held = new MemoryStream();
        response.Body = held;
        try
        {
            await next(context);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            response.StatusCode = StatusCodes.Status500InternalServerError;
        }

        response.Body = wire;
        if (response.StatusCode >= 400)
        {
            await RefuseRequest(
                context,
                response.StatusCode,
                response.StatusCode >= 500 ? RequestProblem.Failed : RequestProblem.Shape(""),
                id
            );
            return;
        }

        await wire.WriteAsync(held.GetBuffer().AsMemory(0, (int)held.Length), context.RequestAborted);
    }

    private static bool IsThisMachine(string host) => host is "localhost" or "127.0.0.1" or "[::1]";

    private static async Task RefuseRequest(HttpContext context, int status, AnswerProblem problem, string? id = null)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        var refusal = MessageGate.WriteRefusal(problem, id);
        context.Response.ContentLength = refusal.Length;
        await context.Response.Body.WriteAsync(refusal);
    }
}
