using Bunit;
using Saltwater.App.Appointment;
using Saltwater.Guide;
using Saltwater.Guide.Screens;

namespace Saltwater.Site.Tests.App;

/// <summary>The screen of the page to take along, without a browser.</summary>
public sealed class TakeAlongScreenTests : BunitContext
{
    private static readonly TakeAlongTexts Words = TakeAlongTexts.Of(BuiltSite.Pack);

    private int prints;

    [Fact]
    public void What_is_unticked_is_not_on_the_page_and_what_is_printed_says_nothing_else()
    {
        var screen = Shown(Answer(("when", "moments-after"), ("often", "often")));
        Assert.Equal(2, screen.FindAll(".sheet li").Count);

        screen.FindAll("input[type=checkbox]")[0].Change(false);
        Assert.Single(screen.FindAll(".sheet li"));
        Assert.All(screen.FindAll("button, input, textarea, h1, h2"), each => Assert.NotNull(each.Closest(".unprinted")));
        Assert.Null(screen.Find(".sheet").Closest(".unprinted"));
    }

    [Fact]
    public void Where_it_is_too_much_for_one_sheet_it_asks_to_choose_and_does_not_print()
    {
        var all = BuiltSite
            .AppPack.Questions.Where(question =>
                question is { AtMost: > 1, Sensitive: false }
                && question.CanAsk(Role.Self)
                && question.Id is not ("danger-signs" or "quiet-help")
            )
            .Aggregate(Answers.None(Role.Self), (answers, question) =>
                answers.With(
                    question,
                    question
                        .Answers.Where(answer => !answer.Exclusive && answer.IsOffered(Role.Self))
                        .Take(question.AtMost)
                        .Select(answer => answer.Id)
                )
            );
        all = all.With(
            BuiltSite.AppPack.Question("danger-signs")!,
            BuiltSite.AppPack.Question("danger-signs")!.Answers.Where(answer => !answer.Exclusive).Take(12).Select(answer => answer.Id)
        );
        var screen = Shown(all);

        Assert.Contains(Words.TooLong, screen.Markup, StringComparison.Ordinal);
        Assert.True(screen.FindAll("button")[0].HasAttribute("disabled"));
        Assert.NotNull(screen.Find(".sheet").Closest(".unprinted"));
        Assert.Null(screen.Find(".warn").Closest(".unprinted"));

        foreach (var at in Enumerable.Range(0, screen.FindAll("input[type=checkbox]:checked").Count - 3))
        {
            screen.FindAll("input[type=checkbox]:checked")[0].Change(false);
        }

        screen.FindAll("button")[0].Click();
        Assert.Equal(1, prints);
    }

    [Fact]
    public void Where_someone_may_look_private_lines_are_left_out_and_it_says_so()
    {
        var screen = Shown(Answer(("alone", "may-look"), ("past", "yes"), ("when", "before")));

        Assert.Contains(Words.PrivateLeftOut, screen.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("hurt sexually", screen.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Under_18_nothing_is_shown() => Assert.Equal("", Shown(Answer(("age18", "no"), ("when", "before"))).Markup.Trim());

    private static Answers Answer(params (string Question, string Answer)[] given) =>
        given.Aggregate(Answers.None(Role.Self), (answers, each) => answers.With(BuiltSite.AppPack.Question(each.Question)!, each.Answer));

    private IRenderedComponent<TakeAlong> Shown(Answers answers) =>
        Render<TakeAlong>(given =>
            given
                .Add(screen => screen.Pack, BuiltSite.AppPack)
                .Add(screen => screen.Words, () => BuiltSite.Page)
                .Add(screen => screen.Answers, answers)
                .Add(screen => screen.Print, () => prints++)
                .Add(screen => screen.Save, (_, _) => { })
                .Add(screen => screen.Copy, _ => Task.FromResult(true))
        );
}
