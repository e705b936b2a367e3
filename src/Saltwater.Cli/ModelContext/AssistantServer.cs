using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Saltwater.Guide;
using Saltwater.Guide.Screens;
using Saltwater.Reflections;
using Saltwater.Requests;

namespace Saltwater.Cli.ModelContext;

/// <summary>What an assistant may ask, by the Model Context Protocol: tools that take answers, resources that need none, and one prompt.</summary>
internal sealed partial class AssistantServer(ReasonNetwork network)
{
    // Made once: over HTTP the settings are asked for with each request.
    private readonly AssistantTools tools = new(network);
    private readonly AssistantResources resources = new(network.Pack);
    private readonly AssistantPrompt prompt = new(network.Pack);

    /// <summary>The server's settings, the same for every transport.</summary>
    public void Configure(McpServerOptions options)
    {
        var pack = network.Pack;
        var said = AssistantTexts.Of(pack);
        options.ServerInfo = new()
        {
            Name = "saltwater",
            Title = "Saltwater",
            Version = Version,
        };
        options.ServerInstructions = $"{pack.Purpose} {said.Instructions}";
        options.Capabilities = new()
        {
            Tools = new(),
            Resources = new(),
            Prompts = new(),
        };
        options.Handlers = new()
        {
            ListToolsHandler = (_, _) => ValueTask.FromResult(tools.All),
            CallToolHandler = (call, _) => ValueTask.FromResult(tools.Call(call.Params)),
            ListResourcesHandler = (_, _) => ValueTask.FromResult(resources.All),
            ListResourceTemplatesHandler = (_, _) => ValueTask.FromResult(resources.Templates),
            ReadResourceHandler = (read, _) => ValueTask.FromResult(resources.ReadResource(read.Params?.Uri)),
            ListPromptsHandler = (_, _) => ValueTask.FromResult(prompt.All),
            GetPromptHandler = (get, _) => ValueTask.FromResult(prompt.Get(get.Params)),
        };
        options.Filters.Message.OutgoingFilters.Add(next =>
            (context, stop) =>
            {
                if (context.JsonRpcMessage is JsonRpcError error)
                {
                    error.Error = InOurWords(error.Error);
                }

                return next(context, stop);
            }
        );
    }

    /// <summary>An error of the protocol with a code of ours.</summary>
    public static McpProtocolException ToException(AnswerProblem problem) => new(problem.Line(), McpErrorCode.InvalidParams);

    /// <summary>What the library says of a fault could repeat what was sent; what is said here cannot.</summary>
    public static JsonRpcErrorDetail InOurWords(JsonRpcErrorDetail error) =>
        new()
        {
            Code = error.Code,
            Message = (McpErrorCode)error.Code switch
            {
                _ when OurCode().IsMatch(error.Message) => error.Message,
                McpErrorCode.MethodNotFound or McpErrorCode.ResourceNotFound => RequestProblem.NotThere.Line(),
                McpErrorCode.ParseError => RequestProblem.Unreadable.Line(),
                McpErrorCode.InternalError => RequestProblem.Failed.Line(),
                _ => RequestProblem.Shape("").Line(),
            },

            // Which versions of the protocol there are has to be told; of what was asked for, only what can be nothing but a day.
            Data = error.Code == (int)McpErrorCode.UnsupportedProtocolVersion && error.Data is { } data ? VersionsOf(data) : null,
        };

    private static JsonObject? VersionsOf(object data)
    {
        var versions = JsonNode.Parse(JsonSerializer.Serialize(data, data.GetType(), McpJsonUtilities.DefaultOptions)) as JsonObject;
        if (versions?["requested"] is JsonValue asked && !(asked.TryGetValue(out string? day) && Day().IsMatch(day)))
        {
            versions.Remove("requested");
        }

        return versions;
    }

    private static string Version =>
        typeof(AssistantServer).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    [GeneratedRegex(@"^(REQUEST|ANSWER)-\d{3}( /[\w/-]*)?: ")]
    private static partial Regex OurCode();

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}$")]
    private static partial Regex Day();
}
