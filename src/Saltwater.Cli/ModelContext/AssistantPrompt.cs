using System.Text.Json;
using ModelContextProtocol.Protocol;
using Saltwater.Guide;
using Saltwater.Guide.Screens;
using Saltwater.Help;
using Saltwater.Requests;

namespace Saltwater.Cli.ModelContext;

/// <summary>The one prompt: a reflection, one screen at a time.</summary>
internal sealed class AssistantPrompt(Pack pack)
{
    private const string Name = "one-screen-at-a-time";

    public ListPromptsResult All { get; } =
        new()
        {
            Prompts =
            [
                new()
                {
                    Name = Name,
                    Title = AssistantTexts.Of(pack).PromptTitle,
                    Description = AssistantTexts.Of(pack).PromptAbout,
                    Arguments =
                    [
                        new() { Name = "role", Description = AssistantTexts.Of(pack).FieldRole },
                        new() { Name = "country", Description = AssistantTexts.Of(pack).FieldCountry },
                    ],
                },
            ],
        };

    public GetPromptResult Get(GetPromptRequestParams? get)
    {
        if (get?.Name != Name)
        {
            throw AssistantServer.ToException(RequestProblem.NotThere);
        }

        var given = get.Arguments ?? new Dictionary<string, JsonElement>();
        if (given.Keys.Any(name => name is not ("role" or "country")))
        {
            throw AssistantServer.ToException(RequestProblem.Shape(""));
        }

        var (role, named) = (Text("role") ?? "self", Text("country"));
        if (role is not ("self" or "partner"))
        {
            throw AssistantServer.ToException(RequestProblem.Shape("/role"));
        }

        var said = AssistantTexts.Of(pack);
        var text = role == "partner" ? said.PromptPartner : said.PromptSelf;
        if (named is not null)
        {
            var country = ServiceFinder.Countries(pack).FirstOrDefault(each => each.Equals(named, StringComparison.OrdinalIgnoreCase))
                ?? throw AssistantServer.ToException(RequestProblem.NoSuchCountry);
            text += $" ({country}: {Countries.Name(pack, country)})";
        }

        return new()
        {
            Description = said.PromptAbout,
            Messages =
            [
                new()
                {
                    Role = ModelContextProtocol.Protocol.Role.User,
                    Content = new TextContentBlock { Text = $"{said.PromptSay} {text}" },
                },
            ],
        };

        string? Text(string name)
        {
            if (!given.TryGetValue(name, out var value))
            {
                return null;
            }

            if (value.ValueKind != JsonValueKind.String)
            {
                throw AssistantServer.ToException(RequestProblem.Shape("/" + name));
            }

            return value.GetString();
        }
    }
}
