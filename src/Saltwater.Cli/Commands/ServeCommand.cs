using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Saltwater.Host;

namespace Saltwater.Cli.Commands;

/// <summary><c>saltwater serve</c>: the pages and the app, until it is stopped.</summary>
internal static class ServeCommand
{
    public const string CannotListen = "SERVE-001";
    public const string BadSetting = "SERVE-002";

    public static int Run(Terminal terminal, string? guide, string[] settings)
    {
        if (SiteSource.Render(terminal, guide) is not { } site)
        {
            return GuideSource.Failure(guide);
        }

        WebApplication prepared;
        try
        {
            prepared = SiteServer.For(site, settings);
        }
        catch (Exception failure) when (failure is InvalidOperationException or InvalidDataException or FormatException)
        {
            terminal.Refuse(BadSetting, "", "A setting of the server cannot be read.", "Look at the command line, the environment and appsettings.json; docs/serving.md lists what there is.");
            return ExitCode.BadInput;
        }

        using var server = prepared;
        try
        {
            server.Start();
        }
        catch (Exception failure) when (failure is IOException or InvalidOperationException or FormatException)
        {
            terminal.Refuse(CannotListen, "", "It cannot listen at that address.", "Another program may be using it. Name another one, for example: saltwater serve --urls=http://localhost:5081");
            return ExitCode.Environment;
        }

        foreach (var address in server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses)
        {
            terminal.Raw($"Saltwater is at {address} — press Ctrl+C to stop.\n");
        }

        server.WaitForShutdown();
        return ExitCode.Done;
    }
}
