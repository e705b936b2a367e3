using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ModelContextProtocol.Server;
using Saltwater.Cli.ModelContext;
using Saltwater.Cli.Sources;
using Saltwater.Cli.Streams;
using Saltwater.Guide.Screens;
using Saltwater.Reflections;

namespace Saltwater.Cli.Commands;

/// <summary><c>saltwater mcp</c>: what assistants may ask, on standard input and output or over HTTP on this machine.</summary>
internal static class McpCommand
{
    public const int DefaultPort = 5085;

    public static int Run(Terminal terminal, string? guide, bool http, int port)
    {
        if (GuideSource.LoadPack(terminal, guide) is not { } pack)
        {
            return GuideSource.ExitCodeWithout(guide);
        }

        var network = new ReasonNetwork(pack);
        if (http)
        {
            return ServeLoopback(terminal, network, port);
        }

        using var output = StandardStreams.OpenBytes();
        ServeLines(network, terminal.StandardInput(), output).GetAwaiter().GetResult();
        return ExitCode.Done;
    }

    /// <summary>Answers messages until the input ends.</summary>
    public static async Task ServeLines(ReasonNetwork network, Stream input, Stream output)
    {
        var options = new McpServerOptions();
        new AssistantServer(network).Configure(options);
        await using var transport = new LineTransport(input, output);
        await using var server = McpServer.Create(transport, options);
        await server.RunAsync();
        if (transport.Unwritable is { } fault)
        {
            throw fault;
        }
    }

    private static int ServeLoopback(Terminal terminal, ReasonNetwork network, int port)
    {
        var say = TerminalRefusalsTexts.Of(network.Pack);
        using var server = LoopbackHttp.For(network, port);
        try
        {
            server.Start();
        }
        catch (IOException)
        {
            terminal.Refuse("LISTEN-001", "--port", say.NoListen, say.NoListenDo);
            return ExitCode.Environment;
        }

        foreach (var address in server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses)
        {
            terminal.WriteExactly(say.AssistantsAt(address + LoopbackHttp.Path) + "\n");
        }

        server.WaitForShutdown();
        return ExitCode.Done;
    }
}
