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
                var (left, told) = Walk(role, [.. new[] { one, other }.Distinct()]);
                foreach (var screen in told)
                {
                    Assert.DoesNotContain(screen.Offered, answer => left.Contains((screen.Asked.Id, answer.Id)));
                    Assert.Contains(screen.Offered, answer => !answer.Effects.IsEmpty);
                    narrowed += left.Any(each => each.Question == screen.Asked.Id) ? 1 : 0;
                }
            }
        }

        Assert.NotEqual(0, narrowed);
    }

    private static (HashSet<(string Question, string Answer)> Left, List<PathScreen.Telling> Told) Walk(Role role, string[] areas)
    {
        var (left, told, passage) = (new HashSet<(string, string)>(), new List<PathScreen.Telling>(), Passage.Begin(role));
        while (true)
        {
            switch (ReflectionPath.After(Guides.Network, passage))
            {
                case PathScreen.Finished:
                    return (left, told);
                case PathScreen.Danger danger:
                    passage = passage.With(danger, "none");
                    break;
                case PathScreen.StandsOut standsOut:
                    passage = passage.With(standsOut, areas);
                    break;
                case PathScreen.AreaScreen area:
                    left.UnionWith(area.Statements.Select(statement => (statement.Question, statement.Answer)));
                    passage = passage.With(Guides.Network, area);
                    break;
                case PathScreen.Telling telling:
                    told.Add(telling);
                    passage = passage.With(telling, Answers.Skip);
                    break;
                case var other:
                    passage = passage.With(other, Answers.Skip);
                    break;
            }
        }
    }
}
