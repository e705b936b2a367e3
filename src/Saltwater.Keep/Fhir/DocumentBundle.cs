using System.Collections.Immutable;
using System.Text.Json;
using Saltwater.Appointment;
using Saltwater.Guide;
using Saltwater.Guide.Screens;
using Saltwater.Keep.Appointments;
using Saltwater.Keep.Exchange.OpenFormat;
using Saltwater.Keep.Exchange.Syntax;
using Saltwater.Keep.Journal;
using Saltwater.Safety;

namespace Saltwater.Keep.Fhir;

/// <summary>What a person takes to an appointment, as a FHIR R4 document for a clinic's system: a Composition first, then what it points
/// at. It holds what the person chose, in the words they read, and nothing that follows from it: no finding, no band, no flag.</summary>
/// <remarks>It names nobody and is about nobody: the author is "the person who answered", without a resource, for one without a name would
/// be taken for a new patient. Whoever takes it in says whose it is.</remarks>
public static class DocumentBundle
{
    /// <summary>Writes it.</summary>
    /// <param name="pack">The guide.</param>
    /// <param name="answers">Answers of a reflection; null for none.</param>
    /// <param name="only">Ids of the questions of the reflection to pass on; null for all.</param>
    /// <param name="chosen">Evenings and questions, as on the page for an appointment; null for none.</param>
    /// <param name="made">The day it is made. Nothing in it says at what time.</param>
    /// <param name="id">Names the document for ever.</param>
    /// <returns>Null if someone was under 18 (<see cref="UnderAge"/>), and if nothing would be in it.</returns>
    public static byte[]? Write(
        Pack pack,
        Answers? answers,
        IReadOnlySet<string>? only,
        AppointmentChoices? chosen,
        DateOnly made,
        RecordId id
    )
    {
        ArgumentNullException.ThrowIfNull(pack);
        if (UnderAge(pack, answers, chosen))
        {
            return null;
        }

        var sections = SectionsFor(pack, answers is null ? null : QuestionnaireResponse.Chosen(answers, only), chosen);
        if (sections.Count == 0)
        {
            return null;
        }

        return JsonFile.Write(to =>
        {
            var day = OpenVocabulary.WordFor(made);
            to.WriteString("resourceType", "Bundle");
            to.WriteStartObject("identifier");
            to.WriteString("system", "urn:ietf:rfc:3986");
            to.WriteString("value", AddressOf(id, 0));
            to.WriteEndObject();
            to.WriteString("type", "document");
            to.WriteString("timestamp", day + "T00:00:00Z");
            to.WriteStartArray("entry");
            var at = 1;
            WriteEntry(to, AddressOf(id, at++), inner => WriteComposition(inner, pack, sections, day, id));
            foreach (var resource in sections.SelectMany(section => section.Resources))
            {
                WriteEntry(to, AddressOf(id, at++), resource);
            }

            to.WriteEndArray();
        });
    }

    /// <summary>Whether anything says that someone was under 18: then there is the way out and no document, whatever was chosen.</summary>
    public static bool UnderAge(Pack pack, Answers? answers, AppointmentChoices? chosen)
    {
        ArgumentNullException.ThrowIfNull(pack);
        return (answers is not null && DangerSigns.UnderAge(pack.Safety, answers))
            || chosen?.Entries.Any(entry => DangerSigns.UnderAge(pack.Safety, entry.Said)) == true;
    }

    private static List<Section> SectionsFor(Pack pack, Answers? answers, AppointmentChoices? chosen)
    {
        var sections = new List<Section>();
        if (answers is not null && QuestionnaireResponse.Said(pack, answers).ToList() is { Count: > 0 } said)
        {
            sections.Add(
                new(
                    ClinicTexts.Of(pack).Answers,
                    FhirJson.List(
                        said.Select(each =>
                            TextOf(
                                new(
                                    each.Question.AskFor(answers.Role),
                                    string.Join("; ", each.Answers.Select(answer => answer.SaysFor(answers.Role)))
                                )
                            )
                        )
                    ),
                    [.. WriteResponses(pack, answers, said)]
                )
            );
        }

        if (chosen is null)
        {
            return sections;
        }

        var page = AppointmentPage.Of(chosen, pack);
        if (!page.Asks.IsEmpty)
        {
            sections.Add(new(page.AsksTitle, FhirJson.List(page.Asks), []));
        }

        if (!page.Items.IsEmpty)
        {
            var evenings = page.Items.Select(XhtmlOf);
            sections.Add(
                new(
                    page.ItemsTitle,
                    Paragraph(page.Summary) + string.Concat(evenings),
                    [
                        .. ByDay
                            .Sorted(chosen.Entries)
                            .Select(entry => (Action<Utf8JsonWriter>)(to => Evening.Write(to, pack, entry, chosen))),
                    ]
                )
            );
        }

        if (!page.BleedingBegan.IsEmpty)
        {
            sections.Add(new(page.BleedingTitle, FhirJson.List(page.BleedingBegan), []));
        }

        return sections;
    }

    // What the form would not have asked for was said all the same: it goes along beside the form.
    private static IEnumerable<Action<Utf8JsonWriter>> WriteResponses(
        Pack pack,
        Answers answers,
        List<(Question Question, ImmutableArray<Answer> Answers)> said
    )
    {
        var form = Form.Of(pack, answers.Role);
        var shown = new ShownAnswers(form, answers);
        var beside = said.Select(each =>
                (each.Question, Answers: each.Answers.RemoveAll(answer => shown[each.Question.Id].Contains(answer.Id)))
            )
            .Where(each => !each.Answers.IsEmpty)
            .ToList();
        if (said.Any(each => !shown[each.Question.Id].IsEmpty))
        {
            yield return to => QuestionnaireResponse.WriteOfForm(to, pack, form, shown, answers.Role);
        }

        if (beside.Count > 0)
        {
            yield return to => QuestionnaireResponse.WriteBeside(to, pack, beside, answers.Role);
        }
    }

    private static void WriteComposition(Utf8JsonWriter to, Pack pack, List<Section> sections, string day, RecordId id)
    {
        var says = ClinicTexts.Of(pack);
        to.WriteString("resourceType", "Composition");
        to.WriteString("language", pack.Language);
        FhirJson.WriteNarrative(to, $"<p>{FhirJson.Escaped(SelfReportedTexts.Of(pack).Notice)}</p>");

        // No clinician has looked at it.
        to.WriteString("status", "preliminary");
        to.WriteStartObject("type");
        to.WriteString("text", says.DocumentTitle);
        to.WriteEndObject();
        to.WriteString("date", day);
        to.WriteStartArray("author");
        to.WriteStartObject();
        to.WriteString("display", says.Author);
        to.WriteEndObject();
        to.WriteEndArray();
        to.WriteString("title", says.DocumentTitle);

        // Restricted: private enough to harm someone if it is passed on.
        to.WriteString("confidentiality", "R");
        to.WriteStartArray("section");
        var at = 2;
        foreach (var section in sections)
        {
            to.WriteStartObject();
            to.WriteString("title", section.Title);
            FhirJson.WriteNarrative(to, section.Xhtml);
            if (!section.Resources.IsEmpty)
            {
                to.WriteStartArray("entry");
                foreach (var _ in section.Resources)
                {
                    to.WriteStartObject();
                    to.WriteString("reference", AddressOf(id, at++));
                    to.WriteEndObject();
                }

                to.WriteEndArray();
            }

            to.WriteEndObject();
        }

        to.WriteEndArray();
    }

    private static void WriteEntry(Utf8JsonWriter to, string address, Action<Utf8JsonWriter> resource)
    {
        to.WriteStartObject();
        to.WriteString("fullUrl", address);
        to.WriteStartObject("resource");
        resource(to);
        to.WriteEndObject();
        to.WriteEndObject();
    }

    private static string XhtmlOf(AppointmentItem item)
    {
        if (item.Lines.IsEmpty)
        {
            return Paragraph(item.When);
        }

        return Paragraph(item.When) + FhirJson.List(item.Lines.Select(TextOf));
    }

    private static string TextOf(AppointmentLine line) => line.Lead + Isolated.Of(line.Text);

    private static string Paragraph(string text) => text.Length > 0 ? $"<p>{FhirJson.Escaped(text)}</p>" : "";

    // RFC 9562, version 8: one for each part, from the random one that names the document.
    private static string AddressOf(RecordId id, int part)
    {
        var bytes = new RecordId(id.Value ^ (UInt128)part).ToBytes();
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return "urn:uuid:" + new Guid(bytes, bigEndian: true);
    }

    private sealed record Section(string Title, string Xhtml, ImmutableArray<Action<Utf8JsonWriter>> Resources);
}
