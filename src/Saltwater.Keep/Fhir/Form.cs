using System.Collections.Immutable;
using Saltwater.Guide;
using Saltwater.Guide.Screens;
using Saltwater.Help;

namespace Saltwater.Keep.Fhir;

/// <summary>The guide's questions as the items of a Questionnaire, for one role: how they are grouped, and which answers show which. Short
/// questionnaires are not among them: nobody is asked them unasked.</summary>
internal sealed class Form
{
    // What the guide's groups become, in the order of asking: what shuts everything, three lists of danger, what was ticked there in
    // detail, the rest.
    private const string First = "first",
        Danger = "danger",
        Freedom = "freedom",
        Detail = "detail";

    private static readonly string[] Parts = [First, Danger, Freedom, Detail];

    private readonly Pack pack;
    private readonly Role role;
    private readonly ImmutableArray<Question> asked;
    private readonly FhirTexts says;

    private Form(Pack pack, Role role)
    {
        (this.pack, this.role) = (pack, role);
        says = FhirTexts.Of(pack);
        asked = [.. pack.Questions.Where(question => question.CanAsk(role) && question.Group != Question.ScreenersGroup)];
    }

    /// <summary>The items.</summary>
    public static ImmutableArray<FormItem> Of(Pack pack, Role role) => new Form(pack, role).AllItems();

    private ImmutableArray<FormItem> AllItems()
    {
        var parts = asked
            .GroupBy(PartOf)
            .OrderBy(part => Array.IndexOf(Parts, part.Key) is >= 0 and var at ? at : Parts.Length)
            .Select(part => GroupOf(part.Key, [.. part]))
            .ToList();

        // Whoever is under 18 sees this and, of the rest, only the answers that say so.
        parts.Insert(
            1,
            new("group-way-out", pack.Safety.Youth.Title, null, new(UnderAge([.. asked], holds: true), Any: true), [.. WayOut()])
        );
        return [.. parts];
    }

    private string PartOf(Question question) =>
        question switch
        {
            { Sensitive: true } when ShutsOthers(question) => Freedom,
            _ when ShutsOthers(question) || TellsIfPrivate(question.Id) => First,
            { Group: not Question.SafetyGroup } => question.Group,
            { When: null } => Danger,
            _ when question.When.Mentions().All(look => TellsIfPrivate(look.Question)) => Danger,
            _ => Detail,
        };

    private bool TellsIfPrivate(string question) => pack.Model.Asking.PrivateEnough.Mentions().Any(look => look.Question == question);

    private string TitleOf(string part) =>
        part switch
        {
            First => says.GroupFirst,
            Danger => says.GroupDanger,
            Freedom => says.GroupFreedom,
            Detail => says.GroupDetail,
            Question.OpeningGroup => says.GroupOpening,
            "body" => says.GroupBody,
            "moment" => says.GroupMoment,
            "feelings" => says.GroupFeelings,
            "relation" => says.GroupRelation,
            "history" => says.GroupHistory,
            "life" => says.GroupLife,
            Question.ToldGroup => says.GroupTold,
            _ => "",
        };

    // Answers that end everything shut every group they are not in; where they are asked, they shut what comes after them.
    private FormItem GroupOf(string part, ImmutableArray<Question> questions)
    {
        var shutting = part switch
        {
            First => [],
            Freedom => [.. asked.Where(question => ShutsOthers(question) && !question.Sensitive)],
            _ => asked,
        };
        var (items, closed, runs) = (ImmutableArray.CreateBuilder<FormItem>(), ImmutableArray.CreateBuilder<FormItem>(), 0);
        for (var at = 0; at < questions.Length; at++)
        {
            if (ItemFor(questions[at], part == First ? questions[..at] : []) is { } item)
            {
                (questions[at].Sensitive ? closed : items).Add(item);
            }

            // Private questions that follow one another stand in one group, which is for whoever is private.
            if (closed.Count > 0 && (at + 1 == questions.Length || !questions[at + 1].Sensitive))
            {
                items.Add(
                    new FormItem(
                        $"group-{part}-private-{(char)('a' + runs++)}",
                        says.GroupPrivate,
                        null,
                        EnabledWhen.Always,
                        closed.DrainToImmutable()
                    ).ShownWhen(EnabledWhen.Of(pack.Model.Asking.PrivateEnough, role, OfferedBy) ?? [])
                );
            }
        }

        return new("group-" + part, TitleOf(part), null, new(UnderAge(shutting, holds: false), Any: false), items.ToImmutable());
    }

    // A question that no answer of this form can bring up is not in it.
    private FormItem? ItemFor(Question question, ImmutableArray<Question> earlier)
    {
        if (RulesOf(question) is not { } rules)
        {
            return null;
        }

        var shut = UnderAge(earlier, holds: false);
        if (!shut.IsEmpty)
        {
            rules = rules.Insert(0, new(shut, Any: false));
        }

        return new FormItem(question.Id, question.AskFor(role), question, EnabledWhen.Always, []).ShownWhen(rules);
    }

    private ImmutableArray<EnabledWhen>? RulesOf(Question question) =>
        question.When is { } when ? EnabledWhen.Of(when, role, OfferedBy) : [];

    private bool ShutsOthers(Question question) => pack.Safety.UnderAge.Mentions().Any(look => look.Question == question.Id);

    private ImmutableArray<Enabling> UnderAge(ImmutableArray<Question> of, bool holds) =>
        [
            .. pack
                .Safety.UnderAge.Mentions()
                .Where(look => of.Any(question => question.Id == look.Question))
                .SelectMany(look =>
                    OfferedBy(look.Question).Intersect(look.Answers).Select(answer => new Enabling(look.Question, answer, holds))
                ),
        ];

    private IEnumerable<string> OfferedBy(string id) =>
        asked.Where(question => question.Id == id).SelectMany(question => FormItem.Offered(question, role)).Select(answer => answer.Id);

    private IEnumerable<FormItem> WayOut() =>
        pack
            .Safety.Youth.Say.Concat(
                pack.Safety.Youth.Contacts.Where(contact => contact.Phone is not null)
                    .Select(contact => $"{Countries.Name(pack, contact.Country)}: {contact.Name}, {contact.Phone}")
            )
            .Select((line, at) => new FormItem($"way-out-{at + 1}", line, null, EnabledWhen.Always, []));
}
