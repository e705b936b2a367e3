using System.Text.Json;
using ModelContextProtocol.Protocol;
using Saltwater.Guide;
using Saltwater.Help;
using Saltwater.Requests;

namespace Saltwater.Cli.ModelContext;

/// <summary>The one prompt: a reflection, one screen at a time.</summary>
internal sealed class AssistantPrompt(Pack pack)
{
    private const string Name = "one-screen-at-a-time";

    public ListPromptsResult All { get; } = new()
    {
        Prompts =
        [
            new()
            {
                Name = Name,
                Title = pack.Screens["assistant"]["prompt-title"],
                Description = pack.Screens["assistant"]["prompt-about"],
                Arguments =
                [
                    new() { Name = "role", Description = pack.Screens["assistant"]["field-role"] },
                    new() { Name = "country", Description = pack.Screens["assistant"]["field-country"] },
                ],
            },
        ],
    };

    public GetPromptResult Get(GetPromptRequestParams? get)
    {
        if (get?.Name != Name)
        {
            throw AssistantServer.Refused(RequestProblem.NotThere);
        }

        var given = get.Arguments ?? new Dictionary<string, JsonElement>();
        if (given.Keys.Any(name => name is not ("role" or "country")))
        {
            throw AssistantServer.Refused(RequestProblem.Shape(""));
        }

        var (role, named) = (Text("role") ?? "self", Text("country"));
        if (role is not ("self" or "partner"))
        {
            throw AssistantServer.Refused(RequestProblem.Shape("/role"));
        }

        var country = named is null ? null : ServiceFinder.Countries(pack).FirstOrDefault(each => each.Equals(named, StringComparison.OrdinalIgnoreCase)) ?? throw AssistantServer.Refused(RequestProblem.NoSuchCountry);
        var said = pack.Screens["assistant"];
        return new()
        {
            Description = said["prompt-about"],
            Messages =
            [
                new()
                {
                    Role = ModelContextProtocol.Protocol.Role.User,
                    Content = new TextContentBlock { Text = $"{said["prompt-say"]} {said["prompt-" + role]}{(country is null ? "" : $" ({country}: {Countries.Name(country)})")}" },
                },
            ],
        };

        string? Text(string name) => !given.TryGetValue(name, out var value) ? null : value.ValueKind == JsonValueKind.String ? value.GetString() : throw AssistantServer.Refused(RequestProblem.Shape("/" + name));
    }
}
