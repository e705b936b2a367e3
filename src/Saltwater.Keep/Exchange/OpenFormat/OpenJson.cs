using System.Text.Json;
using Saltwater.Keep.Agreements;
using Saltwater.Keep.Exchange.Incoming;
using Saltwater.Keep.Exchange.Syntax;
using Saltwater.Keep.Journal;

namespace Saltwater.Keep.Exchange.OpenFormat;

/// <summary>Everything kept, as JSON that any program can read. Described in docs/export.md. Not encrypted: whoever has the file can read
/// it.</summary>
public static class OpenJson
{
    /// <summary>The shape this build writes. A reader refuses a higher number.</summary>
    public const int Format = 1;

    /// <summary>The file tells by this member what it is.</summary>
    internal const string Mark = "saltwater";

    /// <summary>On each list of limits and care, the guide's sentence stands under this member: nobody can take a list for more than it is,
    /// also where one is copied out of the file.</summary>
    internal const string Reminder = "reminder";

    /// <summary>The guide's own sentence. The file's words are English, whatever the guide's.</summary>
    internal const string ReminderSays = "This is a talking aid. It is not consent. Anyone can stop at any time.";

    /// <summary>Writes the file: UTF-8 without a byte order mark. The same data on the same day always gives the same bytes.</summary>
    /// <param name="kept">What to write. Entries stand by day, then by id.</param>
    /// <param name="exported">The day it is written on.</param>
    public static byte[] Write(OpenData kept, DateOnly exported)
    {
        ArgumentNullException.ThrowIfNull(kept);
        return JsonFile.Write(to =>
        {
            to.WriteString(Mark, "open data");
            to.WriteNumber("format", Format);
            to.WriteString("exported", OpenVocabulary.WordFor(exported));
            to.WriteStartArray("entries");
            foreach (var entry in ByDay.Sorted(kept.Entries))
            {
                Write(to, entry);
            }

            to.WriteEndArray();
            to.WriteStartArray("cycleDays");
            foreach (var day in ByDay.Sorted(kept.CycleDays))
            {
                Write(to, day);
            }

            to.WriteEndArray();
            to.WriteStartArray("agreements");

            // By id, which tells nothing of when.
            foreach (var agreement in kept.Agreements.OrderBy(each => each.Id))
            {
                Write(to, agreement);
            }

            to.WriteEndArray();
        });
    }

    private static void Write(Utf8JsonWriter to, Entry entry)
    {
        to.WriteStartObject();
        to.WriteString("id", entry.Id.ToString());
        to.WriteString("day", OpenVocabulary.WordFor(entry.Day));
        if (entry.Time is { } time)
        {
            to.WriteString("time", OpenVocabulary.WordFor(time));
        }

        to.WriteString("writtenOn", OpenVocabulary.WordFor(entry.WrittenOn));
        if (entry.Company is { } company)
        {
            to.WriteString("company", OpenVocabulary.WordFor(company));
        }

        to.WriteBoolean("tears", entry.Tears);
        if (entry.Felt is { } felt)
        {
            to.WriteString("felt", OpenVocabulary.WordFor(felt));
        }

        WriteFacts(to, entry);
        if (entry.Note.Length > 0)
        {
            to.WriteString("note", entry.Note);
        }

        if (entry.KeepDays is { } days)
        {
            to.WriteNumber("keepDays", days);
        }

        to.WriteEndObject();
    }

    private static void WriteFacts(Utf8JsonWriter to, Entry entry)
    {
        if (entry.Facts.IsEmpty)
        {
            return;
        }

        to.WriteStartObject("facts");
        foreach (var (question, answers) in entry.Facts)
        {
            to.WriteStartArray(question);
            foreach (var answer in answers)
            {
                to.WriteStringValue(answer);
            }

            to.WriteEndArray();
        }

        to.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter to, Agreement agreement)
    {
        to.WriteStartObject();
        to.WriteString("id", agreement.Id.ToString());
        to.WriteString(Reminder, ReminderSays);
        WriteIfAny(to, "label", agreement.Label);
        if (agreement.Review is { } day)
        {
            to.WriteString("review", OpenVocabulary.WordFor(day));
        }

        WriteIfAny(to, "name", agreement.Mine.Name);
        to.WriteStartArray("lines");
        foreach (var line in agreement.Mine.Lines)
        {
            to.WriteStartObject();
            to.WriteString("part", OpenVocabulary.WordFor(line.Part));
            WriteIfAny(to, "time", line.Time);
            WriteIfAny(to, "guide", line.Id);
            WriteIfAny(to, "own", line.Own);
            WriteIfAny(to, "term", line.Term);
            to.WriteEndObject();
        }

        to.WriteEndArray();
        to.WriteEndObject();
    }

    private static void WriteIfAny(Utf8JsonWriter to, string name, string text)
    {
        if (text.Length > 0)
        {
            to.WriteString(name, text);
        }
    }

    private static void Write(Utf8JsonWriter to, CycleDay day)
    {
        to.WriteStartObject();
        to.WriteString("id", day.Id.ToString());
        to.WriteString("day", OpenVocabulary.WordFor(day.Day));
        to.WriteString("bleeding", OpenVocabulary.WordFor(day.Bleeding));
        to.WriteEndObject();
    }
}
