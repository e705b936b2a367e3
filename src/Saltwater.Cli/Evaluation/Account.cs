using System.Collections.Immutable;
using System.Text.Json;
using Saltwater.Cli.Authoring;
using Saltwater.Guide;
using Saltwater.Json;

namespace Saltwater.Cli.Evaluation;

/// <summary>A labelled account: what someone told, as answers, and the reasons a careful reader named. A class, so that its text is never
/// printed by accident.</summary>
internal sealed class Account
{
    public required string Id { get; init; }

    /// <summary>Whether the one who cried told it, or the partner.</summary>
    public required Role Teller { get; init; }

    public required string Text { get; init; }

    /// <summary>Everything the account says. A partner's account also tells what they were told, so it is weighed as a whole.</summary>
    public required Answers Answers { get; init; }

    /// <summary>Labelled reasons, best first; each rank holds the ids that count as right for it.</summary>
    public required ImmutableArray<ImmutableHashSet<string>> Reasons { get; init; }

    /// <summary>Safety labels; empty if nothing was wrong.</summary>
    public required ImmutableArray<string> Safety { get; init; }
}

/// <summary>A fault in a file of accounts.</summary>
internal sealed record AccountProblem(string Code, int Line, string What, string Remedy)
{
    public const string Unreadable = "CASES-001";
    public const string NotAnAccount = "CASES-002";
    public const string AnswerUnusable = "CASES-003";
    public const string UnknownReason = "CASES-004";
    public const string Empty = "CASES-005";
}

/// <summary>Reads accounts, one JSON object a line.</summary>
internal static class AccountFile
{
    private const int MostBytes = 20_000_000;
    private const int LongestLine = 100_000;

    public static (ImmutableArray<Account> Accounts, ImmutableArray<AccountProblem> Problems) Read(string path, Pack pack)
    {
        string[] lines;
        try
        {
            if (new FileInfo(path).Length > MostBytes)
            {
                return (
                    [],
                    [new(AccountProblem.Unreadable, 0, $"The file is larger than {MostBytes / 1_000_000} MB.", "Give a smaller file.")]
                );
            }

            lines = File.ReadAllLines(path, new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true));
        }
        catch (Exception failure)
            when (failure is IOException or UnauthorizedAccessException or System.Text.DecoderFallbackException or ArgumentException)
        {
            return (
                [],
                [
                    new(
                        AccountProblem.Unreadable,
                        0,
                        "The file cannot be read as UTF-8 text.",
                        "Check the path and that it is a file of accounts, one JSON object a line."
                    ),
                ]
            );
        }

        var (accounts, problems) = (ImmutableArray.CreateBuilder<Account>(), ImmutableArray.CreateBuilder<AccountProblem>());
        for (var index = 0; index < lines.Length; index++)
        {
            if (!string.IsNullOrWhiteSpace(lines[index]))
            {
                ReadLine(lines[index], index + 1, pack, accounts, problems);
            }
        }

        if (accounts.Count == 0 && problems.Count == 0)
        {
            problems.Add(new(AccountProblem.Empty, 0, "The file has no accounts.", "Give one JSON object a line."));
        }

        return (accounts.ToImmutable(), problems.ToImmutable());
    }

    private static void ReadLine(
        string line,
        int number,
        Pack pack,
        ImmutableArray<Account>.Builder accounts,
        ImmutableArray<AccountProblem>.Builder problems
    )
    {
        try
        {
            if (line.Length > LongestLine)
            {
                throw new JsonException();
            }

            using var json = JsonDocument.Parse(line, new() { MaxDepth = 8 });
            var root = json.RootElement;
            var (answers, faults) = AnswersJson.Read(pack, root.GetProperty("answers"), Role.Self);
            foreach (var fault in faults)
            {
                problems.Add(new(AccountProblem.AnswerUnusable, number, $"{fault.Path}: {fault.What}", fault.Remedy));
            }

            ImmutableArray<ImmutableHashSet<string>> reasons =
            [
                .. root.GetProperty("reasons")
                    .EnumerateArray()
                    .Select(rank =>
                        rank.EnumerateArray()
                            .Select(id => id.GetString() ?? throw new JsonException())
                            .ToImmutableHashSet(StringComparer.Ordinal)
                    ),
            ];
            if (reasons.SelectMany(rank => rank).FirstOrDefault(id => pack.Reason(id) is null) is { } unknown)
            {
                problems.Add(
                    new(
                        AccountProblem.UnknownReason,
                        number,
                        "A label is no reason of the guide.",
                        NearestName.Suggest(unknown, [.. pack.Reasons.Select(reason => reason.Id)])
                    )
                );
            }

            if (reasons.IsEmpty || reasons.Any(rank => rank.IsEmpty))
            {
                throw new JsonException();
            }

            accounts.Add(
                new()
                {
                    Id = root.GetProperty("id").GetString() ?? throw new JsonException(),
                    Teller = Kebab.Read<Role>(root.GetProperty("teller").GetString() ?? "") ?? throw new JsonException(),
                    Text = root.TryGetProperty("text", out var text) ? text.GetString() ?? "" : "",
                    Answers = answers,
                    Reasons = reasons,
                    Safety =
                    [
                        .. root.GetProperty("safety").EnumerateArray().Select(label => label.GetString() ?? throw new JsonException()),
                    ],
                }
            );
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            problems.Add(
                new(
                    AccountProblem.NotAnAccount,
                    number,
                    "This line is not an account.",
                    "Write one JSON object with id, teller, text, answers, reasons and safety."
                )
            );
        }
    }
}
