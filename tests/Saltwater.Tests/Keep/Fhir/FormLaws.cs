using System.Collections.Immutable;
using Saltwater.Guide;
using Saltwater.Keep.Fhir;
using Saltwater.Safety;

namespace Saltwater.Tests.Keep.Fhir;

/// <summary>The form asks what the guide asks, when the guide asks it.</summary>
public sealed class FormLaws
{
    private const int Sets = 2_000;

    [Theory]
    [InlineData(Role.Self)]
    [InlineData(Role.Partner)]
    public void The_same_questions_are_shown_as_by_the_guides_own_conditions(Role role)
    {
        var form = Form.Of(Guides.English, role);
        var asked = Files.Items(Files.Form(role)).Select(each => (string)each.Item["linkId"]!).ToHashSet();
        foreach (var answers in Drawn(role))
        {
            var (shown, counted) = Engine(answers);
            var ours = new ShownAnswers(form, answers);

            Assert.DoesNotContain(shown, id => !asked.Contains(id));
            Assert.All(Guides.English.Questions, question => Assert.Equal(counted[question.Id], ours[question.Id]));
        }
    }

    [Fact]
    public void Whatever_rows_can_say_of_a_condition_is_said()
    {
        string[] questions = ["danger-signs", "welcome", "alone"];
        var leaf = Gen.OneOf([
            .. questions.Select(id =>
                Gen.Select(Gen.Int[0, 5], Gen.Bool)
                    .Select((at, any) => new Condition(id, [any ? Condition.Answered : Options(id)[at % Options(id).Length]], [], [], []))
            ),
        ]);
        var role = Gen.Enum<Role>().Select(each => new Condition(Condition.Role, [each == Role.Self ? "self" : "partner"], [], [], []));
        var inner = Gen.Select(Gen.Int[0, 2], Gen.OneOf(leaf, role).Array[1, 3]).Select(Joined);
        var outer = Gen.Select(Gen.Int[0, 2], Gen.OneOf(leaf, inner).Array[1, 3]).Select(Joined);

        Gen.Select(outer, Gen.Int[0, int.MaxValue], Gen.Enum<Role>())
            .Sample(
                (condition, seed, who) =>
                {
                    var random = new Random(seed);
                    var answers = questions
                        .Where(_ => random.Next(4) > 0)
                        .Aggregate(Answers.None(who), (all, id) =>
                            all.With(Guides.English.Question(id)!, Options(id)[random.Next(Options(id).Length)])
                        );
                    var sets = EnabledWhen.Of(condition, who, Options);

                    return condition.Holds(answers) == (sets?.All(set => set.Any ? set.Rows.Any(Holds) : set.Rows.All(Holds)) ?? false);

                    bool Holds(Enabling row) => answers[row.Question].Contains(row.Answer) == row.Equal;
                }
            );

        static string[] Options(string id) => [.. FormItem.Offered(Guides.English.Question(id)!, Role.Self).Select(answer => answer.Id)];
    }

    [Theory]
    [InlineData(Role.Self)]
    [InlineData(Role.Partner)]
    public void Every_row_looks_at_an_answer_that_the_form_offers(Role role)
    {
        var items = Files.Items(Files.Form(role)).Select(each => each.Item).ToList();
        var offered = items
            .SelectMany(item =>
                (item["answerOption"]?.AsArray() ?? []).Select(option =>
                    ((string)item["linkId"]!, (string)option!["valueCoding"]!["code"]!)
                )
            )
            .ToHashSet();
        var rows = items
            .SelectMany(item => item["enableWhen"]?.AsArray() ?? [])
            .Select(row => ((string)row!["question"]!, (string)row["answerCoding"]!["code"]!))
            .ToList();

        Assert.Equal(items.Count, items.Select(item => (string)item["linkId"]!).Distinct().Count());
        Assert.True(rows.Count > 100, $"{rows.Count} rows");
        Assert.DoesNotContain(rows, row => !offered.Contains(row));
        Assert.All(items.Where(item => item["enableWhen"]?.AsArray().Count > 1), item => Assert.NotNull(item["enableBehavior"]));
    }

    [Theory]
    [InlineData(Role.Self)]
    [InlineData(Role.Partner)]
    public void The_form_holds_every_question_that_role_can_be_asked_and_every_answer_it_is_offered(Role role)
    {
        // A partner is asked for the course of no pain but their own, and is not asked where it hurts; short questionnaires are asked of nobody.
        string[] without = role == Role.Partner ? ["pain-course"] : [];
        var items = Files
            .Items(Files.Form(role))
            .Where(each => (string)each.Item["type"]! == "choice")
            .ToDictionary(each => (string)each.Item["linkId"]!, each => each.Item);
        var questions = Guides
            .English.Questions.Where(question => question.CanAsk(role) && question.Group != Question.ScreenersGroup)
            .ToList();

        Assert.Equal(questions.Select(question => question.Id).Except(without).Order(), items.Keys.Order());
        Assert.All(questions.Where(question => items.ContainsKey(question.Id)), question =>
        {
            var item = items[question.Id];
            Assert.Equal(question.AskFor(role), (string)item["text"]!);
            Assert.Equal(
                question
                    .Answers.Where(answer =>
                        answer.IsOffered(role) && answer.Id != Answers.Skip && (question.Sensitive || !answer.Sensitive)
                    )
                    .Select(answer => ($"{question.Id}.{answer.Id}", answer.SaysFor(role))),
                item["answerOption"]!
                    .AsArray()
                    .Select(option => ((string)option!["valueCoding"]!["code"]!, (string)option["valueCoding"]!["display"]!))
            );
            Assert.Equal(question.AtMost > 1, (bool?)item["repeats"] ?? false);
        });
    }

    // A form cannot hide one answer of a question where somebody may look.
    [Fact]
    public void An_answer_that_is_private_while_its_question_is_not_is_in_no_form()
    {
        var secret = Guides
            .English.Questions.Where(question => !question.Sensitive)
            .SelectMany(question => question.Answers.Where(answer => answer.Sensitive).Select(answer => $"\"{question.Id}.{answer.Id}\""))
            .ToList();
        var forms = Files.Form(Role.Self).ToJsonString() + Files.Form(Role.Partner).ToJsonString();

        Assert.NotEmpty(secret);
        Assert.DoesNotContain(secret, each => forms.Contains(each, StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_in_a_form_says_what_an_answer_speaks_for()
    {
        var form = Files.Form(Role.Self).ToJsonString() + Files.Form(Role.Partner).ToJsonString();

        Assert.DoesNotContain(Guides.English.Reasons, reason =>
            form.Contains(reason.Summary, StringComparison.Ordinal) || form.Contains(reason.Brief.Text, StringComparison.Ordinal)
        );
        Assert.DoesNotContain("loinc", form, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("snomed", form, StringComparison.OrdinalIgnoreCase);
    }

    private static IEnumerable<Answers> Drawn(Role role)
    {
        foreach (var seed in Enumerable.Range(1, Sets))
        {
            var random = new Random(seed);
            yield return Guides
                .English.Questions.Where(question => random.Next(question.Group == Question.SafetyGroup ? 2 : 4) == 0)
                .Aggregate(Answers.None(role), (answers, question) => answers.With(
                        question,
                        question.Id == "alone" && random.Next(2) == 0 ? ["private"]
                            : question.Id is "age18" or AskingPath.Adult && random.Next(8) > 0 ? ["yes"]
                            : AnyAnswers.To(question, random)
                    ));
        }
    }

    // The guide's own way, from nothing: a question is asked when its condition holds for what was asked and answered before; an answer to
    // a question that is not asked counts for nothing.
    private static (HashSet<string> Shown, Dictionary<string, ImmutableArray<string>> Counted) Engine(Answers answers)
    {
        var (pack, role) = (Guides.English, answers.Role);
        var counted = Answers.None(role);
        var shown = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            var next = pack
                .Questions.Where(question =>
                    question.Group != Question.ScreenersGroup
                    && question.CanAsk(role)
                    && (question.When?.Holds(counted) ?? true)
                    && (!question.Sensitive || pack.Model.Asking.PrivateEnough.Holds(counted))
                    && (!DangerSigns.UnderAge(pack.Safety, Before(question)))
                )
                .ToList();
            if (next.All(question => shown.Contains(question.Id)) && next.Count == shown.Count)
            {
                return (shown, pack.Questions.ToDictionary(question => question.Id, question => counted[question.Id]));
            }

            shown = [.. next.Select(question => question.Id)];
            counted = next.Aggregate(Answers.None(role), (all, question) =>
                Offered(question) is { IsEmpty: false } said ? all.With(question, said) : all
            );
        }

        ImmutableArray<string> Offered(Question question) =>
            [
                .. answers[question.Id]
                    .Where(id =>
                        question.Answer(id) is { } answer
                        && answer.Id != Answers.Skip
                        && answer.IsOffered(role)
                        && (question.Sensitive || !answer.Sensitive)
                    ),
            ];

        // Who says that someone was under 18 is asked nothing more; what says so, and whether anyone may look, was asked by then.
        Answers Before(Question question) =>
            question.Id switch
            {
                "age18" => Answers.None(role),
                AskingPath.Adult or "alone" or "quiet-help" => Only("age18"),
                "freedom" => Only("age18", AskingPath.Adult),
                _ => counted,
            };

        Answers Only(params string[] ids) => counted.Questions.Except(ids).ToList().Aggregate(counted, (left, id) => left.Without(id));
    }

    private static Condition Joined(int form, Condition[] parts) =>
        form switch
        {
            0 => new(null, [], [.. parts], [], []),
            1 => new(null, [], [], [.. parts], []),
            _ => new(null, [], [], [], [.. parts]),
        };
}
