using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Saltwater.Site.Tests.Http;

/// <summary>What only the product's own server does, and how it takes what is sent in error or in malice.</summary>
public sealed class ServerTests(RunningSite site)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/")]
    [InlineData("/guide")]
    [InlineData("/help/zz")]
    public async Task Asking_for_the_head_gives_the_head_alone(string path)
    {
        var (get, head) = (
            await Wire.Get(site.Address, path),
            await Wire.Send(
                site.Address,
                $"HEAD {path} HTTP/1.1\r\nHost: {site.Address.Authority}\r\nAccept-Encoding: br\r\nConnection: close\r\n\r\n"
            )
        );

        Assert.Equal(get.Status, head.Status);
        Assert.EndsWith("\r\n\r\n", head.Text, StringComparison.Ordinal);
        Assert.Equal(Heads(get), Heads(head));

        static string[] Heads(WireAnswer answer) =>
            [.. answer.Text.Split("\r\n\r\n")[0].Split("\r\n").Where(line => !line.StartsWith("Date:", StringComparison.Ordinal))];
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    [InlineData("TRACE")]
    [InlineData("NONSENSE")]
    public async Task Nothing_but_reading_is_allowed(string method)
    {
        var answer = await Wire.Send(
            site.Address,
            $"{method} /now HTTP/1.1\r\nHost: {site.Address.Authority}\r\nConnection: close\r\n\r\n"
        );

        Assert.Equal(405, answer.Status);
        Assert.Contains("Allow: GET, HEAD", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_is_not_taken()
    {
        var answer = await Wire.Send(
            site.Address,
            $"POST /now HTTP/1.1\r\nHost: {site.Address.Authority}\r\nContent-Length: 100000\r\nConnection: close\r\n\r\n{new string('a', 100_000)}"
        );

        Assert.InRange(answer.Status, 400, 499);
    }

    [Theory]
    [InlineData("GET /now HTTP/1.1\r\nContent-Length: 5\r\n", "aaaaa", 413)]
    [InlineData("GET /now HTTP/1.1\r\nTransfer-Encoding: chunked\r\n", "5\r\naaaaa\r\n0\r\n\r\n", 413)]
    [InlineData("POST /now HTTP/1.1\r\nContent-Length: 0\r\n", "", 405)]
    [InlineData("GET /health HTTP/1.1\r\n", "", 200)]
    [InlineData("GET /no-such-page HTTP/1.1\r\n", "", 404)]
    public async Task A_body_is_refused_whatever_is_asked_and_the_fixed_headers_go_with_every_answer(string begin, string body, int status)
    {
        var answer = await Wire.Send(site.Address, $"{begin}Host: {site.Address.Authority}\r\nConnection: close\r\n\r\n{body}");

        Assert.Equal(status, answer.Status);
        Assert.Contains("X-Content-Type-Options: nosniff", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Referrer-Policy: no-referrer", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_says_that_it_is_well()
    {
        var answer = await Wire.Get(site.Address, "/health");

        Assert.Equal(200, answer.Status);
        Assert.EndsWith("\r\n\r\nok", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Cache-Control: no-store", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/Now", 200)]
    [InlineData("/now/", 200)]
    [InlineData("/HELP/GB", 200)]
    [InlineData("/now?a=b", 200)]
    [InlineData("/../../etc/passwd", 404)]
    [InlineData("/%2e%2e/%2e%2e/etc/passwd", 404)]
    [InlineData("/help/../../now.html", 404)]
    [InlineData("/help/..%2f..%2fetc%2fpasswd", 404)]
    [InlineData("/help/%2e%2e%5c%2e%2e%5cwindows", 404)]
    [InlineData("//evil.example/now", 404)]
    [InlineData("/now.html", 404)]
    [InlineData("/_headers", 404)]
    [InlineData("/.git/config", 404)]
    [InlineData("/app/../guide.en.json", 404)]
    [InlineData("/now%00.html", 400)]
    [InlineData("/\0", 400)]
    [InlineData("/%ff%fe", 404)]
    [InlineData("/%", 404)]
    [InlineData("now", 405)]
    [InlineData("http://evil.example/now", 400)]
    [InlineData("*", 405)]
    public async Task An_odd_path_is_a_page_or_a_plain_refusal(string target, int status)
    {
        var answer = await Wire.Get(site.Address, target);

        Assert.Equal(status, answer.Status);
        Assert.DoesNotContain("root:", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Location:", answer.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("evil", answer.Text, StringComparison.Ordinal);
        await StillAnswers();
    }

    public static TheoryData<string, string> Broken =>
        new()
        {
            { "a very long address", $"GET /{new string('a', 20_000)} HTTP/1.1\r\nHost: x\r\n\r\n" },
            { "huge headers", $"GET / HTTP/1.1\r\nHost: x\r\nX: {new string('b', 100_000)}\r\n\r\n" },
            {
                "very many headers",
                $"GET / HTTP/1.1\r\nHost: x\r\n{string.Concat(Enumerable.Range(0, 500).Select(each => $"X{each}: 1\r\n"))}\r\n"
            },
            { "no protocol", "GET /\r\n\r\n" },
            { "another protocol", "\u0016\u0003\u0001\u0002\0\u0001\0" },
            { "no host", "GET / HTTP/1.1\r\n\r\n" },
            { "two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n" },
            { "two lengths", "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n" },
            { "length and chunks", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" },
            { "a split header", "GET / HTTP/1.1\r\nHost: x\r\nX : 1\r\n\r\n" },
            { "bare line feeds and noughts", "GET / HTTP/1.1\nHost: x\n\0\n\n" },
            { "a negative length", "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n" },
        };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_broken_request_is_refused_and_the_server_lives(string what, string request)
    {
        var answer = await Wire.Send(site.Address, request.Replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n", StringComparison.Ordinal));

        Assert.True(answer.Status is 0 or (>= 400 and < 500), $"{what}: {answer.Status}");
        await StillAnswers();
    }

    [Fact]
    public async Task Random_bytes_never_stop_the_server()
    {
        var random = new Random(20_261_122);
        for (var turn = 0; turn < 200; turn++)
        {
            var bytes = new byte[random.Next(1, 400)];
            random.NextBytes(bytes);
            var answer = await Wire.Send(
                site.Address,
                (turn % 2 == 0 ? "GET /" : "") + Encoding.Latin1.GetString(bytes) + "\r\nConnection: close\r\n\r\n\r\n"
            );
            Assert.True(answer.Status is 0 or (>= 200 and < 500), $"turn {turn}: {answer.Status}");
        }

        await StillAnswers();
    }

    [Fact]
    public async Task Many_at_once_are_all_answered()
    {
        using var client = new HttpClient();
        var answers = await Task.WhenAll(Enumerable.Range(0, 300).Select(each => client.GetAsync(site.At(Places.Pages[each % 5]), Stop)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
    }

    [Fact]
    public async Task A_client_that_is_too_slow_is_cut_off()
    {
        await using var server = SiteServer.For(await BuiltSite.Rendered, ["--urls=http://127.0.0.1:0"]);
        var limits = server.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits;
        Assert.InRange(limits.RequestHeadersTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));
        Assert.InRange(limits.KeepAliveTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(1);
        await server.StartAsync(Stop);

        // Never finishes its headers; that this test ends at all is the proof.
        var answer = await Wire.Send(Address(server), "GET /now HTTP/1.1\r\nHost: x\r\nX-Slow: ");
        Assert.True(answer.Status is 0 or 408);
    }

    [Fact]
    public async Task Asked_to_stop_it_finishes_what_it_began_and_closes()
    {
        await using var server = SiteServer.For(await BuiltSite.Rendered, ["--urls=http://127.0.0.1:0"]);
        await server.StartAsync(Stop);
        var address = Address(server);
        using var idle = new TcpClient();
        await idle.ConnectAsync(address.Host, address.Port, Stop);
        Assert.Equal(200, (await Wire.Get(address, "/now")).Status);

        server.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        await server.StopAsync(Stop);

        await Assert.ThrowsAnyAsync<SocketException>(() => Wire.Get(address, "/now"));
    }

    [Fact]
    public async Task It_says_that_it_is_for_tls_only_when_it_is()
    {
        await using var server = SiteServer.For(await BuiltSite.Rendered, ["--urls=http://127.0.0.1:0", "--Saltwater:BehindTls=true"]);
        await server.StartAsync(Stop);

        Assert.Contains(
            "Strict-Transport-Security: max-age=63072000; includeSubDomains",
            (await Wire.Get(Address(server), "/now")).Text,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("Strict-Transport-Security", (await Wire.Get(site.Address, "/now")).Text, StringComparison.Ordinal);
    }

    private static Uri Address(Microsoft.AspNetCore.Builder.WebApplication server) =>
        new(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    private async Task StillAnswers() => Assert.Equal(200, (await Wire.Get(site.Address, "/health")).Status);
}
