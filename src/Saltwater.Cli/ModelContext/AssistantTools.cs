using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using Saltwater.Cli.Authoring;
using Saltwater.Guide;
using Saltwater.Guide.Screens;
using Saltwater.Reflections;
using Saltwater.Requests;

namespace Saltwater.Cli.ModelContext;

/// <summary>The tools: what each takes and gives, and its call.</summary>
internal sealed class AssistantTools(ReasonNetwork network)
{
    private static readonly ImmutableDictionary<string, Asked> ByName = Enum.GetValues<Asked>()
        .ToImmutableDictionary(Kebab.Write, StringComparer.Ordinal);

    public ListToolsResult All { get; } = new() { Tools = [.. Enum.GetValues<Asked>().Select(asked => DescribeTool(network.Pack, asked))] };

    public CallToolResult Call(CallToolRequestParams? call)
    {
        if (call?.Name is not { } name || !ByName.TryGetValue(name, out var asked))
        {
            throw AssistantServer.ToException(RequestProblem.NotThere);
        }

        var (request, problems) = Request.Read(
            network.Pack,
            asked,
            new Dictionary<string, JsonElement>(call.Arguments ?? new Dictionary<string, JsonElement>(), StringComparer.Ordinal)
        );
        if (request is null)
        {
            return new() { IsError = true, Content = [.. problems.Select(problem => new TextContentBlock { Text = problem.Line() })] };
        }

        // What has to be seen first comes first, in words, for programs that read no further.
        var reply = Reply.To(network, asked, request);
        using var json = JsonDocument.Parse(reply.Json);
        return new()
        {
            Content =
            [
                new TextContentBlock { Text = string.Join('\n', reply.First) },
                new TextContentBlock { Text = System.Text.Encoding.UTF8.GetString(reply.Json.Span) },
            ],
            StructuredContent = json.RootElement.Clone(),
        };
    }

    private static Tool DescribeTool(Pack pack, Asked asked)
    {
        var (title, about) = RequestSchemas.Described(pack, asked);
        return new()
        {
            Name = Kebab.Write(asked),
            Title = title,
            Description = $"{about} {AssistantTexts.Of(pack).Seen}",
            InputSchema = ToElement(RequestSchemas.Of(pack, asked)),
            OutputSchema = ToElement(RequestSchemas.OfReply(asked)),
            Annotations = new()
            {
                ReadOnlyHint = true,
                IdempotentHint = true,
                DestructiveHint = false,
                OpenWorldHint = false,
            },
        };
    }

    private static JsonElement ToElement(JsonObject schema) => JsonSerializer.SerializeToElement(schema);
}
