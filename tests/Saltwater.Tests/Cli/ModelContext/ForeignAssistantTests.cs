using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Saltwater.Cli.ModelContext;
using Saltwater.Json;
using Saltwater.Tests.Requests;

namespace Saltwater.Tests.Cli.ModelContext;

/// <summary>A foreign client of the protocol on both transports: it checks every result against the schema that was announced.</summary>
public sealed class ForeignAssistantTests
{
    private const int Sample = 25;

    private static readonly string program = Path.Combine(AppContext.BaseDirectory, "Saltwater.Cli.dll");

    [Fact]
    public async Task A_foreign_client_gets_everything_on_standard_input_and_output() =>
        await Holds(await Run("lines", "dotnet", program, "mcp", "--guide", CommandRun.GuideFile));

    [Fact]
    public async Task A_foreign_client_gets_everything_over_http()
    {
        await using var server = LoopbackHttp.For(Guides.Network, 0);
        await server.StartAsync(TestContext.Current.CancellationToken);
        await Holds(
            await Run(
                "http",
                server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()
                    + LoopbackHttp.Path
            )
        );
    }

    private static Task Holds(JsonNode said)
    {
        Assert.Equal(
            ["now", "reflect", "services", "words"],
            said["tools"]!.AsArray().Select(each => (string)each!).Order(StringComparer.Ordinal)
        );
        Assert.Equal(1 + Guides.English.Reasons.Length + Guides.English.Services.Length, (int)said["resources"]!);
        Assert.Equal("one-screen-at-a-time", (string)said["prompt"]!);
        Assert.Equal(Sample * 4, said["results"]!.AsArray().Count);
        Assert.All(said["results"]!.AsArray(), each => Assert.Equal([], PartnerTalk.In((string)each!)));
        Assert.StartsWith("REQUEST-004", (string)said["unknown"]!, StringComparison.Ordinal);
        return Task.CompletedTask;
    }

    private static async Task<JsonNode> Run(params string[] how)
    {
        using var node = Process.Start(
            new ProcessStartInfo("node", [Path.Combine(Guides.Root, "tests", "foreign", "assistant.mjs"), .. how])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var (output, error) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        foreach (var answers in PartnerTalk.CoercedAnswers(Sample))
        {
            await node.StandardInput.WriteLineAsync(JsonNode.Parse(AnswersJson.Write(answers))!.ToJsonString());
        }

        node.StandardInput.Close();
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal("", await error);
        return JsonNode.Parse(await output)!;
    }
}
