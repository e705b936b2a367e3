using System.Collections.Immutable;
using Saltwater.Guide;
using Saltwater.Host.Reflect;

namespace Saltwater.Host.Tests.Reflect;

public sealed class ReflectSheetTests
{
    // What the whole page may weigh on the wire, headers included.
    private const int Budget = 60_000;

    private static readonly Form Form = Form.Of(BuiltSite.Pack);

    [Fact]
    public void The_same_pack_gives_the_same_sheet() => Assert.Equal(ReflectSheet.For(BuiltSite.Pack), ReflectSheet.For(BuiltSite.Pack));

    [Fact]
    public async Task The_page_weighs_no_more_than_its_budget()
    {
        var page = (await BuiltSite.Rendered).Find("/reflect");
        var headers = page.Headers.Concat(Site.Headers).Sum(each => each.Key.Length + each.Value.Length + ": \r\n".Length);
        Assert.InRange(page.Brotli.Length + headers, 1, Budget);
    }

    [Fact]
    public void Every_answer_a_danger_sign_looks_at_can_be_ticked()
    {
        var looks = BuiltSite.Pack.Safety.Flags.SelectMany(flag => flag.Levels).SelectMany(level => level.When.Looks()).Where(look => BuiltSite.Pack.Question(look.Question)!.Group != Question.ScreenersGroup);
        Assert.All(looks, look => Assert.Superset(look.Answers.Remove(Condition.Answered).ToHashSet(), Form.Asks[look.Question].SelectMany(ask => ask.Ticks).Select(answer => answer.Id).ToHashSet()));
    }

    [Fact]
    public void No_private_question_or_answer_stands_open() =>
        Assert.DoesNotContain(Form.Sections.SelectMany(section => section.Open), ask => ask.Question.Sensitive || ask.Ticks.Any(answer => answer.Sensitive));

    [Fact]
    public void Danger_signs_come_first() => Assert.All(Form.Sections[0].Asks, ask => Assert.Equal(Question.SafetyGroup, ask.Question.Group));

    [Fact]
    public void Every_box_has_an_id_of_its_own()
    {
        var boxes = Form.Sections.SelectMany(section => section.Asks).SelectMany(ask => ask.Ticks.Select(answer => Ask.Box(ask.Question.Id, answer.Id))).ToList();
        Assert.Equal(boxes.Count, boxes.Distinct().Count());
    }

    [Theory]
    [InlineData(":where(#q-head:has(#head_mild:checked))", "head: mild")]
    [InlineData(":where(#p0:has(#wanted_no:checked):has(#afraid_yes:checked))", "all", "wanted: no", "afraid: yes")]
    [InlineData(":where(#q-head:has(#head_mild:checked),#q-bleed:has(#bleed_more:checked))", "any", "head: mild", "bleed: more")]
    [InlineData(":where(#q-head:has(#head_mild:checked)~#q-bleed:has(#bleed_more:checked))", "all", "bleed: more", "head: mild")]
    [InlineData(":where(#q-head:not(:has(#head_mild:checked))~#q-bleed:not(:has(#bleed_more:checked)))", "none", "head: mild", "bleed: more")]
    [InlineData(":where(#q-head:has(#head_mild:checked))", "any", "head: mild", "phq2: score-3-6")]
    [InlineData("", "all", "head: mild", "phq2: score-3-6")]
    [InlineData("", "phq2: score-3-6")]
    public void A_condition_becomes_a_selector_in_the_order_of_the_page(string selector, params string[] written) => Assert.Equal(selector, new Chain(Form).Of(Written(written)));

    private static Condition Written(string[] written)
    {
        var looks = written.Where(line => line.Contains(':', StringComparison.Ordinal)).Select(line => line.Split(':', StringSplitOptions.TrimEntries)).Select(pair => new Condition(pair[0], [pair[1]], [], [], [])).ToImmutableArray();
        return written[0] switch
        {
            "any" => new(null, [], looks, [], []),
            "all" => new(null, [], [], looks, []),
            "none" => new(null, [], [], [], looks),
            _ => looks[0],
        };
    }
}
