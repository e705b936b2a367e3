using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Saltwater.Json;
using Saltwater.Requests;
using Saltwater.Site;
using Saltwater.Tests.Requests;
using Saltwater.Tests.Site.Pages;

namespace Saltwater.Tests.Site.Api;

/// <summary>The same over HTTP, on one's own server, only where it was asked for.</summary>
public sealed class ApiTests : IAsyncLifetime
{
    private const string Marker = "zqx7731";

    private readonly HttpClient client = new();
    private readonly WebApplication server = SiteServer.For(
        Sites.English,
        ["--urls=http://127.0.0.1:0", "--Saltwater:ApiRequestsAMinute=100000"],
        Guides.Network
    );

    public async ValueTask InitializeAsync()
    {
        await server.StartAsync();
        client.BaseAddress = Address(server);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Two_hundred_coerced_answer_sets_get_no_partner_talk()
    {
        var topics = Request.Topics(Guides.English);
        foreach (var (answers, index) in PartnerTalk.CoercedAnswers(200).Select((answers, index) => (answers, index)))
        {
            var body = JsonNode.Parse(AnswersJson.Write(answers))!;
            var reflected = await Post("/api/v1/reflect", body.ToJsonString());
            body["about"] = topics[index % topics.Length];
            var words = await Post("/api/v1/words", body.ToJsonString());

            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (reflected.Status, words.Status));
            Assert.Equal([], PartnerTalk.In(reflected.Text + words.Text));
        }
    }

    [Fact]
    public async Task A_reflection_is_the_documented_one()
    {
        var answers = Guides.Answer("age18: yes", "feeling: longing", "loss: last-year");
        var (status, text) = await Post("/api/v1/reflect", Encoding.UTF8.GetString(AnswersJson.Write(answers)));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(
            ReflectionJson.Write(ReflectionJson.Of(Guides.English, Saltwater.Reflections.Reflection.On(Guides.Network, answers))),
            ReflectionJson.Write(ReflectionJson.Read(Encoding.UTF8.GetBytes(text))!)
        );
    }

    [Fact]
    public async Task Services_are_those_of_the_country_and_an_unknown_one_gets_nobody_elses()
    {
        Assert.Equal("GB", (string)JsonNode.Parse((await Get("/api/v1/services/gb?need=crisis")).Text)!["country"]!);
        var unknown = await Get("/api/v1/services/" + Marker);
        Assert.Equal(HttpStatusCode.NotFound, unknown.Status);
        Assert.Contains("REQUEST-006", unknown.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Marker, unknown.Text, StringComparison.Ordinal);
        Assert.Contains("REQUEST-007", (await Get("/api/v1/services/GB?need=" + Marker)).Text, StringComparison.Ordinal);
        Assert.Contains("REQUEST-003", (await Get("/api/v1/services/GB?" + Marker)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_description_names_every_address_and_what_each_takes()
    {
        var described = JsonNode.Parse((await Get("/api/v1/openapi.json")).Text)!;

        Assert.Equal("3.1.0", (string)described["openapi"]!);
        Assert.Equal(
            ["/api/v1/reflect", "/api/v1/services/{country}", "/api/v1/words"],
            described["paths"]!.AsObject().Select(path => path.Key).Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            ["answers", "about"],
            described["paths"]!["/api/v1/words"]!["post"]!["requestBody"]!["content"]!["application/json"]!["schema"]!["required"]!
                .AsArray()
                .Select(name => (string)name!)
        );
    }

    public static TheoryData<string, string> Broken =>
        new()
        {
            { Marker, "REQUEST-001" },
            { $"[\"{Marker}\"]", "REQUEST-003" },
            { new string('[', 5_000), "REQUEST-001" },
            { $"{{\"answers\":{{\"feeling\":{new string('[', 50)}{new string(']', 50)}}}}}", "REQUEST-001" },
            { $"{{\"answers\":{{}},\"answers\":{{\"{Marker}\":1}}}}", "REQUEST-001" },
            { $"{{\"answers\":{{\"{Marker}\":\"yes\"}}}}", "ANSWER-003" },
            { $"{{\"answers\":{{\"feeling\":\"happyy\"}}}}", "ANSWER-004" },
            { $"{{\"answers\":{{}},\"{Marker}\":1}}", "REQUEST-003" },
            { $"{{\"answers\":{{}},\"partnerTalkSafe\":true}}", "REQUEST-003" },
            { $"{{\"answers\":{{}},\"role\":\"{Marker}\"}}", "REQUEST-003" },
            { "{\"answers\":{\"feeling\":\"\\ud800\"}}", "REQUEST-001" },
            { "\0", "REQUEST-001" },
            { "", "REQUEST-001" },
        };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_broken_body_is_refused_by_code_and_never_repeated(string body, string code)
    {
        var (status, text) = await Post("/api/v1/reflect", body);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(code, text, StringComparison.Ordinal);
        Assert.DoesNotMatch(Marker + "|happyy", text);
    }

    [Fact]
    public async Task A_huge_body_is_refused_and_the_next_is_answered()
    {
        var huge = await Post("/api/v1/reflect", new string(' ', AnswersJson.MostBytes + 1));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, huge.Status);
        Assert.Contains("REQUEST-002", huge.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await Post("/api/v1/reflect", "{\"answers\":{}}")).Status);
    }

    [Theory]
    [InlineData("GET", "/api/v1/reflect", 405)]
    [InlineData("POST", "/api/v1/services/GB", 405)]
    [InlineData("POST", "/api/v1/zqx7731", 404)]
    [InlineData("GET", "/api", 404)]
    [InlineData("GET", "/api/v1/services/..%2f..%2fetc", 404)]
    public async Task Another_method_or_address_is_refused_by_code(string method, string path, int status)
    {
        using var request = new HttpRequestMessage(new(method), path);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains("REQUEST-", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Marker, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_of_another_site_is_not_taken()
    {
        using var form = new FormUrlEncodedContent([new("answers", Marker)]);
        using var answer = await client.PostAsync("/api/v1/reflect", form, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Nothing_that_is_answered_may_be_kept_by_a_cache()
    {
        using var content = new StringContent("{\"answers\":{}}", Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync("/api/v1/reflect", content, TestContext.Current.CancellationToken);

        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task Too_many_at_once_are_told_to_wait()
    {
        await using var narrow = SiteServer.For(
            Sites.English,
            ["--urls=http://127.0.0.1:0", "--Saltwater:ApiRequestsAMinute=2"],
            Guides.Network
        );
        await narrow.StartAsync(TestContext.Current.CancellationToken);
        var answers = new List<(HttpStatusCode Status, string Text)>();
        for (var turn = 0; turn < 4; turn++)
        {
            answers.Add(await Get(new Uri(Address(narrow), "/api/v1/services/GB").ToString()));
        }

        Assert.Contains(answers, answer =>
            answer.Status == HttpStatusCode.TooManyRequests && answer.Text.Contains("REQUEST-008", StringComparison.Ordinal)
        );
        Assert.Equal(HttpStatusCode.OK, (await Get(new Uri(Address(narrow), "/now").ToString())).Status);
    }

    [Fact]
    public async Task Without_being_asked_for_there_is_no_such_address_and_no_body_is_taken()
    {
        await using var plain = SiteServer.For(Sites.English, ["--urls=http://127.0.0.1:0"]);
        await plain.StartAsync(TestContext.Current.CancellationToken);
        using var content = new StringContent("{\"answers\":{}}", Encoding.UTF8, "application/json");
        using var posted = await client.PostAsync(
            new Uri(Address(plain), "/api/v1/reflect"),
            content,
            TestContext.Current.CancellationToken
        );

        Assert.Equal(HttpStatusCode.MethodNotAllowed, posted.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Get(new Uri(Address(plain), "/api/v1/services/GB").ToString())).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Get(new Uri(Address(plain), "/api/v1/openapi.json").ToString())).Status);
    }

    private static Uri Address(WebApplication server) =>
        new(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    private async Task<(HttpStatusCode Status, string Text)> Get(string address)
    {
        using var answer = await client.GetAsync(address, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private async Task<(HttpStatusCode Status, string Text)> Post(string address, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(address, content, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
