using System.Text.Json;
using System.Text.RegularExpressions;

namespace Saltwater.Tests.Cli;

/// <summary>The example of docs/reflect-json.md is what the command says.</summary>
public sealed partial class DocumentedJsonTests
{
    // Stands where the document leaves something out.
    private const string Cut = "…";

    [Fact]
    public void The_documented_example_is_what_the_command_says()
    {
        var blocks = JsonBlock()
            .Matches(File.ReadAllText(Path.Combine(Guides.Root, "docs", "reflect-json.md")))
            .Select(match => match.Groups[1].Value)
            .ToList();
        var run = CommandRun.Sending(blocks[0], "reflect", "--answers", "-", "--json", "--country", "GB");

        using var documented = JsonDocument.Parse(blocks.First(block => block.Contains("\"format\"", StringComparison.Ordinal)));
        using var said = JsonDocument.Parse(run.Out);
        AssertSame(documented.RootElement, said.RootElement, "");
    }

    private static void AssertSame(JsonElement documented, JsonElement said, string path)
    {
        if (documented.ValueKind == JsonValueKind.String && documented.GetString() == Cut)
        {
            return;
        }

        Assert.True(documented.ValueKind == said.ValueKind, path);
        switch (documented.ValueKind)
        {
            case JsonValueKind.Object:
                Assert.Equal(
                    said.EnumerateObject().Select(field => path + "/" + field.Name),
                    documented.EnumerateObject().Select(field => path + "/" + field.Name)
                );
                foreach (var field in documented.EnumerateObject())
                {
                    AssertSame(field.Value, said.GetProperty(field.Name), path + "/" + field.Name);
                }

                break;
            case JsonValueKind.Array:
                var items = documented
                    .EnumerateArray()
                    .TakeWhile(item => item.ValueKind != JsonValueKind.String || item.GetString() != Cut)
                    .ToList();
                Assert.True(items.Count < documented.GetArrayLength() || items.Count == said.GetArrayLength(), path);
                for (var index = 0; index < items.Count; index++)
                {
                    AssertSame(items[index], said[index], $"{path}/{index}");
                }

                break;
            default:
                Assert.True(documented.GetRawText() == said.GetRawText(), path);
                break;
        }
    }

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex JsonBlock();
}
