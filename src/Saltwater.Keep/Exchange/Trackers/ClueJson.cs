using System.Text.Json;
using Saltwater.Keep.Exchange.Incoming;
using Saltwater.Keep.Exchange.Syntax;
using Saltwater.Keep.Journal;

namespace Saltwater.Keep.Exchange.Trackers;

/// <summary>Reads what Clue hands out: measurements.json, one object per thing noted, or an older backup, one object per day. Sources in
/// docs/export.md.</summary>
internal static class ClueJson
{
    public static void ReadMeasurements(ReadOnlySpan<byte> json, ImportBuilder to)
    {
        var reader = JsonWalk.BeginReading(json);
        JsonWalk.ReadRecords(ref reader, to, ReadMeasurement);
        JsonWalk.ExpectEnd(ref reader);
    }

    public static void ReadBackup(ReadOnlySpan<byte> json, ImportBuilder to) =>
        JsonWalk.ReadMember(json, "data"u8, JsonTokenType.StartArray, to, ReadDays);

    private static void ReadDays(ref Utf8JsonReader days, ImportBuilder to) => JsonWalk.ReadRecords(ref days, to, ReadDay);

    // { "date": "2026-05-01", "type": "period", "value": { "option": "heavy" } }; the value may also be a list of such options.
    private static void ReadMeasurement(ref Utf8JsonReader record, int place, ImportBuilder to)
    {
        string? date = null,
            type = null;
        List<string?> options = [];
        while (JsonWalk.NextMember(ref record))
        {
            if (record.ValueTextEquals("date"u8))
            {
                date = JsonWalk.ReadText(ref record);
            }
            else if (record.ValueTextEquals("type"u8))
            {
                type = JsonWalk.ReadText(ref record);
            }
            else if (record.ValueTextEquals("value"u8))
            {
                record.Read();
                var value = record;
                record.Skip();
                options = ReadOptions(ref value);
            }
            else
            {
                JsonWalk.SkipMember(ref record);
            }
        }

        if (type is null)
        {
            to.SkipRecord(place, ImportProblem.BrokenRecord);
        }
        else if (type == "spotting")
        {
            // The options of spotting are colours.
            TakeDay(date, [Bleeding.Spotting], place, to);
        }
        else if (type == "period")
        {
            TakeDay(date, [.. options.Select(AmountOf)], place, to);
        }
        else
        {
            to.LeaveAside();
        }
    }

    // { "day": "2015-04-21T00:00:00Z", "period": "heavy", "mood": [ … ] }
    private static void ReadDay(ref Utf8JsonReader record, int place, ImportBuilder to)
    {
        string? date = null,
            period = null;
        var (hasPeriod, hasSpotting) = (false, false);
        while (JsonWalk.NextMember(ref record))
        {
            if (record.ValueTextEquals("day"u8))
            {
                date = JsonWalk.ReadText(ref record);
            }
            else if (record.ValueTextEquals("period"u8))
            {
                period = JsonWalk.ReadText(ref record);
                hasPeriod = true;
            }
            else if (record.ValueTextEquals("spotting"u8))
            {
                record.Read();
                var value = record;
                record.Skip();
                hasSpotting = value.TokenType switch
                {
                    JsonTokenType.Null or JsonTokenType.False => false,
                    JsonTokenType.Number => JsonWalk.WholeNumber(ref value) != 0,
                    JsonTokenType.String => JsonWalk.TextHere(ref value) is { } word
                        && word != "none"
                        && (CellValue.ReadMark(word) ?? true),
                    JsonTokenType.StartArray => JsonWalk.CountElements(ref value) > 0,
                    _ => true,
                };
            }
            else
            {
                JsonWalk.SkipMember(ref record);
            }
        }

        if (hasPeriod)
        {
            TakeDay(date, period is null ? [] : [AmountOf(period)], place, to);
        }
        else if (hasSpotting)
        {
            TakeDay(date, [Bleeding.Spotting], place, to);
        }
        else
        {
            to.LeaveAside();
        }
    }

    // Of several amounts the largest; of none, a day of a period whose amount nobody stated.
    private static void TakeDay(string? date, Bleeding?[] amounts, int place, ImportBuilder to)
    {
        if (TrackerDate.ReadDay(date) is not { } day)
        {
            to.SkipRecord(place, ImportProblem.NoDay);
        }
        else if (amounts.Length > 0 && amounts.Max() is null)
        {
            to.SkipRecord(place, ImportProblem.UnknownAmount);
        }
        else
        {
            to.Take(day, amounts.Max() ?? Bleeding.Medium, place, null, amounts.Length > 0);
            if (amounts.Length > 0 && Array.Exists(amounts, each => each is null))
            {
                to.SkipRecord(place, ImportProblem.UnknownPart);
            }
        }
    }

    // A word we do not know is left out and told: guessing would put a wrong amount into someone's record.
    private static Bleeding? AmountOf(string? option) =>
        option switch
        {
            "spotting" => Bleeding.Spotting,
            "light" => Bleeding.Light,
            "medium" => Bleeding.Medium,
            "heavy" or "very_heavy" or "super_heavy" => Bleeding.Heavy,
            _ => null,
        };

    // What was chosen: one option, a list of them, or the word alone. An option without a word is one that nobody stated.
    private static List<string?> ReadOptions(ref Utf8JsonReader value)
    {
        List<string?> options = [];
        if (value.TokenType != JsonTokenType.StartArray)
        {
            Add(ref value, options);
            return options;
        }

        while (JsonWalk.NextElement(ref value))
        {
            var element = value;
            value.Skip();
            Add(ref element, options);
        }

        return options;
    }

    private static void Add(ref Utf8JsonReader option, List<string?> to)
    {
        if (option.TokenType == JsonTokenType.String)
        {
            to.Add(JsonWalk.TextHere(ref option));
        }

        if (option.TokenType != JsonTokenType.StartObject)
        {
            return;
        }

        while (JsonWalk.NextMember(ref option))
        {
            if (!option.ValueTextEquals("option"u8))
            {
                JsonWalk.SkipMember(ref option);
            }
            else if (JsonWalk.ReadText(ref option) is { } word)
            {
                to.Add(word);
            }
        }
    }
}
