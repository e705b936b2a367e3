using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Saltwater.Cli.ModelContext;

namespace Saltwater.Tests.Cli.ModelContext;

/// <summary>The protocol's own conformance scenarios, as far as they ask for what we have.</summary>
public sealed partial class ConformanceTests
{
    private static readonly string[] applying =
    [
        "server-initialize",
        "logging-set-level",
        "ping",
        "tools-list",
        "resources-list",
        "resources-subscribe",
        "resources-unsubscribe",
        "prompts-list",
        "dns-rebinding-protection",
    ];

    // They call tools, resources and prompts that only the protocol's test server has, or ask for what we do not offer: completion,
    // sampling, elicitation, a stream to come back to.
    private static readonly string[] others =
    [
        "completion-complete",
        "tools-call-simple-text",
        "tools-call-image",
        "tools-call-audio",
        "tools-call-embedded-resource",
        "tools-call-mixed-content",
        "tools-call-with-logging",
        "tools-call-error",
        "tools-call-with-progress",
        "tools-call-sampling",
        "tools-call-elicitation",
        "json-schema-2020-12",
        "elicitation-sep1034-defaults",
        "elicitation-sep1330-enums",
        "server-sse-polling",
        "server-sse-multiple-streams",
        "resources-read-text",
        "resources-read-binary",
        "resources-templates-read",
        "prompts-get-simple",
        "prompts-get-with-args",
        "prompts-get-embedded-resource",
        "prompts-get-with-image",
    ];

    [Fact]
    public async Task Every_scenario_that_applies_passes()
    {
        await using var server = LoopbackHttp.For(Guides.Network, 0);
        await server.StartAsync(TestContext.Current.CancellationToken);
        var address =
            server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + LoopbackHttp.Path;
        var said = await Task.WhenAll(
            applying.Select(async scenario => (Scenario: scenario, Said: await Run("server", "--url", address, "--scenario", scenario)))
        );

        Assert.All(said, each => Assert.True(Passed().IsMatch(each.Said), $"{each.Scenario}: {each.Said}"));
    }

    [Fact]
    public async Task A_scenario_that_is_new_is_decided_about()
    {
        var listed = (await Run("list")).Split("Client scenarios")[0];

        Assert.Equal(
            applying.Concat(others).Order(StringComparer.Ordinal),
            Scenarios().Matches(listed).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal)
        );
    }

    private static async Task<string> Run(params string[] arguments)
    {
        var program = Path.Combine(
            Guides.Root,
            "tests",
            "foreign",
            "node_modules",
            "@modelcontextprotocol",
            "conformance",
            "dist",
            "index.js"
        );
        using var node = Process.Start(
            new ProcessStartInfo("node", [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true }
        )!;
        var (output, error) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        return await output + await error;
    }

    [GeneratedRegex(@"Passed: ([1-9]\d*)/\1, 0 failed, 0 warnings")]
    private static partial Regex Passed();

    [GeneratedRegex(@"^  - ([a-z0-9-]+)$", RegexOptions.Multiline)]
    private static partial Regex Scenarios();
}
