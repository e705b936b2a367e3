using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Saltwater.Cli.ModelContext;

namespace Saltwater.Tests.Cli.ModelContext;

/// <summary>The server for assistants over HTTP: for programs on this machine, and not for a page that happens to run on it.</summary>
public sealed class LoopbackTests
{
    private const string Marker = "zqx7731";
    private const string Ask = """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"reflect","arguments":{"answers":{}}}}""";

    [Theory]
    [InlineData("evil.example", null, HttpStatusCode.Forbidden)]
    [InlineData("127.0.0.1.evil.example", null, HttpStatusCode.Forbidden)]
    [InlineData(null, "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData(null, "null", HttpStatusCode.Forbidden)]
    [InlineData(null, "http://localhost:1", HttpStatusCode.Forbidden)]
    [InlineData(null, null, HttpStatusCode.OK)]
    public async Task Another_name_or_a_page_of_another_site_gets_nothing(string? host, string? origin, HttpStatusCode status)
    {
        await using var server = await Started();
        using var request = Post(server, Ask);
        request.Headers.Host = host;
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        var (answered, text) = await Send(request);
        Assert.Equal(status, answered);
        Assert.Contains(status == HttpStatusCode.OK ? "structuredContent" : "REQUEST-009", text, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Marker, "REQUEST-001")]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"zqx7731\"}", "REQUEST-004")]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"zqx7731\"}}", "REQUEST-004")]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":[\"zqx7731\"]}}", "REQUEST-")]
    public async Task A_broken_message_is_refused_by_code_and_never_repeated(string body, string code)
    {
        await using var server = await Started();
        using var request = Post(server, body);
        var (_, text) = await Send(request);

        Assert.Contains(code, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Marker, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_huge_message_is_refused_and_the_next_is_answered()
    {
        await using var server = await Started();
        using var huge = Post(server, new string('a', MessageGate.MostBytes + 1));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await Send(huge)).Status);
        using var next = Post(server, Ask);
        Assert.Equal(HttpStatusCode.OK, (await Send(next)).Status);
    }

    [Theory]
    [InlineData("Mcp-Protocol-Version")]
    [InlineData("Mcp-Session-Id")]
    [InlineData("Mcp-Method")]
    public async Task An_odd_header_is_not_repeated(string header)
    {
        await using var server = await Started();
        using var request = Post(server, Ask);
        request.Headers.Add(header, Marker);

        Assert.DoesNotContain(Marker, (await Send(request)).Text, StringComparison.Ordinal);
    }

    private static async Task<WebApplication> Started()
    {
        var server = LoopbackHttp.For(Guides.Network, 0);
        await server.StartAsync(TestContext.Current.CancellationToken);
        Assert.True(IPAddress.IsLoopback(IPAddress.Parse(Address(server).Host)));
        return server;
    }

    private static Uri Address(WebApplication server) =>
        new(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + LoopbackHttp.Path);

    private static HttpRequestMessage Post(WebApplication server, string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Address(server))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        return request;
    }

    private static async Task<(HttpStatusCode Status, string Text)> Send(HttpRequestMessage request)
    {
        using var client = new HttpClient();
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
