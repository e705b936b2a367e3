using System.Text.Json;

namespace Saltwater.Keep.Journal.Import;

/// <summary>Reads what Clue hands out: measurements.json, one object per thing noted, or an older backup, one object per day. Sources in docs/export.md.</summary>
internal static class ClueJson
{
    public static void ReadMeasurements(ReadOnlySpan<byte> json, Intake to)
    {
        var reader = JsonWalk.Begin(json);
        JsonWalk.Records(ref reader, to, Measurement);
        JsonWalk.End(ref reader);
    }

    public static void ReadBackup(ReadOnlySpan<byte> json, Intake to)
    {
        var reader = JsonWalk.Begin(json);
        while (JsonWalk.Member(ref reader))
        {
            var days = reader.ValueTextEquals("data"u8);
            reader.Read();
            if (days && reader.TokenType == JsonTokenType.StartArray)
            {
                JsonWalk.Records(ref reader, to, Day);
            }
            else
            {
                reader.Skip();
            }
        }

        JsonWalk.End(ref reader);
    }

    // { "date": "2026-05-01", "type": "period", "value": { "option": "heavy" } }; the value may also be a list of such options.
    private static void Measurement(ref Utf8JsonReader record, int place, Intake to)
    {
        string? date = null, type = null, option = null;
        while (JsonWalk.Member(ref record))
        {
            if (record.ValueTextEquals("date"u8))
            {
                date = JsonWalk.Text(ref record);
            }
            else if (record.ValueTextEquals("type"u8))
            {
                type = JsonWalk.Text(ref record);
            }
            else if (record.ValueTextEquals("value"u8))
            {
                record.Read();
                var value = record;
                record.Skip();
                option = Option(ref value);
            }
            else
            {
                JsonWalk.SkipMember(ref record);
            }
        }

        if (type is null)
        {
            to.Skip(place, ImportProblem.BrokenRecord);
        }
        else if (type is "period" or "spotting")
        {
            // The options of spotting are colours.
            Take(date, type == "spotting" ? Bleeding.Spotting : Amount(option), place, to);
        }
        else
        {
            to.LeaveAside();
        }
    }

    // { "day": "2015-04-21T00:00:00Z", "period": "heavy", "mood": [ … ] }
    private static void Day(ref Utf8JsonReader record, int place, Intake to)
    {
        string? date = null, period = null;
        var (hasPeriod, hasSpotting) = (false, false);
        while (JsonWalk.Member(ref record))
        {
            if (record.ValueTextEquals("day"u8))
            {
                date = JsonWalk.Text(ref record);
            }
            else if (record.ValueTextEquals("period"u8))
            {
                period = JsonWalk.Text(ref record);
                hasPeriod = true;
            }
            else if (record.ValueTextEquals("spotting"u8))
            {
                record.Read();
                hasSpotting = record.TokenType is not (JsonTokenType.Null or JsonTokenType.False);
                record.Skip();
            }
            else
            {
                JsonWalk.SkipMember(ref record);
            }
        }

        if (hasPeriod || hasSpotting)
        {
            Take(date, hasPeriod ? Amount(period) : Bleeding.Spotting, place, to);
        }
        else
        {
            to.LeaveAside();
        }
    }

    private static void Take(string? date, Bleeding? amount, int place, Intake to)
    {
        if (DayText.Read(date) is not { } day)
        {
            to.Skip(place, ImportProblem.NoDay);
        }
        else if (amount is not { } bleeding)
        {
            to.Skip(place, ImportProblem.UnknownAmount);
        }
        else
        {
            to.Take(day, bleeding, place);
        }
    }

    // A word we do not know is left out and told: guessing would put a wrong amount into someone's record.
    private static Bleeding? Amount(string? option) => option switch
    {
        "spotting" => Bleeding.Spotting,
        "light" => Bleeding.Light,
        "medium" or null => Bleeding.Medium,
        "heavy" or "very_heavy" or "super_heavy" => Bleeding.Heavy,
        _ => null,
    };

    private static string? Option(ref Utf8JsonReader value)
    {
        if (value.TokenType == JsonTokenType.StartArray)
        {
            JsonWalk.Element(ref value);
        }

        if (value.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        while (JsonWalk.Member(ref value))
        {
            if (value.ValueTextEquals("option"u8))
            {
                return JsonWalk.Text(ref value);
            }

            JsonWalk.SkipMember(ref value);
        }

        return null;
    }
}
