using System.Globalization;
using System.Text.Json;
using Saltwater.Guide;
using Saltwater.Guide.Screens;
using Saltwater.Keep.Appointments;
using Saltwater.Keep.Journal;

namespace Saltwater.Keep.Fhir;

/// <summary>One evening of the journal as a QuestionnaireResponse without a form: only the parts that were chosen. No Observation, which a
/// system would chart as what someone found.</summary>
internal static class Evening
{
    public static void Write(Utf8JsonWriter to, Pack pack, Entry entry, AppointmentChoices chosen)
    {
        var (fields, says) = (chosen.Fields, AppointmentTexts.Of(pack));
        QuestionnaireResponse.BeginResponse(to, pack);
        to.WriteString("status", "completed");
        to.WriteStartArray("item");

        // A month is a date that is known to the month.
        WriteItem(
            to,
            "evening-day",
            "Day",
            "valueDate",
            entry.Day.ToString(chosen.Dates == DateDetail.Month ? "yyyy-MM" : "yyyy-MM-dd", CultureInfo.InvariantCulture)
        );
        if (fields.HasFlag(AppointmentFields.Time) && entry.Time is { } time)
        {
            WriteItem(to, "evening-time", says.Time, "valueTime", time.ToString("HH:mm:ss", CultureInfo.InvariantCulture));
        }

        if (fields.HasFlag(AppointmentFields.Company) && entry.Company is { } company)
        {
            WriteItem(to, "evening-company", says.IWas, "valueString", AppointmentPage.Said(pack, company));
        }

        if (fields.HasFlag(AppointmentFields.Tears))
        {
            WriteItem(to, "evening-tears", says.Tears, () => to.WriteBoolean("valueBoolean", entry.Tears));
        }

        if (fields.HasFlag(AppointmentFields.Felt) && entry.Felt is { } felt)
        {
            WriteItem(to, "evening-felt", says.Felt, "valueString", AppointmentPage.Said(pack, felt));
        }

        if (fields.HasFlag(AppointmentFields.Note))
        {
            WriteItem(to, "evening-note", says.Note, "valueString", entry.Note);
        }

        if (fields.HasFlag(AppointmentFields.FromMemory) && entry.FromMemory)
        {
            WriteItem(to, "evening-written", says.Written, "valueString", says.FromMemory);
        }

        foreach (
            var (question, answers) in QuestionnaireResponse
                .Said(pack, entry.Said)
                .Where(said => chosen.Questions.Contains(said.Question.Id))
        )
        {
            QuestionnaireResponse.WriteAnswered(to, question, answers, Role.Self);
        }

        to.WriteEndArray();
    }

    private static void WriteItem(Utf8JsonWriter to, string id, string text, string type, string value)
    {
        if (FhirJson.Text(value).Length > 0)
        {
            WriteItem(to, id, text, () => FhirJson.WriteText(to, type, value));
        }
    }

    private static void WriteItem(Utf8JsonWriter to, string id, string text, Action value)
    {
        to.WriteStartObject();
        to.WriteString("linkId", id);
        to.WriteString("text", text);
        to.WriteStartArray("answer");
        to.WriteStartObject();
        value();
        to.WriteEndObject();
        to.WriteEndArray();
        to.WriteEndObject();
    }
}
