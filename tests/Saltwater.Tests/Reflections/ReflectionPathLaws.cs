using Saltwater.Guide;
using Saltwater.Reflections;

namespace Saltwater.Tests.Reflections;

public sealed class ReflectionPathLaws
{
    // Whoever names two areas, or none, and leaves every statement of them.
    [Theory]
    [InlineData(Role.Self)]
    [InlineData(Role.Partner)]
    public void What_was_left_on_its_screen_is_not_offered_again_and_what_is_asked_can_tell_something(Role role)
    {
        var areas = Guides.English.Path.Areas.Select(area => area.Id).ToArray();
        var narrowed = 0;
        foreach (var one in areas)
        {
            foreach (var other in areas)
            {
                var (left, told, _) = Walk(role, [.. new[] { one, other }.Distinct()]);
                foreach (var (screen, _) in told)
                {
                    Assert.DoesNotContain(screen.Offered, answer => left.Contains((screen.Asked.Id, answer.Id)));
                    Assert.Contains(screen.Offered, answer => !answer.Effects.IsEmpty);
                    narrowed += left.Any(each => each.Question == screen.Asked.Id) ? 1 : 0;
                }
            }
        }

        Assert.NotEqual(0, narrowed);
    }

    [Theory]
    [InlineData(Role.Self)]
    [InlineData(Role.Partner)]
    public void More_is_asked_while_no_reason_fits_and_only_then(Role role)
    {
        var rules = Guides.English.Path.Telling;
        var more = 0;
        foreach (var area in Guides.English.Path.Areas.Where(area => area.Id is not (AskingPath.NoIdea or AskingPath.FeltGood)))
        {
            for (var ticks = 0; ticks <= 3; ticks++)
            {
                var (_, told, end) = Walk(role, [area.Id], ticks);
                Assert.InRange(told.Count, 0, rules.AtMostUnclear);
                Assert.All(told.Skip(rules.AtMost), each => Assert.False(Fits(each.Before)));
                Assert.True(end.Because != StoppedBecause.AskedEnough || Fits(end.Before) || told.Count == rules.AtMostUnclear);
                more += told.Count > rules.AtMost ? 1 : 0;
            }
        }

        Assert.NotEqual(0, more);
    }

    // Whether the answer would name a reason for what was said, not for what has to be shown however little was said.
    private static bool Fits(Answers answers) => Reflection.On(Guides.Network, answers).Threads.Any(thread => !thread.Gentle);

    private static (
        HashSet<(string Question, string Answer)> Left,
        List<(PathScreen.Telling Screen, Answers Before)> Told,
        (StoppedBecause Because, Answers Before) End
    ) Walk(Role role, string[] areas, int ticks = 0)
    {
        var (left, told, passage) = (new HashSet<(string, string)>(), new List<(PathScreen.Telling, Answers)>(), Passage.Begin(role));
        while (true)
        {
            switch (ReflectionPath.After(Guides.Network, passage))
            {
                case PathScreen.Finished end:
                    return (left, told, (end.Because, passage.Answers));
                case PathScreen.Danger danger:
                    passage = passage.With(danger, "none");
                    break;
                case PathScreen.StandsOut standsOut:
                    passage = passage.With(standsOut, areas);
                    break;
                case PathScreen.AreaScreen area:
                    left.UnionWith(area.Statements.Skip(ticks).Select(statement => (statement.Question, statement.Answer)));
                    passage = passage.With(Guides.Network, area, area.Statements.Take(ticks));
                    break;
                case PathScreen.Telling telling:
                    told.Add((telling, passage.Answers));
                    passage = passage.With(telling, Answers.Skip);
                    break;
                case var other:
                    passage = passage.With(other, Answers.Skip);
                    break;
            }
        }
    }
}
