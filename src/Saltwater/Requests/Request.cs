using System.Collections.Immutable;
using System.Text.Json;
using Saltwater.Guide;
using Saltwater.Help;
using Saltwater.Json;

namespace Saltwater.Requests;

/// <summary>One request of another program, read. It holds answers and names of the guide, and nothing that could say by itself that talk
/// is safe.</summary>
/// <param name="Answers">What was answered so far.</param>
/// <param name="Country">The guide's own spelling of a country with services; null if none was named.</param>
/// <param name="About">The id of a reason or an occasion, or <see cref="BetterNot"/>; null if nothing was named.</param>
/// <param name="Tone">Every tone if null.</param>
/// <param name="Need">Every need if null.</param>
internal sealed record Request(Answers Answers, string? Country, string? About, Tone? Tone, string? Need)
{
    /// <summary>Asks for what had better not be said.</summary>
    public const string BetterNot = "better-not";

    private const string RoleField = "role";
    private const string AnswersField = "answers";
    private const string CountryField = "country";
    private const string AboutField = "about";
    private const string ToneField = "tone";
    private const string NeedField = "need";

    /// <summary>The fields of a request, and whether it can do without.</summary>
    public static ImmutableArray<(string Name, bool Required)> Fields(Asked asked) =>
        asked switch
        {
            Asked.Reflect => [(AnswersField, true), (RoleField, false), (CountryField, false)],
            Asked.Words => [(AnswersField, true), (AboutField, true), (RoleField, false), (ToneField, false), (CountryField, false)],
            Asked.Now => [(AnswersField, false), (RoleField, false), (CountryField, false)],
            _ => [(CountryField, true), (NeedField, false), (AnswersField, false), (RoleField, false)],
        };

    /// <summary>What can be asked about.</summary>
    public static ImmutableArray<string> Topics(Pack pack) =>
        [.. pack.Reasons.Select(reason => reason.Id), .. pack.Words.Occasions.Select(occasion => occasion.Id), BetterNot];

    /// <summary>Reads a request from JSON text.</summary>
    public static (Request? Request, ImmutableArray<AnswerProblem> Problems) Read(Pack pack, Asked asked, ReadOnlyMemory<byte> utf8)
    {
        if (utf8.Length > AnswersJson.MostBytes)
        {
            return (null, [RequestProblem.TooLarge]);
        }

        try
        {
            using var json = JsonDocument.Parse(utf8, new() { MaxDepth = 8, AllowDuplicateProperties = false });
            if (json.RootElement.ValueKind != JsonValueKind.Object)
            {
                return (null, [RequestProblem.Shape("")]);
            }

            var fields = json.RootElement.EnumerateObject();
            return Read(pack, asked, fields.ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal));
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // A string that is not valid Unicode is only found when it is read.
            return (null, [RequestProblem.Unreadable]);
        }
    }

    /// <summary>Reads a request from fields that were parsed before.</summary>
    /// <returns>The request, or everything that keeps it from being one.</returns>
    public static (Request? Request, ImmutableArray<AnswerProblem> Problems) Read(
        Pack pack,
        Asked asked,
        IReadOnlyDictionary<string, JsonElement> given
    )
    {
        var (fields, problems) = (Fields(asked), ImmutableArray.CreateBuilder<AnswerProblem>());
        if (given.Keys.Any(name => !fields.Any(field => field.Name == name)))
        {
            problems.Add(RequestProblem.Shape(""));
        }

        problems.AddRange(
            fields.Where(field => field.Required && !given.ContainsKey(field.Name)).Select(field => RequestProblem.Shape("/" + field.Name))
        );
        try
        {
            var role = Text(RoleField) switch
            {
                null or "self" => Role.Self,
                "partner" => Role.Partner,
                _ => Wrong<Role?>(RequestProblem.Shape("/" + RoleField)) ?? Role.Self,
            };
            var answers = Answers.None(role);
            if (given.TryGetValue(AnswersField, out var json))
            {
                (answers, var more) = AnswersJson.Read(pack, json, role);
                problems.AddRange(more.Select(RequestProblem.WithoutWhatWasSent));
            }

            var country = Known(
                CountryField,
                ServiceFinder.Countries(pack),
                StringComparison.OrdinalIgnoreCase,
                RequestProblem.NoSuchCountry
            );
            var about = Known(AboutField, Topics(pack), StringComparison.Ordinal, RequestProblem.NoSuchTopic);
            var need = Known(NeedField, ServiceFinder.Needs(pack), StringComparison.Ordinal, RequestProblem.NoSuchNeed);
            Tone? tone = Text(ToneField) switch
            {
                null => null,
                "gentle" => Guide.Tone.Gentle,
                "plain" => Guide.Tone.Plain,
                "light" => Guide.Tone.Light,
                _ => Wrong<Tone?>(RequestProblem.Shape("/" + ToneField)),
            };
            if (problems.Count > 0)
            {
                return (null, [.. problems.Distinct()]);
            }

            return (new(answers, country, about, tone, need), []);
        }
        catch (InvalidOperationException)
        {
            return (null, [RequestProblem.Unreadable]);
        }

        // Left out and null are the same to programs that write every field.
        string? Text(string name)
        {
            if (!fields.Any(field => field.Name == name) || !given.TryGetValue(name, out var value))
            {
                return null;
            }

            return value.ValueKind switch
            {
                JsonValueKind.Null => null,
                JsonValueKind.String => value.GetString(),
                _ => Wrong<string?>(RequestProblem.Shape("/" + name)),
            };
        }

        string? Known(string name, ImmutableArray<string> all, StringComparison comparison, AnswerProblem problem)
        {
            if (Text(name) is not { } text)
            {
                return null;
            }

            return all.FirstOrDefault(each => each.Equals(text, comparison)) ?? Wrong<string?>(problem);
        }

        T? Wrong<T>(AnswerProblem problem)
        {
            problems.Add(problem);
            return default;
        }
    }

    /// <summary>What someone answered never reaches a log or an error by accident.</summary>
    public override string ToString() => nameof(Request);
}
