using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Saltwater.Tests.Json;

/// <summary>Documents held against JSON Schemas by a foreign validator.</summary>
internal static class ForeignSchemas
{
    /// <summary>For each document one line, "yes" or "no", and what it was.</summary>
    public static async Task<List<string>> Ask(JsonObject schemas, List<(string Name, string What, JsonNode Document)> documents)
    {
        using var node = Process.Start(
            new ProcessStartInfo("node", Path.Combine(Guides.Root, "tests", "foreign", "schemas.mjs"))
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var (output, error) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.StandardInput.WriteLineAsync(new JsonObject { ["schemas"] = schemas }.ToJsonString());
        foreach (var (name, what, document) in documents)
        {
            await node.StandardInput.WriteLineAsync(
                $$"""{"name":"{{name}}","what":{{JsonValue.Create(what)!.ToJsonString()}},"document":{{document.ToJsonString()}}}"""
            );
        }

        node.StandardInput.Close();
        await node.WaitForExitAsync();
        Assert.Equal("", await error);
        var lines = (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries).ToList();
        Assert.Equal(documents.Count, lines.Count);
        return lines;
    }
}
