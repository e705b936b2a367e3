using System.Text.Json;
using System.Text.RegularExpressions;
using Saltwater.Guide;
using Saltwater.Requests;

namespace Saltwater.Cli.ModelContext;

/// <summary>Looks at a message before the library does: its size, its depth, and whether it is a message at all.</summary>
internal static partial class MessageGate
{
    /// <summary>The largest message, in bytes: the largest answers, and what the protocol puts around them.</summary>
    public const int MostBytes = 240_000;

    private const int MostLevels = 24;

    /// <summary>What keeps a message out, and the id to say so to; null for no id.</summary>
    public static (AnswerProblem? Problem, string? Id) InspectMessage(ReadOnlyMemory<byte> utf8)
    {
        if (utf8.Length > MostBytes)
        {
            return (RequestProblem.TooLarge, null);
        }

        try
        {
            using var json = JsonDocument.Parse(utf8, new() { MaxDepth = MostLevels, AllowDuplicateProperties = false });
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                return (RequestProblem.Unreadable, null);
            }

            // An id comes back with the answer, so it may not be a place for text.
            string? id = null;
            if (root.TryGetProperty("id", out var named))
            {
                if (
                    !(named.ValueKind == JsonValueKind.Number && named.TryGetInt64(out _))
                    && !(named.ValueKind == JsonValueKind.String && ShortId().IsMatch(named.GetString()!))
                )
                {
                    return (RequestProblem.Unreadable, null);
                }

                id = named.GetRawText();
            }

            var isMessage =
                root.TryGetProperty("jsonrpc", out var version)
                && version.ValueKind == JsonValueKind.String
                && version.ValueEquals("2.0")
                && IsCallOrAnswer(root)
                && (!root.TryGetProperty("params", out var given) || given.ValueKind == JsonValueKind.Object);
            return isMessage ? (null, id) : (RequestProblem.Unreadable, id);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return (RequestProblem.Unreadable, null);
        }
    }

    private static bool IsCallOrAnswer(JsonElement root)
    {
        if (root.TryGetProperty("method", out var method))
        {
            return method.ValueKind == JsonValueKind.String && ShortId().IsMatch(method.GetString()!);
        }

        return root.TryGetProperty("result", out _) || root.TryGetProperty("error", out _);
    }

    /// <summary>The refusal as a message.</summary>
    public static byte[] WriteRefusal(AnswerProblem problem, string? id) =>
        System.Text.Encoding.UTF8.GetBytes(
            $$$"""{"jsonrpc":"2.0","id":{{{id ?? "null"}}},"error":{"code":"""
                + $$$"""{{{(problem == RequestProblem.Unreadable ? -32700 : -32600)}}},"message":"""
                + $$$"""{{{JsonSerializer.Serialize(problem.Line())}}}}}"""
        );

    [GeneratedRegex(@"^[\w.:/-]{1,64}$", RegexOptions.ECMAScript)]
    private static partial Regex ShortId();
}
