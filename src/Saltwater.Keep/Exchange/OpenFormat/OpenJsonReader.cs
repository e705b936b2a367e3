using System.Collections.Immutable;
using System.Text.Json;
using Saltwater.Keep.Exchange.Incoming;
using Saltwater.Keep.Exchange.Syntax;

namespace Saltwater.Keep.Exchange.OpenFormat;

/// <summary>Reads what <see cref="OpenJson"/> wrote, and says what a later version added.</summary>
internal static class OpenJsonReader
{
    /// <summary>The file's format; null if it states none.</summary>
    public static int? Format(ReadOnlySpan<byte> json)
    {
        var reader = JsonWalk.Begin(json);
        while (JsonWalk.Member(ref reader))
        {
            var here = reader.ValueTextEquals("format"u8);
            reader.Read();
            if (here)
            {
                return JsonWalk.Whole(ref reader);
            }

            reader.Skip();
        }

        return null;
    }

    public static void Read(ReadOnlySpan<byte> json, Intake to)
    {
        var reader = JsonWalk.Begin(json);
        while (JsonWalk.Member(ref reader))
        {
            if (reader.ValueTextEquals("entries"u8))
            {
                ReadRecords(ref reader, to, ReadEntry);
            }
            else if (reader.ValueTextEquals("cycleDays"u8))
            {
                ReadRecords(ref reader, to, ReadCycleDay);
            }
            else if (reader.ValueTextEquals("agreements"u8))
            {
                ReadRecords(ref reader, to, OpenAgreement.Read);
            }
            else
            {
                var known =
                    reader.ValueTextEquals(OpenJson.Mark) || reader.ValueTextEquals("format"u8) || reader.ValueTextEquals("exported"u8);
                JsonWalk.SkipMember(ref reader);
                if (!known)
                {
                    to.Skip(0, ImportProblem.UnknownPart);
                }
            }
        }

        JsonWalk.End(ref reader);
    }

    private static void ReadRecords(ref Utf8JsonReader reader, Intake to, ReadRecord read)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            to.Skip(0, ImportProblem.BrokenRecord);
            return;
        }

        JsonWalk.Records(ref reader, to, read);
    }

    private static void ReadEntry(ref Utf8JsonReader record, int place, Intake to)
    {
        var (entry, unknown) = (new OpenEntry(), 0);
        while (JsonWalk.Member(ref record))
        {
            var name = NameHere(ref record);
            record.Read();
            switch (name)
            {
                case "id":
                    entry.Id = Text(ref record, entry);
                    break;
                case "day":
                    entry.Day = Text(ref record, entry);
                    break;
                case "time":
                    entry.Time = Text(ref record, entry);
                    break;
                case "writtenOn":
                    entry.WrittenOn = Text(ref record, entry);
                    break;
                case "company":
                    entry.Company = Text(ref record, entry);
                    break;
                case "felt":
                    entry.Felt = Text(ref record, entry);
                    break;
                case "note":
                    entry.Note = Text(ref record, entry);
                    break;
                case "tears":
                    entry.Tears = record.TokenType switch
                    {
                        JsonTokenType.True => true,
                        JsonTokenType.False => false,
                        _ => null,
                    };
                    record.Skip();
                    break;
                case "keepDays":
                    ReadKeepDays(ref record, entry);
                    break;
                case "facts":
                    ReadFacts(ref record, entry);
                    break;
                default:
                    unknown++;
                    record.Skip();
                    break;
            }
        }

        entry.Finish(place, to);
        for (; unknown > 0; unknown--)
        {
            to.Skip(place, ImportProblem.UnknownPart);
        }
    }

    private static void ReadKeepDays(ref Utf8JsonReader record, OpenEntry entry)
    {
        if (JsonWalk.Whole(ref record) is { } days)
        {
            entry.KeepDays = days;
            return;
        }

        record.Skip();
        entry.Spoil();
    }

    private static void ReadFacts(ref Utf8JsonReader record, OpenEntry entry)
    {
        if (record.TokenType != JsonTokenType.StartObject)
        {
            record.Skip();
            entry.Spoil();
            return;
        }

        while (JsonWalk.Member(ref record))
        {
            var question = NameHere(ref record);
            record.Read();
            if (record.TokenType != JsonTokenType.StartArray)
            {
                record.Skip();
                entry.Spoil();
                continue;
            }

            var answers = ImmutableArray.CreateBuilder<string>();
            while (JsonWalk.Element(ref record))
            {
                answers.Add(JsonWalk.TextHere(ref record) ?? "");
            }

            entry.AddFact(question, answers.ToImmutable());
        }
    }

    private static void ReadCycleDay(ref Utf8JsonReader record, int place, Intake to)
    {
        string? id = null,
            date = null,
            amount = null;
        var unknown = 0;
        while (JsonWalk.Member(ref record))
        {
            if (record.ValueTextEquals("id"u8))
            {
                id = JsonWalk.Text(ref record);
            }
            else if (record.ValueTextEquals("day"u8))
            {
                date = JsonWalk.Text(ref record);
            }
            else if (record.ValueTextEquals("bleeding"u8))
            {
                amount = JsonWalk.Text(ref record);
            }
            else
            {
                JsonWalk.SkipMember(ref record);
                unknown++;
            }
        }

        FinishCycleDay(id, date, amount, place, to);
        for (; unknown > 0; unknown--)
        {
            to.Skip(place, ImportProblem.UnknownPart);
        }
    }

    /// <summary>Hands a day with bleeding over, or says why it cannot.</summary>
    public static void FinishCycleDay(string? id, string? date, string? amount, int place, Intake to)
    {
        if (DayText.Read(date) is not { } day)
        {
            to.Skip(place, ImportProblem.NoDay);
        }
        else if (OpenWords.ToBleeding(amount) is not { } bleeding)
        {
            to.Skip(place, ImportProblem.UnknownAmount);
        }
        else if (OpenEntry.RecordIdText(id) is not { } own)
        {
            to.Skip(place, ImportProblem.BrokenRecord);
        }
        else
        {
            to.Take(day, bleeding, place, own);
        }
    }

    private static string? Text(ref Utf8JsonReader record, OpenEntry entry)
    {
        var left = record.TokenType == JsonTokenType.Null;
        var text = JsonWalk.TextHere(ref record);
        if (text is null && !left)
        {
            entry.Spoil();
        }

        return text;
    }

    private static string? NameHere(ref Utf8JsonReader record)
    {
        try
        {
            return record.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
