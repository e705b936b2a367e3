using System.Collections.Immutable;
using System.Text.Json;
using Saltwater.Guide;

namespace Saltwater.Json;

/// <summary>Answers as JSON, and back: question id → answer id, or a list of them where several may be chosen; <c>skip</c> where the person
/// chose not to say. The shape is documented in docs/reflect-json.md and kept.</summary>
public static class AnswersJson
{
    /// <summary>The largest request that is read, in bytes. All questions with all their answers come to about 15 KB.</summary>
    public const int MostBytes = 200_000;

    private const int MostLevels = 8;

    private static readonly ImmutableArray<string> RequestFields = ["role", "answers"];

    /// <summary>Reads a request: <c>{"role": "self", "answers": {…}}</c>, or the answers alone. Reports everything in it that cannot be
    /// used, and never repeats what was sent.</summary>
    /// <param name="pack">The guide the answers are to.</param>
    /// <param name="utf8">The JSON; at most <see cref="MostBytes"/>. A byte order mark is passed over.</param>
    /// <param name="role">Who answers, where the request does not say.</param>
    public static AnswersReading Read(Pack pack, ReadOnlyMemory<byte> utf8, Role role = Role.Self)
    {
        ArgumentNullException.ThrowIfNull(pack);
        if (utf8.Length > MostBytes)
        {
            return CannotUse(
                role,
                new(
                    AnswerProblem.Unreadable,
                    "",
                    $"The answers are larger than {MostBytes / 1000} KB.",
                    "Send question and answer ids, nothing else."
                )
            );
        }

        try
        {
            using var json = JsonDocument.Parse(utf8.Span.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8, new() { MaxDepth = MostLevels });
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                return CannotUse(
                    role,
                    new(AnswerProblem.Shape, "", "The answers are not a JSON object.", "Write {\"answers\": {\"question\": \"answer\"}}.")
                );
            }

            if (root.EnumerateObject().Any(field => RequestFields.Contains(field.Name)))
            {
                return ReadRequest(pack, root, role);
            }

            return Read(pack, root, role);
        }
        catch (JsonException broken)
        {
            return CannotUse(
                role,
                new(
                    AnswerProblem.Unreadable,
                    "",
                    $"This is not JSON: line {(broken.LineNumber ?? 0) + 1}, byte {(broken.BytePositionInLine ?? 0) + 1}.",
                    "Check quotes, commas and brackets there; nothing may nest deeper than a list of answers."
                )
            );
        }
        catch (InvalidOperationException)
        {
            // A string that is not valid Unicode is only found when it is read.
            return CannotUse(
                role,
                new(AnswerProblem.Unreadable, "", "A name in the answers is not valid text.", "Use the ids of the guide.")
            );
        }
    }

    /// <summary>Reads the answers alone from JSON that was parsed before.</summary>
    /// <param name="pack">The guide the answers are to.</param>
    /// <param name="json">An object: question id → answer id or list of them.</param>
    /// <param name="role">Who answers.</param>
    internal static AnswersReading Read(Pack pack, JsonElement json, Role role)
    {
        ArgumentNullException.ThrowIfNull(pack);
        if (json.ValueKind != JsonValueKind.Object)
        {
            return CannotUse(
                role,
                new(AnswerProblem.Shape, "/answers", "The answers are not a JSON object.", "Write {\"question\": \"answer\"}.")
            );
        }

        var (answers, problems) = (Answers.None(role), ImmutableArray.CreateBuilder<AnswerProblem>());
        foreach (var property in json.EnumerateObject())
        {
            if (pack.Question(property.Name) is not { } question)
            {
                var near = NearestName.Of(property.Name, pack.Questions.Select(each => each.Id));
                problems.Add(
                    Unknown(
                        AnswerProblem.UnknownQuestion,
                        "/answers",
                        property.Name,
                        "The guide has no such question.",
                        near,
                        "Use a question id of the guide."
                    )
                );
            }
            else if (ReadIds(property.Value) is not { } ids)
            {
                problems.Add(
                    new(
                        AnswerProblem.Shape,
                        $"/answers/{question.Id}",
                        "An answer is neither an id nor a list of ids.",
                        "Write \"answer\" or [\"answer\", \"answer\"]."
                    )
                );
            }
            else if (answers.Has(question.Id))
            {
                problems.Add(
                    new(AnswerProblem.Shape, $"/answers/{question.Id}", $"\"{question.Id}\" is answered twice.", "Keep one of the two.")
                );
            }
            else if (AnswerProblem.Check(question, ids) is { } problem)
            {
                problems.Add(problem);
            }
            else
            {
                answers = answers.With(question, ids);
            }
        }

        return new(answers, problems.ToImmutable());
    }

    /// <summary>Writes a request that <see cref="Read(Pack, ReadOnlyMemory{byte}, Role)"/> reads.</summary>
    /// <returns>UTF-8.</returns>
    public static byte[] Write(Answers answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        return JsonSerializer.SerializeToUtf8Bytes(
            new AnswersRequest(
                answers.Role,
                answers.Questions.ToImmutableSortedDictionary(id => id, id => answers[id], StringComparer.Ordinal)
            ),
            DocumentedJson.Shapes.AnswersRequest
        );
    }

    private static AnswersReading ReadRequest(Pack pack, JsonElement root, Role role)
    {
        var problems = ImmutableArray.CreateBuilder<AnswerProblem>();
        foreach (var field in root.EnumerateObject().Where(field => !RequestFields.Contains(field.Name)))
        {
            var near = NearestName.Of(field.Name, RequestFields);
            problems.Add(Unknown(AnswerProblem.Shape, "", field.Name, "A request has no such field.", near, "It has role and answers."));
        }

        foreach (
            var twice in root.EnumerateObject()
                .CountBy(field => field.Name)
                .Where(each => each.Value > 1 && RequestFields.Contains(each.Key))
        )
        {
            problems.Add(new(AnswerProblem.Shape, $"/{twice.Key}", $"\"{twice.Key}\" is given twice.", "Keep one of the two."));
        }

        if (root.TryGetProperty("role", out var named))
        {
            if (ReadRole(named) is { } read)
            {
                role = read;
            }
            else
            {
                problems.Add(
                    new(
                        AnswerProblem.Shape,
                        "/role",
                        "The role is neither self nor partner.",
                        "Write \"self\" for the one who cried, \"partner\" for the other person."
                    )
                );
            }
        }

        if (root.TryGetProperty("answers", out var json))
        {
            var (answers, more) = Read(pack, json, role);
            return new(answers, [.. problems, .. more]);
        }

        // A misspelt field was reported above; without one, the answers were left out.
        if (problems.Count == 0)
        {
            problems.Add(new(AnswerProblem.Shape, "", "The request has no answers.", "Write {\"answers\": {\"question\": \"answer\"}}."));
        }

        return new(Answers.None(role), problems.ToImmutable());
    }

    private static Role? ReadRole(JsonElement named)
    {
        if (named.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        return named.GetString() switch
        {
            "self" => Role.Self,
            "partner" => Role.Partner,
            _ => null,
        };
    }

    // A name is repeated only where it is a near miss of a known one.
    private static AnswerProblem Unknown(string code, string within, string name, string what, string? near, string remedy)
    {
        if (near is null)
        {
            return new(code, within, what, remedy);
        }

        return new(code, $"{within}/{Printable(name)}", what, $"Closest: \"{near}\".");
    }

    private static AnswersReading CannotUse(Role role, AnswerProblem problem) => new(Answers.None(role), [problem]);

    private static ImmutableArray<string>? ReadIds(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => [value.GetString()!],
            JsonValueKind.Array when value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) =>
            [
                .. value.EnumerateArray().Select(item => item.GetString()!).Distinct(StringComparer.Ordinal),
            ],
            _ => null,
        };

    // Names of close misses only, and only letters, digits and hyphens: whatever else stands there could be someone's own text.
    private static string Printable(string name) =>
        new([.. name.Where(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-').Take(40)]);
}
