using System.Text;
using System.Text.Json;
using Saltwater.Keep.Exchange.Incoming;
using Saltwater.Keep.Exchange.Syntax;
using Saltwater.Keep.Journal;

namespace Saltwater.Keep.Exchange.Trackers;

/// <summary>Reads the JSON that Flo sends on request: <c>operationalData.cycles</c>. Sources in docs/export.md.</summary>
internal static class FloJson
{
    public static void Read(ReadOnlySpan<byte> json, ImportBuilder to) =>
        JsonWalk.ReadMember(json, "operationalData"u8, JsonTokenType.StartObject, to, ReadTables);

    private static void ReadTables(ref Utf8JsonReader reader, ImportBuilder to)
    {
        while (JsonWalk.NextMember(ref reader))
        {
            var cycles = reader.ValueTextEquals("cycles"u8);
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartArray)
            {
                reader.Skip();
            }
            else if (cycles)
            {
                JsonWalk.ReadRecords(ref reader, to, ReadCycle);
            }
            else
            {
                to.LeaveAside(JsonWalk.CountElements(ref reader));
            }
        }
    }

    private static void ReadCycle(ref Utf8JsonReader record, int place, ImportBuilder to)
    {
        string? start = null,
            end = null;
        bool? pregnant = false;
        Dictionary<int, Bleeding> amounts = [];
        while (JsonWalk.NextMember(ref record))
        {
            if (record.ValueTextEquals("period_start_date"u8))
            {
                start = JsonWalk.ReadText(ref record);
            }
            else if (record.ValueTextEquals("period_end_date"u8))
            {
                end = JsonWalk.ReadText(ref record);
            }
            else if (record.ValueTextEquals("pregnant"u8))
            {
                pregnant = JsonWalk.ReadMark(ref record);
            }
            else if (record.ValueTextEquals("period_intensity"u8))
            {
                amounts = ReadIntensity(ref record);
            }
            else
            {
                JsonWalk.SkipMember(ref record);
            }
        }

        if (pregnant != false)
        {
            to.SkipRecord(place, pregnant is null ? ImportProblem.UnknownMark : ImportProblem.Pregnancy);
        }
        else if (TrackerDate.ReadDay(start) is not { } first || (end is { Length: > 0 } && TrackerDate.ReadDay(end) is null))
        {
            to.SkipRecord(place, ImportProblem.NoDay);
        }
        else
        {
            // A period still going on has no end: its first day is certain.
            to.Take(first, TrackerDate.ReadDay(end) ?? first, place, day => amounts.TryGetValue(day, out var amount) ? amount : null);
        }
    }

    // How much on each day, counted from 0: {"0":3,"1":2}, most often as a text that holds such JSON.
    private static Dictionary<int, Bleeding> ReadIntensity(ref Utf8JsonReader record)
    {
        record.Read();
        if (record.TokenType == JsonTokenType.StartObject)
        {
            return ReadAmounts(ref record);
        }

        try
        {
            var inner = JsonWalk.BeginReading(Encoding.UTF8.GetBytes(JsonWalk.TextHere(ref record) ?? ""));
            return inner.TokenType == JsonTokenType.StartObject ? ReadAmounts(ref inner) : [];
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // The days are known without it.
            return [];
        }
    }

    private static Dictionary<int, Bleeding> ReadAmounts(ref Utf8JsonReader reader)
    {
        Dictionary<int, Bleeding> amounts = [];
        while (JsonWalk.NextMember(ref reader))
        {
            var key = CellValue.WholeNumber(reader.GetString());
            reader.Read();
            if (key is { } day && JsonWalk.WholeNumber(ref reader) is >= 1 and <= 3 and var amount)
            {
                amounts[day] = amount switch
                {
                    1 => Bleeding.Light,
                    2 => Bleeding.Medium,
                    _ => Bleeding.Heavy,
                };
            }

            reader.Skip();
        }

        return amounts;
    }
}
