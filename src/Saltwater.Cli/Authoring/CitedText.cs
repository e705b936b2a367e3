using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Saltwater.Guide;

namespace Saltwater.Cli.Authoring;

/// <summary>Text with its marks taken out: sources in brackets, <c>{partner-talk}</c> at the end.</summary>
internal static partial class CitedText
{
    public const string Judgement = "judgement";

    private const string PartnerTalk = "partner-talk";

    /// <summary>Reads an item, notes the sources it names, and reports a number that has none.</summary>
    /// <param name="marked">As written.</param>
    /// <param name="covered">Sources given elsewhere for this very item, for example in a <c>basis</c> field.</param>
    public static Item Read(string marked, bool partnerTalk, ImmutableArray<string> covered, string file, int line, Reading reading)
    {
        var sources = SourcesPattern()
            .Matches(marked)
            .SelectMany(match => NamesIn(match.Groups[1].Value))
            .Concat(covered)
            .Distinct(StringComparer.Ordinal)
            .ToImmutableArray();
        foreach (var source in sources.Where(source => source != Judgement).Except(covered))
        {
            reading.Refer(Named.Source, source, file, line);
        }

        foreach (Match mark in MarksPattern().Matches(marked).Where(mark => mark.Groups[1].Value != PartnerTalk))
        {
            reading.Problems.Add(
                ProblemCode.ValueUnknown,
                file,
                line,
                $"There is no mark {{{mark.Groups[1].Value}}}.",
                "The only mark is {partner-talk}."
            );
        }

        var text = MarksPattern().Replace(SourcesPattern().Replace(marked, ""), "").Trim();
        if (sources.IsEmpty && text.Any(char.IsAsciiDigit))
        {
            reading.Problems.Add(
                ProblemCode.NumberWithoutSource,
                file,
                line,
                "A number stands here without its source.",
                "Add the source right behind it, for example [S13], or take the number out."
            );
        }

        return new(
            text,
            [.. sources.Where(source => source != Judgement)],
            partnerTalk || MarksPattern().Matches(marked).Any(mark => mark.Groups[1].Value == PartnerTalk)
        );
    }

    /// <summary>True if the text names a source, or says that it is judgement.</summary>
    public static bool NamesBasis(string marked) => SourcesPattern().Matches(marked).Any(match => NamesIn(match.Groups[1].Value).Any());

    /// <summary>The source ids in <c>S13, S41; judgement</c>.</summary>
    public static IEnumerable<string> NamesIn(string list) =>
        list.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"\s*\{([^}]*)\}")]
    private static partial Regex MarksPattern();

    [GeneratedRegex(@"\s*\[([^\]]*)\]")]
    private static partial Regex SourcesPattern();
}
