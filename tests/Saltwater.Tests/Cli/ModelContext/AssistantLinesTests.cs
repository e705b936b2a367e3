using System.Text;
using System.Text.Json;
using Saltwater.Cli.Commands;
using Saltwater.Cli.ModelContext;

namespace Saltwater.Tests.Cli.ModelContext;

/// <summary>Messages on standard input and output, as a broken or hostile program sends them.</summary>
public sealed class AssistantLinesTests
{
    private const string Marker = "zqx7731";
    private const string Hello =
        """{"jsonrpc":"2.0","id":1,"method":"initialize","""
        + """ "params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}""";
    private const string Ready = """{"jsonrpc":"2.0","method":"notifications/initialized"}""";
    private const string Ask = """{"jsonrpc":"2.0","id":99,"method":"tools/call","params":{"name":"reflect","arguments":{"answers":{}}}}""";

    public static TheoryData<string, string> Broken =>
        new()
        {
            { $"{Marker}", "REQUEST-001" },
            { $"[{Marker}", "REQUEST-001" },
            { $"[{{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"{Marker}\"}}]", "REQUEST-001" },
            { $"{{\"jsonrpc\":\"1.0\",\"id\":2,\"method\":\"{Marker}\"}}", "REQUEST-001" },
            { $"{{\"jsonrpc\":\"2.0\",\"id\":\"{Marker} my own words\",\"method\":\"ping\"}}", "REQUEST-001" },
            { $"{{\"jsonrpc\":\"2.0\",\"id\":2,\"id\":3,\"method\":\"{Marker}\"}}", "REQUEST-001" },
            { $"{{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":{{\"{Marker}\":1}}}}", "REQUEST-001" },
            { $"{{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/call\",\"params\":\"{Marker}\"}}", "REQUEST-001" },
            { $"{{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"{Marker}\"}}", "REQUEST-004" },
            { $"{{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/call\",\"params\":{{\"name\":\"{Marker}\"}}}}", "REQUEST-004" },
            { $"{{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/call\",\"params\":{{\"name\":{{\"{Marker}\":2}}}}}}", "REQUEST-" },
            { $"{{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/call\",\"params\":{{\"{Marker}\":2}}}}", "REQUEST-" },
            {
                $"{{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"resources/read\",\"params\":{{\"uri\":\"saltwater://reasons/{Marker}\"}}}}",
                "REQUEST-004"
            },
            {
                $"{{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"resources/read\",\"params\":{{\"uri\":\"file:///etc/passwd\"}}}}",
                "REQUEST-004"
            },
            { $"{{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"prompts/get\",\"params\":{{\"name\":\"{Marker}\"}}}}", "REQUEST-004" },
            {
                "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"prompts/get\",\"params\":{\"name\":\"one-screen-at-a-time\",\"arguments\":{\"role\":\""
                    + $"{Marker}\"}}}}}}",
                "REQUEST-003"
            },
            { $"{{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"logging/setLevel\",\"params\":{{\"level\":\"{Marker}\"}}}}", "REQUEST-" },
            { $"{{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"ping\",\"params\":{new string('[', 200)}", "REQUEST-001" },
            {
                $"{{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"ping\",\"params\":{{\"a\":{new string('[', 60)}{new string(']', 60)}}}}}",
                "REQUEST-001"
            },
            {
                $"{{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"ping\",\"params\":{{\"{Marker}\":\"{new string('a', 1_000_000)}\"}}}}",
                "REQUEST-002"
            },
            {
                "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/call\",\"params\":{\"name\":\"reflect\",\"arguments\":{\"answers\":{\"feeling\":\"\\ud800"
                    + $"{Marker}\"}}}}}}}}",
                ""
            },
        };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_broken_message_is_refused_by_code_never_repeated_and_the_next_is_answered(string line, string code)
    {
        var said = await Run(Hello, Ready, line, Ask);

        Assert.Contains(code, said, StringComparison.Ordinal);
        Assert.DoesNotContain(Marker, said, StringComparison.Ordinal);
        Assert.DoesNotContain("passwd", said, StringComparison.Ordinal);
        Assert.Contains(said.Split('\n'), each =>
            each.Contains("\"id\":99", StringComparison.Ordinal) && each.Contains("\"structuredContent\"", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Random_bytes_never_stop_it()
    {
        var random = new Random(20_261_128);
        var lines = Enumerable
            .Range(0, 200)
            .Select(_ =>
            {
                var bytes = new byte[random.Next(1, 300)];
                random.NextBytes(bytes);
                return Encoding.Latin1.GetString(bytes);
            });

        Assert.Contains("\"id\":99", await Run([Hello, Ready, .. lines, Ask]), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_library_says_of_a_fault_never_goes_out()
    {
        var said = AssistantServer.InOurWords(
            new()
            {
                Code = -32603,
                Message = $"Cannot convert {Marker}",
                Data = JsonSerializer.SerializeToElement(Marker),
            }
        );

        Assert.StartsWith("REQUEST-010", said.Message, StringComparison.Ordinal);
        Assert.Null(said.Data);
    }

    private static async Task<string> Run(params string[] lines)
    {
        using var input = new MemoryStream(Encoding.Latin1.GetBytes(string.Join('\n', lines) + "\n"));
        using var output = new MemoryStream();
        await McpCommand
            .ServeLines(Guides.Network, input, output)
            .WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
