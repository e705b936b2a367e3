using Saltwater.Guide;
using YamlDotNet.RepresentationModel;

namespace Saltwater.Tests.Safety;

/// <summary>An account as someone might tell it, and what would be ticked for it.</summary>
/// <param name="Needs">The least urgency that is right; null where nothing is needed.</param>
/// <param name="Ticked">As an honest, tired person ticks, and, where it is less, as someone does who takes every word literally.</param>
internal sealed record Vignette(
    string Id,
    bool Danger,
    Urgency? Needs,
    bool TalkWithheld,
    IReadOnlyList<(string Reading, Answers Answers)> Ticked
)
{
    public static IReadOnlyList<Vignette> All { get; } = Read();

    private static List<Vignette> Read()
    {
        var yaml = new YamlStream();
        using var text = File.OpenText(Path.Combine(Guides.Root, "tests", "Saltwater.Tests", "Safety", "vignettes.yaml"));
        yaml.Load(text);
        return [.. ((YamlSequenceNode)yaml.Documents[0].RootNode).Cast<YamlMappingNode>().Select(Read)];
    }

    private static Vignette Read(YamlMappingNode account)
    {
        string? Field(string name) => account.Children.TryGetValue(name, out var value) ? ((YamlScalarNode)value).Value : null;
        var needs = Field("needs") switch
        {
            "emergency" => Urgency.Emergency,
            "same-day" => Urgency.SameDay,
            "this-week" => Urgency.ThisWeek,
            "routine" => Urgency.Routine,
            _ => (Urgency?)null,
        };
        var role = Field("role") == "partner" ? Role.Partner : Role.Self;
        var readings =
            from reading in (IEnumerable<string>)["answers", "strict"]
            where account.Children.ContainsKey(reading)
            select (reading, Tick((YamlMappingNode)account[reading], role, watched: Field("watched") == "true"));
        return new(Field("id")!, Field("kind") == "danger", needs, Field("talk") == "withheld", [.. readings]);
    }

    // What the account does not write down: an adult, private unless watched, and "none of these" on every list that was shown.
    private static Answers Tick(YamlMappingNode ticked, Role role, bool watched)
    {
        var answers = new Dictionary<string, IEnumerable<string>> { ["age18"] = ["yes"], ["alone"] = [watched ? "may-look" : "private"] };
        var said = ticked.ToDictionary(
            each => ((YamlScalarNode)each.Key).Value!,
            each => ((YamlSequenceNode)each.Value).Select(id => ((YamlScalarNode)id).Value!)
        );
        if (!said.ContainsKey("age18"))
        {
            foreach (var list in (string[])["danger-signs", "danger-more", watched ? "quiet-help" : "freedom"])
            {
                answers[list] = ["none"];
            }
        }

        foreach (var (question, ids) in said)
        {
            answers[question] = ids;
        }

        return answers.Aggregate(Answers.None(role), (sum, each) =>
            sum.With(Guides.English.Question(each.Key) ?? throw new ArgumentException($"No question {each.Key}."), each.Value)
        );
    }
}
