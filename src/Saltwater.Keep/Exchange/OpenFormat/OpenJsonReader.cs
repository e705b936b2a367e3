using System.Collections.Immutable;
using System.Text.Json;
using Saltwater.Keep.Exchange.Incoming;
using Saltwater.Keep.Exchange.Syntax;

namespace Saltwater.Keep.Exchange.OpenFormat;

/// <summary>Reads what <see cref="OpenJson"/> wrote, and says what a later version added.</summary>
internal static class OpenJsonReader
{
    /// <summary>The file's format; null if it states none.</summary>
    public static int? ReadFormat(ReadOnlySpan<byte> json)
    {
        var reader = JsonWalk.BeginReading(json);
        while (JsonWalk.NextMember(ref reader))
        {
            var here = reader.ValueTextEquals("format"u8);
            reader.Read();
            if (here)
            {
                return JsonWalk.WholeNumber(ref reader);
            }

            reader.Skip();
        }

        return null;
    }

    public static void Read(ReadOnlySpan<byte> json, ImportBuilder to)
    {
        var reader = JsonWalk.BeginReading(json);
        while (JsonWalk.NextMember(ref reader))
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
                    to.SkipRecord(0, ImportProblem.UnknownPart);
                }
            }
        }

        JsonWalk.ExpectEnd(ref reader);
    }

    private static void ReadRecords(ref Utf8JsonReader reader, ImportBuilder to, ReadRecord read)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            to.SkipRecord(0, ImportProblem.BrokenRecord);
            return;
        }

        JsonWalk.ReadRecords(ref reader, to, read);
    }

    private static void ReadEntry(ref Utf8JsonReader record, int place, ImportBuilder to)
    {
        var (entry, unknown) = (new OpenEntry(), 0);
        while (JsonWalk.NextMember(ref record))
        {
            var name = NameHere(ref record);
            record.Read();
            switch (name)
            {
                case "id":
                    entry.Id = ReadTextPart(ref record, entry);
                    break;
                case "day":
                    entry.Day = ReadTextPart(ref record, entry);
                    break;
                case "time":
                    entry.Time = ReadTextPart(ref record, entry);
                    break;
                case "writtenOn":
                    entry.WrittenOn = ReadTextPart(ref record, entry);
                    break;
                case "company":
                    entry.Company = ReadTextPart(ref record, entry);
                    break;
                case "felt":
                    entry.Felt = ReadTextPart(ref record, entry);
                    break;
                case "note":
                    entry.Note = ReadTextPart(ref record, entry);
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

        entry.HandOver(place, to);
        for (; unknown > 0; unknown--)
        {
            to.SkipRecord(place, ImportProblem.UnknownPart);
        }
    }

    private static void ReadKeepDays(ref Utf8JsonReader record, OpenEntry entry)
    {
        if (JsonWalk.WholeNumber(ref record) is { } days)
        {
            entry.KeepDays = days;
            return;
        }

        record.Skip();
        entry.MarkUnusable();
    }

    private static void ReadFacts(ref Utf8JsonReader record, OpenEntry entry)
    {
        if (record.TokenType != JsonTokenType.StartObject)
        {
            record.Skip();
            entry.MarkUnusable();
            return;
        }

        while (JsonWalk.NextMember(ref record))
        {
            var question = NameHere(ref record);
            record.Read();
            if (record.TokenType != JsonTokenType.StartArray)
            {
                record.Skip();
                entry.MarkUnusable();
                continue;
            }

            var answers = ImmutableArray.CreateBuilder<string>();
            while (JsonWalk.NextElement(ref record))
            {
                answers.Add(JsonWalk.TextHere(ref record) ?? "");
            }

            entry.AddFact(question, answers.ToImmutable());
        }
    }

    private static void ReadCycleDay(ref Utf8JsonReader record, int place, ImportBuilder to)
    {
        string? id = null,
            date = null,
            amount = null;
        var unknown = 0;
        while (JsonWalk.NextMember(ref record))
        {
            if (record.ValueTextEquals("id"u8))
            {
                id = JsonWalk.ReadText(ref record);
            }
            else if (record.ValueTextEquals("day"u8))
            {
                date = JsonWalk.ReadText(ref record);
            }
            else if (record.ValueTextEquals("bleeding"u8))
            {
                amount = JsonWalk.ReadText(ref record);
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
            to.SkipRecord(place, ImportProblem.UnknownPart);
        }
    }

    /// <summary>Hands a day with bleeding over, or says why it cannot.</summary>
    public static void FinishCycleDay(string? id, string? date, string? amount, int place, ImportBuilder to)
    {
        if (TrackerDate.ReadDay(date) is not { } day)
        {
            to.SkipRecord(place, ImportProblem.NoDay);
        }
        else if (OpenVocabulary.ToBleeding(amount) is not { } bleeding)
        {
            to.SkipRecord(place, ImportProblem.UnknownAmount);
        }
        else if (OpenEntry.RecordIdText(id) is not { } own)
        {
            to.SkipRecord(place, ImportProblem.BrokenRecord);
        }
        else
        {
            to.Take(day, bleeding, place, own);
        }
    }

    private static string? ReadTextPart(ref Utf8JsonReader record, OpenEntry entry)
    {
        var left = record.TokenType == JsonTokenType.Null;
        var text = JsonWalk.TextHere(ref record);
        if (text is null && !left)
        {
            entry.MarkUnusable();
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
