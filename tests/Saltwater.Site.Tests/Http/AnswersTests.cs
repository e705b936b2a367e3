using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Saltwater.Site.Tests.Http;

/// <summary>What every way of serving the site has to answer.</summary>
public abstract partial class AnswersTests(ServedSite site) : IDisposable
{
    private const string Marker = "zqx7731";

    // Unpacked by hand where a test reads it: what is sent is what counts.
    protected HttpClient Client { get; } =
        new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                AutomaticDecompression = DecompressionMethods.None,
                UseCookies = false,
            }
        )
        {
            BaseAddress = site.Address,
        };

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_address_of_the_design_is_there()
    {
        foreach (
            var path in (string[])
                ["/", "/now", "/beside", "/guide", "/reflect", "/words", "/help", "/about", "/pause", "/help/gb", "/help/jp"]
        )
        {
            using var answer = await Client.GetAsync(path, Stop);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, path);
            Assert.Equal("text/html; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        }
    }

    [Fact]
    public async Task Every_country_with_services_has_a_page()
    {
        Assert.NotEmpty(BuiltSite.Pack.Services);
        foreach (var country in BuiltSite.Pack.Services)
        {
            using var answer = await Client.GetAsync($"/help/{country.Country.ToLowerInvariant()}", Stop);
            Assert.True(answer.IsSuccessStatusCode, country.Country);
        }
    }

    [Fact]
    public async Task Every_page_carries_the_strict_headers() => Assert.All(await Heads(), answer =>
        {
            var headers = answer.Headers;
            Assert.Equal(["no-store"], headers.GetValues("Cache-Control"));
            Assert.Equal(["nosniff"], headers.GetValues("X-Content-Type-Options"));
            Assert.Equal(["no-referrer"], headers.GetValues("Referrer-Policy"));
            Assert.Equal(
                [answer.RequestMessage!.RequestUri!.AbsolutePath is "/pause" or "/again" ? "unsafe-none" : "same-origin"],
                headers.GetValues("Cross-Origin-Opener-Policy")
            );
            Assert.Equal(["require-corp"], headers.GetValues("Cross-Origin-Embedder-Policy"));
            Assert.Equal(["same-origin"], headers.GetValues("Cross-Origin-Resource-Policy"));
            Assert.Contains("geolocation=()", headers.GetValues("Permissions-Policy").Single(), StringComparison.Ordinal);
            Assert.Equal(["Accept-Encoding"], headers.GetValues("Vary"));
            Assert.False(headers.Contains("Server"), "names its software");
            Assert.False(headers.Contains("X-Powered-By"), "names its software");
            Assert.False(headers.Contains("ETag"), "could tell visitors apart");
        });

    [Fact]
    public async Task Nothing_sets_a_cookie() => Assert.All(await Heads(), answer => Assert.False(answer.Headers.Contains("Set-Cookie")));

    [Fact]
    public async Task The_policy_allows_no_unsafe_thing_and_nobody_else() => Assert.All(await Heads(), answer =>
        {
            var policy = Policy(answer);
            Assert.Equal(["'none'"], policy["default-src"]);
            Assert.Equal(["'none'"], policy["object-src"]);
            Assert.Equal(["'none'"], policy["frame-ancestors"]);
            Assert.Equal(["'none'"], policy["form-action"]);
            Assert.Equal(["'script'"], policy["require-trusted-types-for"]);
            Assert.Contains("trusted-types", policy.Keys);
            Assert.Contains("base-uri", policy.Keys);
            Assert.All(policy.Values.SelectMany(values => values), value =>
                Assert.Matches("^('none'|'self'|'script'|'wasm-unsafe-eval'|'sha256-[A-Za-z0-9+/]{43}='|data:|default)$", value)
            );
        });

    [Fact]
    public async Task The_policy_names_every_inline_script_and_style_by_its_hash()
    {
        foreach (var path in await Places.Documents())
        {
            using var answer = await Client.GetAsync(path, Stop);
            var html = await answer.Content.ReadAsStringAsync(Stop);
            var policy = Policy(answer);
            var (scripts, styles) = (
                Inline().Matches(html).Where(match => match.Groups["name"].Value == "script").ToList(),
                Inline().Matches(html).Where(match => match.Groups["name"].Value == "style").ToList()
            );
            Assert.NotEmpty(scripts);
            Assert.Single(styles);
            Assert.All(scripts, script => Assert.Contains(Hash(script), policy["script-src"]));
            Assert.Equal([Hash(styles[0])], policy["style-src"]);
            Assert.DoesNotMatch("""<[^>]+\s(style|on\w+)=""", Inline().Replace(html, ""));
        }
    }

    [Theory]
    [InlineData("/nothing-here")]
    [InlineData("/now/nothing")]
    [InlineData("/help/zz")]
    [InlineData("/help/nowhere")]
    [InlineData("/de/now")]
    [InlineData("/wp-login.php")]
    public async Task An_address_that_leads_nowhere_gets_a_useful_page_and_says_404(string path)
    {
        using var answer = await Client.GetAsync(path, Stop);
        var html = await answer.Content.ReadAsStringAsync(Stop);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("href=\"/help\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/now\"", html, StringComparison.Ordinal);
        Assert.Contains("id=\"leave\"", html, StringComparison.Ordinal);
    }

    // A static host looks its headers up by address, and nobody can list the addresses that lead nowhere.
    [Theory]
    [InlineData("/nothing-here")]
    [InlineData("/help/zz")]
    public async Task An_address_that_leads_nowhere_gets_a_page_that_brings_its_policy(string path)
    {
        using var answer = await Client.GetAsync(path, Stop);
        var html = await answer.Content.ReadAsStringAsync(Stop);
        var brought = Rules(Brought().Match(html).Groups["policy"].Value);

        Assert.InRange(html.IndexOf("http-equiv", StringComparison.Ordinal), 0, html.IndexOf("<style", StringComparison.Ordinal));
        Assert.Equal(Policy((await Heads())[0]).Keys.Except(["frame-ancestors"]).Order(), brought.Keys.Order());
        Assert.Equal(["'none'"], brought["default-src"]);
        Assert.Equal([.. Inline().Matches(html).Select(Hash).Order()], brought["script-src"].Concat(brought["style-src"]).Order());
    }

    [Fact]
    public async Task No_other_page_brings_its_policy_itself()
    {
        foreach (var path in await Places.Documents())
        {
            // One page leads on by itself, and says nothing else in this way.
            var page = (await Client.GetStringAsync(path, Stop)).Replace(
                path == "/again" ? """<meta http-equiv="refresh" content="0;url=/app#notes">""" : " ",
                "",
                StringComparison.Ordinal
            );
            Assert.DoesNotContain("http-equiv", page, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/" + Marker)]
    [InlineData("/help/" + Marker)]
    [InlineData("/now?next=" + Marker)]
    [InlineData("/%3Cscript%3Ealert('" + Marker + "')%3C/script%3E")]
    [InlineData("/help/%22onload=%22" + Marker)]
    [InlineData("/nothing?lang=" + Marker + "#" + Marker)]
    [InlineData("/%0d%0aX-" + Marker + ":1")]
    public async Task Nothing_of_what_was_asked_is_repeated(string target)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, target);
        request.Headers.TryAddWithoutValidation("User-Agent", Marker);
        request.Headers.TryAddWithoutValidation("Accept-Language", Marker);
        request.Headers.TryAddWithoutValidation("Referer", "https://" + Marker + ".example/");
        request.Headers.TryAddWithoutValidation("Cookie", "a=" + Marker);
        using var answer = await Client.SendAsync(request, Stop);

        Assert.DoesNotContain(Marker, await answer.Content.ReadAsStringAsync(Stop), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Marker, answer.Headers.ToString() + answer.Content.Headers, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("br;q=0.0, gzip;q=0.5", "gzip")]
    [InlineData("br; q=0.000, gzip; q=0", null)]
    [InlineData("brief", null)]
    [InlineData("identity", null)]
    [InlineData(null, null)]
    public async Task A_page_comes_in_the_best_form_a_browser_reads(string? accepts, string? gets)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/guide");
        if (accepts is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept-Encoding", accepts);
        }

        using var answer = await Client.SendAsync(request, Stop);
        Assert.Equal(gets is null ? [] : [gets], answer.Content.Headers.ContentEncoding);
        Assert.Equal(
            (await BuiltSite.Rendered).FileAt("/guide").Plain.ToArray(),
            Unpacked.Of(await answer.Content.ReadAsByteArrayAsync(Stop), gets)
        );
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task What_is_packed_is_what_is_plain(string encoding)
    {
        foreach (var file in (await BuiltSite.Rendered).Files)
        {
            var packed = encoding == "br" ? file.Brotli : file.Gzip;
            Assert.True(packed.IsEmpty || Unpacked.Of(packed.ToArray(), encoding).AsSpan().SequenceEqual(file.Plain.Span), file.Path);
        }
    }

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        Client.Dispose();
    }

    protected async Task<List<HttpResponseMessage>> Heads()
    {
        var heads = new List<HttpResponseMessage>();
        foreach (var path in await Places.Documents())
        {
            heads.Add(await Client.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, Stop));
        }

        Assert.NotEmpty(heads);
        return heads;
    }

    private static Dictionary<string, string[]> Policy(HttpResponseMessage answer) =>
        Rules(answer.Headers.GetValues("Content-Security-Policy").Single());

    private static Dictionary<string, string[]> Rules(string policy) =>
        policy
            .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(rule => rule.Split(' '))
            .ToDictionary(rule => rule[0], rule => rule[1..]);

    private static string Hash(Match match) =>
        $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(match.Groups["text"].Value)))}'";

    [GeneratedRegex("<(?<name>script|style)(?: type=\"importmap\")?>(?<text>.*?)</\\k<name>>", RegexOptions.Singleline)]
    private static partial Regex Inline();

    [GeneratedRegex("<meta http-equiv=\"Content-Security-Policy\" content=\"(?<policy>[^\"]*)\">")]
    private static partial Regex Brought();
}

public sealed class AnswersOfTheServer(RunningSite site) : AnswersTests(site);

public sealed class AnswersOfTheFolder(WrittenSite site) : AnswersTests(site);
