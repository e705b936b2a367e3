using System.Collections.Immutable;
using System.Text.Json;
using Saltwater.Guide;
using Saltwater.Keep.Exchange.Syntax;
using Saltwater.Safety;

namespace Saltwater.Keep.Fhir;

/// <summary>Answers as a FHIR R4 QuestionnaireResponse: what someone chose, in the words they read, and nothing that follows from it. No
/// name, no date, no one it is about.</summary>
public static class QuestionnaireResponse
{
    /// <summary>Writes what the form asked. A question that was skipped is as one that was left open.</summary>
    /// <param name="pack">The guide.</param>
    /// <param name="answers">What was answered.</param>
    /// <param name="only">Ids of the questions the person chose to pass on; null for all.</param>
    /// <param name="leftOut">Questions with answers that the form does not hold, because it would not have asked for them:
    /// <see cref="DocumentBundle"/> has room for them.</param>
    /// <returns>Null if someone was under 18: then there is the way out and nothing else.</returns>
    public static byte[]? Write(Pack pack, Answers answers, IReadOnlySet<string>? only, out ImmutableArray<string> leftOut)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(answers);
        leftOut = [];
        if (DangerSigns.UnderAge(pack.Safety, answers))
        {
            return null;
        }

        var chosen = Chosen(answers, only);
        var form = Form.Of(pack, chosen.Role);
        var shown = new ShownAnswers(form, chosen);
        leftOut =
        [
            .. Said(pack, chosen)
                .Where(said => said.Answers.Any(answer => !shown[said.Question.Id].Contains(answer.Id)))
                .Select(said => said.Question.Id),
        ];
        return JsonFile.Write(to => WriteOfForm(to, pack, form, shown, answers.Role));
    }

    /// <summary>The answers that were chosen to be passed on.</summary>
    internal static Answers Chosen(Answers answers, IReadOnlySet<string>? only)
    {
        if (only is null)
        {
            return answers;
        }

        return answers.Questions.Where(id => !only.Contains(id)).ToList().Aggregate(answers, (left, id) => left.Without(id));
    }

    /// <summary>Every question with an answer that says something, in the guide's order.</summary>
    internal static IEnumerable<(Question Question, ImmutableArray<Answer> Answers)> Said(Pack pack, Answers answers) =>
        pack
            .Questions.Select(question =>
                (
                    question,
                    Answers: ImmutableArray.CreateRange(
                        question.Answers.Where(answer => answer.Id != Answers.Skip && answers[question.Id].Contains(answer.Id))
                    )
                )
            )
            .Where(said => !said.Answers.IsEmpty);

    /// <summary>The resource, with what the form shows.</summary>
    internal static void WriteOfForm(Utf8JsonWriter to, Pack pack, ImmutableArray<FormItem> form, ShownAnswers shown, Role role)
    {
        BeginResponse(to, pack);
        to.WriteString("questionnaire", FhirJson.Canonical(pack, role));
        to.WriteString("status", "completed");
        WriteItems(to, form, shown, role);
    }

    /// <summary>The resource, with answers that belong to no form.</summary>
    internal static void WriteBeside(
        Utf8JsonWriter to,
        Pack pack,
        IEnumerable<(Question Question, ImmutableArray<Answer> Answers)> said,
        Role role
    )
    {
        BeginResponse(to, pack);
        to.WriteString("status", "completed");
        to.WriteStartArray("item");
        foreach (var (question, answers) in said)
        {
            WriteAnswered(to, question, answers, role);
        }

        to.WriteEndArray();
    }

    /// <summary>One question with its answers.</summary>
    internal static void WriteAnswered(Utf8JsonWriter to, Question question, IEnumerable<Answer> answers, Role role)
    {
        to.WriteStartObject();
        to.WriteString("linkId", question.Id);
        FhirJson.WriteText(to, "text", question.AskFor(role));
        to.WriteStartArray("answer");
        foreach (var answer in answers)
        {
            to.WriteStartObject();
            FhirJson.WriteCoding(to, "valueCoding", question.Id, answer.Id, answer.SaysFor(role));
            to.WriteEndObject();
        }

        to.WriteEndArray();
        to.WriteEndObject();
    }

    internal static void BeginResponse(Utf8JsonWriter to, Pack pack)
    {
        to.WriteString("resourceType", "QuestionnaireResponse");
        to.WriteString("language", pack.Language);
    }

    // Items stand nested as in the form, and only where something is in them.
    private static void WriteItems(Utf8JsonWriter to, ImmutableArray<FormItem> items, ShownAnswers shown, Role role)
    {
        var holding = items.Where(item => IsShown(item, shown)).ToList();
        if (holding.Count == 0)
        {
            return;
        }

        to.WriteStartArray("item");
        foreach (var item in holding)
        {
            if (item.Question is { } question)
            {
                WriteAnswered(to, question, question.Answers.Where(answer => shown[question.Id].Contains(answer.Id)), role);
                continue;
            }

            to.WriteStartObject();
            to.WriteString("linkId", item.LinkId);
            FhirJson.WriteText(to, "text", item.Text);
            WriteItems(to, item.Items, shown, role);
            to.WriteEndObject();
        }

        to.WriteEndArray();
    }

    private static bool IsShown(FormItem item, ShownAnswers shown) =>
        item.Question is { } question ? !shown[question.Id].IsEmpty : item.Items.Any(inner => IsShown(inner, shown));
}
