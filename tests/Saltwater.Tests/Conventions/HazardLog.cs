using System.Globalization;
using System.Text.RegularExpressions;

namespace Saltwater.Tests.Conventions;

/// <summary>The hazards of docs/safety-case.md, and what is wrong with the way they are written down.</summary>
internal static partial class HazardLog
{
    public const int Hazards = 37;

    private static readonly string[] Parts = ["Cause and effect", "Severity", "Today", "State", "Held by"];

    private static readonly string[] States = ["met now", "partly met", "not built: cannot happen yet"];

    /// <summary>Everything that keeps the log from being one: a hazard that is missing, doubled, half written, or held by nothing.</summary>
    public static IReadOnlyList<string> Faults(string text, IReadOnlySet<string> tests)
    {
        var hazards = Heading()
            .Matches(text)
            .Select(
                (heading, index) =>
                    (
                        Id: heading.Groups["id"].Value,
                        Body: text[
                            heading.Index..(Heading().Match(text, heading.Index + 1) is { Success: true } next ? next.Index : text.Length)
                        ]
                    )
            )
            .ToList();
        var wanted = Enumerable.Range(1, Hazards).Select(number => string.Create(CultureInfo.InvariantCulture, $"H{number}")).ToList();
        return
        [
            .. wanted.Except(hazards.Select(each => each.Id)).Select(id => $"{id} is missing."),
            .. hazards.Select(each => each.Id).Except(wanted).Select(id => $"{id} is no known hazard."),
            .. hazards
                .GroupBy(each => each.Id)
                .Where(group => group.Count() > 1)
                .Select(group => $"{group.Key} is there {group.Count()} times."),
            .. hazards.SelectMany(each =>
                Parts
                    .Where(part => !each.Body.Contains($"**{part}.**", StringComparison.Ordinal))
                    .Select(part => $"{each.Id} has no \"{part}\".")
            ),
            .. hazards
                .Where(each =>
                    !States.Any(state => State().Match(each.Body).Groups["state"].Value.StartsWith(state, StringComparison.Ordinal))
                )
                .Select(each => $"{each.Id} is in no known state."),
            .. hazards.SelectMany(each => Missing(each.Id, HeldBy().Match(each.Body).Value, tests)),
        ];
    }

    /// <summary>What names no test, or one that does not exist.</summary>
    public static IEnumerable<string> Missing(string id, string text, IReadOnlySet<string> tests)
    {
        var named = Test().Matches(text).Select(match => match.Groups["name"].Value).ToList();
        return named.Count == 0
            ? [$"{id} names no test."]
            : named.Where(name => !tests.Contains(name)).Select(name => $"{id} names {name}, which is no test.");
    }

    [GeneratedRegex(@"^### (?<id>H\d+)\. ", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\*\*State\.\*\* (?<state>[^\n]+)")]
    private static partial Regex State();

    [GeneratedRegex(@"\*\*Held by\.\*\*(?:.|\n(?!\n))*")]
    private static partial Regex HeldBy();

    [GeneratedRegex(@"`(?<name>\w+\.\w+)`")]
    private static partial Regex Test();
}
