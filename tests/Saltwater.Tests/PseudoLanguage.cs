using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Saltwater.Guide;

namespace Saltwater.Tests;

/// <summary>The guide in a language that does not exist: every letter of every text is another one. What still reads as English when it is
/// shown was not said by the guide.</summary>
internal static partial class PseudoLanguage
{
    // Fields whose value is read by a person also where it is one word alone; a value with a blank in it is, in any field.
    private static readonly FrozenSet<string> Read = FrozenSet.Create(
        "says",
        "partner",
        "quiet",
        "ask",
        "askPartner",
        "why",
        "name",
        "title",
        "text",
        "summary",
        "evidence",
        "say",
        "instead",
        "about",
        "for",
        "audience",
        "cost",
        "hours",
        "note",
        "silentHow",
        "cite",
        "noLine",
        "unverified",
        "purpose"
    );

    // Names and conditions, which nobody reads.
    private static readonly FrozenSet<string> Unread = FrozenSet.Create(
        "hash",
        "version",
        "rules",
        "model",
        "gate",
        "shownWhen",
        "when",
        "effects",
        "underAge",
        "coercionPossible",
        "partnerTalkSafe",
        "seen",
        "website",
        "chat",
        "open",
        "phone",
        "phoneE164",
        "number",
        "zone"
    );

    /// <summary>A guide in that language.</summary>
    public static Pack Of(Pack english) => Spoken(PackJson.Write(english));

    /// <summary>A text in that language. Places for values keep their names.</summary>
    public static string Said(string text) => Place().Replace(text, match => match.Value.Length > 1 ? match.Value : Letter(match.Value[0]));

    /// <summary>Words of English that stand in what was shown: three letters or more.</summary>
    public static IEnumerable<string> English(string shown) => Word().Matches(shown).Select(match => match.Value);

    private static Pack Spoken(byte[] english)
    {
        var whole = JsonNode.Parse(english)!.AsObject();
        foreach (var (name, value) in whole.ToList())
        {
            whole[name] = name == "screens" ? Screens(value!) : Other(name, value);
        }

        return JsonSerializer.Deserialize(whole.ToJsonString(), PackContext.Default.Pack)!;
    }

    private static JsonObject Screens(JsonNode screens) =>
        new(
            screens
                .AsObject()
                .Select(screen =>
                    KeyValuePair.Create<string, JsonNode?>(
                        screen.Key,
                        new JsonObject(
                            screen
                                .Value!.AsObject()
                                .Select(text => KeyValuePair.Create<string, JsonNode?>(text.Key, Said(text.Value!.GetValue<string>())))
                        )
                    )
                )
        );

    private static JsonNode? Other(string name, JsonNode? value) =>
        value switch
        {
            _ when Unread.Contains(name) => value?.DeepClone(),
            JsonObject map => new JsonObject(
                map.Select(each => KeyValuePair.Create(each.Key, Other(name == "chips" ? "text" : each.Key, each.Value)))
            ),
            JsonArray list => new JsonArray([.. list.Select(each => Other(each is JsonValue ? "" : name, each))]),
            JsonValue leaf
                when leaf.TryGetValue<string>(out var text) && (Read.Contains(name) || text.Contains(' ', StringComparison.Ordinal)) =>
                Said(text),
            _ => value?.DeepClone(),
        };

    private static string Letter(char letter) => char.IsAsciiLetter(letter) ? $"{(char)(letter + ('\u0430' - 'a'))}" : $"{letter}";

    [GeneratedRegex(@"\{[a-z]+\}|.", RegexOptions.Singleline)]
    private static partial Regex Place();

    [GeneratedRegex("[A-Za-z]{3,}")]
    private static partial Regex Word();
}
