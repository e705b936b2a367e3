using Saltwater.Appointment;
using Saltwater.Cli.Authoring;
using Saltwater.Guide;
using Saltwater.Reflections;
using Saltwater.Safety;
using Saltwater.Tests.Requests;

namespace Saltwater.Tests.Appointment;

/// <summary>What can never be on the page to take along, whatever was answered.</summary>
public sealed class OfferLaws
{
    private const int Sets = 200;

    private static readonly string[] Seen = ["seem", "to me", "told me", "tell me", "spoke", "looked"];

    private static readonly HashSet<string> Sentences =
    [
        .. Guides.English.Page!.Groups.SelectMany(group => group.Lines).SelectMany(saying => saying.Answers.Values),
        .. Guides
            .English.Path.Areas.SelectMany(area => area.Statements)
            .SelectMany(statement => new[] { statement.Says, statement.Partner })
            .OfType<string>()
            .Select(says => says + "."),
    ];

    [Fact]
    public void Two_hundred_coerced_answer_sets_get_no_partner_talk_on_a_page_with_everything_chosen()
    {
        var prose = Prose.ReadShipped("en", new());
        foreach (var answers in PartnerTalk.CoercedAnswers(Sets))
        {
            var offer = Made(answers);

            Assert.Equal([], PartnerTalk.In(Whole(offer).ToPlainText() + string.Join('\n', Guides.English.Screens["take-along"].Values)));
            Assert.All(offer.Asks.Concat(Guides.English.Screens["take-along"].Values), text => Assert.Null(prose.PartnerTalkIn(text)));
        }
    }

    [Fact]
    public void For_someone_under_18_there_is_no_page()
    {
        AnyAnswers
            .OfAnyone("age18")
            .Sample(answers => Assert.Null(Offer.Of(Guides.English, answers.With(Guides.English.Question("age18")!, "no"))), iter: 200);
        Assert.Null(Offer.Of(Guides.English, Guides.Answer("freedom: under-18")));
    }

    [Fact]
    public void Every_sentence_is_one_that_the_person_said_and_none_follows_from_it() =>
        AnyAnswers
            .OfAnyone()
            .Sample(
                answers =>
                {
                    if (Offer.Of(Guides.English, answers) is not { } offer)
                    {
                        return;
                    }

                    Assert.All(offer.Lines, line =>
                    {
                        Assert.Contains(line.Says, Sentences);
                        Assert.Contains(line.Id.Split('/')[2], answers[line.Question]);
                        Assert.True(Guides.English.Question(line.Question)!.CanAsk(answers.Role));
                    });
                    var text = Whole(offer).ToPlainText();
                    Assert.All(DangerSigns.Find(Guides.English.Safety, answers), flag =>
                        Assert.DoesNotContain(flag.Title, text, StringComparison.Ordinal)
                    );
                    Assert.All(Enum.GetValues<Band>(), band =>
                        Assert.DoesNotContain(PlainWords.Of(Guides.English, band), text, StringComparison.Ordinal)
                    );
                    Assert.All(Guides.English.Reasons, reason => Assert.DoesNotContain(reason.Summary, text, StringComparison.Ordinal));
                },
                iter: 200
            );

    [Fact]
    public void No_private_line_is_chosen_for_anybody_and_none_is_shown_where_someone_may_look() =>
        AnyAnswers
            .OfAnyone("age18", "alone")
            .Sample(
                answers =>
                {
                    if (Offer.Of(Guides.English, answers) is not { } offer)
                    {
                        return;
                    }

                    var watched = Made(answers.With(Guides.English.Question("alone")!, "may-look"));
                    Assert.DoesNotContain(offer.Usual, line => line.IsPrivate);
                    Assert.DoesNotContain(watched.Lines, line => line.IsPrivate);
                    Assert.Equal(offer.Usual.Select(line => line.Id), watched.Usual.Select(line => line.Id));
                    Assert.Equal(offer.Lines.Any(line => line.IsPrivate), watched.LeavesOut);
                },
                iter: 200
            );

    [Fact]
    public void What_was_said_of_being_pressed_afraid_or_of_not_wanting_to_live_is_private()
    {
        var offer = Made(
            Guides.Answer(
                "danger-signs: life, neck-pressed",
                "suicide: thoughts",
                "freedom: pressed",
                "wanted: froze",
                "afraid: yes",
                "control: threats",
                "took: on-purpose"
            )
        );

        Assert.Empty(offer.Usual);
        Assert.True(offer.Groups.Sum(group => group.Lines.Length) >= 8);
    }

    [Fact]
    public void Nothing_answered_offers_no_line()
    {
        Assert.All(Enum.GetValues<Role>(), role => Assert.Empty(Made(Answers.None(role)).Groups));
        Assert.Empty(Made(Guides.Answer("past: skip", "pressure: skip")).Groups);
    }

    [Fact]
    public void Every_answer_that_speaks_for_a_reason_or_for_a_danger_has_a_line()
    {
        // Who may look, who asks for a number, how old someone is and what may have been the matter are no news for whoever helps.
        string[] not = ["alone", "quiet-help", "age18", "adult", "stands-out", "need-now"];
        var missing =
            from role in Enum.GetValues<Role>()
            from question in Guides.English.Questions
            where question.CanAsk(role) && !not.Contains(question.Id)
            from answer in question.Answers
            where
                answer.Id != Answers.Skip
                && answer.IsOffered(role)
                && (
                    !DangerSigns.Find(Guides.English.Safety, Answers.None(role).With(question, answer.Id)).IsEmpty
                    || answer.Effects.Any(effect => effect.Strength >= Strength.For)
                )
            where
                Offer.Of(Guides.English, Answers.None(role).With(question, answer.Id))?.Lines.Any(line => line.Question == question.Id)
                == false
            select $"{role} {question.Id}/{answer.Id}";

        Assert.Equal([], missing);
    }

    [Fact]
    public void What_the_other_person_says_of_the_one_who_cried_was_seen_heard_or_told()
    {
        // A sentence that begins with "They" tells how it seemed, or what was said.
        var facts = Guides
            .English.Page!.Groups.SelectMany(group => group.Lines)
            .Where(saying => saying.Role == Role.Partner)
            .SelectMany(saying => saying.Answers.Values)
            .Where(says =>
                says.StartsWith("They ", StringComparison.Ordinal) && !Seen.Any(seen => says.Contains(seen, StringComparison.Ordinal))
            );

        Assert.Equal([], facts);
        Assert.DoesNotContain(
            Guides
                .English.Page!.Groups.SelectMany(group => group.Lines)
                .Where(saying => saying.Role == Role.Partner)
                .SelectMany(saying => saying.Answers.Values),
            says => says.StartsWith("I cried ", StringComparison.Ordinal) && !says.StartsWith("I cried as well", StringComparison.Ordinal)
        );
    }

    private static Offer Made(Answers answers) => Offer.Of(Guides.English, answers)!;

    private static NotesPage Whole(Offer offer) => NotesPage.Of(offer, offer.Lines.Select(line => line.Id).ToHashSet(), offer.Asks);
}
