using System.Collections.Immutable;
using System.Text.Json;
using Saltwater.Guide;
using Saltwater.Guide.Screens;
using Saltwater.Keep.Exchange.Syntax;

namespace Saltwater.Keep.Fhir;

/// <summary>The guide's questions as a FHIR R4 Questionnaire. A draft that no clinician has signed; it asks, and concludes
/// nothing.</summary>
public static class Questionnaire
{
    private const string Extension = "http://hl7.org/fhir/StructureDefinition/questionnaire-";

    /// <summary>Writes it: the same guide gives the same bytes.</summary>
    /// <param name="pack">The guide.</param>
    /// <param name="role">For whom: the questions of the one who cried, or of the other person.</param>
    public static byte[] Write(Pack pack, Role role)
    {
        ArgumentNullException.ThrowIfNull(pack);
        var says = FhirTexts.Of(pack);
        var (name, title) = role switch
        {
            Role.Partner => ("SaltwaterPartner", says.TitlePartner),
            _ => ("SaltwaterSelf", says.TitleSelf),
        };
        return JsonFile.Write(to =>
        {
            to.WriteString("resourceType", "Questionnaire");
            to.WriteString("id", "saltwater-" + FhirJson.Name(role));
            to.WriteString("language", pack.Language);
            to.WriteString("url", FhirJson.Address(role));
            to.WriteString("version", pack.Version);
            to.WriteString("name", name);
            to.WriteString("title", title);
            to.WriteString("status", "draft");
            to.WriteBoolean("experimental", true);
            to.WriteString("publisher", "Saltwater");
            to.WriteString("description", says.Description);
            to.WriteString("purpose", pack.Purpose);
            to.WriteString("copyright", says.Copyright(pack.Version));
            WriteItems(to, Form.Of(pack, role), role);
        });
    }

    private static void WriteItems(Utf8JsonWriter to, ImmutableArray<FormItem> items, Role role)
    {
        to.WriteStartArray("item");
        foreach (var item in items)
        {
            to.WriteStartObject();
            if (item.Question is { } asked)
            {
                WriteControl(to, asked, role);
            }

            to.WriteString("linkId", item.LinkId);
            FhirJson.WriteText(to, "text", item.Text);
            to.WriteString("type", TypeOf(item));
            WriteWhen(to, item.When);
            if (item.Question is { } question)
            {
                WriteOptions(to, question, role);
            }

            if (!item.Items.IsEmpty)
            {
                WriteItems(to, item.Items, role);
            }

            to.WriteEndObject();
        }

        to.WriteEndArray();
    }

    // How it is shown, and how many may be chosen: the standard's own extensions.
    private static string TypeOf(FormItem item) =>
        item switch
        {
            { Question: not null } => "choice",
            { Items.IsEmpty: true } => "display",
            _ => "group",
        };

    private static void WriteControl(Utf8JsonWriter to, Question question, Role role)
    {
        to.WriteStartArray("extension");
        to.WriteStartObject();
        to.WriteString("url", Extension + "itemControl");
        to.WriteStartObject("valueCodeableConcept");
        to.WriteStartArray("coding");
        to.WriteStartObject();
        to.WriteString("system", "http://hl7.org/fhir/questionnaire-item-control");
        to.WriteString("code", question.AtMost > 1 ? "check-box" : "radio-button");
        to.WriteEndObject();
        to.WriteEndArray();
        to.WriteEndObject();
        to.WriteEndObject();
        if (question.AtMost > 1)
        {
            to.WriteStartObject();
            to.WriteString("url", Extension + "maxOccurs");
            to.WriteNumber("valueInteger", Math.Min(question.AtMost, FormItem.Offered(question, role).Count()));
            to.WriteEndObject();
        }

        to.WriteEndArray();
    }

    private static void WriteWhen(Utf8JsonWriter to, EnabledWhen when)
    {
        if (when.Rows.IsEmpty)
        {
            return;
        }

        to.WriteStartArray("enableWhen");
        foreach (var row in when.Rows)
        {
            to.WriteStartObject();
            to.WriteString("question", row.Question);
            to.WriteString("operator", row.Equal ? "=" : "!=");
            FhirJson.WriteCoding(to, "answerCoding", row.Question, row.Answer, "");
            to.WriteEndObject();
        }

        to.WriteEndArray();
        if (when.Rows.Length > 1)
        {
            to.WriteString("enableBehavior", when.Any ? "any" : "all");
        }
    }

    private static void WriteOptions(Utf8JsonWriter to, Question question, Role role)
    {
        if (question.AtMost > 1)
        {
            to.WriteBoolean("repeats", true);
        }

        to.WriteStartArray("answerOption");
        foreach (var answer in FormItem.Offered(question, role))
        {
            to.WriteStartObject();
            if (answer.Exclusive && question.AtMost > 1)
            {
                to.WriteStartArray("extension");
                to.WriteStartObject();
                to.WriteString("url", Extension + "optionExclusive");
                to.WriteBoolean("valueBoolean", true);
                to.WriteEndObject();
                to.WriteEndArray();
            }

            FhirJson.WriteCoding(to, "valueCoding", question.Id, answer.Id, answer.SaysFor(role));
            to.WriteEndObject();
        }

        to.WriteEndArray();
    }
}
