using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Saltwater.Site;
using Saltwater.Tests.Site.Pages;

namespace Saltwater.Tests.Site.Api;

/// <summary>The description of the interface, held by a foreign validator of OpenAPI 3.1.</summary>
public sealed class ForeignOpenApiTests
{
    private const string Reflect = "/api/v1/reflect";
    private const string Services = "/api/v1/services/{country}";

    private static readonly (string What, Action<JsonObject> Put)[] faults =
    [
        ("another version", document => document["openapi"] = "2.0"),
        ("no version", document => document.Remove("openapi")),
        ("nothing about it", document => document.Remove("info")),
        ("no title", document => document["info"]!.AsObject().Remove("title")),
        ("an address without a slash", document => document["paths"]!["reflect"] = new JsonObject()),
        ("a field of its own", document => document["paths"]![Reflect]!["post"]!["added"] = "text"),
        ("a body without content", document => document["paths"]![Reflect]!["post"]!["requestBody"]!.AsObject().Remove("content")),
        ("an answer without a description", document =>
            document["paths"]![Reflect]!["post"]!["responses"]!["200"]!.AsObject().Remove("description")
        ),
        ("a status that is none", document =>
            document["paths"]![Reflect]!["post"]!["responses"]!["fine"] = new JsonObject { ["description"] = "text" }
        ),
        ("a part of the address that may be missing", document =>
            document["paths"]![Services]!["get"]!["parameters"]![0]!["required"] = false
        ),
        ("a parameter from nowhere", document => document["paths"]![Services]!["get"]!["parameters"]![1]!["in"] = "body"),
        ("a name of nothing", document =>
            document["paths"]![Reflect]!["post"]!["responses"]!["400"]!["content"]!["application/json"]!["schema"]!["$ref"] =
                "#/components/schemas/None"
        ),
        ("a name of nothing inside a reply", document =>
            document["components"]!["schemas"]!["ReflectReply"]!["properties"]!["threads"]!["items"]!["properties"]!["against"]!["items"]![
                "$ref"
            ] = "#/properties/threads"
        ),
        ("a type that is none", document => document["components"]!["schemas"]!["WordsReply"]!["type"] = "text"),
        ("a list in a schema that is none", document => document["paths"]![Services]!["get"]!["parameters"]![0]!["schema"]!["enum"] = "GB"),
    ];

    [Fact]
    public async Task The_description_is_sound_and_one_fault_is_seen()
    {
        await using var server = SiteServer.For(Sites.English, ["--urls=http://127.0.0.1:0"], Guides.Network);
        await server.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient
        {
            BaseAddress = new(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()),
        };
        var text = await client.GetStringAsync("/api/v1/openapi.json", TestContext.Current.CancellationToken);
        var said = await Ask([
            ("as it is", Read(text)),
            .. faults.Select(fault =>
            {
                var document = Read(text);
                fault.Put(document);
                return (fault.What, document);
            }),
        ]);

        Assert.StartsWith("yes\tas it is", said[0], StringComparison.Ordinal);
        Assert.Equal(faults.Length, said.Length - 1);
        Assert.All(said.Skip(1), line => Assert.StartsWith("no\t", line, StringComparison.Ordinal));
    }

    private static JsonObject Read(string text) => JsonNode.Parse(text)!.AsObject();

    private static async Task<string[]> Ask(List<(string What, JsonObject Document)> documents)
    {
        using var node = Process.Start(
            new ProcessStartInfo("node", Path.Combine(Guides.Root, "tests", "foreign", "openapi.mjs"))
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var (output, error) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        foreach (var (what, document) in documents)
        {
            await node.StandardInput.WriteLineAsync(new JsonObject { ["what"] = what, ["document"] = document }.ToJsonString());
        }

        node.StandardInput.Close();
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal("", await error);
        return (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
