using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using Saltwater.Guide;
using Saltwater.Keep.Fhir;
using Saltwater.Safety;

namespace Saltwater.Site.Tests.Fhir;

/// <summary>The questions in LHC-Forms, a program of others that clinics show forms with: it asks what the guide asks, when the guide asks it.</summary>
public sealed class ForeignFormTests(Browser browser)
{
    private const int Sets = 500;

    // What the program is made of, in the order in which it says to load it.
    private static readonly string[] Scripts =
    [
        "webcomponent/assets/lib/zone.min.js",
        "webcomponent/lhc-forms.js",
        "fhir/R4/lformsFHIR.min.js",
    ];

    // Every answer is put in as if it were tapped, also where its question is hidden; what the program calls after a tap is called. Then:
    // which questions are not hidden.
    private const string Fill = """
        ([form, sets]) => {
          const data = new LForms.LFormsData(LForms.Util.convertFHIRQuestionnaireToLForms(JSON.parse(form), "R4"));
          const questions = data.itemList.filter(item => item.answers);
          return sets.map(set => {
            const given = JSON.parse(set);
            for (const item of questions) {
              const chosen = item.answers.filter(answer => (given[item.linkId] ?? []).includes(answer.code));
              if (!chosen.length && !item.value) continue;
              item.value = chosen.length ? (item._multipleAnswers ? chosen : chosen[0]) : undefined;
              data.updateOnSourceItemChange(item);
            }
            return questions.filter(item => data.getSkipLogicClass(item) !== "target-disabled").map(item => item.linkId).join(" ");
          });
        }
        """;

    // The program's own way to take in answers and to give them out again: what it gives is what was filled in and is not hidden.
    private const string TakeIn = """
        ([form, answers]) => {
          const filled = LForms.Util.mergeFHIRDataIntoLForms(JSON.parse(answers), LForms.Util.convertFHIRQuestionnaireToLForms(JSON.parse(form), "R4"), "R4");
          const codes = item => [...(item.answer ?? []).map(answer => answer.valueCoding.code), ...(item.item ?? []).flatMap(codes)];
          return codes(LForms.Util.getFormFHIRData("QuestionnaireResponse", "R4", new LForms.LFormsData(filled))).sort().join(" ");
        }
        """;

    [Fact]
    public async Task The_same_questions_are_shown_on_500_random_sets_of_answers()
    {
        await using var visit = await WithProgram();
        foreach (var role in Enum.GetValues<Role>())
        {
            var sets = Drawn(role).ToList();
            var shown = await visit.Page.Ask<string[]>(Fill, new object[] { Form(role), sets.Select(Sent).ToArray() });

            Assert.Equal(Sets / 2, shown.Length);
            Assert.All(sets.Zip(shown), pair =>
                Assert.Equal(string.Join(' ', Shown(pair.First)), string.Join(' ', pair.Second.Split(' ').Order(StringComparer.Ordinal)))
            );
        }
    }

    [Fact]
    public async Task Answers_that_are_taken_in_come_out_whole()
    {
        await using var visit = await WithProgram();
        foreach (
            var answers in Enum.GetValues<Role>()
                .SelectMany(role => Drawn(role).Where(answers => !DangerSigns.UnderAge(BuiltSite.Pack.Safety, answers)).Take(12))
        )
        {
            var response = Encoding.UTF8.GetString(QuestionnaireResponse.Write(BuiltSite.Pack, answers, null, out _)!);

            Assert.Equal(
                string.Join(' ', Codes(JsonNode.Parse(response)).Order(StringComparer.Ordinal)),
                await visit.Page.Ask<string>(TakeIn, new[] { Form(answers.Role), response })
            );
        }
    }

    private async Task<Visit> WithProgram()
    {
        var visit = await Visit.Begin(browser);
        foreach (var script in Scripts)
        {
            await visit.Page.AddScriptTagAsync(
                new()
                {
                    Path = Path.Combine(
                        BuiltSite.Root(),
                        "tests",
                        "Saltwater.Site.Tests",
                        "form",
                        "node_modules",
                        "lforms",
                        "dist",
                        "lforms",
                        script
                    ),
                }
            );
        }

        return visit;
    }

    private static string Form(Role role) => Encoding.UTF8.GetString(Questionnaire.Write(BuiltSite.Pack, role));

    // Often private and mostly grown up, since little is shown otherwise; one in eight of these says otherwise.
    private static IEnumerable<Answers> Drawn(Role role) =>
        Enumerable
            .Range(1, Sets / 2)
            .Select(seed =>
            {
                var random = new Random(seed);
                return BuiltSite
                    .Pack.Questions.Where(question =>
                        question.CanAsk(role) && random.Next(question.Group == Question.SafetyGroup ? 2 : 4) == 0
                    )
                    .Aggregate(Answers.None(role), (answers, question) =>
                    {
                        var offered = question
                            .Answers.Where(answer => answer.IsOffered(role) && answer.Id != Answers.Skip)
                            .Select(answer => answer.Id)
                            .ToArray();
                        random.Shuffle(offered);
                        return answers.With(
                            question,
                            question.Id == "alone" && random.Next(2) == 0 ? ["private"]
                                : question.Id is "age18" or AskingPath.Adult && random.Next(8) > 0 ? ["yes"]
                                : question.AtMost == 1 || question.Answer(offered[0])!.Exclusive ? [offered[0]]
                                : offered
                                    .Where(id => !question.Answer(id)!.Exclusive && id != "under-18")
                                    .Take(random.Next(1, question.AtMost + 1))
                        );
                    });
            });

    private static string Sent(Answers answers)
    {
        var sent = new JsonObject();
        foreach (var question in answers.Questions)
        {
            sent[question] = new JsonArray([.. answers[question].Select(answer => JsonValue.Create($"{question}.{answer}"))]);
        }

        return sent.ToJsonString();
    }

    // The guide's own way, from nothing: a question is asked when its condition holds for what was asked and answered before. Who says that
    // someone was under 18 is asked nothing more.
    private static IEnumerable<string> Shown(Answers answers)
    {
        var (pack, counted, shown) = (BuiltSite.Pack, Answers.None(answers.Role), ImmutableArray<Question>.Empty);
        while (true)
        {
            ImmutableArray<Question> next =
            [
                .. pack.Questions.Where(question =>
                    question.Group != Question.ScreenersGroup
                    && question.CanAsk(answers.Role)
                    && (question.When?.Holds(counted) ?? true)
                    && (!question.Sensitive || pack.Model.Asking.PrivateEnough.Holds(counted))
                    && !DangerSigns.UnderAge(pack.Safety, Before(question, counted))
                ),
            ];
            if (next.SequenceEqual(shown))
            {
                return shown.Select(question => question.Id).Order(StringComparer.Ordinal);
            }

            shown = next;
            counted = shown
                .Where(question => answers.Has(question.Id))
                .Aggregate(Answers.None(answers.Role), (all, question) => all.With(question, answers[question.Id]));
        }
    }

    // What says so, and whether anyone may look, was asked by then.
    private static Answers Before(Question question, Answers counted) =>
        question.Id switch
        {
            "age18" => Answers.None(counted.Role),
            AskingPath.Adult or "alone" or "quiet-help" => Only(counted, "age18"),
            "freedom" => Only(counted, "age18", AskingPath.Adult),
            _ => counted,
        };

    private static Answers Only(Answers counted, params string[] ids) =>
        counted.Questions.Except(ids).ToList().Aggregate(counted, (left, id) => left.Without(id));

    private static IEnumerable<string> Codes(JsonNode? node) =>
        node switch
        {
            JsonObject map => map.Where(field => field.Key == "code")
                .Select(field => (string)field.Value!)
                .Concat(map.SelectMany(field => Codes(field.Value))),
            JsonArray list => list.SelectMany(Codes),
            _ => [],
        };
}
