using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Saltwater.Guide;
using Saltwater.Site.Files;
using Saltwater.Site.Reflect;

namespace Saltwater.Site.Tests.Reflect;

public sealed partial class ReflectSheetTests
{
    // What the whole page may weigh on the wire, headers included.
    private const int Budget = 60_000;

    private static readonly Form Form = Form.Of(BuiltSite.Pack);

    [Fact]
    public void The_same_pack_gives_the_same_sheet() => Assert.Equal(ReflectSheet.For(BuiltSite.Pack), ReflectSheet.For(BuiltSite.Pack));

    [Fact]
    public async Task The_page_weighs_no_more_than_its_budget()
    {
        var page = (await BuiltSite.Rendered).FileAt("/reflect");
        var headers = page.Headers.Concat(Website.Headers).Sum(each => each.Key.Length + each.Value.Length + ": \r\n".Length);
        Assert.InRange(page.Brotli.Length + headers, 1, Budget);
    }

    [Fact]
    public void Every_answer_a_danger_sign_looks_at_can_be_ticked()
    {
        var looks =
            from look in BuiltSite.Pack.Safety.Flags.SelectMany(flag => flag.Levels).SelectMany(level => level.When.Mentions())
            let question = BuiltSite.Pack.Question(look.Question)!
            where question.Group == Question.SafetyGroup && question.CanAsk(Role.Self) && question.Id != "alone"
            select (question.Id, Answers: look.Answers.Where(id => question.Answer(id)?.IsOffered(Role.Self) ?? false).ToHashSet());
        Assert.All(looks, look =>
            Assert.Superset(look.Answers, Form.Asks[look.Id].SelectMany(ask => ask.Ticks).Select(answer => answer.Id).ToHashSet())
        );
    }

    [Fact]
    public void Every_danger_sign_can_be_raised_but_those_about_what_is_not_asked_here() =>
        // Being very drunk and still crying are asked on the path alone, a questionnaire nowhere unasked, and who may look not where
        // nothing would read differently.
        Assert.Equal(
            ["C-ALC1", "C-ALC2", "C-CRYING", "C-TECH"],
            BuiltSite
                .Pack.Safety.Flags.Where(flag => flag.Levels.All(level => new SelectorChain(Form).Of(level.When).Length == 0))
                .Select(flag => flag.Id)
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public void What_stands_out_is_the_areas_of_the_path_with_their_statements()
    {
        Assert.Equal(BuiltSite.Pack.Path.Areas.Select(area => area.Id), Form.Areas.Select(area => area.Id));
        Assert.All(BuiltSite.Pack.Path.Areas.SelectMany(area => area.Statements).Where(each => each.IsFor(Role.Self)), each =>
            Assert.Contains(Form.Asks[each.Question].SelectMany(ask => ask.Ticks), answer => answer.Id == each.Answer)
        );
        Assert.All(Form.Asks, asks =>
            Assert.True(BuiltSite.Pack.Question(asks.Key) is { Group: not Question.ToldGroup } question && question.CanAsk(Role.Self))
        );
    }

    [Fact]
    public async Task Advice_to_talk_is_hidden_in_the_markup_itself()
    {
        var text = System.Text.Encoding.UTF8.GetString((await BuiltSite.Rendered).FileAt("/reflect").Plain.Span);
        Assert.Contains("<li class=\"talk\" hidden>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<li class=\"talk\">", text, StringComparison.Ordinal);
    }

    [Fact]
    public void No_private_question_or_answer_stands_open() =>
        Assert.DoesNotContain(Form.Sections.SelectMany(section => section.Open.Concat(section.After)), ask =>
            ask.Question.Sensitive || ask.Ticks.Any(answer => answer.Sensitive)
        );

    [Fact]
    public void Danger_signs_come_first() => Assert.All(Form.Danger.Asks, ask => Assert.Equal(Question.SafetyGroup, ask.Question.Group));

    [Fact]
    public void Every_box_has_an_id_of_its_own()
    {
        var boxes = Form
            .Sections.SelectMany(section => section.Asks)
            .SelectMany(ask => ask.Ticks.Select(answer => Ask.BoxId(ask.Question.Id, answer.Id)))
            .ToList();
        Assert.Equal(boxes.Count, boxes.Distinct().Count());
    }

    [Theory]
    [InlineData(":where(#q-head:has(#head_mild:checked))", "head: mild")]
    [InlineData(":where(#p0:has(#wanted_no:checked):has(#afraid_yes:checked))", "all", "wanted: no", "afraid: yes")]
    [InlineData(":where(#p0:has(:checked:is(#wanted_no,#afraid_yes)))", "any", "wanted: no", "afraid: yes")]
    [InlineData(":where(#q-head:has(#head_mild:checked),#q-bleed:has(#bleed_more:checked))", "any", "head: mild", "bleed: more")]
    [InlineData(":where(#q-head:has(#head_mild:checked)~#q-bleed:has(#bleed_more:checked))", "all", "bleed: more", "head: mild")]
    [InlineData(
        ":where(#q-head:not(:has(#head_mild:checked))~#q-bleed:not(:has(#bleed_more:checked)))",
        "none",
        "head: mild",
        "bleed: more"
    )]
    [InlineData(":where(#q-head:has(#head_mild:checked))", "any", "head: mild", "phq2: score-3-6")]
    [InlineData("", "all", "head: mild", "phq2: score-3-6")]
    [InlineData("", "phq2: score-3-6")]
    public void A_condition_becomes_a_selector_in_the_order_of_the_page(string selector, params string[] written) =>
        Assert.Equal(selector, new SelectorChain(Form).Of(Written(written)));

    // A browser styles anew, after a tick, all that any such rule could end in: of :last-child or li that is the whole form.
    [Fact]
    public void What_looks_at_ticks_ends_in_an_element_of_a_class_or_an_id()
    {
        var sheet = Comment().Replace(Embedded.ReadText("site.css") + ReflectSheet.For(BuiltSite.Pack), "");
        var ends = Prelude()
            .Matches(sheet)
            .Select(rule => rule.Groups[1].Value)
            .Where(prelude => prelude.Contains(":has(", StringComparison.Ordinal))
            .SelectMany(prelude => WithoutArguments(prelude).Split(','))
            .Select(selector => selector.Split([' ', '>', '~', '+'], StringSplitOptions.RemoveEmptyEntries)[^1])
            .ToList();
        Assert.NotEmpty(ends);
        Assert.All(ends, end => Assert.Matches(@"[.#]\w", end));
    }

    private static string WithoutArguments(string selector)
    {
        while (Arguments().IsMatch(selector))
        {
            selector = Arguments().Replace(selector, "");
        }

        return selector;
    }

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"(?<=^|[{}])\s*([^{}@;]+)\{")]
    private static partial Regex Prelude();

    [GeneratedRegex(@"\([^()]*\)")]
    private static partial Regex Arguments();

    private static Condition Written(string[] written)
    {
        var looks = written
            .Where(line => line.Contains(':', StringComparison.Ordinal))
            .Select(line => line.Split(':', StringSplitOptions.TrimEntries))
            .Select(pair => new Condition(pair[0], [pair[1]], [], [], []))
            .ToImmutableArray();
        return written[0] switch
        {
            "any" => new(null, [], looks, [], []),
            "all" => new(null, [], [], looks, []),
            "none" => new(null, [], [], [], looks),
            _ => looks[0],
        };
    }
}
