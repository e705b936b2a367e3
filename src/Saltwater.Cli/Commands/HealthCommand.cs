using Saltwater.Cli.Streams;

namespace Saltwater.Cli.Commands;

/// <summary><c>saltwater health</c>: whether a server answers. A container has no shell and no other program to ask with.</summary>
internal static class HealthCommand
{
    public const string BadAddress = "HEALTH-001";
    public const string NoAnswer = "HEALTH-002";

    /// <summary>By number: a container may not know what localhost is.</summary>
    public const string DefaultAddress = "http://127.0.0.1:5080";

    private static readonly TimeSpan patience = TimeSpan.FromSeconds(3);

    public static int Run(Terminal terminal, string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var server) || server.Scheme is not ("http" or "https"))
        {
            return terminal.Refuse(
                BadAddress,
                "address",
                "That is no address of a server.",
                $"Give it as the server says it when it starts, for example {DefaultAddress}"
            );
        }

        try
        {
            using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false })
            {
                Timeout = patience,
            };
            using var question = new HttpRequestMessage(HttpMethod.Get, new Uri(server, "/health"));
            using var answer = client.Send(question);
            if (answer.IsSuccessStatusCode)
            {
                terminal.Say("ok");
                return ExitCode.Done;
            }
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            // Refused, too slow, or no HTTP at all: for whoever asks it is the same.
        }

        terminal.Refuse(NoAnswer, "", "The server does not answer as it should.", "Look at what it said when it started.");
        return ExitCode.Environment;
    }
}
