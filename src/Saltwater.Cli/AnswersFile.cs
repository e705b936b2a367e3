using System.Collections.Immutable;
using System.Text.Json;
using Saltwater.Guide;

namespace Saltwater.Cli;

/// <summary>Reads answers from JSON: question id → answer id, or a list of them where several may be chosen; <c>skip</c> where the person chose not to say.</summary>
internal static class AnswersFile
{
    // All questions with all their answers come to about 15 KB.
    public const int MostBytes = 200_000;

    private const int MostLevels = 8;

    private static readonly ImmutableArray<string> RequestFields = ["role", "answers"];

    /// <summary>Reads a request: <c>{"role": "self", "answers": {…}}</c>, or the answers alone.</summary>
    public static (Answers Answers, ImmutableArray<AnswerProblem> Problems) Read(Pack pack, ReadOnlyMemory<byte> utf8, Role role)
    {
        if (utf8.Length > MostBytes)
        {
            return (Answers.None(role), [new(AnswerProblem.Unreadable, "", $"The answers are larger than {MostBytes / 1000} KB.", "Send question and answer ids, nothing else.")]);
        }

        try
        {
            using var json = JsonDocument.Parse(SentBytes.Utf8(utf8), new() { MaxDepth = MostLevels });
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                return (Answers.None(role), [new(AnswerProblem.Shape, "", "The answers are not a JSON object.", "Write {\"answers\": {\"question\": \"answer\"}}.")]);
            }

            return root.EnumerateObject().Any(field => RequestFields.Contains(field.Name)) ? ReadRequest(pack, root, role) : Read(pack, role, root);
        }
        catch (JsonException broken)
        {
            return (Answers.None(role), [new(AnswerProblem.Unreadable, "", $"This is not JSON: line {(broken.LineNumber ?? 0) + 1}, byte {(broken.BytePositionInLine ?? 0) + 1}.", "Check quotes, commas and brackets there; nothing may nest deeper than a list of answers.")]);
        }
        catch (InvalidOperationException)
        {
            // A string that is not valid Unicode is only found when it is read.
            return (Answers.None(role), [new(AnswerProblem.Unreadable, "", "A name in the answers is not valid text.", "Use the ids of the guide.")]);
        }
    }

    /// <summary>Reads a JSON object of answers and reports everything in it that cannot be used.</summary>
    public static (Answers Answers, ImmutableArray<AnswerProblem> Problems) Read(Pack pack, Role role, JsonElement json)
    {
        var (answers, problems) = (Answers.None(role), ImmutableArray.CreateBuilder<AnswerProblem>());
        if (json.ValueKind != JsonValueKind.Object)
        {
            return (answers, [new(AnswerProblem.Shape, "/answers", "The answers are not a JSON object.", "Write {\"question\": \"answer\"}.")]);
        }

        foreach (var property in json.EnumerateObject())
        {
            if (pack.Question(property.Name) is not { } question)
            {
                var near = NearestName.Of(property.Name, pack.Questions.Select(each => each.Id));
                problems.Add(new(AnswerProblem.UnknownQuestion, near is null ? "/answers" : $"/answers/{Printable(property.Name)}", "The guide has no such question.", near is null ? "Use a question id of the guide." : $"Closest: \"{near}\"."));
            }
            else if (Ids(property.Value) is not { } ids)
            {
                problems.Add(new(AnswerProblem.Shape, $"/answers/{question.Id}", "An answer is neither an id nor a list of ids.", "Write \"answer\" or [\"answer\", \"answer\"]."));
            }
            else if (answers.Has(question.Id))
            {
                problems.Add(new(AnswerProblem.Shape, $"/answers/{question.Id}", $"\"{question.Id}\" is answered twice.", "Keep one of the two."));
            }
            else if (AnswerProblem.Find(question, ids) is { } problem)
            {
                problems.Add(problem);
            }
            else
            {
                answers = answers.With(question, ids);
            }
        }

        return (answers, problems.ToImmutable());
    }

    private static (Answers Answers, ImmutableArray<AnswerProblem> Problems) ReadRequest(Pack pack, JsonElement root, Role role)
    {
        var problems = ImmutableArray.CreateBuilder<AnswerProblem>();
        foreach (var field in root.EnumerateObject().Where(field => !RequestFields.Contains(field.Name)))
        {
            var near = NearestName.Of(field.Name, RequestFields);
            problems.Add(new(AnswerProblem.Shape, near is null ? "" : $"/{Printable(field.Name)}", "A request has no such field.", near is null ? "It has role and answers." : $"Closest: \"{near}\"."));
        }

        foreach (var twice in root.EnumerateObject().CountBy(field => field.Name).Where(each => each.Value > 1 && RequestFields.Contains(each.Key)))
        {
            problems.Add(new(AnswerProblem.Shape, $"/{twice.Key}", $"\"{twice.Key}\" is given twice.", "Keep one of the two."));
        }

        if (root.TryGetProperty("role", out var named))
        {
            var read = named.ValueKind == JsonValueKind.String ? Authoring.Kebab.Read<Role>(named.GetString()!) : null;
            role = read ?? role;
            if (read is null)
            {
                problems.Add(new(AnswerProblem.Shape, "/role", "The role is neither self nor partner.", "Write \"self\" for the one who cried, \"partner\" for the other person."));
            }
        }

        if (root.TryGetProperty("answers", out var json))
        {
            var (answers, more) = Read(pack, role, json);
            return (answers, [.. problems, .. more]);
        }

        // A misspelt field was reported above; without one, the answers were left out.
        return (Answers.None(role), problems.Count > 0 ? problems.ToImmutable() : [new(AnswerProblem.Shape, "", "The request has no answers.", "Write {\"answers\": {\"question\": \"answer\"}}.")]);
    }

    private static ImmutableArray<string>? Ids(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array when value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) => [.. value.EnumerateArray().Select(item => item.GetString()!).Distinct(StringComparer.Ordinal)],
        _ => null,
    };

    // Names of close misses only, and only letters, digits and hyphens: whatever else stands there could be someone's own text.
    private static string Printable(string name) => new([.. name.Where(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-').Take(40)]);
}
