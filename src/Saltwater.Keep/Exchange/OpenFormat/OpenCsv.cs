using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Saltwater.Keep.Exchange.Syntax;
using Saltwater.Keep.Journal;

namespace Saltwater.Keep.Exchange.OpenFormat;

/// <summary>Everything kept, as tables for a spreadsheet: one for the journal, one for days with bleeding. Described in docs/export.md. Not
/// encrypted.</summary>
/// <remarks>RFC 4180; UTF-8 with a byte order mark, without which spreadsheets guess another encoding; ISO dates; no cell is taken for a
/// formula.</remarks>
public static class OpenCsv
{
    internal const string EntryColumns = "entry_id,day,time,written_on,company,tears,felt,facts,note,keep_days";
    internal const string CycleDayColumns = "cycle_day_id,day,bleeding";

    /// <summary>The journal, one entry a row, by day.</summary>
    public static byte[] WriteEntries(IReadOnlyList<Entry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var to = BeginTable(EntryColumns);
        foreach (var entry in ByDay.Sorted(entries))
        {
            to.Append(entry.Id).Append(',').Append(OpenVocabulary.WordFor(entry.Day)).Append(',');
            to.Append(WordOrNothing(entry.Time, OpenVocabulary.WordFor))
                .Append(',')
                .Append(OpenVocabulary.WordFor(entry.WrittenOn))
                .Append(',');
            to.Append(WordOrNothing(entry.Company, OpenVocabulary.WordFor)).Append(',').Append(entry.Tears ? "yes" : "no").Append(',');
            to.Append(WordOrNothing(entry.Felt, OpenVocabulary.WordFor))
                .Append(',')
                .Append(CsvText.QuotedCell(Facts(entry.Facts)))
                .Append(',');
            to.Append(CsvText.QuotedCell(entry.Note)).Append(',').Append(CultureInfo.InvariantCulture, $"{entry.KeepDays}").Append("\r\n");
        }

        return ToUtf8(to);
    }

    /// <summary>Days with bleeding, one a row, in order.</summary>
    public static byte[] WriteCycleDays(IReadOnlyList<CycleDay> days)
    {
        ArgumentNullException.ThrowIfNull(days);
        var to = BeginTable(CycleDayColumns);
        foreach (var day in ByDay.Sorted(days))
        {
            to.Append(day.Id)
                .Append(',')
                .Append(OpenVocabulary.WordFor(day.Day))
                .Append(',')
                .Append(OpenVocabulary.WordFor(day.Bleeding))
                .Append("\r\n");
        }

        return ToUtf8(to);
    }

    /// <summary>Answers in one cell: <c>alcohol=some; pain=none</c>, several answers joined by +. What is neither letter, digit, - nor . is
    /// percent-encoded.</summary>
    internal static string Facts(ImmutableSortedDictionary<string, ImmutableArray<string>> facts)
    {
        return string.Join("; ", facts.Select(fact => Uri.EscapeDataString(fact.Key) + Given(fact.Value)));
    }

    /// <summary>The answers in a cell.</summary>
    internal static Dictionary<string, ImmutableArray<string>> Facts(string cell)
    {
        var facts = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal);
        foreach (var fact in cell.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = fact.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0)
            {
                facts[Uri.UnescapeDataString(fact)] = [];
                continue;
            }

            var answers = fact[(equals + 1)..].Split('+');
            facts[Uri.UnescapeDataString(fact[..equals])] = [.. answers.Select(Uri.UnescapeDataString)];
        }

        return facts;
    }

    // A question without an answer has no sign of equality.
    private static string Given(ImmutableArray<string> answers)
    {
        if (answers.IsEmpty)
        {
            return "";
        }

        return "=" + string.Join('+', answers.Select(Uri.EscapeDataString));
    }

    private static string WordOrNothing<T>(T? noted, Func<T, string> word)
        where T : struct => noted is { } known ? word(known) : "";

    private static StringBuilder BeginTable(string columns) => new StringBuilder("\uFEFF").Append(columns).Append("\r\n");

    private static byte[] ToUtf8(StringBuilder text) => Encoding.UTF8.GetBytes(text.ToString());
}
