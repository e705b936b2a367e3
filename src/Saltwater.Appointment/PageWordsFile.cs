using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Saltwater.Guide;

namespace Saltwater.Appointment;

/// <summary>The words of the page as a file of their own beside the pack, loaded only when someone opens it.</summary>
/// <remarks>UTF-8 text, one record a line, fields set apart by tabs: a device reads it by cutting, without any parser. The first line names
/// format, language and the SHA-256 of the rest, which tells a damaged file, not a forged one.</remarks>
public static class PageWordsFile
{
    private const string Name = "saltwater-page";
    private const string Format = "1";
    private const string Partner = "partner";

    /// <summary>No file of words is larger; what is, is none of ours.</summary>
    public const int MostBytes = 100_000;

    /// <summary>Writes words.</summary>
    public static byte[] Write(PageWords words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var rest = new StringBuilder();
        foreach (var (key, says) in words.Says)
        {
            Record(rest, "s", key, says);
        }

        foreach (var group in words.Groups)
        {
            Record(rest, "g", group.Id, group.IsPrivate ? "1" : "", group.Title, group.Partner);
            foreach (var saying in group.Lines)
            {
                Record(
                    rest,
                    "l",
                    [RoleName(saying.Role), saying.Question, .. saying.Answers.SelectMany(each => (string[])[each.Key, each.Value])]
                );
            }
        }

        foreach (var ask in words.Asks)
        {
            Record(rest, "a", RoleName(ask.Role), ask.Says, string.Join(' ', ask.After));
        }

        var body = rest.ToString();
        return Encoding.UTF8.GetBytes($"{Name}\t{Format}\t{words.Language}\t{Hash(Encoding.UTF8.GetBytes(body))}\n{body}");
    }

    /// <summary>Reads words; null if the bytes are damaged, of another format, or no such words at all.</summary>
    public static PageWords? Read(ReadOnlySpan<byte> bytes) =>
        Head(bytes, out var body) is [Name, Format, var language, var hash] && hash == Hash(body) ? Records(language, body) : null;

    /// <summary>The same, for bytes that a browser has held against the hash its page states: nothing that makes hashes has to be loaded for it.</summary>
    public static PageWords? ReadHeld(ReadOnlySpan<byte> bytes) =>
        Head(bytes, out var body) is [Name, Format, var language, _] ? Records(language, body) : null;

    private static string[] Head(ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> body)
    {
        var end = bytes.Length > MostBytes ? -1 : bytes.IndexOf((byte)'\n');
        body = bytes[(end + 1)..];
        return end < 0 ? [] : Encoding.UTF8.GetString(bytes[..end]).Split('\t');
    }

    private static PageWords? Records(string language, ReadOnlySpan<byte> body)
    {
        var says = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var groups = ImmutableArray.CreateBuilder<PageGroup>();
        var asks = ImmutableArray.CreateBuilder<PageAsk>();
        foreach (var line in Encoding.UTF8.GetString(body).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            switch (line.Split('\t'))
            {
                case ["s", var key, var text]:
                    says[key] = text;
                    break;
                case ["g", var id, var isPrivate, var title, var partner]:
                    groups.Add(new(id, isPrivate.Length > 0, title, partner, []));
                    break;
                case ["l", var role, var question, .. var answers] when groups.Count > 0 && answers.Length % 2 == 0:
                    groups[^1] = groups[^1] with { Lines = groups[^1].Lines.Add(new(RoleOf(role), question, Pairs(answers))) };
                    break;
                case ["a", var role, var text, var after]:
                    asks.Add(new(RoleOf(role), text, [.. after.Split(' ', StringSplitOptions.RemoveEmptyEntries)]));
                    break;
                default:
                    return null;
            }
        }

        return PageWords.Keys.All(says.ContainsKey) ? new(language, says.ToImmutable(), groups.ToImmutable(), asks.ToImmutable()) : null;
    }

    private static ImmutableSortedDictionary<string, string> Pairs(string[] fields) =>
        Enumerable
            .Range(0, fields.Length / 2)
            .ToImmutableSortedDictionary(at => fields[2 * at], at => fields[(2 * at) + 1], StringComparer.Ordinal);

    private static string RoleName(Role role) => role == Role.Partner ? Partner : "";

    private static Role RoleOf(string name) => name == Partner ? Role.Partner : Role.Self;

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static void Record(StringBuilder to, string kind, params ReadOnlySpan<string> fields)
    {
        to.Append(kind);
        foreach (var field in fields)
        {
            to.Append('\t').Append(field);
        }

        to.Append('\n');
    }
}
