using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Saltwater.Cli.Sources;
using Saltwater.Cli.Streams;
using Saltwater.Reflections;
using Saltwater.Site;

namespace Saltwater.Cli.Commands;

/// <summary><c>saltwater serve</c>: the pages and the app, until it is stopped.</summary>
internal static class ServeCommand
{
    public const string CannotListen = "SERVE-001";
    public const string BadSetting = "SERVE-002";

    public static int Run(Terminal terminal, SiteRequest request, string[] settings, bool api)
    {
        if (SiteSource.Render(terminal, request) is not { } site)
        {
            return SiteSource.ExitCodeWithout(request);
        }

        // The interface for other programs is there only where somebody asked for it.
        var pack = api ? GuideSource.LoadPack(terminal, request.Guide) : null;
        WebApplication prepared;
        try
        {
            prepared = SiteServer.For(site, settings, pack is null ? null : new ReasonNetwork(pack));
        }
        catch (Exception failure) when (failure is InvalidOperationException or InvalidDataException or FormatException)
        {
            terminal.Refuse(
                BadSetting,
                "",
                "A setting of the server cannot be read.",
                "Look at the command line, the environment and appsettings.json; docs/serving.md lists what there is."
            );
            return ExitCode.BadInput;
        }

        using var server = prepared;
        try
        {
            server.Start();
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // A port it may not have, one that is taken, an address it has not, a socket in no folder: the system tells each in its own
            // way, and the remedy is the same.
            terminal.Refuse(CannotListen, "", "It cannot listen at that address.", RemedyFor(failure));
            return ExitCode.Environment;
        }

        foreach (var address in server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses)
        {
            terminal.WriteExactly($"Saltwater is at {address} — press Ctrl+C to stop.\n");
        }

        server.WaitForShutdown();
        return ExitCode.Done;
    }

    private static string RemedyFor(Exception failure)
    {
        var why = failure.GetBaseException() switch
        {
            SocketException { SocketErrorCode: SocketError.AccessDenied } or UnauthorizedAccessException =>
                "This program may not use it; ports below 1024 often need more rights.",
            _ => "Another program may be using it, or this machine does not have it.",
        };
        return $"{why} Name another one, for example: saltwater serve --urls=http://localhost:5081";
    }
}
