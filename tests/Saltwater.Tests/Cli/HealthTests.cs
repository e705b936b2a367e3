using System.Net;
using System.Net.Sockets;
using Saltwater.Cli.Streams;

namespace Saltwater.Tests.Cli;

/// <summary><c>saltwater health</c>, against whatever may be behind a port.</summary>
public sealed class HealthTests
{
    [Theory]
    [InlineData("nowhere")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("/health")]
    public void What_is_no_address_is_refused_and_not_repeated(string address)
    {
        var run = CommandRun.Exactly("health", address);

        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.StartsWith("HEALTH-001", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(
            address,
            run.Error.Replace("/health", "", StringComparison.Ordinal)
                .Replace("example http://127.0.0.1:5080", "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok", 0)]
    [InlineData("HTTP/1.1 503 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", 3)]
    [InlineData("HTTP/1.1 302 Elsewhere\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", 3)]
    [InlineData("no HTTP at all\r\n\r\n", 3)]
    public async Task Only_a_good_answer_from_that_address_counts(string answer, int expected)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var run = Task.Run(() => CommandRun.Exactly("health", $"http://{listener.LocalEndpoint}"), TestContext.Current.CancellationToken);
        using (var asked = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken))
        {
            var buffer = new byte[4096];
            var said = System.Text.Encoding.ASCII.GetString(
                buffer,
                0,
                await asked.GetStream().ReadAsync(buffer, TestContext.Current.CancellationToken)
            );
            Assert.StartsWith("GET /health HTTP/1.1", said, StringComparison.Ordinal);
            await asked.GetStream().WriteAsync(System.Text.Encoding.ASCII.GetBytes(answer), TestContext.Current.CancellationToken);
        }

        Assert.Equal(expected, (await run).ExitCode);
    }
}
